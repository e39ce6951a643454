/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What comes by itself: notifications, and entries of the log.
 */
#include "face/told.h"

const sw_notification_fact sw_notification_facts[] = {
    { "kind", sw_notification_kind },
    { "message_id", sw_notification_message_id },
    { "topic_arn", sw_notification_topic_arn },
    { "timestamp", sw_notification_timestamp },
    { "merchant_id", sw_notification_merchant_id },
    { "object_type", sw_notification_object_type },
    { "object_id", sw_notification_object_id },
    { "charge_permission_id", sw_notification_charge_permission_id },
    { "notification_type", sw_notification_type },
    { "notification_id", sw_notification_id },
    { "notification_version", sw_notification_version },
    { "operation", sw_notification_operation },
    { "subscribe_url", sw_notification_subscribe_url },
    { NULL, NULL },
};

sw_json *sw_told_notification(const sw_notification *notification)
{
    sw_json *object = sw_json_object();
    bool whole = object;
    for (const sw_notification_fact *fact = sw_notification_facts; whole && fact->name; fact++)
        whole = sw_told_text(object, fact->name, fact->get(notification));
    return sw_told_whole(object, whole);
}

static bool put_text(sw_json *line, const char *name, const char *text)
{
    return !*text || sw_told_text(line, name, text);
}

static bool put_number(sw_json *line, const char *name, int64_t number)
{
    return number == 0 || sw_json_put_integer(line, name, number);
}

bool sw_told_log(sw_json *line, const sw_log_entry *entry)
{
    return put_text(line, "level", sw_log_level_name(entry->level)) && put_text(line, "event", entry->event) &&
           put_text(line, "operation", entry->operation) && put_number(line, "attempt", entry->attempt) &&
           put_number(line, "http_status", entry->http_status) && put_number(line, "duration_ms", entry->duration_ms) &&
           put_number(line, "wait_ms", entry->wait_ms) && put_text(line, "request_id", entry->request_id) &&
           put_text(line, "idempotency_key", entry->idempotency_key) &&
           put_text(line, "reason_code", entry->reason_code) && put_text(line, "message", entry->message);
}
