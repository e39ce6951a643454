/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "face/host.h"
#include "face/task.h"
#include "face/told.h"

typedef struct asking {
    bool seen;
    bool new_topic;
} asking;

static const sw_given_member MEMBERS[] = {
    { "ask_seen", SW_GIVEN_FLAG, offsetof(asking, seen), NULL },
    { "tell_topic", SW_GIVEN_FLAG, offsetof(asking, new_topic), NULL },
};

/* What the message that this thread receives asks the host. */
static _Thread_local const asking *asked;

static int seen(void *payload, const char *message_id, int64_t timestamp_ms)
{
    return asked && asked->seen ? sw_host_seen(payload, message_id, timestamp_ms) : 0;
}

static void new_topic(void *payload, const char *topic_arn)
{
    if (asked && asked->new_topic)
        sw_host_new_topic(payload, topic_arn);
}

static int make_receiver(sw_face *face, sw_error *err)
{
    sw_notification_options how = face->receiving;
    how.topics = face->topics.items;
    how.topic_count = face->topics.count;
    how.seen = seen;
    how.new_topic = new_topic;
    return sw_settings_receiver(&face->receiver, &face->settings, &how, err);
}

/* The first one who asks makes the receiver, which reads the machine's authorities. */
int sw_face_receiver(sw_notifications **out, sw_face *face, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !face)
        return sw_fail(err, SW_E_INVALID, "a receiver needs a face, and a place to go");
    pthread_mutex_lock(&face->lock);
    int code = face->receiver ? SW_OK : make_receiver(face, err);
    *out = face->receiver;
    pthread_mutex_unlock(&face->lock);
    return code;
}

sw_json *sw_task_receive(sw_task *task, sw_error *err)
{
    asking asks = { false, false };
    sw_notifications *receiver = NULL;
    sw_notification *got = NULL;
    sw_json *told = NULL;
    int code = sw_task_take(task, MEMBERS, SW_COUNT(MEMBERS), &asks, err);
    if (code == SW_OK)
        code = sw_face_receiver(&receiver, task->face, err);
    if (code == SW_OK) {
        const asking *before = asked; /* a host may receive while it is asked */
        asked = &asks;
        code = sw_notifications_receive(&got, receiver, task->data, task->data_size, err);
        asked = before;
    }
    if (code == SW_OK)
        told = sw_told_notification(got);
    else
        told = sw_json_object();
    if (told && !sw_json_put_integer(told, "answer_status", code == SW_OK ? 200 : sw_notification_status(err)))
        told = sw_told_whole(told, false);
    sw_notification_free(got);
    return told;
}
