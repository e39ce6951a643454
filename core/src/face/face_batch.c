/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cancel.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "face/host.h"
#include "face/task.h"
#include "face/told.h"

#include <savedwallet/batch.h>

#include <stdio.h>

struct sw_face_batch {
    sw_batch *batch;
    sw_face *face;
};

int sw_face_batch_new(sw_face_batch **out, sw_face *face, size_t max_in_flight, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !face)
        return sw_fail(err, SW_E_INVALID, "a batch needs a client, and a place for what is made");
    sw_face_batch *it = sw_alloc(sizeof *it);
    if (!it)
        return sw_fail_memory(err);
    const sw_batch_options how = { SW_BATCH_OPTIONS_VERSION, max_in_flight };
    it->face = face;
    int code = sw_batch_new(&it->batch, face->client, &how, err);
    if (code == SW_OK)
        *out = it;
    else
        sw_release(it);
    return code;
}

static int add(sw_face_batch *it, uint64_t tag, sw_task *task, const char *options, size_t size, sw_error *err)
{
    sw_asked asked;
    task->call = (sw_call)SW_CALL_INIT;
    int code = sw_given_read(&task->given, options, size, err);
    if (code == SW_OK)
        code = sw_task_take_call(task, &asked, err);
    if (code == SW_OK && !asked.operation)
        code = sw_fail_field(err, SW_E_INVALID, "operation", "a batch takes operations by their names");
    if (code < 0)
        return code;
    const sw_request request = sw_asked_request(task, &asked);
    return sw_batch_add(it->batch, &request, &task->call, tag, err);
}

char *sw_face_batch_add(sw_face_batch *batch, uint64_t tag, const char *options, size_t options_size, const void *data,
                        size_t data_size, const sw_host *host)
{
    sw_error err = SW_ERROR_INIT;
    if (!batch || !options) {
        sw_fail(&err, SW_E_INVALID, "adding needs a batch and options");
        return sw_face_error_json(&err);
    }
    sw_task task = { .face = batch->face, .data = data, .data_size = data ? data_size : 0 };
    const sw_host *before = sw_face_enter(host);
    add(batch, tag, &task, options, options_size, &err);
    sw_face_leave(before);
    sw_given_free(&task.given);
    return sw_face_error_json(&err);
}

static bool put_event(sw_json *object, const sw_batch_result *result)
{
    static const char *const names[] = { "empty", "call", "time_out", "woken" };
    char tag[24];
    snprintf(tag, sizeof tag, "%llu", (unsigned long long)result->tag);
    return sw_json_put_text(object, "event", names[result->event]) &&
           (result->event != SW_BATCH_CALL || sw_json_put_text(object, "tag", tag));
}

/* @return NULL when memory ran out */
static char *write_result(const sw_batch_result *result, int code, const sw_error *err)
{
    const sw_error *outcome = code < 0 ? err : result->code < 0 ? &result->error : NULL;
    sw_json *object = result->event == SW_BATCH_CALL ? sw_told_answer(result->answer, outcome) : sw_json_object();
    bool whole = object && put_event(object, result) &&
                 sw_told_text(object, "idempotency_key", sw_response_idempotency_key(result->answer)) &&
                 sw_json_put(object, "error", outcome ? sw_told_error(outcome) : sw_json_new_null());
    char *text = whole ? sw_json_write(object, false) : NULL;
    sw_json_free(object);
    return text;
}

/* Waits in slices where somebody watches. */
static int wait(sw_batch_result *out, sw_batch *batch, int64_t timeout_ms, const sw_host *host, sw_error *err)
{
    const sw_clock clock = sw_clock_complete(NULL);
    timeout_ms = timeout_ms < INT64_MAX / 2 ? timeout_ms : INT64_MAX / 2; /* so that it can be added to */
    int64_t end = timeout_ms < 0 ? 0 : clock.monotonic_ms(clock.payload) + timeout_ms, left = timeout_ms;
    for (;;) {
        bool watched = host && host->watch && (left < 0 || left > SW_CANCEL_LOOK_MS);
        int code = sw_batch_wait(out, batch, watched ? SW_CANCEL_LOOK_MS : left, err);
        if (code < 0 || out->event != SW_BATCH_TIME_OUT || !watched || host->watch(host->payload))
            return code;
        left = timeout_ms < 0 ? -1 : end - clock.monotonic_ms(clock.payload);
        left = timeout_ms >= 0 && left < 0 ? 0 : left;
    }
}

char *sw_face_batch_wait(sw_face_batch *batch, int64_t timeout_ms, const sw_host *host)
{
    sw_error err = SW_ERROR_INIT;
    sw_batch_result result = SW_BATCH_RESULT_INIT;
    if (!batch) {
        sw_fail(&err, SW_E_INVALID, "waiting needs a batch");
        return sw_face_error_json(&err);
    }
    const sw_host *before = sw_face_enter(host);
    int code = wait(&result, batch->batch, timeout_ms, host, &err);
    sw_face_leave(before);
    char *text = write_result(&result, code, &err);
    sw_response_free(result.answer);
    return text;
}

size_t sw_face_batch_cancel(sw_face_batch *batch, uint64_t tag)
{
    return batch ? sw_batch_cancel(batch->batch, tag) : 0;
}

size_t sw_face_batch_count(const sw_face_batch *batch)
{
    return batch ? sw_batch_count(batch->batch) : 0;
}

void sw_face_batch_wakeup(sw_face_batch *batch)
{
    if (batch)
        sw_batch_wakeup(batch->batch);
}

void sw_face_batch_free(sw_face_batch *batch)
{
    if (!batch)
        return;
    sw_batch_free(batch->batch);
    sw_release(batch);
}
