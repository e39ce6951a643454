/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/envelope.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "pay/refusal.h"

#include <savedwallet/limits.h>

#include <stdbool.h>
#include <string.h>

enum { LONGEST_ID = 128 };

static const char *const names[SW_ENVELOPE_MEMBERS] = {
    [SW_ENVELOPE_MESSAGE] = "Message",
    [SW_ENVELOPE_MESSAGE_ID] = "MessageId",
    [SW_ENVELOPE_SUBJECT] = "Subject",
    [SW_ENVELOPE_SUBSCRIBE_URL] = "SubscribeURL",
    [SW_ENVELOPE_TIMESTAMP] = "Timestamp",
    [SW_ENVELOPE_TOKEN] = "Token",
    [SW_ENVELOPE_TOPIC_ARN] = "TopicArn",
    [SW_ENVELOPE_TYPE] = "Type",
    [SW_ENVELOPE_SIGNATURE_VERSION] = "SignatureVersion",
    [SW_ENVELOPE_SIGNATURE] = "Signature",
    [SW_ENVELOPE_CERTIFICATE_URL] = "SigningCertURL",
};

/* What a kind of message has, and what it has beside it that its signature does not cover. */
static const struct {
    const char *type;
    const char *kind;
    unsigned optional;
    unsigned foreign;
} kinds[] = {
    { "Notification", "notification", 1u << SW_ENVELOPE_SUBJECT,
      1u << SW_ENVELOPE_SUBSCRIBE_URL | 1u << SW_ENVELOPE_TOKEN },
    { "SubscriptionConfirmation", "subscription_confirmation", 0, 1u << SW_ENVELOPE_SUBJECT },
    { "UnsubscribeConfirmation", "unsubscribe_confirmation", 0, 1u << SW_ENVELOPE_SUBJECT },
};

const char *sw_envelope_name(sw_envelope_member member)
{
    return names[member];
}

static int pick_one(const char **value, const char *name, const sw_json *member, sw_error *err)
{
    if (*value)
        return sw_refuse(err, SW_REFUSAL_MALFORMED, name, "the message has %s twice, spelled differently", name);
    if (sw_json_kind_of(member) == SW_JSON_NULL)
        return SW_OK;
    *value = sw_json_text(member);
    return *value ? SW_OK : sw_refuse(err, SW_REFUSAL_MALFORMED, name, "%s of the message is no text", name);
}

int sw_envelope_pick(const char **values, const char *const *wanted, size_t count, const sw_json *object, sw_error *err)
{
    int code = SW_OK;
    for (size_t i = 0; i < count; i++)
        values[i] = NULL;
    for (const sw_json *each = sw_json_first(object); each && code == SW_OK; each = sw_json_next(each))
        for (size_t i = 0; i < count && code == SW_OK; i++)
            if (sw_same_text(sw_json_name(each), wanted[i]))
                code = pick_one(&values[i], wanted[i], each, err);
    return code;
}

static int check_member(const char *value, sw_envelope_member member, bool is_optional, sw_error *err)
{
    /* A line feed in one of these could make the signed text say something else. */
    bool is_free = member == SW_ENVELOPE_MESSAGE || member == SW_ENVELOPE_SUBJECT;
    if (!value || (!*value && !is_free))
        return is_optional
                   ? SW_OK
                   : sw_refuse(err, SW_REFUSAL_MALFORMED, names[member], "the message has no %s", names[member]);
    if (!is_free && !sw_is_printable(value))
        return sw_refuse(err, SW_REFUSAL_MALFORMED, names[member], "%s of the message has a control character",
                         names[member]);
    return SW_OK;
}

static int check_members(sw_envelope *envelope, unsigned optional, unsigned foreign, sw_error *err)
{
    int code = SW_OK;
    for (int i = 0; i < SW_ENVELOPE_MEMBERS && code == SW_OK; i++) {
        if (foreign & 1u << i)
            envelope->members[i] = NULL;
        else
            code = check_member(envelope->members[i], (sw_envelope_member)i, optional & 1u << i, err);
    }
    if (code == SW_OK && strlen(envelope->members[SW_ENVELOPE_MESSAGE_ID]) > LONGEST_ID)
        code = sw_refuse(err, SW_REFUSAL_MALFORMED, names[SW_ENVELOPE_MESSAGE_ID],
                         "MessageId of the message is longer than %d bytes", LONGEST_ID);
    if (code == SW_OK && !sw_iso_date_read(&envelope->timestamp_ms, envelope->members[SW_ENVELOPE_TIMESTAMP]))
        code = sw_refuse(err, SW_REFUSAL_MALFORMED, names[SW_ENVELOPE_TIMESTAMP],
                         "Timestamp of the message is no date such as 2026-01-02T03:04:05.678Z");
    return code;
}

static int check_kind(sw_envelope *envelope, sw_error *err)
{
    const char *type = envelope->members[SW_ENVELOPE_TYPE];
    for (size_t i = 0; type && i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(type, kinds[i].type) == 0) {
            envelope->kind = kinds[i].kind;
            return check_members(envelope, kinds[i].optional, kinds[i].foreign, err);
        }
    return sw_refuse(err, SW_REFUSAL_MALFORMED, names[SW_ENVELOPE_TYPE],
                     "the message is neither a Notification nor the confirmation of a subscription");
}

static int parse(sw_json **out, const char *text, size_t size, sw_error *err)
{
    sw_error syntax = SW_ERROR_INIT;
    if (size > SW_MAX_NOTIFICATION)
        return sw_refuse(err, SW_REFUSAL_MALFORMED, "", "the message is longer than %d bytes", SW_MAX_NOTIFICATION);
    int code = sw_json_parse_answer(out, text, size, &syntax);
    if (code == SW_E_NOMEM)
        return sw_fail_memory(err);
    if (code == SW_OK && sw_json_kind_of(*out) == SW_JSON_OBJECT)
        return SW_OK;
    return sw_refuse(err, SW_REFUSAL_MALFORMED, "", "the message is no JSON object%s%s", code == SW_OK ? "" : ": ",
                     syntax.message);
}

int sw_envelope_read(sw_envelope *out, const char *text, size_t size, sw_error *err)
{
    *out = (sw_envelope){ 0 };
    int code = parse(&out->tree, text, size, err);
    if (code == SW_OK)
        code = sw_envelope_pick(out->members, names, SW_ENVELOPE_MEMBERS, out->tree, err);
    return code == SW_OK ? check_kind(out, err) : code;
}

void sw_envelope_write_signed(sw_buf *out, const sw_envelope *envelope)
{
    for (int i = 0; i <= SW_ENVELOPE_TYPE; i++) {
        if (!envelope->members[i])
            continue;
        sw_buf_add_text(out, names[i]);
        sw_buf_add_char(out, '\n');
        sw_buf_add_text(out, envelope->members[i]);
        sw_buf_add_char(out, '\n');
    }
}

void sw_envelope_free(sw_envelope *envelope)
{
    sw_json_free(envelope->tree);
    *envelope = (sw_envelope){ 0 };
}
