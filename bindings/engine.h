/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An engine and its journal with JSON text in and out, as face.h has all the rest.
 */
#ifndef SAVEDWALLET_BINDINGS_ENGINE_H
#define SAVEDWALLET_BINDINGS_ENGINE_H

#include <savedwallet/engine.h>
#include <savedwallet/face.h>
#include <savedwallet/memory.h>
#include <savedwallet/rules.h>
#include <savedwallet/value.h>

#include <stdio.h>
#include <string.h>

#include "engine_config.h"

/* It borrows the client and the rules. */
typedef struct engine {
    sw_journal *journal;
    sw_decider decider;
    sw_engine *engine;
} engine;

static inline void engine_free(engine *it)
{
    if (!it)
        return;
    sw_engine_free(it->engine);
    sw_journal_free(it->journal);
    sw_allocator_get()->release(it);
}

static inline int engine_open(engine *out, engine_given *given, sw_rules *rules, sw_error *err)
{
    int code = sw_journal_open(&out->journal, &given->journal, err);
    if (code == SW_OK && rules)
        code = sw_rules_decider(&out->decider, rules, err);
    given->engine.journal = out->journal;
    given->engine.decider = rules ? &out->decider : NULL;
    return code == SW_OK ? sw_engine_new(&out->engine, &given->engine, err) : code;
}

/* @param rules  NULL: none @return NULL with err filled */
static inline engine *engine_new(sw_face *client, sw_rules *rules, const char *config, size_t size, sw_error *err)
{
    engine_given given = { .journal = SW_JOURNAL_OPTIONS_INIT, .engine = SW_ENGINE_OPTIONS_INIT };
    engine *made = sw_allocator_get()->allocate(sizeof *made);
    if (!made) {
        sw_error_set(err, SW_E_NOMEM, NULL, NULL);
        return NULL;
    }
    memset(made, 0, sizeof *made);
    if (engine_read(&given, client, config, size, err) < 0 || engine_open(made, &given, rules, err) < 0) {
        engine_free(made);
        made = NULL;
    }
    engine_forget(&given);
    return made;
}

static inline void engine_text_free(char *text)
{
    sw_allocator_get()->release(text);
}

/* {"error": …, "answer": …}. @return yours, free it with engine_text_free; NULL when memory ran out */
static inline char *engine_tell(const char *answer, const sw_error *err)
{
    char *error = sw_face_error_json(err), *told = NULL;
    size_t open = error ? strlen(error) - 1 : 0; /* without its last brace */
    size_t room = open + strlen(answer) + sizeof ",\"answer\":}";
    if (error)
        told = sw_allocator_get()->allocate(room);
    if (told)
        snprintf(told, room, "%.*s,\"answer\":%s}", (int)open, error, answer);
    sw_face_text_free(error);
    return told;
}

static inline int engine_set_clock(engine *it, const sw_value *options, sw_error *err)
{
    int64_t offset = 0;
    return sw_value_integer(&offset, sw_value_get(options, "offset_ms"))
               ? sw_engine_set_clock_offset(it->engine, offset, err)
               : engine_wrong("offset_ms", "a whole number of milliseconds", err);
}

static inline int engine_set_log(engine *it, const sw_value *options, sw_error *err)
{
    sw_log_level level = SW_LOG_DEFAULT;
    int code = sw_log_level_parse(&level, sw_value_text(sw_value_get(options, "level")), err);
    return code == SW_OK ? sw_engine_set_log_level(it->engine, level, err) : code;
}

static inline int engine_set(engine *it, const char *options, size_t size,
                             int (*set)(engine *, const sw_value *, sw_error *), sw_error *err)
{
    sw_object *object = NULL;
    int code = sw_object_read(&object, options, size, err);
    if (code == SW_OK)
        code = set(it, sw_value_of(object), err);
    sw_object_free(object);
    return code;
}

/* A job of the engine's. The host is asked to sign while it is done, and ends it. */
static inline int engine_do(char **out, engine *it, const char *job, const char *options, size_t size,
                            const sw_host *host, sw_error *err)
{
    sw_cancel *cancel = NULL;
    int code = host ? sw_face_cancel(&cancel, host, err) : SW_OK;
    const sw_host *before = sw_face_enter(host);
    if (code == SW_OK)
        code = sw_engine_do(out, it->engine, job, options, size, cancel, err);
    sw_face_leave(before);
    sw_cancel_free(cancel);
    return code;
}

/* The jobs of sw_engine_do, and three more: "receive" takes a notification, which is the data, "clock" sets
 * {"offset_ms": …}, and "log" sets {"level": …}. @return as engine_tell */
static inline char *engine_run(engine *it, const char *job, const char *options, size_t size, const void *data,
                               size_t data_size, const sw_host *host)
{
    sw_error err = SW_ERROR_INIT;
    char *answer = NULL, status_text[32] = "null";
    int status = 0, code = SW_OK;
    if (strcmp(job, "receive") == 0) {
        code = sw_engine_receive(&status, it->engine, data, data_size, &err);
        snprintf(status_text, sizeof status_text, "{\"status\":%d}", status);
    } else if (strcmp(job, "clock") == 0) {
        code = engine_set(it, options, size, engine_set_clock, &err);
    } else if (strcmp(job, "log") == 0) {
        code = engine_set(it, options, size, engine_set_log, &err);
    } else {
        code = engine_do(&answer, it, job, options, size, host, &err);
    }
    if (code == SW_OK)
        sw_error_clear(&err);
    char *told = engine_tell(answer ? answer : status_text, &err);
    sw_engine_text_free(answer);
    return told;
}

#endif
