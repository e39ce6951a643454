/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people decide.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/inbox.h"
#include "engine/job.h"
#include "face/told.h"

#include <string.h>

static int tell_paused(sw_json **out, const char *paused, sw_error *err)
{
    *out = sw_json_object();
    return sw_json_put(*out, "paused", paused ? sw_json_new_raw(paused) : sw_json_new_null()) ? SW_OK
                                                                                              : sw_fail_memory(err);
}

/* Who resumes has looked at what was done since a backup that was put back. */
static int write_paused(sw_desk *desk, const char *paused, sw_error *err)
{
    int code = sw_meta_set(desk->database, "paused", paused, err);
    if (code == SW_OK && !paused)
        code = sw_meta_set(desk->database, "restored", NULL, err);
    return code;
}

static int set_paused(sw_desk *desk, const char *paused, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, write_paused(desk, paused, err), err) : code;
}

int sw_job_pause(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "reason", "by", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "reason", "say why, for those who find it paused", err);
    if (code != SW_OK)
        return code;
    sw_json *paused = sw_json_object();
    bool whole = sw_told_text(paused, "reason", sw_json_get_text(asked->options, "reason")) &&
                 sw_told_text(paused, "by", sw_json_get_text(asked->options, "by")) &&
                 sw_json_put(paused, "at", sw_time_told(sw_engine_now(desk->engine)));
    char *text = whole ? sw_json_write(paused, false) : NULL;
    code = text ? set_paused(desk, text, err) : sw_fail_memory(err);
    if (code == SW_OK)
        code = tell_paused(out, text, err);
    sw_json_release_text(text);
    sw_json_free(paused);
    return code;
}

int sw_job_resume(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "by", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = set_paused(desk, NULL, err);
    return code == SW_OK ? tell_paused(out, NULL, err) : code;
}

static int say(sw_action_row *action, const char *reason, const char *by, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    sw_fail(&why, SW_OK, "%s%s%s", reason ? reason : "", by ? ": " : "", by ? by : "");
    return sw_action_note(action, &why, NULL, err);
}

static int withdraw(sw_action_row *action, sw_desk *desk, const sw_json *options, sw_error *err)
{
    const char *intent = sw_json_get_text(options, "intent");
    int code = sw_action_seek(action, desk, intent, err);
    if (code == SW_OK && !sw_action_is(action, SW_PLANNED) && !sw_action_is(action, SW_WAITING) &&
        !sw_action_is(action, SW_BLOCKED))
        code = sw_fail_field(err, SW_E_CONFLICT, "intent",
                             "\"%.120s\" is %s: only what is not started can be taken back%s", intent, action->state,
                             sw_action_is(action, SW_ACCEPTED) ? "; cancel or refund it" : "");
    if (code == SW_OK)
        code = say(action, sw_json_get_text(options, "reason"), sw_json_get_text(options, "by"), err);
    if (code == SW_OK)
        code = sw_action_set(action, SW_WITHDRAWN, 0, err);
    if (code == SW_OK)
        code = sw_action_save(action, desk, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, action, sw_json_get_text(options, "by"), "withdrawn", err)
                         : code;
}

int sw_job_withdraw(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", "reason", "by", NULL };
    sw_action_row action = { 0 };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "reason", "say why it is taken back", err);
    if (code == SW_OK)
        code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, withdraw(&action, desk, asked->options, err), err);
    code = sw_job_give_action(out, desk, &action, code, err);
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

/* An event that was decided is not decided again: what came of it is in the journal. */
static int refuse_decided(const sw_desk *desk, const char *id, sw_error *err)
{
    int64_t events = 0, actions = 0;
    int code = sw_find_number(&events, desk->database, err, "SELECT count(*) FROM event WHERE id = $1", "t", id);
    if (code == SW_OK)
        code = sw_find_number(&actions, desk->database, err, "SELECT count(*) FROM action WHERE intent = $1", "t", id);
    if (code == SW_OK && events > 0 && actions == 0)
        code = sw_fail_field(
            err, SW_E_CONFLICT, "intent",
            "the event \"%.120s\" is decided, or waits for it: what it lacked is told under an id of its own", id);
    return code;
}

static int retry_event(bool *found, sw_desk *desk, const char *id, sw_error *err)
{
    int code = sw_run(desk->database, err,
                      "UPDATE event SET state = 'recorded', faults = 0, next_ms = $1 WHERE id = $2 AND state = "
                      "'failed'",
                      "nt", sw_engine_now(desk->engine), id);
    *found = code == SW_OK && desk->database->driver->changed(desk->database) > 0;
    return code == SW_OK && !*found ? refuse_decided(desk, id, err) : code;
}

/* A final decline is not for a person to override either: the guard stops the attempt. */
static int retry(sw_action_row *action, bool *is_event, sw_desk *desk, const sw_json *options, sw_error *err)
{
    const char *intent = sw_json_get_text(options, "intent"), *by = sw_json_get_text(options, "by");
    int code = retry_event(is_event, desk, intent ? intent : "", err);
    if (code == SW_OK && *is_event)
        return sw_inbox_settle_event(desk, intent, by, "decided again", err);
    if (code == SW_OK)
        code = sw_action_seek(action, desk, intent, err);
    if (code == SW_OK && !sw_action_is(action, SW_STOPPED) && !sw_action_is(action, SW_BLOCKED))
        code = sw_fail_field(err, SW_E_CONFLICT, "intent",
                             "\"%.120s\" is %s: a new attempt needs a definite no that is on disk", intent,
                             action->state);
    if (code != SW_OK)
        return code;
    int64_t now = sw_engine_now(desk->engine);
    action->due_ms = 0;
    action->trouble_ms = 0;
    code = sw_action_set(action, SW_PLANNED, now, err);
    if (code == SW_OK)
        code = sw_action_save(action, desk, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, action, by, "tried again", err) : code;
}

int sw_job_retry(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", "by", NULL };
    sw_action_row action = { 0 };
    bool is_event = false;
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "intent", "say which action, or which event", err);
    if (code == SW_OK)
        code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, retry(&action, &is_event, desk, asked->options, err), err);
    if (code == SW_OK && is_event) {
        *out = sw_json_object();
        code = sw_told_text(*out, "event", sw_json_get_text(asked->options, "intent")) ? SW_OK : sw_fail_memory(err);
    } else {
        code = sw_job_give_action(out, desk, &action, code, err);
    }
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}

int sw_job_acknowledge(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "id", NULL };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = sw_job_need(asked->options, "id", "say which message", err);
    if (code == SW_OK)
        code = sw_run(desk->database, err,
                      "UPDATE message SET acknowledged_ms = $1 WHERE id = $2 AND acknowledged_ms IS NULL", "nt",
                      sw_engine_now(desk->engine), sw_json_get_text(asked->options, "id"));
    if (code != SW_OK)
        return code;
    bool changed = desk->database->driver->changed(desk->database) > 0;
    *out = sw_json_object();
    return sw_json_put_bool(*out, "acknowledged", changed) ? SW_OK : sw_fail_memory(err);
}
