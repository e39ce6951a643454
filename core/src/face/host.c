/* SPDX-License-Identifier: Apache-2.0 */
#include "face/host.h"

#include "base/cancel.h"
#include "base/error.h"
#include "base/json.h"
#include "face/told.h"

#include <string.h>

static _Thread_local const sw_host *current;

const sw_host *sw_face_enter(const sw_host *host)
{
    const sw_host *before = current;
    current = host;
    return before;
}

void sw_face_leave(const sw_host *before)
{
    current = before;
}

int sw_face_cancel(sw_cancel **out, const sw_host *host, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !host)
        return sw_fail(err, SW_E_INVALID, "a cancel takes a host to watch, and a place to go");
    *out = sw_cancel_watching(host->watch, host->payload, host->cancel);
    return *out ? SW_OK : sw_fail_memory(err);
}

static int64_t ask(const char *question, const void *text, size_t size, void *answer, size_t room)
{
    if (!current || !current->ask)
        return -1;
    int64_t got = current->ask(current->payload, question, text, size, answer, room);
    return got > (int64_t)room ? -1 : got;
}

static int64_t ask_json(const char *question, sw_json *object, void *answer, size_t room)
{
    char *text = object ? sw_json_write(object, false) : NULL;
    int64_t got = text ? ask(question, text, strlen(text), answer, room) : -1;
    sw_json_release_text(text);
    sw_json_free(object);
    return got;
}

void sw_face_log(void *payload, const sw_log_entry *entry)
{
    (void)payload;
    sw_json *line = entry ? sw_json_object() : NULL;
    ask_json("log", sw_told_whole(line, entry && sw_told_log(line, entry)), NULL, 0);
}

void sw_face_tell(void *payload, const char *line)
{
    (void)payload;
    if (line)
        ask("log", line, strlen(line), NULL, 0);
}

int sw_host_sign(void *payload, sw_algorithm algorithm, const void *text, size_t text_size, unsigned char *signature,
                 size_t *signature_size)
{
    (void)payload;
    (void)algorithm; /* the text begins with its name */
    int64_t got = ask("sign", text, text_size, signature, *signature_size);
    *signature_size = got > 0 ? (size_t)got : 0;
    return got > 0 ? 0 : -1;
}

int sw_host_seen(void *payload, const char *message_id, int64_t timestamp_ms)
{
    (void)payload;
    char answer = '\0';
    sw_json *object = sw_json_object();
    bool whole = sw_json_put_text(object, "message_id", message_id) &&
                 sw_json_put_integer(object, "timestamp_ms", timestamp_ms);
    int64_t got = ask_json("seen", sw_told_whole(object, whole), &answer, 1);
    return got == 1 && (answer == '0' || answer == '1') ? answer == '1' : -1;
}

void sw_host_new_topic(void *payload, const char *topic_arn)
{
    (void)payload;
    ask("new_topic", topic_arn, strlen(topic_arn), NULL, 0);
}
