/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people decide.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/body.h"
#include "engine/job.h"
#include "engine/lease.h"
#include "engine/outcome.h"
#include "engine/start.h"
#include "engine/talk.h"
#include "face/told.h"

#include <string.h>

static int tell_paused(sw_json **out, const char *paused, sw_error *err)
{
    *out = sw_json_object();
    return sw_json_put(*out, "paused", paused ? sw_json_new_raw(paused) : sw_json_new_null()) ? SW_OK
                                                                                              : sw_fail_memory(err);
}

/* Who resumes has looked at what was done since a backup that was put back. */
static int write_paused(sw_desk *desk, const char *paused, sw_error *err)
{
    int code = sw_meta_set(desk->database, "paused", paused, err);
    if (code == SW_OK && !paused)
        code = sw_meta_set(desk->database, "restored", NULL, err);
    return code;
}

static int set_paused(sw_desk *desk, const char *paused, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, write_paused(desk, paused, err), err) : code;
}

int sw_job_pause(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "reason", "by", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "reason", "say why, for those who find it paused", err);
    if (code != SW_OK)
        return code;
    sw_json *paused = sw_json_object();
    bool whole = sw_told_text(paused, "reason", sw_json_get_text(asked->options, "reason")) &&
                 sw_told_text(paused, "by", sw_json_get_text(asked->options, "by")) &&
                 sw_json_put(paused, "at", sw_time_told(sw_engine_now(desk->engine)));
    char *text = whole ? sw_json_write(paused, false) : NULL;
    code = text ? set_paused(desk, text, err) : sw_fail_memory(err);
    if (code == SW_OK)
        code = tell_paused(out, text, err);
    sw_json_release_text(text);
    sw_json_free(paused);
    return code;
}

int sw_job_resume(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "by", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = set_paused(desk, NULL, err);
    return code == SW_OK ? tell_paused(out, NULL, err) : code;
}

static int give(sw_json **out, const sw_desk *desk, const sw_action_row *action, int code, sw_error *err)
{
    if (code == SW_OK)
        *out = sw_action_told(action, desk);
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}

static int say(sw_action_row *action, const char *reason, const char *by, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    sw_fail(&why, SW_OK, "%s%s%s", reason ? reason : "", by ? ": " : "", by ? by : "");
    return sw_action_note(action, &why, NULL, err);
}

static int withdraw(sw_action_row *action, sw_desk *desk, const sw_json *options, sw_error *err)
{
    const char *intent = sw_json_get_text(options, "intent");
    int code = sw_action_seek(action, desk, intent, err);
    if (code == SW_OK && !sw_action_is(action, SW_PLANNED) && !sw_action_is(action, SW_WAITING) &&
        !sw_action_is(action, SW_BLOCKED))
        code = sw_fail_field(err, SW_E_CONFLICT, "intent",
                             "\"%.120s\" is %s: only what is not started can be taken back%s", intent, action->state,
                             sw_action_is(action, SW_ACCEPTED) ? "; cancel or refund it" : "");
    if (code == SW_OK)
        code = say(action, sw_json_get_text(options, "reason"), sw_json_get_text(options, "by"), err);
    if (code == SW_OK)
        code = sw_action_set(action, SW_WITHDRAWN, 0, err);
    if (code == SW_OK)
        code = sw_action_save(action, desk, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, action, sw_json_get_text(options, "by"), "withdrawn", err)
                         : code;
}

int sw_job_withdraw(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", "reason", "by", NULL };
    sw_action_row action = { 0 };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "reason", "say why it is taken back", err);
    if (code == SW_OK)
        code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, withdraw(&action, desk, asked->options, err), err);
    code = give(out, desk, &action, code, err);
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

/* An event that was decided is not decided again: what came of it is in the journal. */
static int refuse_decided(const sw_desk *desk, const char *id, sw_error *err)
{
    int64_t events = 0, actions = 0;
    int code = sw_find_number(&events, desk->database, err, "SELECT count(*) FROM event WHERE id = $1", "t", id);
    if (code == SW_OK)
        code = sw_find_number(&actions, desk->database, err, "SELECT count(*) FROM action WHERE intent = $1", "t", id);
    if (code == SW_OK && events > 0 && actions == 0)
        code = sw_fail_field(
            err, SW_E_CONFLICT, "intent",
            "the event \"%.120s\" is decided, or waits for it: what it lacked is told under an id of its own", id);
    return code;
}

static int retry_event(bool *found, sw_desk *desk, const char *id, sw_error *err)
{
    int code = sw_run(desk->database, err,
                      "UPDATE event SET state = 'recorded', faults = 0, next_ms = $1 WHERE id = $2 AND state = "
                      "'failed'",
                      "nt", sw_engine_now(desk->engine), id);
    *found = code == SW_OK && desk->database->driver->changed(desk->database) > 0;
    return code == SW_OK && !*found ? refuse_decided(desk, id, err) : code;
}

/* A final decline is not for a person to override either: the guard stops the attempt. */
static int retry(sw_action_row *action, bool *is_event, sw_desk *desk, const sw_json *options, sw_error *err)
{
    const char *intent = sw_json_get_text(options, "intent"), *by = sw_json_get_text(options, "by");
    int code = retry_event(is_event, desk, intent ? intent : "", err);
    if (code == SW_OK && *is_event)
        return sw_inbox_settle_event(desk, intent, by, "decided again", err);
    if (code == SW_OK)
        code = sw_action_seek(action, desk, intent, err);
    if (code == SW_OK && !sw_action_is(action, SW_STOPPED) && !sw_action_is(action, SW_BLOCKED))
        code = sw_fail_field(err, SW_E_CONFLICT, "intent",
                             "\"%.120s\" is %s: a new attempt needs a definite no that is on disk", intent,
                             action->state);
    if (code != SW_OK)
        return code;
    int64_t now = sw_engine_now(desk->engine);
    action->due_ms = 0;
    action->trouble_ms = 0;
    code = sw_action_set(action, SW_PLANNED, now, err);
    if (code == SW_OK)
        code = sw_action_save(action, desk, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, action, by, "tried again", err) : code;
}

int sw_job_retry(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", "by", NULL };
    sw_action_row action = { 0 };
    bool is_event = false;
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "intent", "say which action, or which event", err);
    if (code == SW_OK)
        code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, retry(&action, &is_event, desk, asked->options, err), err);
    if (code == SW_OK && is_event) {
        *out = sw_json_object();
        code = sw_told_text(*out, "event", sw_json_get_text(asked->options, "intent")) ? SW_OK : sw_fail_memory(err);
    } else {
        code = give(out, desk, &action, code, err);
    }
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

/* A charge or refund is one intent's. */
static int check_free(const sw_desk *desk, const sw_action_row *action, const char *id, sw_error *err)
{
    int64_t others = 0;
    int code = sw_find_number(
        &others, desk->database, err,
        "SELECT count(*) FROM action WHERE kind = $1 AND number <> $2 AND ((kind = 'charge' AND charge_id = "
        "$3) OR refund_id = $3)",
        "tnt", action->kind, action->number, id);
    if (code == SW_OK && others > 0)
        code = sw_fail_field(err, SW_E_CONFLICT, "charged", "%.120s belongs to another intent of the journal", id);
    return code;
}

/* What was found at Amazon has to be that charge or refund, of that amount. */
static int check_found(const sw_action_row *action, const sw_object *object, sw_error *err)
{
    sw_money found = SW_MONEY_INIT, amount = sw_action_amount(action);
    bool refund = sw_action_is_kind(action, SW_KIND_REFUND);
    const char *permission = sw_object_text(object, "/chargePermissionId"),
               *charge = sw_object_text(object, "/chargeId");
    bool captures = sw_action_is_kind(action, SW_KIND_CAPTURE);
    sw_object_money(&found, object, refund ? "/refundAmount" : captures ? "/captureAmount" : "/chargeAmount", NULL);
    bool same = refund ? charge && action->charge_id && strcmp(charge, action->charge_id) == 0
                       : permission && action->permission && strcmp(permission, action->permission) == 0;
    if (same && sw_money_equal(&found, &amount) && sw_advice_of(action->kind, object).code != SW_OK)
        return sw_fail_field(err, SW_E_CONFLICT, "charged",
                             "what Amazon has under this id is %.40s: nothing was charged by it",
                             sw_object_state(object));
    if (same && sw_money_equal(&found, &amount))
        return SW_OK;
    return sw_fail_field(err, SW_E_CONFLICT, "charged",
                         "what Amazon has under this id is of another wallet, charge or amount: it is "
                         "not what this intent stands for");
}

static int load_attempt(sw_attempt_row *out, const sw_desk *desk, const sw_action_row *action, sw_error *err)
{
    bool found = false;
    int code = sw_record_find(out, &found, &sw_attempt_table, desk->database, err, "WHERE action = $1 AND attempt = $2",
                              "nn", action->number, action->attempt);
    return code == SW_OK && !found ? sw_fail(err, SW_E_IO, "the journal lost an attempt of \"%.200s\"", action->intent)
                                   : code;
}

static int resolve_charged(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const char *id, sw_error *err)
{
    sw_reply reply = { 0 };
    int code = check_free(desk, action, id, err);
    if (code == SW_OK)
        code = sw_talk_read(&reply, desk, sw_reader_of(action->kind), id, err);
    if (code == SW_OK)
        code = check_found(action, reply.object, err);
    if (code == SW_OK)
        code = sw_outcome_accept(desk, action, attempt, reply.object, err);
    sw_reply_free(&reply);
    return code;
}

static int resolve_not_charged(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_json *options,
                               sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    const char *by = sw_json_get_text(options, "by");
    sw_fail(&why, SW_E_REFUSED, "not done, says %s: %s", by, sw_json_get_text(options, "reason"));
    why.next_step = SW_NEXT_STOP;
    action->by_rules = 0; /* nothing follows by itself from what a person said */
    int code = sw_outcome_refuse(desk, action, attempt, &why, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, action, by, why.message, err) : code;
}

static int believe(sw_desk *desk, sw_action_row *action, const sw_json *options, sw_error *err)
{
    const char *charged = sw_json_get_text(options, "charged");
    sw_attempt_row attempt = { 0 };
    int code = load_attempt(&attempt, desk, action, err);
    if (code == SW_OK)
        code = charged ? resolve_charged(desk, action, &attempt, charged, err)
                       : resolve_not_charged(desk, action, &attempt, options, err);
    SW_RECORD_FREE(attempt, sw_attempt_table);
    return code;
}

static bool is_open(const sw_action_row *action)
{
    return sw_action_is(action, SW_UNRESOLVED) || sw_action_is(action, SW_UNKNOWN) || sw_action_is(action, SW_STARTED);
}

/* Takes the wallet, and reads the action again: a worker may have been at it. */
static int take_wallet(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    bool taken = desk->wallet != 0;
    int64_t number = action->number, wallet = action->wallet;
    int code = taken ? sw_lease_renew(desk, err) : sw_database_begin(desk->database, err);
    if (code == SW_OK && !taken)
        code = sw_database_end(desk->database, sw_lease_take(&taken, desk, wallet, err), err);
    if (code == SW_OK && !taken)
        code = sw_fail_field(err, SW_E_CONFLICT, "intent",
                             "a worker is at this wallet just now: try again in a minute");
    if (code != SW_OK)
        return code;
    SW_RECORD_FREE(*action, sw_action_table);
    return sw_action_load(action, desk, number, err);
}

/* Amazon is asked once more before a person is believed. */
static int ask_again(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    if (sw_action_is(action, SW_UNRESOLVED) && !sw_record_text(&action->state, SW_UNKNOWN))
        return sw_fail_memory(err);
    int code = sw_step_resend(desk, action, err);
    return code == SW_OK ? take_wallet(desk, action, err) : code;
}

static int refuse_restored(const sw_desk *desk, sw_error *err)
{
    sw_pause pause = SW_PAUSE_NONE;
    int code = sw_desk_pause(&pause, desk, err);
    if (code == SW_OK && pause == SW_PAUSE_ALL)
        code = sw_fail(err, SW_E_CONFLICT,
                       "this journal is a backup that was put back: nothing is sent before it is resumed");
    return code;
}

static int resolve(sw_action_row *action, sw_desk *desk, const sw_json *options, sw_error *err)
{
    int code = refuse_restored(desk, err);
    if (code == SW_OK)
        code = sw_action_seek(action, desk, sw_json_get_text(options, "intent"), err);
    if (code == SW_OK)
        code = take_wallet(desk, action, err);
    if (code == SW_OK && !is_open(action))
        code = sw_fail_field(err, SW_E_CONFLICT, "intent", "\"%.120s\" is %s: there is nothing to resolve",
                             action->intent, action->state);
    bool unresolved = code == SW_OK && sw_action_is(action, SW_UNRESOLVED);
    if (code == SW_OK)
        code = ask_again(desk, action, err);
    if (code != SW_OK || !is_open(action))
        return code;
    if (!unresolved && !sw_json_get_text(options, "charged"))
        return sw_fail_field(
            err, SW_E_CONFLICT, "not_charged",
            "\"%.120s\" is %s: the engine still finds out by itself; only what is unresolved, after a day, "
            "is for people to say",
            action->intent, action->state);
    return believe(desk, action, options, err);
}

int sw_job_resolve(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", "charged", "not_charged", "reason", "by", NULL };
    const sw_json *options = asked->options;
    bool charged = sw_json_get_text(options, "charged") != NULL,
         not_charged = sw_json_is_true(sw_json_get(options, "not_charged"));
    sw_action_row action = { 0 };
    int code = sw_job_check_options(options, names, err);
    if (code == SW_OK && charged == not_charged)
        code = sw_fail_field(err, SW_E_INVALID, "charged",
                             "say what was found out: charged with the id at Amazon, or not_charged");
    if (code == SW_OK)
        code = sw_job_need(options, "by", "say who found it out", err);
    if (code == SW_OK && not_charged)
        code = sw_job_need(options, "reason", "say how it was found out that nothing was done", err);
    if (code == SW_OK && !desk->engine->client)
        code = sw_fail_field(err, SW_E_INVALID, "client", "to resolve takes a client: Amazon is asked once more");
    if (code == SW_OK)
        code = resolve(&action, desk, options, err);
    code = give(out, desk, &action, code, err);
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

int sw_job_acknowledge(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "id", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "id", "say which message", err);
    if (code == SW_OK)
        code = sw_run(desk->database, err,
                      "UPDATE message SET acknowledged_ms = $1 WHERE id = $2 AND acknowledged_ms IS NULL", "nt",
                      sw_engine_now(desk->engine), sw_json_get_text(asked->options, "id"));
    if (code != SW_OK)
        return code;
    bool changed = desk->database->driver->changed(desk->database) > 0;
    *out = sw_json_object();
    return sw_json_put_bool(*out, "acknowledged", changed) ? SW_OK : sw_fail_memory(err);
}
