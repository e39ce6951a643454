/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/faults.h"

#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

typedef enum em_deed {
    DELAY = 1,
    RESET_BEFORE,
    RESET_AFTER,
    CUT,
    EMPTY,
    GARBLE,
    TRICKLE,
    MISCOUNT,
    THROTTLE,
    FAIL_BEFORE,
    FAIL_AFTER,
    SKEW
} em_deed;

struct em_fault_kind {
    const char *name;
    em_deed deed;
    const char *needs; /* the member that goes with it; NULL: none must */
};

static const em_fault_kind KINDS[] = {
    { "latency", DELAY, "milliseconds" },
    { "reset_before", RESET_BEFORE, NULL },
    { "reset_after", RESET_AFTER, NULL },
    { "truncated", CUT, NULL },
    { "empty", EMPTY, NULL },
    { "malformed", GARBLE, NULL },
    { "slow_body", TRICKLE, "milliseconds" },
    { "wrong_length", MISCOUNT, NULL },
    { "too_many_requests", THROTTLE, NULL },
    { "error_before", FAIL_BEFORE, NULL },
    { "error_after", FAIL_AFTER, NULL },
    { "clock_skew", SKEW, "by" },
};

static const em_field WHEN_FIELDS[] = {
    { "nth", EM_INTEGER, false, 0, NULL, NULL },
    { "chance", EM_INTEGER, false, 0, NULL, NULL },
    { 0 },
};

static const em_field FAULT_FIELDS[] = {
    { "operation", EM_TEXT, false, 47, NULL, NULL },
    { "when", EM_OBJECT, false, 0, NULL, WHEN_FIELDS },
    { "fault", EM_TEXT, true, 0, NULL, NULL },
    { "milliseconds", EM_INTEGER, false, 0, NULL, NULL },
    { "by", EM_TEXT, false, 0, NULL, NULL },
    { "status", EM_INTEGER, false, 0, NULL, NULL },
    { "reasonCode", EM_TEXT, false, 63, NULL, NULL },
    { "retryAfter", EM_TEXT, false, 63, NULL, NULL },
    { 0 },
};

static const em_field LIST_FIELDS[] = {
    { "faults", EM_OBJECTS, true, 0, NULL, FAULT_FIELDS },
    { 0 },
};

static bool refuse(em_answer *answer, const char *name, const char *why)
{
    return em_answer_error(answer, "InvalidParameterValue", "The value provided for [%s] is invalid: %s.", name, why);
}

static bool read_kind(em_fault *fault, const sw_json *given, em_answer *answer)
{
    char names[256] = "";
    const char *name = sw_json_get_text(given, "fault");
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "it must be one of ", KINDS[i].name);
        if (strcmp(KINDS[i].name, name) == 0)
            fault->kind = &KINDS[i];
    }
    if (!fault->kind)
        return refuse(answer, "fault", names);
    if (fault->kind->needs && !em_given(given, fault->kind->needs))
        return em_answer_error(answer, "MissingParameterValue", "The fault %s needs [%s].", name, fault->kind->needs);
    return true;
}

/* "90s", "-20m". */
static bool read_skew(em_fault *fault, const char *text, em_answer *answer)
{
    bool behind = *text == '-';
    if (!em_duration_read(&fault->clock_ahead, text + (behind ? 1 : 0)))
        return refuse(answer, "by", "it must read as 90s, 20m or -2h");
    if (behind)
        fault->clock_ahead = -fault->clock_ahead;
    return true;
}

static void copy_text(char *out, size_t room, const sw_json *given, const char *name)
{
    const char *text = sw_json_get_text(given, name);
    snprintf(out, room, "%s", text ? text : "");
}

static bool is_header_value(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

static bool read_fault(em_fault *fault, const sw_json *given, bool (*is_operation)(const char *), em_answer *answer)
{
    const sw_json *when = em_given(given, "when");
    *fault = (em_fault){ 0 };
    copy_text(fault->operation, sizeof fault->operation, given, "operation");
    copy_text(fault->reason, sizeof fault->reason, given, "reasonCode");
    copy_text(fault->retry_after, sizeof fault->retry_after, given, "retryAfter");
    fault->nth = sw_json_integer(em_given(when, "nth"), 0);
    fault->chance = sw_json_integer(em_given(when, "chance"), 0);
    fault->milliseconds = sw_json_integer(em_given(given, "milliseconds"), 0);
    fault->status = (int)sw_json_integer(em_given(given, "status"), 0);
    if (*fault->operation && !is_operation(fault->operation))
        return refuse(answer, "operation", "there is no such operation");
    if (fault->chance > 100)
        return refuse(answer, "chance", "it is of 100");
    if (fault->milliseconds > 10 * EM_MINUTE)
        return refuse(answer, "milliseconds", "ten minutes are the most");
    if (fault->status && (fault->status < 400 || fault->status > 599))
        return refuse(answer, "status", "it must be from 400 to 599");
    if (!is_header_value(fault->retry_after))
        return refuse(answer, "retryAfter", "it must be printable ASCII");
    const char *by = sw_json_get_text(given, "by");
    return read_kind(fault, given, answer) && (!by || read_skew(fault, by, answer));
}

void em_faults_add(em_faults *faults, const sw_json *list, bool (*is_operation)(const char *name), em_answer *answer)
{
    size_t count = faults->count;
    sw_json *body = em_json(sw_json_object());
    sw_json_put(body, "faults", em_json(sw_json_copy(list)));
    bool fits = em_check(answer, body, LIST_FIELDS);
    sw_json_free(body);
    if (!fits)
        return;
    for (const sw_json *one = sw_json_first(list); one; one = sw_json_next(one), count++) {
        if (count == EM_MAX_FAULTS) {
            em_answer_error(answer, "InvalidRequest", "At most %d faults can be set.", EM_MAX_FAULTS);
            return;
        }
        if (!read_fault(&faults->list[count], one, is_operation, answer))
            return;
    }
    faults->count = count;
    em_faults_tell(faults, answer);
}

static sw_json *write_fault(const em_fault *fault)
{
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "operation", *fault->operation ? fault->operation : NULL);
    sw_json_put_text(out, "fault", fault->kind->name);
    sw_json_put_integer(out, "calls", fault->calls);
    sw_json_put_integer(out, "failed", fault->failed);
    return out;
}

void em_faults_tell(const em_faults *faults, em_answer *answer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; i < faults->count; i++)
        sw_json_append(list, write_fault(&faults->list[i]));
    sw_json_put(out, "faults", list);
    em_answer_json(answer, 200, out);
}

static bool fires(em_fault *fault, em_ids *ids)
{
    fault->calls++;
    if (fault->nth && fault->calls != fault->nth)
        return false;
    return !fault->chance || em_id_chance(ids) < fault->chance;
}

/* Each counts every call, whichever of them fires. */
const em_fault *em_faults_fire(em_faults *faults, em_ids *ids, const char *operation)
{
    em_fault *fired = NULL;
    for (size_t i = 0; i < faults->count; i++) {
        em_fault *fault = &faults->list[i];
        bool meant = !*fault->operation || strcmp(fault->operation, operation) == 0;
        if (meant && fires(fault, ids) && !fired)
            fired = fault;
    }
    if (fired)
        fired->failed++;
    return fired;
}

const char *em_fault_name(const em_fault *fault)
{
    return fault->kind->name;
}

/* A gateway's failure is no JSON: a status without a reason is answered as one. */
static void fail(const em_fault *fault, em_answer *answer)
{
    const char *reason = *fault->reason ? fault->reason : fault->status ? "" : "InternalServerError";
    if (*reason)
        em_answer_error(answer, reason, "This failure was asked for by the control API.");
    else
        em_answer_page(answer, "text/html", "<html><body><h1>Bad Gateway</h1></body></html>");
    if (fault->status)
        answer->status = fault->status;
    snprintf(answer->manner.retry_after, sizeof answer->manner.retry_after, "%s", fault->retry_after);
}

static void reset(em_answer *answer)
{
    em_answer_empty(answer, 0);
    answer->manner.how = EM_SENT_NOT_AT_ALL;
}

bool em_fault_before(const em_fault *fault, em_answer *answer)
{
    answer->manner.clock_ahead = fault->clock_ahead;
    switch (fault->kind->deed) {
    case RESET_BEFORE:
        reset(answer);
        return true;
    case THROTTLE:
        em_answer_error(answer, "TooManyRequests", "The request was throttled: the control API asked for it.");
        snprintf(answer->manner.retry_after, sizeof answer->manner.retry_after, "%s", fault->retry_after);
        return true;
    case FAIL_BEFORE:
        fail(fault, answer);
        return true;
    default:
        return false;
    }
}

void em_fault_after(const em_fault *fault, em_answer *answer)
{
    size_t size = strlen(answer->text);
    em_manner *manner = &answer->manner;
    switch (fault->kind->deed) {
    case DELAY:
        manner->delay = fault->milliseconds;
        break;
    case RESET_AFTER:
        reset(answer);
        break;
    case CUT:
        manner->how = EM_SENT_IN_PART;
        break;
    case EMPTY:
        answer->text[0] = '\0';
        break;
    case GARBLE:
        answer->text[size / 2] = '\0';
        break;
    case TRICKLE:
        manner->how = EM_SENT_SLOWLY;
        manner->delay = fault->milliseconds;
        break;
    case MISCOUNT:
        manner->how = EM_SENT_MISCOUNTED;
        break;
    case FAIL_AFTER:
        fail(fault, answer);
        break;
    default:
        break;
    }
}
