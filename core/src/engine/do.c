/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The jobs by name.
 */
#include "base/error.h"
#include "base/nearest.h"
#include "engine/action.h"
#include "engine/job.h"
#include "engine/payer.h"

#include <string.h>

typedef struct known_job {
    const char *name;
    sw_job_fn *run;
} known_job;

static const known_job jobs[] = {
    { "emit", sw_job_emit },         { "charge", sw_job_charge },
    { "capture", sw_job_capture },   { "cancel", sw_job_cancel },
    { "refund", sw_job_refund },     { "close", sw_job_close },
    { "wallet", sw_job_wallet },     { "run", sw_job_run },
    { "list", sw_job_list },         { "show", sw_job_show },
    { "explain", sw_job_explain },   { "status", sw_job_status },
    { "inbox", sw_job_inbox },       { "settle", sw_job_settle },
    { "messages", sw_job_messages }, { "acknowledge", sw_job_acknowledge },
    { "pause", sw_job_pause },       { "resume", sw_job_resume },
    { "withdraw", sw_job_withdraw }, { "retry", sw_job_retry },
    { "resolve", sw_job_resolve },   { "check", sw_job_check },
    { "backup", sw_job_backup },
};

const char *sw_engine_job_at(size_t index)
{
    return index < sizeof jobs / sizeof jobs[0] ? jobs[index].name : NULL;
}

static int find(const known_job **out, const char *name, sw_error *err)
{
    sw_nearest nearest = { .word = name };
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
        *out = &jobs[i];
        if (strcmp(jobs[i].name, name) == 0)
            return SW_OK;
        sw_nearest_try(&nearest, jobs[i].name);
    }
    return sw_fail_field(err, SW_E_INVALID, "job", "the engine has no job \"%.64s\"; the nearest is \"%s\"", name,
                         nearest.best);
}

int sw_job_check_options(const sw_json *options, const char *const *names, sw_error *err)
{
    for (const sw_json *each = sw_json_first(options); each; each = sw_json_next(each)) {
        sw_nearest nearest = { .word = sw_json_name(each) };
        bool known = false;
        for (size_t i = 0; names[i] && !known; i++) {
            known = strcmp(names[i], sw_json_name(each)) == 0;
            sw_nearest_try(&nearest, names[i]);
        }
        if (!known && !nearest.best)
            return sw_fail_field(err, SW_E_INVALID, sw_json_name(each), "this job takes no options");
        if (!known)
            return sw_fail_field(err, SW_E_INVALID, sw_json_name(each),
                                 "there is no option \"%.64s\"; the nearest is \"%s\"", sw_json_name(each),
                                 nearest.best);
    }
    return SW_OK;
}

int64_t sw_job_number(const sw_json *options, const char *name, int64_t usual)
{
    return sw_json_integer(sw_json_get(options, name), usual);
}

enum { USUAL_LIMIT = 100, MOST_LIMIT = 10000 };

int64_t sw_job_limit(const sw_json *options)
{
    int64_t limit = sw_job_number(options, "limit", USUAL_LIMIT);
    return limit < 1 ? 1 : limit > MOST_LIMIT ? MOST_LIMIT : limit;
}

int sw_job_need(const sw_json *options, const char *name, const char *help, sw_error *err)
{
    const char *text = sw_json_get_text(options, name);
    return text && *text ? SW_OK : sw_fail_field(err, SW_E_INVALID, name, "%s is missing: %s", name, help);
}

int sw_job_give_list(sw_json **out, const char *name, sw_json *list, int code, sw_error *err)
{
    *out = code == SW_OK ? sw_json_object() : NULL;
    if (code == SW_OK && !sw_json_put(*out, name, list))
        return sw_fail_memory(err);
    if (code != SW_OK)
        sw_json_free(list);
    return code;
}

static int do_job(sw_json **told, sw_desk *desk, const char *name, const sw_asked_job *asked, sw_error *err)
{
    const known_job *it = NULL;
    int code = find(&it, name, err);
    if (code == SW_OK && sw_json_kind_of(asked->options) != SW_JSON_OBJECT)
        code = sw_fail(err, SW_E_INVALID, "options are one JSON object");
    if (code == SW_OK)
        code = sw_desk_open(desk, desk->engine, err);
    return code == SW_OK ? it->run(told, desk, asked, err) : code;
}

int sw_job_give_action(sw_json **out, const sw_desk *desk, const sw_action_row *action, int code, sw_error *err)
{
    if (code == SW_OK)
        *out = sw_action_told(action, desk);
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}

int sw_job_write(char **out, sw_json *told, int code, sw_error *err)
{
    *out = told ? sw_json_write(told, false) : NULL;
    if (told && !*out && code == SW_OK)
        code = sw_fail_memory(err);
    sw_json_free(told);
    return code;
}

int sw_engine_do(char **out, sw_engine *engine, const char *job, const char *options, size_t size, sw_cancel *cancel,
                 sw_error *err)
{
    sw_desk desk = { .engine = engine };
    sw_json *read = NULL, *told = NULL;
    if (out)
        *out = NULL;
    if (!out || !engine || !job || !options)
        return sw_fail(err, SW_E_INVALID, "this takes an engine, a job, its options and a place for what comes of it");
    int code = sw_json_parse(&read, options, size, err);
    const sw_asked_job asked = { options, size, read, cancel };
    if (code == SW_OK)
        code = do_job(&told, &desk, job, &asked, err);
    sw_desk_close(&desk);
    sw_json_free(read);
    return sw_job_write(out, told, code, err);
}

int sw_engine_emit(char **out, sw_engine *engine, const char *event, size_t size, sw_error *err)
{
    return sw_engine_do(out, engine, "emit", event, size, NULL, err);
}

int sw_engine_run(char **out, sw_engine *engine, const sw_run_options *options, sw_error *err)
{
    static const sw_run_options usual = SW_RUN_OPTIONS_INIT;
    sw_desk desk;
    sw_json *told = NULL;
    if (out)
        *out = NULL;
    if (!out || !engine)
        return sw_fail(err, SW_E_INVALID, "a run takes an engine, and a place for what comes of it");
    if (options && options->version > SW_RUN_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "these options are of a newer release than this library");
    int code = sw_desk_open(&desk, engine, err);
    if (code == SW_OK)
        code = sw_run_desk(&told, &desk, options ? options : &usual, err);
    sw_desk_close(&desk);
    return sw_job_write(out, told, code, err);
}

int sw_job_run(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "until_idle", "deadline_ms", "idle_ms", NULL };
    sw_run_options options = SW_RUN_OPTIONS_INIT;
    int code = sw_job_check_options(asked->options, names, err);
    options.until_idle = sw_json_is_true(sw_json_get(asked->options, "until_idle"));
    options.deadline_ms = sw_job_number(asked->options, "deadline_ms", 0);
    options.idle_ms = sw_job_number(asked->options, "idle_ms", 0);
    options.cancel = asked->cancel;
    return code == SW_OK ? sw_run_desk(out, desk, &options, err) : code;
}

int sw_job_wallet(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "wallet", "charge_permission_id", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    return code == SW_OK ? sw_payer_do(out, desk, asked->options, err) : code;
}

int sw_job_backup(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "path", NULL };
    const char *path = sw_json_get_text(asked->options, "path");
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_journal_backup(desk->engine->journal, path, err);
    if (code != SW_OK)
        return code;
    *out = sw_json_object();
    return sw_json_put_text(*out, "path", path) ? SW_OK : sw_fail_memory(err);
}
