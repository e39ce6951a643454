/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/envelope.h"

#include "base/memory.h"
#include "emulator/certificates.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

enum { TIME_SIZE = 32, URL_SIZE = 256, LONGEST = 64 * 1024 };

void em_envelope_topic(char out[EM_TOPIC_SIZE], const em_message *message, const em_region *region)
{
    snprintf(out, EM_TOPIC_SIZE, "arn:aws:sns:%s:291180941288:%.64s", region->sns_region, message->merchant_id);
}

/* "2026-01-02T03:04:05.678Z". */
static void write_time(char out[TIME_SIZE], int64_t milliseconds)
{
    char seconds[EM_DATE_ISO_SIZE];
    em_date_iso(seconds, milliseconds);
    snprintf(out, TIME_SIZE, "%.19s.%03dZ", seconds, (int)(milliseconds % EM_SECOND));
}

/* What it is about; its state is not in it, and has to be asked for. */
static char *write_inner(const em_message *message)
{
    sw_json *inner = em_json(sw_json_object());
    sw_json_put_text(inner, "MerchantID", message->merchant_id);
    sw_json_put_text(inner, "ObjectType", message->object_type);
    sw_json_put_text(inner, "ObjectId", message->object_id);
    sw_json_put_text(inner, "ChargePermissionId", message->permission_id);
    sw_json_put_text(inner, "NotificationType", "STATE_CHANGE");
    sw_json_put_text(inner, "NotificationId", message->notification_id);
    sw_json_put_text(inner, "NotificationVersion", "V2");
    char *written = sw_json_write(inner, false);
    char *text = em_copy(written ? written : "{}");
    sw_json_release_text(written);
    sw_json_free(inner);
    return text;
}

static const char *text_of(const sw_json *envelope, const char *name)
{
    return sw_json_get_text(envelope, name);
}

/* The members that are signed, in the order of their names. */
static char *sign(const sw_json *envelope, const char *private_key, bool first_version)
{
    static const char *const names[] = { "Message", "MessageId", "Timestamp", "TopicArn", "Type" };
    sw_buf text = SW_BUF_INIT(LONGEST);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        sw_buf_addf(&text, "%s\n", names[i]);
        sw_buf_add_text(&text, text_of(envelope, names[i]));
        sw_buf_add_char(&text, '\n');
    }
    char *signature = em_sign_message(private_key, sw_buf_text(&text), first_version);
    sw_buf_free(&text);
    return signature;
}

char *em_envelope_write(const em_message *message, const em_region *region, const char *private_key, bool first_version)
{
    char topic[EM_TOPIC_SIZE], made[TIME_SIZE], certificate[URL_SIZE], leave[URL_SIZE + EM_TOPIC_SIZE];
    char *inner = write_inner(message);
    em_envelope_topic(topic, message, region);
    write_time(made, message->made);
    snprintf(certificate, sizeof certificate, "https://sns.%s.amazonaws.com/SimpleNotificationService-emulator.pem",
             region->sns_region);
    snprintf(leave, sizeof leave, "https://sns.%s.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=%s:%s",
             region->sns_region, topic, message->notification_id);
    sw_json *envelope = em_json(sw_json_object());
    sw_json_put_text(envelope, "Type", "Notification");
    sw_json_put_text(envelope, "MessageId", message->message_id);
    sw_json_put_text(envelope, "TopicArn", topic);
    sw_json_put_text(envelope, "Message", inner);
    sw_json_put_text(envelope, "Timestamp", made);
    sw_json_put_text(envelope, "SignatureVersion", first_version ? "1" : "2");
    char *signature = sign(envelope, private_key, first_version);
    sw_json_put_text(envelope, "Signature", signature);
    sw_json_put_text(envelope, "SigningCertURL", certificate);
    sw_json_put_text(envelope, "UnsubscribeURL", leave);
    char *written = signature ? sw_json_write(envelope, false) : NULL;
    char *text = em_copy(written);
    sw_json_release_text(written);
    sw_json_free(envelope);
    sw_release(signature);
    sw_release(inner);
    return text;
}
