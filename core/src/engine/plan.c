/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/plan.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "engine/action.h"
#include "engine/inbox.h"
#include "engine/payer.h"

#include <savedwallet/limits.h>

#include <string.h>

static bool is_named(const sw_plan *plan)
{
    return strcmp(plan->kind, SW_KIND_CHARGE) == 0 || strcmp(plan->kind, SW_KIND_REFUND) == 0;
}

static int check_intent(const char *intent, sw_error *err)
{
    if (!intent || !*intent)
        return sw_fail_field(err, SW_E_INVALID, "intent",
                             "intent is missing: say what is meant, such as \"ride:81\"; said "
                             "again, it is the same action");
    if (strlen(intent) > SW_MOST_NAME)
        return sw_fail_field(err, SW_E_LIMIT, "intent", "the intent is longer than %d bytes", SW_MOST_NAME);
    if (!sw_is_utf8(intent, strlen(intent)))
        return sw_fail_field(err, SW_E_INVALID, "intent", "the intent is not UTF-8");
    return SW_OK;
}

/* The charge that it is about, and with it the wallet. */
static int find_charge(sw_action_row *out, sw_desk *desk, const sw_plan *plan, sw_error *err)
{
    sw_action_row charge = { 0 };
    bool found = false;
    int code = sw_action_find_charge(&charge, &found, desk, plan->charge, err);
    if (code == SW_OK && found) {
        out->charge = charge.number;
        out->wallet = charge.wallet;
        code = sw_record_text(&out->charge_id, charge.charge_id) ? SW_OK : sw_fail_memory(err);
    } else if (code == SW_OK && !plan->wallet) {
        code = sw_fail_field(err, SW_E_NOT_FOUND, "charge",
                             "the journal knows no charge \"%.200s\": of one that the engine did "
                             "not make, give the chargeId, and its wallet",
                             plan->charge);
    } else if (code == SW_OK && !sw_record_text(&out->charge_id, plan->charge)) {
        code = sw_fail_memory(err);
    }
    SW_RECORD_FREE(charge, sw_action_table);
    return code;
}

static int find_wallet(sw_action_row *out, sw_desk *desk, const sw_plan *plan, sw_error *err)
{
    sw_wallet_row wallet = { 0 };
    if (out->wallet)
        return SW_OK;
    if (!plan->wallet && plan->wallet_number) {
        out->wallet = plan->wallet_number;
        return SW_OK;
    }
    int code = sw_payer_need(&wallet, desk, plan->wallet, err);
    out->wallet = wallet.number;
    SW_RECORD_FREE(wallet, sw_wallet_table);
    return code;
}

/* What has no name of its own is called by what it is about. A wallet that is saved anew may be closed anew. */
static int borrow_name(sw_buf *out, const sw_action_row *action, const sw_desk *desk, const sw_plan *plan,
                       sw_error *err)
{
    sw_action_row charge = { 0 };
    sw_wallet_row wallet = { 0 };
    int code = SW_OK;
    sw_buf_addf(out, "%s:", plan->space ? plan->space : plan->kind);
    if (action->charge)
        code = sw_action_load(&charge, desk, action->charge, err);
    else if (!plan->charge)
        code = sw_payer_load(&wallet, desk, action->wallet, err);
    sw_buf_add_text(out, action->charge ? charge.intent : plan->charge ? plan->charge : wallet.permission);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    SW_RECORD_FREE(charge, sw_action_table);
    return code == SW_OK ? sw_buf_check(out, "an intent", err) : code;
}

static int name(sw_action_row *out, const sw_desk *desk, const sw_plan *plan, sw_error *err)
{
    sw_buf borrowed = SW_BUF_INIT(SW_MAX_INTENT);
    bool named = is_named(plan);
    int code = named ? check_intent(plan->intent, err) : borrow_name(&borrowed, out, desk, plan, err);
    const char *space = plan->space ? plan->space : named ? SW_SPACE_ID : plan->kind;
    if (code == SW_OK && (!sw_record_text(&out->intent, named ? plan->intent : sw_buf_text(&borrowed)) ||
                          !sw_record_text(&out->space, space)))
        code = sw_fail_memory(err);
    sw_buf_free(&borrowed);
    return code;
}

/* What the same intent has to say again: kind, wallet, charge, amount and content. */
static int compare(const sw_action_row *was, const sw_action_row *is, sw_error *err)
{
    if (sw_action_is_kind(is, SW_KIND_CLOSE) && was->wallet == is->wallet)
        return SW_OK; /* closed is closed, whoever says why */
    const char *what = strcmp(was->kind, is->kind) != 0 ? "another kind of action"
                       : was->wallet != is->wallet      ? "another wallet"
                       : was->charge != is->charge      ? "another charge"
                       : was->minor != is->minor ||
                               strcmp(was->currency ? was->currency : "", is->currency ? is->currency : "") != 0
                           ? "another amount"
                       : strcmp(was->content, is->content) != 0 ? "other options"
                                                                : NULL;
    if (!what)
        return SW_OK;
    return sw_fail_field(err, SW_E_CONFLICT, "intent",
                         "the intent \"%.120s\" was said before with %s: it stands for one "
                         "action, for ever; a new one needs an intent of its own",
                         was->intent, what);
}

/* A client would refuse them at START; there may be none when it is planned. */
static int check_plan(const sw_plan *plan, const char *content, sw_error *err)
{
    char text[SW_MONEY_TEXT_SIZE];
    bool moves = is_named(plan) || strcmp(plan->kind, SW_KIND_CAPTURE) == 0;
    if (moves && sw_money_write_text(text, &plan->amount, err) != SW_OK)
        return SW_E_INVALID;
    if (moves && sw_money_is_zero(&plan->amount))
        return sw_fail_field(err, SW_E_INVALID, "amount", "the amount is zero: there is nothing to move");
    if (content && !sw_is_utf8(content, strlen(content)))
        return sw_fail(err, SW_E_INVALID, "a text of the options is not UTF-8");
    return SW_OK;
}

static int fill(sw_action_row *out, sw_desk *desk, const sw_plan *plan, sw_error *err)
{
    int64_t now = sw_engine_now(desk->engine);
    char *content = sw_json_write(plan->content, false);
    int code = check_plan(plan, content, err);
    if (code != SW_OK) {
        sw_json_release_text(content);
        return code;
    }
    bool whole = content && sw_record_text(&out->kind, plan->kind) && sw_record_text(&out->state, SW_PLANNED) &&
                 sw_record_text(&out->content, content) && sw_record_text(&out->event, plan->event) &&
                 sw_record_text(&out->simulate, plan->simulate) &&
                 sw_record_text(&out->currency, plan->amount.currency[0] ? plan->amount.currency : NULL);
    sw_json_release_text(content);
    out->minor = plan->amount.minor;
    out->decision = plan->decision;
    out->by_rules = plan->by_rules;
    out->due_ms = plan->due_ms;
    out->next_ms = plan->due_ms ? plan->due_ms : now;
    out->expires_ms = plan->expires_ms;
    out->created_ms = now;
    out->changed_ms = now;
    return whole ? SW_OK : sw_fail_memory(err);
}

/* What was named by its charge and came to nothing gives way to a new one: nobody can give it another name. */
static bool gives_way(const sw_action_row *was)
{
    bool nothing = sw_action_is(was, SW_BLOCKED) || sw_action_is(was, SW_WITHDRAWN) || sw_action_is(was, SW_STOPPED);
    return nothing && strcmp(was->space, SW_SPACE_ID) != 0;
}

static int replace(sw_action_row *out, const sw_action_row *was, sw_desk *desk, sw_error *err)
{
    out->number = was->number;
    out->version = was->version;
    out->attempt = was->attempt;
    out->created_ms = was->created_ms;
    int code = sw_action_save(out, desk, err);
    return code == SW_OK ? sw_inbox_settle_action(desk, out, "savedwallet", "it was asked for anew", err) : code;
}

static int write(sw_action_row *out, bool *known, sw_desk *desk, sw_error *err)
{
    sw_action_row was = { 0 };
    int code = sw_action_find(&was, known, desk, out->space, out->intent, err);
    if (code == SW_OK && !*known) {
        code = sw_record_insert(out, &sw_action_table, desk->database, err);
    } else if (code == SW_OK && gives_way(&was) && compare(&was, out, NULL) != SW_OK) {
        code = replace(out, &was, desk, err);
    } else if (code == SW_OK) {
        code = compare(&was, out, err);
        SW_RECORD_FREE(*out, sw_action_table);
        *out = was;
        return code;
    }
    SW_RECORD_FREE(was, sw_action_table);
    return code;
}

int sw_plan_write(sw_action_row *out, bool *known, sw_desk *desk, const sw_plan *plan, sw_error *err)
{
    *known = false;
    int code = plan->charge ? find_charge(out, desk, plan, err) : SW_OK;
    if (code == SW_OK)
        code = find_wallet(out, desk, plan, err);
    if (code == SW_OK)
        code = name(out, desk, plan, err);
    if (code == SW_OK)
        code = fill(out, desk, plan, err);
    return code == SW_OK ? write(out, known, desk, err) : code;
}
