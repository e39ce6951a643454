/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/redact.h"

#include "base/json.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>

static const char mark[] = "\xE2\x80\xA6"; /* an ellipsis */

/* Shortest value that is looked for in a text: what is shorter is in every text by chance. */
enum { SHORTEST_ECHO = 4, LONGEST_WORD = 128 };

/* Values that may be shown. */
static const char *const harmless[] = {
    "amount",
    "canHandlePendingAuthorization",
    "captureNow",
    "channel",
    "chargeId",
    "chargeInitiator",
    "chargePermissionId",
    "chargePermissionType",
    "checkoutMode",
    "checkoutSessionId",
    "closureReason",
    "constraintId",
    "countryOfEstablishment",
    "creationTimestamp",
    "currencyCode",
    "disputeId",
    "disputeType",
    "expirationTimestamp",
    "lastUpdatedTimestamp",
    "ledgerCurrency",
    "paymentIntent",
    "presentmentCurrency",
    "processingStatus",
    "productType",
    "reasonCode",
    "refundId",
    "releaseEnvironment",
    "reportDocumentId",
    "reportId",
    "reportScheduleId",
    "reportType",
    "resolution",
    "state",
    "storeId",
    "unit",
};

/* Objects, and lists of them, that may be looked into. In any other, a harmless name may have another meaning. */
static const char *const open[] = {
    "amountBalance",
    "amountLimit",
    "captureAmount",
    "chargeAmount",
    "constraints",
    "convertedAmount",
    "disputeAmount",
    "frequency",
    "limits",
    "paymentDetails",
    "reasons",
    "recurringMetadata",
    "refundAmount",
    "refundedAmount",
    "reportSchedules",
    "reports",
    "statusDetails",
    "totalOrderAmount",
    "paymentMethodOnFileMetadata",
};

static bool is_listed(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

const char *sw_redact_word(const char *text)
{
    size_t size = text ? strlen(text) : 0;
    for (size_t i = 0; i < size; i++)
        if (!sw_is_alnum(text[i]) && !strchr("-_.:+", text[i]))
            return "";
    return size <= LONGEST_WORD && text ? text : "";
}

static bool is_scalar(const sw_json *value)
{
    sw_json_kind kind = sw_json_kind_of(value);
    return kind != SW_JSON_OBJECT && kind != SW_JSON_ARRAY;
}

static bool is_shown(const sw_json *member)
{
    const char *name = sw_json_name(member), *text = sw_json_text(member);
    bool listed = name && is_listed(harmless, sizeof harmless / sizeof harmless[0], name);
    return listed && is_scalar(member) && (!text || !*text || *sw_redact_word(text));
}

static bool is_open(const sw_json *member)
{
    return !is_scalar(member) && is_listed(open, sizeof open / sizeof open[0], sw_json_name(member));
}

static void write_scalar(sw_buf *out, const sw_json *value)
{
    char *text = sw_json_write(value, false);
    sw_buf_add_text(out, text ? text : mark);
    sw_json_release_text(text);
}

static void write_object(sw_buf *out, const sw_json *object);

static void write_list(sw_buf *out, const sw_json *list)
{
    const char *separator = "";
    sw_buf_add_char(out, '[');
    for (const sw_json *item = sw_json_first(list); item; item = sw_json_next(item), separator = ",") {
        sw_buf_add_text(out, separator);
        if (sw_json_kind_of(item) == SW_JSON_OBJECT)
            write_object(out, item);
        else
            sw_buf_addf(out, "\"%s\"", mark);
    }
    sw_buf_add_char(out, ']');
}

static void write_member(sw_buf *out, const sw_json *member)
{
    sw_buf_addf(out, "\"%s\":", sw_json_name(member));
    if (is_scalar(member))
        write_scalar(out, member);
    else if (sw_json_kind_of(member) == SW_JSON_OBJECT)
        write_object(out, member);
    else
        write_list(out, member);
}

/* JSON is at most SW_MAX_JSON_DEPTH levels deep, and so is this. */
static void write_object(sw_buf *out, const sw_json *object)
{
    size_t hidden = 0;
    const char *separator = "";
    sw_buf_add_char(out, '{');
    for (const sw_json *member = sw_json_first(object); member; member = sw_json_next(member)) {
        if (!is_shown(member) && !is_open(member)) {
            hidden++;
            continue;
        }
        sw_buf_add_text(out, separator);
        write_member(out, member);
        separator = ",";
    }
    if (hidden)
        sw_buf_addf(out, "%s\"%s\":%zu", separator, mark, hidden);
    sw_buf_add_char(out, '}');
}

void sw_redact_body(sw_buf *out, const char *body, size_t size)
{
    sw_json *json = NULL;
    if (size > 0 && sw_json_parse_answer(&json, body, size, NULL) == SW_OK && sw_json_kind_of(json) == SW_JSON_OBJECT)
        write_object(out, json);
    else
        sw_buf_addf(out, "(%zu bytes)", size);
    sw_json_free(json);
}

/* It never grows: the mark is shorter than what it stands for. */
static void take_out(char *text, const char *value)
{
    size_t size = strlen(value), marked = sizeof mark - 1;
    if (size < SHORTEST_ECHO)
        return;
    for (char *at = strstr(text, value); at; at = strstr(at + marked, value)) {
        memmove(at + marked, at + size, strlen(at + size) + 1);
        memcpy(at, mark, marked);
    }
}

static void take_out_values(char *text, const sw_json *value)
{
    for (const sw_json *each = sw_json_first(value); each; each = sw_json_next(each)) {
        const char *content = sw_json_text(each);
        if (content && !is_shown(each))
            take_out(text, content);
        take_out_values(text, each);
    }
}

static void take_out_headers(char *text, const sw_prepared *request)
{
    static const char *const ours[] = { "user-agent", "x-amz-pay-idempotency-key", "x-amz-pay-simulation-code" };
    for (size_t i = 0; i < request->header_count; i++)
        if (!is_listed(ours, sizeof ours / sizeof ours[0], request->headers[i].name))
            take_out(text, request->headers[i].value);
}

/* Of a path that no row has, any part may be a buyer's token; the first two, "v2" and a noun, are none. */
static void take_out_parts(char *text, const char *path)
{
    for (int part = 0; *path; part++) {
        char value[LONGEST_WORD];
        size_t size = strcspn(path, "/");
        if (part > 2 && size < sizeof value) {
            memcpy(value, path, size);
            value[size] = '\0';
            take_out(text, value);
        }
        path += size + (path[size] == '/');
    }
}

bool sw_redact_hides_ids(const sw_operation *operation)
{
    const char *path = operation->path;
    while ((path = strchr(path, ':')) != NULL) {
        size_t size = strcspn(path, "/");
        if (size < 2 || strncmp(path + size - 2, "Id", 2) != 0)
            return true;
        path += size;
    }
    return false;
}

bool sw_redact_echo(char *text, const sw_prepared *request)
{
    sw_json *body = NULL;
    if (request->body_size > 0 && sw_json_parse(&body, request->body, request->body_size, NULL) == SW_E_NOMEM)
        return false;
    take_out_values(text, body);
    sw_json_free(body);
    take_out_headers(text, request);
    if (request->ids && sw_redact_hides_ids(request->operation))
        take_out(text, request->ids[0]);
    if (request->operation == &request->unlisted)
        take_out_parts(text, request->unlisted.path);
    return true;
}
