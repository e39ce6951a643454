/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/courier.h"

#include "base/error.h"
#include "base/memory.h"
#include "emulator/envelope.h"
#include "emulator/must.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

/* SNS waits 15 seconds for an answer. */
enum { LONGEST_ANSWER = 15, LONGEST_WAIT = 60000, MOST_FILES = 8, MOST_OWN_FILES = 256, HEADER_SIZE = 256 };

struct em_courier {
    em_world *world;
    const char *private_key;
    const char *ca_file;
    CURLM *multi;
    CURL *easy;
    struct curl_slist *headers; /* of the message on its way */
    em_message *message;        /* on its way; NULL: none */
    uint64_t world_begun;       /* when it left: a reset meanwhile has forgotten it */
};

/* libcurl opens what it wakes itself up with without close-on-exec: a command run beside the server would inherit it.
 */
static CURLM *open_for_us_alone(void)
{
    bool taken[MOST_OWN_FILES];
    for (int i = 0; i < MOST_OWN_FILES; i++)
        taken[i] = fcntl(i, F_GETFD) >= 0;
    CURLM *multi = curl_multi_init();
    for (int i = 0; i < MOST_OWN_FILES; i++)
        if (!taken[i] && fcntl(i, F_GETFD) >= 0)
            fcntl(i, F_SETFD, FD_CLOEXEC);
    return multi;
}

int em_courier_open(em_courier **out, em_world *world, const char *private_key, const char *ca_file, sw_error *err)
{
    em_courier *courier = em_new(sizeof *courier);
    *courier = (em_courier){ .world = world, .private_key = private_key, .ca_file = ca_file };
    curl_global_init(CURL_GLOBAL_DEFAULT);
    courier->multi = open_for_us_alone();
    courier->easy = curl_easy_init();
    *out = courier;
    if (courier->multi && courier->easy)
        return SW_OK;
    return sw_fail(err, SW_E_NOMEM, "notifications cannot be sent: out of memory");
}

static size_t take_no_notice(char *bytes, size_t size, size_t count, void *context)
{
    (void)bytes;
    (void)context;
    return size * count;
}

static void add_header(em_courier *courier, const char *name, const char *value)
{
    char header[HEADER_SIZE];
    snprintf(header, sizeof header, "%s:%s%s", name, *value ? " " : "", value);
    courier->headers = curl_slist_append(courier->headers, header);
}

static void address(em_courier *courier, const char *body)
{
    char topic[EM_TOPIC_SIZE];
    CURL *easy = courier->easy;
    em_envelope_topic(topic, courier->message, courier->world->start.region);
    add_header(courier, "content-type", "text/plain; charset=UTF-8");
    add_header(courier, "x-amz-sns-message-type", "Notification");
    add_header(courier, "x-amz-sns-message-id", courier->message->message_id);
    add_header(courier, "x-amz-sns-topic-arn", topic);
    add_header(courier, "expect", "");
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, courier->world->mail.url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_CAINFO, courier->ca_file);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)LONGEST_ANSWER);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Amazon Simple Notification Service Agent");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, courier->headers);
    curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_no_notice);
}

static void leave(em_courier *courier, em_message *message)
{
    em_world *world = courier->world;
    char *body = em_envelope_write(message, world->start.region, courier->private_key, world->mail.first_version);
    if (!body) {
        em_mail_sent(world, message, 0, "the message cannot be signed");
        return;
    }
    courier->message = message;
    courier->world_begun = world->begun;
    address(courier, body);
    curl_multi_add_handle(courier->multi, courier->easy);
    sw_release(body);
}

static void come_back(em_courier *courier, CURLcode code)
{
    long status = 0;
    em_message *message = courier->message;
    curl_easy_getinfo(courier->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(courier->multi, courier->easy);
    curl_slist_free_all(courier->headers);
    courier->headers = NULL;
    courier->message = NULL;
    if (courier->world_begun == courier->world->begun)
        em_mail_sent(courier->world, message, code == CURLE_OK ? status : 0, curl_easy_strerror(code));
}

static void hear(em_courier *courier)
{
    int left;
    const CURLMsg *news;
    while ((news = curl_multi_info_read(courier->multi, &left)))
        if (news->msg == CURLMSG_DONE)
            come_back(courier, news->data.result);
}

void em_courier_run(em_courier *courier)
{
    int running;
    curl_multi_perform(courier->multi, &running);
    hear(courier);
    em_message *next = courier->message || !courier->world->mail.url ? NULL : em_mail_take(&courier->world->mail);
    if (!next)
        return;
    leave(courier, next);
    curl_multi_perform(courier->multi, &running);
}

void em_courier_wait(em_courier *courier, const int *files, size_t count, int milliseconds)
{
    struct curl_waitfd waited[MOST_FILES];
    for (size_t i = 0; i < count; i++)
        waited[i] = (struct curl_waitfd){ .fd = files[i], .events = CURL_WAIT_POLLIN };
    bool more = !courier->message && courier->world->mail.url && courier->world->mail.outbox_count > 0;
    int wait = milliseconds < 0 ? LONGEST_WAIT : milliseconds;
    curl_multi_poll(courier->multi, waited, (unsigned)count, more ? 0 : wait, NULL);
}

void em_courier_close(em_courier *courier)
{
    if (!courier)
        return;
    if (courier->message)
        curl_multi_remove_handle(courier->multi, courier->easy);
    curl_slist_free_all(courier->headers);
    curl_easy_cleanup(courier->easy);
    curl_multi_cleanup(courier->multi);
    curl_global_cleanup();
    sw_release(courier);
}
