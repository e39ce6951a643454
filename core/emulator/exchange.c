/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/exchange.h"

#include "base/memory.h"
#include "emulator/clock.h"
#include "emulator/must.h"

#include <microhttpd.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

enum { PIECES = 10, MISCOUNTED_BY = 10, LONGEST_WAIT = 60000, NEWS_WAIT = 20000 };

em_exchange *em_exchange_new(const char *target, em_held *held)
{
    em_exchange *exchange = em_new(sizeof *exchange);
    exchange->request = em_request_new(target);
    exchange->held = held;
    return exchange;
}

void em_exchange_free(em_exchange *exchange)
{
    if (!exchange)
        return;
    em_request_free(exchange->request);
    em_answer_free(&exchange->answer);
    sw_release(exchange);
}

/* A connection can be suspended only in a call of libmicrohttpd's, which then calls again when it is resumed. */
static void hold(em_exchange *exchange, int64_t due)
{
    exchange->due = due;
    exchange->next = exchange->held->first;
    exchange->held->first = exchange;
    MHD_suspend_connection(exchange->connection);
}

static bool is_due(const em_held *held, const em_exchange *one, int64_t now)
{
    return one->due <= now || (one->answer.manner.awaits_news && one->seen != held->news);
}

int em_held_wait(const em_held *held)
{
    int64_t now = em_machine_now();
    int64_t wait = LONGEST_WAIT;
    for (const em_exchange *one = held->first; one; one = one->next)
        if (is_due(held, one, now))
            wait = 0;
        else if (one->due - now < wait)
            wait = one->due - now;
    return held->first ? (int)wait : -1;
}

void em_held_run(em_held *held, bool all)
{
    int64_t now = em_machine_now();
    em_exchange **place = &held->first;
    while (*place) {
        em_exchange *one = *place;
        if (!all && !is_due(held, one, now)) {
            place = &one->next;
            continue;
        }
        *place = one->next;
        MHD_resume_connection(one->connection);
    }
}

static void reset(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct linger at_once = { .l_onoff = 1, .l_linger = 0 };
    if (info)
        setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

/* Sends the first bytes of the answer; then the connection ends, whatever its Content-Length says. */
static ssize_t read_up_to(const em_exchange *exchange, size_t end, uint64_t at, char *out, size_t room)
{
    if (at >= end)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    size_t size = end - at < room ? end - (size_t)at : room;
    memcpy(out, exchange->answer.text + at, size);
    return (ssize_t)size;
}

static ssize_t read_half(void *context, uint64_t at, char *out, size_t room)
{
    const em_exchange *exchange = context;
    return read_up_to(exchange, strlen(exchange->answer.text) / 2, at, out, room);
}

static ssize_t read_all(void *context, uint64_t at, char *out, size_t room)
{
    const em_exchange *exchange = context;
    return read_up_to(exchange, strlen(exchange->answer.text), at, out, room);
}

static ssize_t read_slowly(void *context, uint64_t at, char *out, size_t room)
{
    em_exchange *exchange = context;
    int64_t now = em_machine_now();
    if (exchange->due > now) {
        hold(exchange, exchange->due);
        return 0;
    }
    size_t all = strlen(exchange->answer.text);
    size_t size = all / PIECES + 1;
    if (size > all - at)
        size = all - (size_t)at;
    if (size > room)
        size = room;
    memcpy(out, exchange->answer.text + at, size);
    exchange->due = now + exchange->answer.manner.delay / PIECES;
    return (ssize_t)size;
}

static struct MHD_Response *make_response(em_exchange *exchange)
{
    const em_answer *answer = &exchange->answer;
    size_t size = strlen(answer->text);
    em_sent how = size > 0 ? answer->manner.how : EM_SENT_WHOLE;
    if (how == EM_SENT_IN_PART)
        return MHD_create_response_from_callback(size, size, read_half, exchange, NULL);
    if (how == EM_SENT_SLOWLY)
        return MHD_create_response_from_callback(size, size / PIECES + 1, read_slowly, exchange, NULL);
    if (how == EM_SENT_MISCOUNTED)
        return MHD_create_response_from_callback(size + MISCOUNTED_BY, 4096, read_all, exchange, NULL);
    return MHD_create_response_from_buffer(size, answer->text, MHD_RESPMEM_MUST_COPY);
}

/* A page shows in no frame, tells other sites nothing, and is not kept. */
static void add_page_headers(struct MHD_Response *response, const char *policy)
{
    MHD_add_response_header(response, "Content-Security-Policy", policy);
    MHD_add_response_header(response, "X-Frame-Options", "DENY");
    MHD_add_response_header(response, "Referrer-Policy", "same-origin");
    MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
}

static void add_headers(struct MHD_Response *response, const em_exchange *exchange)
{
    const em_answer *answer = &exchange->answer;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer->content_type);
    MHD_add_response_header(response, "x-amz-pay-request-id", exchange->request_id);
    MHD_add_response_header(response, MHD_HTTP_HEADER_DATE, exchange->date);
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    if (*answer->policy)
        add_page_headers(response, answer->policy);
    if (answer->location)
        MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, answer->location);
    if (*answer->manner.retry_after)
        MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, answer->manner.retry_after);
}

static bool send_now(em_exchange *exchange)
{
    struct MHD_Response *response = make_response(exchange);
    if (!response)
        return false;
    add_headers(response, exchange);
    bool sent = MHD_queue_response(exchange->connection, (unsigned)exchange->answer.status, response) == MHD_YES;
    MHD_destroy_response(response);
    return sent;
}

/* The answer is made again when it goes on. */
static void wait_for_news(em_exchange *exchange)
{
    exchange->answered = false;
    exchange->was_held = true;
    exchange->seen = exchange->held->news;
    hold(exchange, em_machine_now() + NEWS_WAIT);
}

bool em_exchange_send(em_exchange *exchange, struct MHD_Connection *connection)
{
    const em_manner *manner = &exchange->answer.manner;
    exchange->connection = connection;
    if (manner->awaits_news && !exchange->was_held) {
        wait_for_news(exchange);
        return true;
    }
    if (manner->how == EM_SENT_NOT_AT_ALL) {
        reset(connection);
        return false;
    }
    bool late = manner->delay > 0 && manner->how != EM_SENT_SLOWLY && !exchange->was_held;
    if (!late)
        return send_now(exchange);
    exchange->was_held = true;
    hold(exchange, em_machine_now() + manner->delay);
    return true;
}
