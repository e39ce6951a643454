/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events and declines: they are decided again until there is a decision, or a person is told.
 */
#include "engine/follow.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/asking.h"
#include "engine/inbox.h"
#include "engine/lease.h"
#include "face/told.h"

#include <string.h>

enum { MOST_FAULTS = 3, FAULT_MS = SW_MINUTE_MS };

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
static int check_event(const sw_asking *it, bool *still, sw_error *err)
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

static int keep_event(sw_asking *it, sw_error *err)
{
    sw_event_row *event = it->about.event;
    int code = sw_record_save(event, &sw_event_table, it->desk->database, err);
    return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
}

static int write_event(sw_asking *it, sw_error *err)
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
    code = sw_asking_write(it, err);
    return code == SW_OK ? keep_event(it, err) : code;
}

static int write_fault(sw_asking *it, const sw_error *why, sw_error *err)
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

static int ask_about_event(sw_asking *it, sw_error *err)
{
    sw_json *own = NULL;
    sw_event_row *event = it->about.event;
    if (event->hold_by_ms && !event->released_by)
        event->timed_out = 1;
    int code = sw_json_parse(&own, event->content, strlen(event->content), err);
    return code == SW_OK ? sw_asking_ask(it, own, 0, err) : code;
}

typedef int write_fn(sw_asking *it, sw_error *err);
typedef int write_fault_fn(sw_asking *it, const sw_error *why, sw_error *err);

/* What the decision has changed of the row before it failed is not so. */
static int read_again(sw_asking *it, sw_error *err)
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

/* In one commit: the decision. */
static int commit(sw_asking *it, write_fn *decision, sw_error *err)
{
    sw_database *database = it->desk->database;
    int code = sw_database_begin(database, err);
    if (code == SW_OK)
        code = sw_database_end(database, decision(it, err), err);
    if (code == SW_OK)
        sw_asking_tell(it);
    return code;
}

/* In one commit: that there is no decision, and what becomes of it. */
static int commit_fault(sw_asking *it, write_fault_fn *fault, const sw_error *why, sw_error *err)
{
    sw_database *database = it->desk->database;
    sw_desk_tell(it->desk, SW_LOG_ERROR, "fault", "about", it->about.name, "hook", it->about.hook, "message",
                 why->message);
    int code = sw_database_begin(database, err);
    return code == SW_OK ? sw_database_end(database, fault(it, why, err), err) : code;
}

/* @param code, why  of the asking */
static int end(sw_asking *it, write_fn *decision, write_fault_fn *fault, int code, sw_error *why, sw_error *err)
{
    bool is_decided = code == SW_OK;
    if (is_decided)
        code = commit(it, decision, why);
    if (code == SW_OK)
        return code;
    if (!is_decided)
        return commit_fault(it, fault, why, err);
    if (!sw_asking_is_at_fault(code)) {
        if (err)
            *err = *why;
        return code;
    }
    code = read_again(it, err);
    return code == SW_OK ? commit_fault(it, fault, why, err) : code;
}

int sw_follow_event(sw_desk *desk, sw_event_row *event, sw_error *err)
{
    sw_asking it = { .desk = desk,
                     .about = { .hook = "event", .name = event->id, .wallet = event->wallet, .event = event } };
    sw_error why = SW_ERROR_INIT;
    int code = ask_about_event(&it, &why);
    code = end(&it, write_event, write_fault, code, &why, err);
    sw_asking_end(&it);
    return code;
}

static sw_json *decline_of(const sw_action_row *action)
{
    sw_money amount = sw_action_amount(action);
    sw_json *own = sw_json_object();
    bool whole = sw_told_money(own, "amount", &amount) &&
                 sw_json_put_integer(own, "attempt", action->tries > 0 ? action->tries : 1) &&
                 sw_json_put_text(own, "charge", action->intent) &&
                 sw_json_put(own, "first_at", sw_time_told(action->first_ms)) &&
                 sw_json_put_text(own, "reason", action->reason ? action->reason : "") &&
                 (!action->next_step || sw_json_put_text(own, "next_step", action->next_step));
    return sw_told_whole(own, whole);
}

static int write_decline(sw_asking *it, sw_error *err)
{
    int code = sw_lease_keep(it->desk, err);
    it->about.action->faults = 0;
    if (code == SW_OK)
        code = sw_asking_write(it, err);
    if (code == SW_OK)
        code = sw_action_save(it->about.action, it->desk, err);
    return code == SW_OK ? sw_lease_give_back(it->desk, err) : code;
}

/* Rules that cannot decide a decline: nothing follows, and a person is told. */
static int write_decline_fault(sw_asking *it, const sw_error *why, sw_error *err)
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
    sw_asking it = {
        .desk = desk, .about = { .hook = "decline", .name = action->intent, .wallet = action->wallet, .action = action }
    };
    sw_error why = SW_ERROR_INIT;
    int code = sw_asking_ask(&it, decline_of(action), action->tries, &why);
    code = end(&it, write_decline, write_decline_fault, code, &why, err);
    sw_asking_end(&it);
    return code;
}
