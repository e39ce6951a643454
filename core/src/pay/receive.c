/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Receiving: from bytes that anybody may have sent to a notification that Amazon did send, in the order in which
 * notification.h lists the reasons. What costs something, and what remembers something, comes last.
 */
#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "pay/notification.h"
#include "pay/refusal.h"
#include "pay/sns_url.h"

#include <savedwallet/limits.h>

#include <string.h>

enum { MAX_SIGNATURE = SW_MAX_RSA_BITS / 8 };

static const char *const notices[SW_NOTICES] = {
    [SW_NOTICE_MERCHANT_ID] = "MerchantID",      [SW_NOTICE_OBJECT_TYPE] = "ObjectType",
    [SW_NOTICE_OBJECT_ID] = "ObjectId",          [SW_NOTICE_CHARGE_PERMISSION_ID] = "ChargePermissionId",
    [SW_NOTICE_TYPE] = "NotificationType",       [SW_NOTICE_ID] = "NotificationId",
    [SW_NOTICE_VERSION] = "NotificationVersion",
};

static const char *member(const sw_notification *it, sw_envelope_member which)
{
    return it->envelope.members[which];
}

static int check_version(const sw_notification *it, sw_error *err)
{
    const char *version = member(it, SW_ENVELOPE_SIGNATURE_VERSION);
    if (strcmp(version, "1") == 0 || strcmp(version, "2") == 0)
        return SW_OK;
    return sw_refuse(err, SW_REFUSAL_UNKNOWN_VERSION, sw_envelope_name(SW_ENVELOPE_SIGNATURE_VERSION),
                     "this release verifies signatures of the versions 1 and 2, not \"%.16s\"", version);
}

static int check_topic(const sw_notification *it, const sw_notifications *receiver, sw_error *err)
{
    const char *topic = member(it, SW_ENVELOPE_TOPIC_ARN);
    for (size_t i = 0; i < receiver->topic_count; i++)
        if (strcmp(receiver->topics[i], topic) == 0)
            return SW_OK;
    return receiver->topic_count == 0
               ? SW_OK
               : sw_refuse(err, SW_REFUSAL_WRONG_TOPIC, sw_envelope_name(SW_ENVELOPE_TOPIC_ARN),
                           "the message came through \"%.200s\", which is none of the topics", topic);
}

static int check_age(const sw_notification *it, const sw_notifications *receiver, sw_error *err)
{
    int64_t age_ms = receiver->clock.now_ms(receiver->clock.payload) - it->envelope.timestamp_ms;
    const char *field = sw_envelope_name(SW_ENVELOPE_TIMESTAMP);
    if (age_ms > receiver->max_age_ms)
        return sw_refuse(err, SW_REFUSAL_STALE, field, "the message is %lld s old; %lld s are allowed",
                         (long long)(age_ms / 1000), (long long)(receiver->max_age_ms / 1000));
    if (age_ms < -SW_NOTIFICATION_AHEAD_S * INT64_C(1000))
        return sw_refuse(err, SW_REFUSAL_STALE, field, "the message is from %lld s ahead: look at this machine's clock",
                         (long long)(-age_ms / 1000));
    return SW_OK;
}

static int check_urls(char host[SW_SNS_HOST_SIZE], const sw_notification *it, sw_error *err)
{
    const char *confirms = member(it, SW_ENVELOPE_SUBSCRIBE_URL);
    const char *fault = sw_certificate_url_fault(host, member(it, SW_ENVELOPE_CERTIFICATE_URL));
    if (fault)
        return sw_refuse(err, SW_REFUSAL_BAD_CERTIFICATE_URL, sw_envelope_name(SW_ENVELOPE_CERTIFICATE_URL),
                         "the URL of the certificate %s; nothing was fetched", fault);
    fault = confirms ? sw_subscribe_url_fault(confirms) : NULL;
    return fault ? sw_refuse(err, SW_REFUSAL_MALFORMED, sw_envelope_name(SW_ENVELOPE_SUBSCRIBE_URL),
                             "the URL that confirms the subscription %s", fault)
                 : SW_OK;
}

static int decode_signature(unsigned char out[MAX_SIGNATURE], size_t *size, const sw_notification *it, sw_error *err)
{
    if (sw_base64_decode(out, MAX_SIGNATURE, size, member(it, SW_ENVELOPE_SIGNATURE)))
        return SW_OK;
    return sw_refuse(err, SW_REFUSAL_MALFORMED, sw_envelope_name(SW_ENVELOPE_SIGNATURE),
                     "Signature of the message is no base64 of at most %d bytes", MAX_SIGNATURE);
}

static int find_certificate(sw_certificate **out, sw_notifications *receiver, const sw_notification *it,
                            const char *host, sw_error *err)
{
    if (!receiver->pinned)
        return sw_certificate_cache_get(out, receiver->cache, receiver->roots, member(it, SW_ENVELOPE_CERTIFICATE_URL),
                                        host, err);
    *out = sw_certificate_retain(receiver->pinned);
    return SW_OK;
}

static int check_signature(sw_notifications *receiver, const sw_notification *it, sw_error *err)
{
    char host[SW_SNS_HOST_SIZE];
    unsigned char signature[MAX_SIGNATURE];
    size_t size = 0;
    sw_certificate *certificate = NULL;
    sw_buf text = SW_BUF_INIT(2 * SW_MAX_NOTIFICATION);
    int code = check_urls(host, it, err);
    if (code == SW_OK)
        code = decode_signature(signature, &size, it, err);
    if (code == SW_OK)
        code = find_certificate(&certificate, receiver, it, host, err);
    sw_envelope_write_signed(&text, &it->envelope);
    if (code == SW_OK)
        code = sw_buf_check(&text, "the signed text of the message", err);
    if (code == SW_OK)
        code = sw_certificate_verify(certificate, member(it, SW_ENVELOPE_SIGNATURE_VERSION), sw_buf_text(&text),
                                     text.size, signature, size, err);
    sw_certificate_free(certificate);
    sw_buf_free(&text);
    return code;
}

static int parse_inner(sw_notification *it, sw_error *err)
{
    const char *text = member(it, SW_ENVELOPE_MESSAGE), *field = sw_envelope_name(SW_ENVELOPE_MESSAGE);
    int code = sw_json_parse_answer(&it->inner, text, strlen(text), NULL);
    if (code == SW_E_NOMEM)
        return sw_fail_memory(err);
    if (code != SW_OK || sw_json_kind_of(it->inner) != SW_JSON_OBJECT)
        return sw_refuse(err, SW_REFUSAL_MALFORMED, field,
                         "Message is no JSON object: is this a topic of Amazon Pay's?");
    return sw_envelope_pick(it->notices, notices, SW_NOTICES, it->inner, err);
}

/* The object's type is told as it is: an unknown one is for the caller to let be. */
static int check_inner(const sw_notification *it, sw_error *err)
{
    static const sw_notice needed[] = { SW_NOTICE_MERCHANT_ID, SW_NOTICE_OBJECT_TYPE, SW_NOTICE_OBJECT_ID };
    const char *version = it->notices[SW_NOTICE_VERSION];
    if (!version || strcmp(version, "V2") != 0)
        return sw_refuse(err, SW_REFUSAL_UNKNOWN_VERSION, notices[SW_NOTICE_VERSION],
                         "the message is not of the version V2 (V1 belongs to Amazon Pay before 2020)");
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (!it->notices[needed[i]] || !*it->notices[needed[i]])
            return sw_refuse(err, SW_REFUSAL_MALFORMED, notices[needed[i]], "Message has no %s", notices[needed[i]]);
    for (int i = 0; i < SW_NOTICES; i++)
        if (it->notices[i] && !sw_is_printable(it->notices[i]))
            return sw_refuse(err, SW_REFUSAL_MALFORMED, notices[i], "%s of Message has a control character",
                             notices[i]);
    return SW_OK;
}

static int check_merchant(const sw_notification *it, const sw_notifications *receiver, sw_error *err)
{
    const char *merchant = it->notices[SW_NOTICE_MERCHANT_ID];
    if (!receiver->merchant_id || strcmp(receiver->merchant_id, merchant) == 0)
        return SW_OK;
    return sw_refuse(err, SW_REFUSAL_WRONG_MERCHANT, notices[SW_NOTICE_MERCHANT_ID],
                     "the message is about the merchant \"%.64s\", not about \"%.64s\"", merchant,
                     receiver->merchant_id);
}

static int read_inner(sw_notification *it, const sw_notifications *receiver, sw_error *err)
{
    if (strcmp(it->envelope.kind, "notification") != 0)
        return SW_OK;
    int code = parse_inner(it, err);
    if (code == SW_OK)
        code = check_inner(it, err);
    return code == SW_OK ? check_merchant(it, receiver, err) : code;
}

/* @return whether it is new; without memory for it, it is told again another time */
static bool note_topic(sw_notifications *receiver, const char *topic)
{
    bool is_new = receiver->told_count < SW_TOPICS_TOLD;
    for (size_t i = 0; i < receiver->told_count; i++)
        is_new = is_new && strcmp(receiver->told[i], topic) != 0;
    char *copy = is_new ? sw_copy_text(topic) : NULL;
    if (copy)
        receiver->told[receiver->told_count++] = copy;
    return is_new;
}

static void tell_topic(sw_notifications *receiver, const sw_notification *it)
{
    if (!receiver->new_topic || receiver->topic_count > 0)
        return;
    const char *topic = member(it, SW_ENVELOPE_TOPIC_ARN);
    pthread_mutex_lock(&receiver->lock);
    bool is_new = note_topic(receiver, topic);
    pthread_mutex_unlock(&receiver->lock);
    if (is_new)
        receiver->new_topic(receiver->payload, topic);
}

static int check_replay(const sw_notification *it, const sw_notifications *receiver, sw_error *err)
{
    const char *id = member(it, SW_ENVELOPE_MESSAGE_ID);
    int seen = receiver->seen ? receiver->seen(receiver->payload, id, it->envelope.timestamp_ms) : 0;
    if (seen < 0)
        return sw_fail(err, SW_E_CALLBACK, "whether the message was there before cannot be said: seen returned %d",
                       seen);
    return seen == 0 ? SW_OK
                     : sw_refuse(err, SW_REFUSAL_REPLAYED, sw_envelope_name(SW_ENVELOPE_MESSAGE_ID),
                                 "the message %.128s was there before", id);
}

static int judge(sw_notification *it, sw_notifications *receiver, sw_error *err)
{
    int code = check_version(it, err);
    if (code == SW_OK)
        code = check_topic(it, receiver, err);
    if (code == SW_OK)
        code = check_age(it, receiver, err);
    if (code == SW_OK)
        code = check_signature(receiver, it, err);
    if (code == SW_OK)
        code = read_inner(it, receiver, err);
    if (code != SW_OK)
        return code;
    tell_topic(receiver, it);
    return check_replay(it, receiver, err);
}

int sw_notifications_receive(sw_notification **out, sw_notifications *receiver, const void *raw, size_t size,
                             sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_notifications_receive needs a place for its notification");
    *out = NULL;
    if (!receiver)
        return sw_fail_field(err, SW_E_INVALID, "receiver", "there is no receiver");
    sw_notification *it = sw_alloc(sizeof *it);
    if (!it)
        return sw_fail_memory(err);
    int code = sw_envelope_read(&it->envelope, raw ? raw : "", raw ? size : 0, err);
    if (code == SW_OK)
        code = judge(it, receiver, err);
    if (code == SW_OK)
        *out = it;
    else
        sw_notification_free(it);
    return code;
}
