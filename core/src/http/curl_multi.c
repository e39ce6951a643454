/* SPDX-License-Identifier: Apache-2.0 */
#include "http/multi.h"

#include "base/error.h"
#include "base/memory.h"
#include "http/curl.h"
#include "http/pipe_signal.h"
#include "http/response.h"
#include "http/transport.h"

#include <curl/curl.h>

/* A place for one request at a time, with the connection that it keeps for the next one. */
typedef struct lane {
    struct lane *next;
    sw_slot *slot; /* NULL: none so far */
    void *owner;
    sw_http_request request;
    sw_exchange exchange;
    sw_response *answer;
    sw_error err;
    int code;
} lane;

struct sw_multi {
    sw_transport *transport;
    sw_curl *curl; /* NULL: the transport is not libcurl's */
    CURLM *many;
    lane *idle, *busy, *arrived;
};

int sw_multi_new(sw_multi **out, sw_transport *transport, sw_error *err)
{
    *out = NULL;
    sw_curl_start();
    sw_multi *it = sw_alloc(sizeof *it);
    CURLM *many = it ? curl_multi_init() : NULL;
    if (!many) {
        sw_release(it);
        return sw_fail_memory(err);
    }
    it->many = many;
    it->transport = sw_transport_retain(transport);
    it->curl = sw_curl_of(transport);
    *out = it;
    return SW_OK;
}

bool sw_multi_is_sequential(const sw_multi *it)
{
    return !it->curl;
}

static void push(lane **list, lane *one)
{
    one->next = *list;
    *list = one;
}

static lane *pop(lane **list)
{
    lane *first = *list;
    if (first)
        *list = first->next;
    return first;
}

static void remove_from(lane **list, const lane *one)
{
    while (*list && *list != one)
        list = &(*list)->next;
    if (*list)
        *list = one->next;
}

/* What arrives first is taken first. */
static void arrive(sw_multi *it, lane *one, int code)
{
    lane **end = &it->arrived;
    while (*end)
        end = &(*end)->next;
    *end = one;
    one->next = NULL;
    one->code = code;
}

static void arrive_by_curl(sw_multi *it, lane *one, int code)
{
    code = sw_transport_check(code, one->answer, &one->err);
    if (code != SW_OK) {
        sw_response_free(one->answer);
        one->answer = NULL;
    }
    arrive(it, one, code);
}

static int set_up(sw_multi *it, lane *one)
{
    one->answer = sw_response_new();
    one->slot = one->slot ? one->slot : sw_pool_take(it->curl->pool);
    if (!one->answer || !one->slot)
        return sw_fail_memory(&one->err);
    one->exchange = (sw_exchange){ .request = &one->request, .answer = one->answer, .err = &one->err };
    int code = sw_exchange_begin(&one->exchange, it->curl, one->slot);
    if (code != SW_OK)
        return code;
    curl_easy_setopt(one->exchange.easy, CURLOPT_PRIVATE, one);
    bool added = curl_multi_add_handle(it->many, one->exchange.easy) == CURLM_OK;
    return added ? SW_OK : sw_exchange_end(&one->exchange, CURLE_OUT_OF_MEMORY);
}

static void start_by_curl(sw_multi *it, lane *one)
{
    int code = set_up(it, one);
    if (code == SW_OK)
        push(&it->busy, one);
    else
        arrive_by_curl(it, one, code);
}

int sw_multi_start(sw_multi *it, const sw_http_request *request, void *owner, sw_error *err)
{
    lane *one = pop(&it->idle);
    one = one ? one : sw_alloc(sizeof *one);
    if (!one)
        return sw_fail_memory(err);
    one->owner = owner;
    one->request = *request;
    sw_error_clear(&one->err);
    if (it->curl)
        start_by_curl(it, one);
    else
        arrive(it, one, sw_transport_send(&one->answer, it->transport, request, &one->err));
    return SW_OK;
}

static void take_messages(sw_multi *it)
{
    CURLMsg *message;
    for (int left; (message = curl_multi_info_read(it->many, &left)) != NULL;) {
        if (message->msg != CURLMSG_DONE)
            continue;
        int result = (int)message->data.result;
        CURL *easy = message->easy_handle;
        lane *one = NULL;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&one);
        curl_multi_remove_handle(it->many, easy);
        remove_from(&it->busy, one);
        arrive_by_curl(it, one, sw_exchange_end(&one->exchange, result));
    }
}

void sw_multi_wait(sw_multi *it, int64_t milliseconds, const int *descriptors, size_t count)
{
    enum { LONGEST_MS = 3600000 };
    struct curl_waitfd more[SW_MULTI_DESCRIPTORS];
    int running;
    for (size_t i = 0; i < count; i++)
        more[i] = (struct curl_waitfd){ .fd = descriptors[i], .events = CURL_WAIT_POLLIN };
    sw_pipe_signal held;
    sw_pipe_signal_hold(&held);
    if (milliseconds > 0)
        curl_multi_poll(it->many, more, (unsigned)count, milliseconds < LONGEST_MS ? (int)milliseconds : LONGEST_MS,
                        NULL);
    curl_multi_perform(it->many, &running);
    take_messages(it);
    sw_pipe_signal_restore(&held);
}

void sw_multi_wakeup(sw_multi *it)
{
    curl_multi_wakeup(it->many);
}

bool sw_multi_take(sw_multi *it, sw_arrival *out)
{
    lane *one = pop(&it->arrived);
    if (!one)
        return false;
    *out = (sw_arrival){ one->owner, one->code, one->answer, one->err };
    one->answer = NULL;
    push(&it->idle, one);
    return true;
}

void sw_multi_cancel(sw_multi *it, const void *owner)
{
    lane *one = it->busy;
    while (one && one->owner != owner)
        one = one->next;
    if (!one)
        return;
    sw_pipe_signal held;
    sw_pipe_signal_hold(&held);
    curl_multi_remove_handle(it->many, one->exchange.easy);
    remove_from(&it->busy, one);
    arrive_by_curl(it, one, sw_exchange_abandon(&one->exchange));
    sw_pipe_signal_restore(&held);
}

static void free_lane(sw_multi *it, lane *one)
{
    if (one->slot)
        sw_pool_give(it->curl->pool, one->slot);
    sw_response_free(one->answer);
    sw_release(one);
}

void sw_multi_free(sw_multi *it)
{
    if (!it)
        return;
    while (it->busy)
        sw_multi_cancel(it, it->busy->owner);
    for (lane *one; (one = pop(&it->arrived)) != NULL;)
        free_lane(it, one);
    for (lane *one; (one = pop(&it->idle)) != NULL;)
        free_lane(it, one);
    curl_multi_cleanup(it->many);
    sw_transport_free(it->transport);
    sw_release(it);
}

void sw_multi_forget(sw_multi *it)
{
    if (it && it->curl)
        sw_pool_settle(it->curl->pool);
}
