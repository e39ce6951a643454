/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was started and has no definite answer. No guard and no state of the wallet stops a resend: it makes nothing
 * new, it finds out.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/body.h"
#include "engine/lease.h"
#include "engine/outcome.h"
#include "engine/start.h"

#include <savedwallet/operation.h>

#include <string.h>

static bool is_state(const sw_attempt_row *attempt, const char *state)
{
    return attempt->state && strcmp(attempt->state, state) == 0;
}

static sw_recover recover_of(const sw_attempt_row *attempt)
{
    const sw_operation *operation = NULL;
    return sw_operation_find(&operation, attempt->operation, NULL) == SW_OK ? operation->recover : SW_RECOVER_NONE;
}

/* A worker that wrote START and never its answer may have sent until its lease was over. */
static int count_as_loose(sw_attempt_row *attempt, const sw_desk *desk, sw_error *err)
{
    if (!is_state(attempt, SW_STARTED) || sw_loose_extend(attempt, desk, desk->engine->settings.skew_ms))
        return SW_OK;
    return sw_fail_memory(err);
}

static int write(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_error *err)
{
    int code = sw_lease_keep(desk, err);
    attempt->sends++;
    attempt->sent_ms = sw_engine_now(desk->engine);
    if (code == SW_OK && !sw_record_text(&attempt->state, SW_STARTED))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_record_save(attempt, &sw_attempt_table, desk->database, err);
    return code == SW_OK ? sw_action_save(action, desk, err) : code;
}

static int send_again(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    if (code == SW_OK)
        code = sw_database_end(desk->database, write(desk, action, attempt, err), err);
    if (code != SW_OK)
        return code;
    sw_desk_tell(desk, SW_LOG_INFO, "resend", "intent", action->intent, "key", attempt->key, "operation",
                 attempt->operation);
    return sw_outcome_send(desk, action, attempt, err);
}

/* The effect is there: done. It is not: once more. It cannot be known now: later. */
static int look_first(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, sw_error *err)
{
    sw_reply reply = { 0 };
    sw_error why = SW_ERROR_INIT;
    int code = sw_talk_read(&reply, desk, sw_reader_of(action->kind), attempt->path_id, &why);
    if (code == SW_OK && sw_ended_of(action->kind, reply.object) == SW_ENDED_DONE)
        code = sw_outcome_accept(desk, action, attempt, reply.object, err);
    else if (code == SW_OK)
        code = send_again(desk, action, attempt, err);
    else if (reply.code != SW_OK)
        code = sw_outcome_leave_open(desk, action, attempt, &why, err);
    else if (err)
        *err = why;
    sw_reply_free(&reply);
    return code;
}

int sw_step_resend(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    sw_attempt_row attempt = { 0 };
    int code = sw_attempt_load(&attempt, NULL, desk, action, err);
    if (code == SW_OK)
        code = count_as_loose(&attempt, desk, err);
    if (code == SW_OK) {
        code = recover_of(&attempt) == SW_RECOVER_READ ? look_first(desk, action, &attempt, err)
                                                       : send_again(desk, action, &attempt, err);
    }
    SW_RECORD_FREE(attempt, sw_attempt_table);
    return code;
}
