/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/notification.h"

#include "base/json.h"
#include "base/memory.h"

#include <string.h>

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static const char *member(const sw_notification *notification, sw_envelope_member which)
{
    return or_empty(notification ? notification->envelope.members[which] : NULL);
}

static const char *notice(const sw_notification *notification, sw_notice which)
{
    return or_empty(notification ? notification->notices[which] : NULL);
}

const char *sw_notification_kind(const sw_notification *notification)
{
    return or_empty(notification ? notification->envelope.kind : NULL);
}

const char *sw_notification_message_id(const sw_notification *notification)
{
    return member(notification, SW_ENVELOPE_MESSAGE_ID);
}

const char *sw_notification_topic_arn(const sw_notification *notification)
{
    return member(notification, SW_ENVELOPE_TOPIC_ARN);
}

const char *sw_notification_timestamp(const sw_notification *notification)
{
    return member(notification, SW_ENVELOPE_TIMESTAMP);
}

const char *sw_notification_subject(const sw_notification *notification)
{
    return member(notification, SW_ENVELOPE_SUBJECT);
}

const char *sw_notification_message(const sw_notification *notification)
{
    return member(notification, SW_ENVELOPE_MESSAGE);
}

int64_t sw_notification_timestamp_ms(const sw_notification *notification)
{
    return notification ? notification->envelope.timestamp_ms : 0;
}

const char *sw_notification_subscribe_url(const sw_notification *notification)
{
    return member(notification, SW_ENVELOPE_SUBSCRIBE_URL);
}

const char *sw_notification_merchant_id(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_MERCHANT_ID);
}

const char *sw_notification_object_type(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_OBJECT_TYPE);
}

const char *sw_notification_object_id(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_OBJECT_ID);
}

const char *sw_notification_charge_permission_id(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_CHARGE_PERMISSION_ID);
}

const char *sw_notification_type(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_TYPE);
}

const char *sw_notification_id(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_ID);
}

const char *sw_notification_version(const sw_notification *notification)
{
    return notice(notification, SW_NOTICE_VERSION);
}

const char *sw_notification_operation(const sw_notification *notification)
{
    static const struct {
        const char *object_type, *operation;
    } rows[] = {
        { "CHARGE", "getCharge" },
        { "CHARGE_PERMISSION", "getChargePermission" },
        { "REFUND", "getRefund" },
        { "CHARGEBACK", "getDispute" },
    };
    const char *type = sw_notification_object_type(notification);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].object_type, type) == 0)
            return rows[i].operation;
    return "";
}

void sw_notification_free(sw_notification *notification)
{
    if (!notification)
        return;
    sw_envelope_free(&notification->envelope);
    sw_json_free(notification->inner);
    sw_release(notification);
}
