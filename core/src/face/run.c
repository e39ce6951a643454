/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A job by its name: its options are read, it is done, and its answer is written.
 */
#include "base/cancel.h"
#include "base/error.h"
#include "base/nearest.h"
#include "face/host.h"
#include "face/task.h"
#include "face/told.h"

#include <string.h>

static int read_level(void *place, const char *name, sw_error *err)
{
    return sw_log_level_parse(place, name, err);
}

static const sw_given_member CALL[] = {
    { "simulate", SW_GIVEN_TEXT, offsetof(sw_task, call.simulate), NULL },
    { "timeout_ms", SW_GIVEN_LONG, offsetof(sw_task, call.timeout_ms), NULL },
    { "headers", SW_GIVEN_PAIRS, offsetof(sw_task, headers), NULL },
    { "log", SW_GIVEN_NAME, offsetof(sw_task, call.log_level), read_level },
    { "idempotency_key", SW_GIVEN_TEXT, offsetof(sw_task, call.idempotency_key), NULL },
};

enum { WITHOUT_KEY = SW_COUNT(CALL) - 1, WITH_KEY = SW_COUNT(CALL) };

static int take(sw_task *task, const sw_given_table *own, size_t call_members, sw_error *err)
{
    const sw_given_table tables[] = { *own, { CALL, call_members, task } };
    int code = sw_given_take(&task->given, tables, 2, err);
    task->call.headers = (const sw_header *)task->headers.items;
    task->call.header_count = task->headers.count;
    task->call.log = task->call.log_level == SW_LOG_DEFAULT ? NULL : sw_face_log;
    return code;
}

int sw_task_take(sw_task *task, const sw_given_member *members, size_t count, void *into, sw_error *err)
{
    return take(task, &(sw_given_table){ members, count, into }, WITHOUT_KEY, err);
}

int sw_task_take_keyed(sw_task *task, const sw_given_member *members, size_t count, void *into, sw_error *err)
{
    return take(task, &(sw_given_table){ members, count, into }, WITH_KEY, err);
}

static const struct job {
    const char *name;
    bool needs_client;
    bool changes; /* something at Amazon */
    sw_task_fn *run;
} JOBS[] = {
    { "about", true, false, sw_task_about },
    { "button", true, false, sw_task_button },
    { "call", true, true, sw_task_call },
    { "cancel", true, true, sw_task_cancel },
    { "capture", true, true, sw_task_capture },
    { "change_html", false, false, sw_task_change_html },
    { "charge", true, true, sw_task_charge },
    { "close", true, true, sw_task_close },
    { "finish", true, true, sw_task_finish },
    { "finish_charge", true, false, sw_task_finish_charge },
    { "key", true, false, sw_task_key },
    { "money", false, false, sw_task_money },
    { "names", false, false, sw_task_names },
    { "operations", false, false, sw_task_operations },
    { "place_order", true, true, sw_task_place_order },
    { "receive", true, false, sw_task_receive },
    { "refund", true, true, sw_task_refund },
    { "relay", false, false, sw_task_relay },
    { "repair_button", true, false, sw_task_repair_button },
    { "review", true, false, sw_task_review },
    { "sign", true, false, sw_task_sign },
    { "sign_button", true, false, sw_task_sign_button },
    { "validate", false, false, sw_task_validate },
    { "version", false, false, sw_task_version },
    { "wallet", true, false, sw_task_wallet },
};

static void refuse_job(const char *name, sw_error *err)
{
    sw_nearest nearest = { .word = name };
    for (size_t i = 0; i < SW_COUNT(JOBS); i++)
        sw_nearest_try(&nearest, JOBS[i].name);
    sw_fail(err, SW_E_INVALID, "there is no job \"%.64s\"; the nearest is \"%s\"", name, nearest.best);
}

static const struct job *find(const char *name, const sw_face *face, sw_error *err)
{
    for (size_t i = 0; i < SW_COUNT(JOBS); i++) {
        if (strcmp(JOBS[i].name, name) != 0)
            continue;
        if (face || !JOBS[i].needs_client)
            return &JOBS[i];
        sw_fail(err, SW_E_INVALID, "the job \"%s\" needs a client", name);
        return NULL;
    }
    refuse_job(name, err);
    return NULL;
}

static sw_json *run_as(const struct job *job, sw_task *task, const char *options, size_t size, const sw_host *host,
                       sw_error *err)
{
    sw_json *answer = NULL;
    task->call = (sw_call)SW_CALL_INIT;
    if (host && (host->watch || host->cancel)) {
        task->call.cancel = sw_cancel_watching(host->watch, host->payload, host->cancel);
        if (!task->call.cancel)
            sw_fail_memory(err);
    }
    const sw_host *before = sw_face_enter(host);
    if (err->code == SW_OK && sw_given_read(&task->given, options, size, err) == SW_OK)
        answer = job->run(task, err);
    sw_face_leave(before);
    sw_cancel_free(task->call.cancel);
    sw_given_free(&task->given);
    return answer;
}

/* The job was done, and what came of it is lost. */
static void fail_to_tell(const struct job *job, sw_error *err)
{
    sw_fail_memory(err);
    if (job->changes) {
        err->effect = SW_EFFECT_UNKNOWN;
        err->retry = SW_RETRY_SAME_KEY;
    }
}

/* @param answer  taken over; NULL: only the error is told */
static char *write_answer(sw_json *answer, const sw_error *err)
{
    sw_json *object = answer ? answer : sw_json_object();
    sw_json *error = err->code < 0 ? sw_told_error(err) : sw_json_new_null();
    char *text = sw_json_put(object, "error", error) ? sw_json_write(object, false) : NULL;
    sw_json_free(object);
    return text;
}

char *sw_face_error_json(const sw_error *err)
{
    return write_answer(NULL, err ? err : &(sw_error)SW_ERROR_INIT);
}

char *sw_face_run(sw_face *face, const char *job, const char *options, size_t options_size, const void *data,
                  size_t data_size, const sw_host *host)
{
    sw_error err = SW_ERROR_INIT;
    sw_task task = { .face = face, .data = data, .data_size = data ? data_size : 0 };
    const struct job *found = find(job ? job : "", face, &err);
    sw_json *answer = NULL;
    if (found)
        answer = run_as(found, &task, options ? options : "{}", options ? options_size : 2, host, &err);
    if (found && err.code == SW_OK && !answer)
        fail_to_tell(found, &err);
    return write_answer(answer, &err);
}
