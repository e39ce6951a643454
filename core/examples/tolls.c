/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events of the shop's own, and what its rules (tolls.lua) make of them: Lua decides, the engine carries it out.
 */
#include "chapters.h"
#include "story.h"
#include "tell.h"

#include <stdio.h>
#include <string.h>

enum { EVENT_ROOM = 512, LINE_ROOM = 160, POINTER_ROOM = 64 };

/* What the rules said first about an event that is explained. */
#define RULED "/decisions/0/output/actions/0"

typedef struct toll {
    const char *number;
    const char *place;
    int64_t minor;
    int days_since_return;
} toll;

static const toll tolls[] = {
    { "T1", "Brenner", 400, 2 },
    { "T2", "Felbertauern", 720, 34 },
    { "T3", "Mont Blanc", 2400, 3 },
};

enum { TOLLS = sizeof tolls / sizeof tolls[0] };

/* The id is the shop's own, for ever: told again it is the same event. */
static int emit(shop *it, const toll *which, sw_error *err)
{
    char event[EVENT_ROOM], amount[SW_MONEY_JSON_SIZE], *told = NULL;
    const sw_money money = shop_money(it, which->minor);
    int code = sw_money_write_json(amount, &money, err);
    if (code < 0)
        return code;
    int size = snprintf(event, sizeof event,
                        "{\"id\":\"toll:%s\",\"name\":\"toll.received\",\"wallet\":\"" SHOP_CUSTOMER "\",\"data\":{"
                        "\"toll\":\"%s\",\"amount\":%s,\"place\":\"%s\",\"days_since_return\":%d}}",
                        which->number, which->number, amount, which->place, which->days_since_return);
    if (size >= (int)sizeof event)
        return sw_error_set(err, SW_E_LIMIT, NULL, "a toll does not fit into an event");
    code = sw_engine_emit(&told, it->engine, event, (size_t)size, err);
    sw_engine_text_free(told);
    return code;
}

static void tell_event(const sw_object *explained)
{
    char line[LINE_ROOM], amount[SW_MONEY_TEXT_SIZE];
    snprintf(line, sizeof line, "A toll of %s, %.40s, %d days after the car was back:",
             tell_money(amount, explained, "/event/data", "/amount"), tell_text(explained, "/event/data", "/place"),
             (int)sw_object_integer(explained, "/event/data/days_since_return", 0));
    story_note(line);
}

/* What is planned; else what the rules gave as their reason. */
static int explain(shop *it, const toll *which, sw_error *err)
{
    char id[LINE_ROOM];
    sw_object *explained = NULL;
    snprintf(id, sizeof id, "toll:%s", which->number);
    int code = shop_ask_about(&explained, it, "explain", id, err);
    if (code < 0)
        return code;
    tell_event(explained);
    if (sw_object_count(explained, "/actions") > 0)
        tell_action(explained, "/actions/0");
    else
        story_done(tell_text(explained, RULED, "/action"), id, NULL, tell_text(explained, RULED, "/reason"));
    sw_object_free(explained);
    return SW_OK;
}

static int tolls_come_in(shop *it, sw_error *err)
{
    int code = SW_OK;
    story_step("The car's tolls come in as events: the merchant's rules decide, the engine carries it out");
    for (size_t i = 0; i < TOLLS && code == SW_OK; i++)
        code = emit(it, &tolls[i], err);
    if (code == SW_OK)
        code = shop_work(it, err);
    for (size_t i = 0; i < TOLLS && code == SW_OK; i++)
        code = explain(it, &tolls[i], err);
    return code < 0 ? code : tell_messages(it, err);
}

/* Each attempt has a key of its own. */
static int tell_attempts(shop *it, const char *intent, sw_error *err)
{
    char at[POINTER_ROOM];
    sw_object *action = NULL;
    int code = shop_ask_about(&action, it, "show", intent, err);
    if (code < 0)
        return code;
    tell_action(action, "");
    for (size_t i = 0; i < sw_object_count(action, "/attempts"); i++) {
        snprintf(at, sizeof at, "/attempts/%zu", i);
        story_done("key", tell_text(action, at, "/idempotency_key"), tell_text(action, at, "/state"),
                   tell_text(action, at, "/reason"));
    }
    sw_object_free(action);
    return SW_OK;
}

static int work_later(shop *it, const char *time, sw_error *err)
{
    int code = shop_pass_time(it, time, err);
    return code < 0 ? code : shop_work(it, err);
}

static int the_bank_says_no(shop *it, sw_error *err)
{
    story_step("Three days later the first toll is charged, and the bank says no for today");
    int code = emulator_fail_next(it->emulator, "createCharge", "error_before", "SoftDeclined", err);
    if (code == SW_OK)
        code = work_later(it, "73h", err);
    if (code == SW_OK)
        code = tell_attempts(it, "toll:T1", err);
    if (code < 0)
        return code;
    story_note("The rule says: again tomorrow. Only a definite no is followed by an attempt with a new key.");
    code = work_later(it, "25h", err);
    return code < 0 ? code : tell_attempts(it, "toll:T1", err);
}

static int the_limit_holds(shop *it, sw_error *err)
{
    char at[POINTER_ROOM];
    sw_object *inbox = NULL;
    story_step("The last toll would pass the month's limit: it was never sent, and a person decides");
    int code = shop_ask(&inbox, it, "inbox", "{}", err);
    for (size_t i = 0; i < sw_object_count(inbox, "/items"); i++) {
        snprintf(at, sizeof at, "/items/%zu", i);
        story_done("inbox", tell_text(inbox, at, "/about"), tell_text(inbox, at, "/kind"), NULL);
        story_note(tell_text(inbox, at, "/message"));
    }
    sw_object_free(inbox);
    return code;
}

int chapter_tolls(shop *it, sw_error *err)
{
    if (!it->rules) {
        story_note("The demo's rules are in euros, and this account is not: the story goes on without tolls.");
        return SW_OK;
    }
    int code = tolls_come_in(it, err);
    if (code == SW_OK)
        code = the_bank_says_no(it, err);
    return code < 0 ? code : the_limit_holds(it, err);
}
