/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/mail.h"

#include "base/memory.h"
#include "base/url.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/permission.h"

#include <stdio.h>
#include <string.h>

static void put_into_outbox(em_mail *mail, em_message *message)
{
    if (mail->outbox_count == mail->outbox_room) {
        mail->outbox_room = mail->outbox_room ? 2 * mail->outbox_room : 16;
        mail->outbox = em_grow(mail->outbox, mail->outbox_room * sizeof(em_message *));
    }
    message->awaited++;
    message->outcome = "waiting";
    mail->outbox[mail->outbox_count++] = message;
}

static void release_held_back(em_mail *mail)
{
    em_message *message = mail->held_back;
    mail->held_back = NULL;
    if (!message)
        return;
    message->awaited--;
    put_into_outbox(mail, message);
}

/* Nobody may come after it: then it goes out by itself. */
static void stop_holding_back(em_world *world, void *message)
{
    if (world->mail.held_back == message)
        release_held_back(&world->mail);
}

static void hold_back(em_world *world, em_message *message)
{
    release_held_back(&world->mail);
    message->awaited++;
    message->outcome = "waiting";
    world->mail.held_back = message;
    em_world_later(world, EM_SECOND, stop_holding_back, message);
}

static bool by_chance(em_world *world, int64_t percent)
{
    return percent > 0 && em_id_chance(&world->ids) < percent;
}

static void send(em_world *world, em_message *message)
{
    em_mail *mail = &world->mail;
    if (by_chance(world, mail->storm.drop)) {
        message->outcome = "dropped";
        return;
    }
    if (by_chance(world, mail->storm.reorder)) {
        hold_back(world, message);
        return;
    }
    put_into_outbox(mail, message);
    if (by_chance(world, mail->storm.duplicate))
        put_into_outbox(mail, message);
    release_held_back(mail);
}

static void free_message(em_message *message)
{
    sw_json_free(message->attempts);
    sw_release(message);
}

static void forget_oldest(em_mail *mail)
{
    while (mail->count > EM_MAX_MESSAGES && mail->oldest->awaited == 0) {
        em_message *message = mail->oldest;
        mail->oldest = message->next;
        mail->count--;
        free_message(message);
    }
}

static void add(em_mail *mail, em_message *message)
{
    if (mail->newest)
        mail->newest->next = message;
    else
        mail->oldest = message;
    mail->newest = message;
    mail->count++;
}

void em_notify(em_world *world, const char *object_type, const char *object_id, const em_permission *permission)
{
    em_message *message = em_new(sizeof *message);
    em_id_uuid(&world->ids, EM_ID_MESSAGE, message->message_id);
    em_id_uuid(&world->ids, EM_ID_MESSAGE, message->notification_id);
    message->object_type = object_type;
    snprintf(message->object_id, sizeof message->object_id, "%s", object_id);
    snprintf(message->permission_id, sizeof message->permission_id, "%s", permission->id);
    message->merchant_id = permission->merchant->merchant_id;
    message->outcome = "not sent";
    message->made = em_machine_now();
    message->attempts = em_json(sw_json_array());
    add(&world->mail, message);
    if (world->mail.url)
        send(world, message);
    em_timeline_message(world, "notification", message, 0, NULL);
    forget_oldest(&world->mail);
}

em_message *em_mail_take(em_mail *mail)
{
    if (mail->outbox_count == 0)
        return NULL;
    em_message *message = mail->outbox[0];
    memmove(mail->outbox, mail->outbox + 1, --mail->outbox_count * sizeof(em_message *));
    return message;
}

static void send_again(em_world *world, void *object)
{
    em_message *message = object;
    message->awaited--;
    if (world->mail.url)
        put_into_outbox(&world->mail, message);
}

static void note_attempt(em_world *world, em_message *message, long status, const char *error)
{
    char at[EM_DATE_ISO_SIZE];
    em_date_iso(at, em_now(world));
    sw_json *attempt = em_json(sw_json_object());
    sw_json_put_text(attempt, "at", at);
    if (status)
        sw_json_put_integer(attempt, "status", status);
    else
        sw_json_put_text(attempt, "error", error);
    sw_json_append(message->attempts, attempt);
}

/* As SNS does it for Amazon Pay: hourly for three hours, after a failure of the server or none at all. */
void em_mail_sent(em_world *world, em_message *message, long status, const char *error)
{
    bool failed = status == 0 || status >= 500;
    message->awaited--;
    note_attempt(world, message, status, error);
    if (!failed)
        message->outcome = status >= 200 && status < 300 ? "delivered" : "refused";
    else if (message->retries++ < EM_RETRIES) {
        message->outcome = "waiting";
        message->awaited++;
        em_world_later(world, EM_HOUR, send_again, message);
    } else {
        message->outcome = "given up";
    }
    em_timeline_message(world, "delivery", message, status, status == 0 ? error : NULL);
}

static bool check_url(const char *url, em_answer *answer)
{
    sw_url parts;
    sw_error err = SW_ERROR_INIT;
    if (sw_url_parse_server(&parts, url, &err) != SW_OK)
        return em_answer_error(answer, "InvalidParameterValue", "The value provided for [url] is invalid: %s.",
                               err.message);
    return sw_url_is_loopback(&parts) ||
           em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [url] is invalid: notifications go to this machine only.");
}

static void tell(const em_mail *mail, em_answer *answer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "url", mail->url);
    sw_json_put_text(out, "signatureVersion", mail->first_version ? "1" : "2");
    sw_json_put_integer(out, "duplicate", mail->storm.duplicate);
    sw_json_put_integer(out, "reorder", mail->storm.reorder);
    sw_json_put_integer(out, "drop", mail->storm.drop);
    em_answer_json(answer, 200, out);
}

void em_mail_set(em_world *world, const sw_json *body, em_answer *answer)
{
    static const char *const versions[] = { "1", "2", NULL };
    static const em_field fields[] = {
        { "url", EM_TEXT, false, 512, NULL, NULL },
        { "signatureVersion", EM_TEXT, false, 0, versions, NULL },
        { 0 },
    };
    em_mail *mail = &world->mail;
    const char *url = sw_json_get_text(body, "url");
    const char *version = sw_json_get_text(body, "signatureVersion");
    if (!em_check(answer, body, fields) || (url && !check_url(url, answer)))
        return;
    sw_release(mail->url);
    mail->url = em_copy(url);
    mail->first_version = version && *version == '1';
    tell(mail, answer);
}

static sw_json *write_message(const em_message *message)
{
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "messageId", message->message_id);
    sw_json_put_text(out, "notificationId", message->notification_id);
    sw_json_put_text(out, "merchantId", message->merchant_id);
    sw_json_put_text(out, "objectType", message->object_type);
    sw_json_put_text(out, "objectId", message->object_id);
    sw_json_put_text(out, "chargePermissionId", message->permission_id);
    sw_json_put_text(out, "outcome", message->outcome);
    sw_json_put(out, "attempts", em_json(sw_json_copy(message->attempts)));
    return out;
}

void em_mail_list(const em_world *world, em_answer *answer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json *list = em_json(sw_json_array());
    for (const em_message *message = world->mail.oldest; message; message = message->next)
        sw_json_append(list, write_message(message));
    sw_json_put_text(out, "url", world->mail.url);
    sw_json_put(out, "notifications", list);
    em_answer_json(answer, 200, out);
}

void em_mail_resend(em_world *world, const char *message_id, em_answer *answer)
{
    em_message *message = world->mail.oldest;
    while (message && strcmp(message->message_id, message_id) != 0)
        message = message->next;
    if (!message) {
        em_answer_error(answer, "ResourceNotFound", "There is no notification with this messageId.");
        return;
    }
    if (!world->mail.url) {
        em_answer_error(answer, "InvalidRequest", "Notifications go nowhere: PUT /emulator/api/notifications first.");
        return;
    }
    put_into_outbox(&world->mail, message);
    em_answer_json(answer, 202, write_message(message));
}

void em_mail_storm(em_world *world, const sw_json *body, em_answer *answer)
{
    static const em_field fields[] = {
        { "duplicate", EM_INTEGER, false, 0, NULL, NULL },
        { "reorder", EM_INTEGER, false, 0, NULL, NULL },
        { "drop", EM_INTEGER, false, 0, NULL, NULL },
        { 0 },
    };
    if (!em_check(answer, body, fields))
        return;
    world->mail.storm = (em_storm){ sw_json_integer(em_given(body, "duplicate"), 0),
                                    sw_json_integer(em_given(body, "reorder"), 0),
                                    sw_json_integer(em_given(body, "drop"), 0) };
    release_held_back(&world->mail);
    tell(&world->mail, answer);
}

void em_mail_free(em_mail *mail)
{
    while (mail->oldest) {
        em_message *message = mail->oldest;
        mail->oldest = message->next;
        free_message(message);
    }
    sw_release(mail->outbox);
    sw_release(mail->url);
    *mail = (em_mail){ 0 };
}
