/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Charges that a program asks for by name. What is meant is written to the journal, with its key and its bytes, before
 * anything is sent.
 */
#include "chapters.h"
#include "story.h"
#include "tell.h"

#include <stdio.h>

enum { LINE_ROOM = 96 };

/* intent: what is meant. Said again it is the same charge, never a second one. */
static int charge(shop *it, const char *intent, int64_t minor, bool authorize_only, sw_error *err)
{
    char *told = NULL;
    const sw_money amount = shop_money(it, minor);
    sw_charge_options options = SW_CHARGE_OPTIONS_INIT;
    options.wallet = SHOP_CUSTOMER;
    options.amount = &amount;
    options.authorize_only = authorize_only;
    options.intent = intent;
    int code = sw_engine_charge(&told, it->engine, &options, SHOP_WAIT_MS, err);
    return tell_answer(told, code, err);
}

/* Amazon's side knows nothing of our journal: it is asked how often this was charged. */
static int count(shop *it, int64_t minor, sw_error *err)
{
    char text[SW_MONEY_TEXT_SIZE], fact[LINE_ROOM];
    size_t charges = 0;
    const sw_money amount = shop_money(it, minor);
    int code = sw_money_write_text(text, &amount, err);
    if (code == SW_OK)
        code = emulator_count_charges(&charges, it->emulator, it->wallet, &amount, err);
    if (code < 0)
        return code;
    snprintf(fact, sizeof fact, "charges of %s: %zu", text, charges);
    story_done("Amazon", it->wallet, NULL, fact);
    return charges == 1 ? SW_OK : sw_error_set(err, SW_E_CONFLICT, NULL, "a ride is charged once, and this was not");
}

int chapter_ride(shop *it, sw_error *err)
{
    enum { FARE = 1840 };
    story_step("A ride is over, and is charged at once: what is meant is on disk before anything is sent");
    int code = charge(it, "ride:81", FARE, false, err);
    if (code < 0)
        return code;
    story_note("The customer taps twice, the program starts again: the same intent is the same charge.");
    code = charge(it, "ride:81", FARE, false, err);
    return code < 0 ? code : count(it, FARE, err);
}

static int capture(shop *it, const char *intent, int64_t minor, sw_error *err)
{
    char *told = NULL;
    const sw_money amount = shop_money(it, minor);
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    options.charge = intent;
    options.amount = &amount;
    int code = sw_engine_capture(&told, it->engine, &options, SHOP_WAIT_MS, err);
    return tell_answer(told, code, err);
}

int chapter_deposit(shop *it, sw_error *err)
{
    story_step("A car is rented: a deposit is held, and what was used is captured when it is back");
    int code = charge(it, "rental:7", 6000, true, err);
    return code < 0 ? code : capture(it, "rental:7", 4750, err);
}

/* What the journal remembers, and how often that key came in on the other side. */
static int tell_key(shop *it, const char *intent, sw_error *err)
{
    char fact[LINE_ROOM];
    size_t sends = 0;
    sw_object *action = NULL;
    int code = shop_ask_about(&action, it, "show", intent, err);
    const char *key = tell_text(action, "/attempts/0", "/idempotency_key");
    if (code == SW_OK)
        code = emulator_count_sends(&sends, it->emulator, key, err);
    if (code == SW_OK) {
        snprintf(fact, sizeof fact, "sent %zu times", sends);
        tell_action(action, "");
        story_done("key", key, tell_text(action, "/attempts/0", "/state"), fact);
    }
    sw_object_free(action);
    return code;
}

int chapter_lost_answer(shop *it, sw_error *err)
{
    enum { FARE = 810 };
    story_step("The answer to the next charge is lost on its way: was the customer charged?");
    int code = emulator_fail_next(it->emulator, "createCharge", "reset_after", NULL, err);
    if (code == SW_OK)
        code = charge(it, "ride:82", FARE, false, err);
    if (code == SW_OK)
        return sw_error_set(err, SW_E_PROTOCOL, NULL, "an answer had to be lost, and was not");
    if (code != SW_E_NO_ANSWER)
        return code;
    story_note("Nobody knows, so nothing new is tried: a worker sends the same bytes under the same key.");
    code = shop_pass_time(it, "2m", err);
    if (code == SW_OK)
        code = shop_work(it, err);
    if (code == SW_OK)
        code = tell_key(it, "ride:82", err);
    return code < 0 ? code : count(it, FARE, err);
}
