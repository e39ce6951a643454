/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A person says how something ended of which nobody knows. Amazon is asked once more first.
 */
#include "base/error.h"
#include "engine/action.h"
#include "engine/body.h"
#include "engine/inbox.h"
#include "engine/job.h"
#include "engine/lease.h"
#include "engine/outcome.h"
#include "engine/start.h"
#include "engine/talk.h"
#include "pay/advising.h"

#include <string.h>

/* A charge or refund is one intent's. */
static int check_free(const sw_desk *desk, const sw_action_row *action, const char *id, sw_error *err)
{
    int64_t others = 0;
    int code = sw_find_number(
        &others, desk->database, err,
        "SELECT count(*) FROM action WHERE kind = $1 AND number <> $2 AND ((kind = 'charge' AND charge_id = "
        "$3) OR refund_id = $3)",
        "tnt", action->kind, action->number, id);
    if (code == SW_OK && others > 0)
        code = sw_fail_field(err, SW_E_CONFLICT, "charged", "%.120s belongs to another intent of the journal", id);
    return code;
}

/* What was found at Amazon has to be that charge or refund, of that amount. */
static int check_found(const sw_action_row *action, const sw_object *object, sw_error *err)
{
    sw_money found = SW_MONEY_INIT, amount = sw_action_amount(action);
    bool refund = sw_action_is_kind(action, SW_KIND_REFUND);
    const char *permission = sw_object_text(object, "/chargePermissionId"),
               *charge = sw_object_text(object, "/chargeId");
    bool captures = sw_action_is_kind(action, SW_KIND_CAPTURE);
    sw_object_money(&found, object, refund ? "/refundAmount" : captures ? "/captureAmount" : "/chargeAmount", NULL);
    bool same = refund ? charge && action->charge_id && strcmp(charge, action->charge_id) == 0
                       : permission && action->permission && strcmp(permission, action->permission) == 0;
    if (same && sw_money_equal(&found, &amount) &&
        sw_advise_object(sw_operation_of(action->kind), object).code != SW_OK)
        return sw_fail_field(err, SW_E_CONFLICT, "charged",
                             "what Amazon has under this id is %.40s: nothing was charged by it",
                             sw_object_state(object));
    if (same && sw_money_equal(&found, &amount))
        return SW_OK;
    return sw_fail_field(err, SW_E_CONFLICT, "charged",
                         "what Amazon has under this id is of another wallet, charge or amount: it is "
                         "not what this intent stands for");
}

static int resolve_charged(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const char *id, sw_error *err)
{
    sw_reply reply = { 0 };
    int code = check_free(desk, action, id, err);
    if (code == SW_OK)
        code = sw_talk_read(&reply, desk, sw_reader_of(action->kind), id, err);
    if (code == SW_OK)
        code = check_found(action, reply.object, err);
    if (code == SW_OK)
        code = sw_outcome_accept(desk, action, attempt, reply.object, err);
    sw_reply_free(&reply);
    return code;
}

static int resolve_not_charged(sw_desk *desk, sw_action_row *action, sw_attempt_row *attempt, const sw_json *options,
                               sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    const char *by = sw_json_get_text(options, "by");
    sw_fail(&why, SW_E_REFUSED, "not done, says %s: %s", by, sw_json_get_text(options, "reason"));
    why.next_step = SW_NEXT_STOP;
    action->by_rules = 0; /* nothing follows by itself from what a person said */
    int code = sw_outcome_refuse(desk, action, attempt, &why, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, action, by, why.message, err) : code;
}

static int believe(sw_desk *desk, sw_action_row *action, const sw_json *options, sw_error *err)
{
    const char *charged = sw_json_get_text(options, "charged");
    sw_attempt_row attempt = { 0 };
    int code = sw_attempt_load(&attempt, NULL, desk, action, err);
    if (code == SW_OK)
        code = charged ? resolve_charged(desk, action, &attempt, charged, err)
                       : resolve_not_charged(desk, action, &attempt, options, err);
    SW_RECORD_FREE(attempt, sw_attempt_table);
    return code;
}

static bool is_open(const sw_action_row *action)
{
    return sw_action_is(action, SW_UNRESOLVED) || sw_action_is(action, SW_UNKNOWN) || sw_action_is(action, SW_STARTED);
}

/* Takes the wallet, and reads the action again: a worker may have been at it. */
static int take_wallet(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    bool taken = desk->wallet != 0;
    int64_t number = action->number, wallet = action->wallet;
    int code = taken ? sw_lease_renew(desk, err) : sw_lease_claim(&taken, desk, wallet, err);
    if (code == SW_OK && !taken)
        code = sw_fail_field(err, SW_E_CONFLICT, "intent",
                             "a worker is at this wallet just now: try again in a minute");
    if (code != SW_OK)
        return code;
    SW_RECORD_FREE(*action, sw_action_table);
    return sw_action_load(action, desk, number, err);
}

/* Amazon is asked once more before a person is believed. */
static int ask_again(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    if (sw_action_is(action, SW_UNRESOLVED) && !sw_record_text(&action->state, SW_UNKNOWN))
        return sw_fail_memory(err);
    int code = sw_step_resend(desk, action, err);
    return code == SW_OK ? take_wallet(desk, action, err) : code;
}

static int refuse_restored(const sw_desk *desk, sw_error *err)
{
    sw_pause pause = SW_PAUSE_NONE;
    int code = sw_desk_pause(&pause, desk, err);
    if (code == SW_OK && pause == SW_PAUSE_ALL)
        code = sw_fail(err, SW_E_CONFLICT,
                       "this journal is a backup that was put back: nothing is sent before it is resumed");
    return code;
}

static int resolve(sw_action_row *action, sw_desk *desk, const sw_json *options, sw_error *err)
{
    int code = refuse_restored(desk, err);
    if (code == SW_OK)
        code = sw_action_seek(action, desk, sw_json_get_text(options, "intent"), err);
    if (code == SW_OK)
        code = take_wallet(desk, action, err);
    if (code == SW_OK && !is_open(action))
        code = sw_fail_field(err, SW_E_CONFLICT, "intent", "\"%.120s\" is %s: there is nothing to resolve",
                             action->intent, action->state);
    bool unresolved = code == SW_OK && sw_action_is(action, SW_UNRESOLVED);
    if (code == SW_OK)
        code = ask_again(desk, action, err);
    if (code != SW_OK || !is_open(action))
        return code;
    if (!unresolved && !sw_json_get_text(options, "charged"))
        return sw_fail_field(
            err, SW_E_CONFLICT, "not_charged",
            "\"%.120s\" is %s: the engine still finds out by itself; only what is unresolved, after a day, "
            "is for people to say",
            action->intent, action->state);
    return believe(desk, action, options, err);
}

int sw_job_resolve(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "intent", "charged", "not_charged", "reason", "by", NULL };
    const sw_json *options = asked->options;
    bool charged = sw_json_get_text(options, "charged") != NULL,
         not_charged = sw_json_is_true(sw_json_get(options, "not_charged"));
    sw_action_row action = { 0 };
    int code = sw_job_check_options(options, names, err);
    if (code == SW_OK && charged == not_charged)
        code = sw_fail_field(err, SW_E_INVALID, "charged",
                             "say what was found out: charged with the id at Amazon, or not_charged");
    if (code == SW_OK)
        code = sw_job_need(options, "by", "say who found it out", err);
    if (code == SW_OK && not_charged)
        code = sw_job_need(options, "reason", "say how it was found out that nothing was done", err);
    if (code == SW_OK && !desk->engine->client)
        code = sw_fail_field(err, SW_E_INVALID, "client", "to resolve takes a client: Amazon is asked once more");
    if (code == SW_OK)
        code = resolve(&action, desk, options, err);
    code = sw_job_give_action(out, desk, &action, code, err);
    SW_RECORD_FREE(action, sw_action_table);
    return code;
}
