/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/follow.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/apply.h"
#include "engine/lease.h"
#include "engine/payer.h"
#include "engine/ruling.h"
#include "engine/state.h"
#include "face/told.h"

#include <stdio.h>
#include <string.h>

enum { MOST_FAULTS = 3, FAULT_MS = 60000 };

/* One question to the rules. */
typedef struct asking {
    sw_desk *desk;
    sw_about about;
    sw_json *own;      /* what the hook is about, by its name */
    char *input;       /* as it was asked */
    char *output;      /* of the decider; NULL: none yet */
    sw_json *decision; /* the same, read */
    bool asked;        /* there is a decision */
} asking;

/* Told once it is on the disk. */
static int tell(const asking *it, int code)
{
    it->desk->decided += code == SW_OK;
    if (code == SW_OK)
        sw_desk_tell(it->desk, SW_LOG_INFO, "decided", "about", it->about.name, "hook", it->about.hook, NULL, NULL);
    return code;
}

static void end(asking *it)
{
    const sw_decider *decider = it->desk->engine->rules.decider;
    if (it->output)
        decider->release(decider->payload, it->output);
    sw_json_free(it->decision);
    sw_json_release_text(it->input);
}

/* @param own  taken over */
static int write_input(asking *it, sw_json *own, int64_t tries, sw_error *err)
{
    sw_json *input = sw_json_object(), *state = NULL;
    bool whole = sw_json_put(input, it->about.hook, own);
    int code = whole ? sw_state_make(&state, it->desk, it->about.wallet, tries, it->about.event, err)
                     : sw_fail_memory(err);
    if (code == SW_OK && sw_json_put(input, "state", state))
        it->input = sw_json_write(input, false);
    if (code == SW_OK && !it->input)
        code = sw_fail_memory(err);
    sw_json_free(input);
    return code;
}

static int ask(asking *it, sw_error *err)
{
    const sw_decider *decider = it->desk->engine->rules.decider;
    int code = decider->decide(decider->payload, &it->output, it->about.hook, it->input, strlen(it->input), err);
    if (code == SW_OK && !it->output)
        code = sw_fail(err, SW_E_INVALID, "the decider gave no decision");
    if (code == SW_OK)
        code = sw_json_parse(&it->decision, it->output, strlen(it->output), err);
    if (code == SW_OK && sw_json_kind_of(sw_json_get(it->decision, "actions")) != SW_JSON_ARRAY)
        code = sw_fail(err, SW_E_INVALID, "a decision is an object with a list of actions");
    return code;
}

static int keep_decision(asking *it, sw_error *err)
{
    sw_decision_row row = { 0 };
    int code = sw_ruling_keep(it->desk, err);
    row.action = it->about.action ? it->about.action->number : 0;
    row.at_ms = sw_engine_now(it->desk->engine);
    if (code == SW_OK && (!sw_record_text(&row.hook, it->about.hook) || !sw_record_text(&row.event, it->about.name) ||
                          !sw_record_text(&row.ruleset, it->desk->engine->rules.digest) ||
                          !sw_record_text(&row.input, it->input) || !sw_record_text(&row.output, it->output)))
        code = sw_fail_memory(err);
    if (code == SW_OK)
        code = sw_record_insert(&row, &sw_decision_table, it->desk->database, err);
    it->about.decision = row.number;
    SW_RECORD_FREE(row, sw_decision_table);
    return code;
}

static int write_decision(asking *it, sw_error *err)
{
    int code = keep_decision(it, err);
    if (code == SW_OK)
        code = sw_apply(it->desk, &it->about, it->decision, err);
    return code;
}

/* What is wrong with input or rules stays wrong: a person has to look. A fault of the moment may pass. */
static bool is_for_people(const sw_error *why, int64_t faults)
{
    static const char *const lasting[] = { "instructions", "actions", "input", "output", "block" };
    bool lasts = why->code == SW_E_INVALID;
    for (size_t i = 0; i < sizeof lasting / sizeof lasting[0]; i++)
        lasts = lasts || (why->code == SW_E_LIMIT && strcmp(why->field, lasting[i]) == 0);
    return lasts || faults >= MOST_FAULTS;
}

/* Events: the one that is due now may have been decided by another worker, if it has no wallet whose lease is held. */
static int check_event(const asking *it, bool *still, sw_error *err)
{
    int64_t next = 0;
    const sw_event_row *event = it->about.event;
    int code = it->desk->wallet ? sw_lease_keep(it->desk, err) : SW_OK;
    if (code == SW_OK)
        code = sw_find_number(&next, it->desk->database, err,
                              "SELECT COALESCE(next_ms, 0) FROM event WHERE number = $1 AND state "
                              "= $2",
                              "nt", event->number, event->state);
    *still = code == SW_OK && next != 0 && next == event->next_ms;
    return code;
}

static int keep_event(asking *it, sw_error *err)
{
    sw_event_row *event = it->about.event;
    int code = sw_record_save(event, &sw_event_table, it->desk->database, err);
    return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
}

static int write_event(asking *it, sw_error *err)
{
    sw_event_row *event = it->about.event;
    bool still = false;
    int code = check_event(it, &still, err);
    if (code != SW_OK || !still)
        return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
    event->next_ms = 0;
    event->faults = 0;
    if (!sw_record_text(&event->state, "decided"))
        return sw_fail_memory(err);
    code = write_decision(it, err);
    return code == SW_OK ? keep_event(it, err) : code;
}

static int write_fault(asking *it, const sw_error *why, sw_error *err)
{
    sw_event_row *event = it->about.event;
    bool still = false;
    int code = check_event(it, &still, err);
    if (code != SW_OK || !still)
        return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
    event->faults++;
    bool over = is_for_people(why, event->faults);
    event->next_ms = over ? 0 : sw_engine_now(it->desk->engine) + FAULT_MS;
    if (over && !sw_record_text(&event->state, "failed"))
        code = sw_fail_memory(err);
    if (code == SW_OK && over)
        code = sw_inbox_add(it->desk, why->code == SW_E_INVALID ? "undecided" : "fault", event->id, event->wallet,
                            why->message, err);
    return code == SW_OK ? keep_event(it, err) : code;
}

static int ask_about_event(asking *it, sw_error *err)
{
    sw_json *own = NULL;
    sw_event_row *event = it->about.event;
    if (event->hold_by_ms && !event->released_by)
        event->timed_out = 1;
    int code = sw_json_parse(&own, event->content, strlen(event->content), err);
    if (code == SW_OK)
        code = write_input(it, own, 0, err);
    return code == SW_OK ? ask(it, err) : code;
}

/* What a decision says that cannot be written is a fault of the decision. */
static bool is_its_own_fault(int code)
{
    return code == SW_E_INVALID || code == SW_E_LIMIT;
}

typedef int write_fn(asking *it, sw_error *err);
typedef int write_fault_fn(asking *it, const sw_error *why, sw_error *err);

/* What the decision has changed of the row before it failed is not so. */
static int read_again(asking *it, sw_error *err)
{
    sw_about *about = &it->about;
    bool found = true;
    int64_t number = about->event ? about->event->number : about->action->number;
    int code;
    if (about->event) {
        SW_RECORD_FREE(*about->event, sw_event_table);
        code = sw_record_find(about->event, &found, &sw_event_table, it->desk->database, err, "WHERE number = $1", "n",
                              number);
        about->name = about->event->id;
    } else {
        SW_RECORD_FREE(*about->action, sw_action_table);
        code = sw_action_load(about->action, it->desk, number, err);
        about->name = about->action->intent;
    }
    return code == SW_OK && !found ? sw_fail(err, SW_E_IO, "the journal lost an event") : code;
}

/* In one commit: the decision, or that there is none. @param code, why  of the asking */
static int commit(asking *it, write_fn *decision, write_fault_fn *fault, int code, sw_error *why, sw_error *err)
{
    sw_database *database = it->desk->database;
    int ended = sw_database_begin(database, err);
    if (ended != SW_OK)
        return ended;
    if (code == SW_OK)
        code = decision(it, why);
    if (code == SW_OK)
        return tell(it, sw_database_end(database, SW_OK, err));
    sw_database_rollback(database);
    if (it->asked && is_its_own_fault(code))
        it->asked = (ended = read_again(it, err)) != SW_OK;
    if (ended != SW_OK)
        return ended;
    if (!it->asked) {
        sw_desk_tell(it->desk, SW_LOG_ERROR, "fault", "about", it->about.name, "hook", it->about.hook, "message",
                     why->message);
        ended = sw_database_begin(database, err);
        return ended == SW_OK ? sw_database_end(database, fault(it, why, err), err) : ended;
    }
    if (err)
        *err = *why;
    return code;
}

int sw_follow_event(sw_desk *desk, sw_event_row *event, sw_error *err)
{
    asking it = { .desk = desk,
                  .about = { .hook = "event", .name = event->id, .wallet = event->wallet, .event = event } };
    sw_error why = SW_ERROR_INIT;
    int code = ask_about_event(&it, &why);
    it.asked = code == SW_OK;
    code = commit(&it, write_event, write_fault, code, &why, err);
    end(&it);
    return code;
}

static sw_json *decline_of(const sw_action_row *action)
{
    char json[SW_MONEY_JSON_SIZE];
    sw_money amount = sw_action_amount(action);
    sw_json *own = sw_json_object();
    bool whole = own && sw_money_write_json(json, &amount, NULL) == SW_OK &&
                 sw_json_put(own, "amount", sw_json_new_raw(json)) &&
                 sw_json_put_integer(own, "attempt", action->tries > 0 ? action->tries : 1) &&
                 sw_json_put_text(own, "charge", action->intent) &&
                 sw_json_put(own, "first_at", sw_time_told(action->first_ms)) &&
                 sw_json_put_text(own, "reason", action->reason ? action->reason : "") &&
                 (!action->next_step || sw_json_put_text(own, "next_step", action->next_step));
    return sw_told_whole(own, whole);
}

static int write_decline(asking *it, sw_error *err)
{
    int code = sw_lease_keep(it->desk, err);
    it->about.action->faults = 0;
    if (code == SW_OK)
        code = write_decision(it, err);
    if (code == SW_OK)
        code = sw_action_save(it->about.action, it->desk, err);
    return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
}

/* Rules that cannot decide a decline: nothing follows, and a person is told. */
static int write_decline_fault(asking *it, const sw_error *why, sw_error *err)
{
    sw_action_row *action = it->about.action;
    int code = sw_lease_keep(it->desk, err);
    bool over = is_for_people(why, ++action->faults);
    int64_t again = sw_engine_now(it->desk->engine) + FAULT_MS;
    if (code == SW_OK)
        code = sw_action_set(action, over ? SW_STOPPED : SW_DECLINED, over ? 0 : again, err);
    if (code == SW_OK && over)
        code = sw_inbox_add_action(it->desk, "undecided", action, why->message, err);
    if (code == SW_OK)
        code = sw_action_save(action, it->desk, err);
    return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
}

int sw_follow_decline(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    asking it = { .desk = desk,
                  .about = { .hook = "decline", .name = action->intent, .wallet = action->wallet, .action = action } };
    sw_error why = SW_ERROR_INIT;
    sw_json *own = decline_of(action);
    int code = own ? write_input(&it, own, action->tries, &why) : sw_fail_memory(&why);
    if (code == SW_OK)
        code = ask(&it, &why);
    it.asked = code == SW_OK;
    code = commit(&it, write_decline, write_decline_fault, code, &why, err);
    end(&it);
    return code;
}

/* A hook that is asked once for each name. Without rules, and with a fault in them, the inbox has it. */
static int tell_once(sw_desk *desk, const char *hook, const char *name, int64_t wallet, sw_json *own, bool matters,
                     const char *message, sw_error *err)
{
    asking it = { .desk = desk, .about = { .hook = hook, .name = name, .wallet = wallet } };
    sw_error why = SW_ERROR_INIT;
    bool has = sw_ruling_has(&desk->engine->rules, hook);
    int64_t known = 0;
    int code = has ? write_input(&it, own, 0, &why) : SW_OK;
    if (!has)
        sw_json_free(own);
    if (code == SW_OK && has)
        code = ask(&it, &why);
    int asked = sw_database_begin(desk->database, err);
    if (asked == SW_OK)
        asked = sw_find_number(
            &known, desk->database, err,
            "SELECT (SELECT count(*) FROM decision WHERE hook = $1 AND event = $2) + (SELECT count(*) FROM item "
            "WHERE kind = $1 AND about = $2)",
            "tt", hook, name);
    if (asked == SW_OK && !known && code == SW_OK && has)
        asked = write_decision(&it, err);
    else if (asked == SW_OK && !known && (matters || code != SW_OK))
        asked = sw_inbox_add(desk, hook, name, wallet, code == SW_OK ? message : why.message, err);
    asked = sw_database_end(desk->database, asked, err);
    end(&it);
    return asked;
}

static bool put_money_at(sw_json *own, const char *name, const sw_object *object, const char *pointer)
{
    char json[SW_MONEY_JSON_SIZE];
    sw_money amount = SW_MONEY_INIT;
    if (sw_object_money(&amount, object, pointer, NULL) != SW_OK || sw_money_write_json(json, &amount, NULL) != SW_OK)
        return true;
    return sw_json_put(own, name, sw_json_new_raw(json));
}

static bool put(sw_json *own, const char *name, const char *text)
{
    return !text || !*text || sw_json_put_text(own, name, text);
}

int sw_follow_refund(sw_desk *desk, const sw_action_row *action, const sw_object *refund, sw_error *err)
{
    const char *state = sw_object_state(refund);
    sw_action_row charge = { 0 };
    sw_json *own = sw_json_object();
    int code = action->charge ? sw_action_load(&charge, desk, action->charge, err) : SW_OK;
    bool whole = put_money_at(own, "amount", refund, "/refundAmount") && put(own, "id", action->intent) &&
                 put(own, "charge", charge.intent) && put(own, "state", state) &&
                 put(own, "reason", sw_object_reason(refund, 0));
    SW_RECORD_FREE(charge, sw_action_table);
    if (code == SW_OK && whole)
        return tell_once(desk, "refund", action->intent, action->wallet, own, strcmp(state, "Declined") == 0,
                         "the refund was declined: pay the buyer back another way", err);
    sw_json_free(own);
    return code == SW_OK ? sw_fail_memory(err) : code;
}

int sw_follow_wallet(sw_desk *desk, const sw_wallet_row *wallet, const char *name, sw_error *err)
{
    sw_json *own = sw_json_object(), *reasons = NULL;
    const char *reason = NULL;
    if (wallet->reasons && sw_json_parse(&reasons, wallet->reasons, strlen(wallet->reasons), NULL) == SW_OK)
        reason = sw_json_text(sw_json_first(reasons));
    bool whole = put(own, "state", wallet->state) && put(own, "reason", reason) &&
                 put(own, "next_step", wallet->next_step) &&
                 sw_json_put_bool(own, "usable", sw_payer_is_usable(wallet));
    sw_json_free(reasons);
    if (whole)
        return tell_once(desk, "wallet", name, wallet->number, own, !sw_payer_is_usable(wallet),
                         "the wallet can no longer be charged: ask the buyer", err);
    sw_json_free(own);
    return sw_fail_memory(err);
}

int sw_follow_dispute(sw_desk *desk, int64_t wallet, const sw_object *dispute, sw_error *err)
{
    char name[200];
    sw_action_row charge = { 0 };
    bool found = false;
    sw_json *own = sw_json_object();
    const char *id = sw_object_text(dispute, "/chargeId");
    int code = id ? sw_action_find_charge(&charge, &found, desk, id, err) : SW_OK;
    snprintf(name, sizeof name, "%s:%s",
             sw_object_text(dispute, "/disputeId") ? sw_object_text(dispute, "/disputeId") : "",
             sw_object_state(dispute));
    bool whole = put(own, "state", sw_object_state(dispute)) && put(own, "charge", found ? charge.intent : id) &&
                 put(own, "reason", sw_object_reason(dispute, 0)) &&
                 put(own, "type", sw_object_text(dispute, "/disputeType")) &&
                 put_money_at(own, "amount", dispute, "/disputeAmount");
    SW_RECORD_FREE(charge, sw_action_table);
    if (code == SW_OK && whole)
        return tell_once(desk, "dispute", name, wallet, own, true, "the buyer disputes a charge: answer it in time",
                         err);
    sw_json_free(own);
    return code == SW_OK ? sw_fail_memory(err) : code;
}
