/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include <stdio.h>
#include <string.h>

/* STILL_MS is 03:04:05: two hours. */
#define BY "2026-01-02T05:04:05Z"
enum { TWO_HOURS_MS = 7200000 };

#define HOLD_UNTIL(name)                                                                                     \
    "{\"actions\":[{\"action\":\"hold\",\"until_event\":\"" name "\",\"match\":\"order\",\"by\":\"" BY "\"," \
    "\"reason\":\"to be read back\"}]}"
#define HOLD HOLD_UNTIL("read_back")
#define NOTHING "{\"actions\":[]}"
#define EVENT_OF(id, name, wallet, order) \
    "{\"id\":\"" id "\",\"name\":\"" name "\",\"wallet\":\"" wallet "\",\"data\":{\"order\":" order "}}"
#define ORDER EVENT_OF("order:7", "order.taken", WALLET, "7")
#define READ_BACK EVENT_OF("back:7", "read_back", WALLET, "7")

static void emit(shop *it, const char *event)
{
    assert_code(SW_OK, &it->err, shop_do(it, "emit", event));
}

static void run(shop *it)
{
    assert_code(SW_OK, &it->err, shop_run(it));
}

static const char *state_of_order(shop *it)
{
    return shop_text(it, "SELECT state FROM event WHERE id = 'order:7'");
}

/* An order that is held until it was read back. */
static void hold_order(shop *it)
{
    shop_begin(it);
    rules_say(it, (saying){ "event", SW_OK, NOTHING, 0 });
    rules_say(it, (saying){ "event", SW_OK, HOLD, 1 });
    emit(it, ORDER);
    run(it);
    assert_string_equal(state_of_order(it), "held");
    assert_int_equal(it->asked_count, 1);
}

TEST(an_event_with_an_equal_field_ends_a_hold)
{
    shop it;
    hold_order(&it);
    run(&it);
    assert_int_equal(it.asked_count, 1);
    emit(&it, READ_BACK);
    run(&it);
    assert_string_equal(state_of_order(&it), "decided");
    assert_int_equal(it.asked_count, 3);
    assert_contains(shop_text(&it, "SELECT input FROM decision WHERE about = 'order:7' ORDER BY number DESC LIMIT 1"),
                    "\"released_by\":\"back:7\"");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM item"), 0);
    shop_close(&it);
}

static void assert_still_held(const char *event)
{
    shop it;
    hold_order(&it);
    emit(&it, event);
    run(&it);
    assert_string_equal(state_of_order(&it), "held");
    assert_string_equal(shop_text(&it, "SELECT released_by FROM event WHERE id = 'order:7'"), "");
    shop_close(&it);
}

TEST(another_event_ends_no_hold)
{
    assert_still_held(EVENT_OF("back:8", "read_back", WALLET, "8"));
    assert_still_held(EVENT_OF("back:8", "read_back", WALLET, "\"7\"")); /* a text is not a number */
    assert_still_held(EVENT_OF("back:8", "other", WALLET, "7"));
    assert_still_held(EVENT_OF("back:8", "read_back", "B01-4410027-9003317", "7"));
    assert_still_held("{\"id\":\"back:8\",\"name\":\"read_back\",\"wallet\":\"" WALLET "\",\"data\":{}}");
}

TEST(an_event_that_came_first_ends_it_at_once)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    emit(&it, READ_BACK);
    run(&it);
    rules_say(&it, (saying){ "event", SW_OK, HOLD, 1 });
    emit(&it, ORDER);
    run(&it);
    assert_string_equal(state_of_order(&it), "decided");
    assert_int_equal(it.asked_count, 3);
    assert_contains(it.asked, "\"released_by\":\"back:7\"");
    shop_close(&it);
}

TEST(a_hold_is_over_when_its_time_is_and_the_rules_are_told)
{
    shop it;
    hold_order(&it);
    shop_wait(&it, TWO_HOURS_MS - 1);
    run(&it);
    assert_string_equal(state_of_order(&it), "held");
    shop_wait(&it, 1);
    run(&it);
    assert_string_equal(state_of_order(&it), "decided");
    assert_contains(it.asked, "\"timed_out\":true");
    assert_lacks(it.asked, "released_by");
    shop_close(&it);
}

TEST(what_is_held_again_after_its_time_goes_to_the_inbox)
{
    shop it;
    hold_order(&it);
    rules_say(&it, (saying){ "event", SW_OK, HOLD, 0 });
    shop_wait(&it, TWO_HOURS_MS);
    run(&it);
    assert_string_equal(shop_text(&it, "SELECT kind FROM item"), "undecided");
    assert_string_equal(shop_text(&it, "SELECT about FROM item"), "order:7");
    assert_contains(shop_text(&it, "SELECT message FROM item"), "held again");
    int asked = it.asked_count;
    shop_wait(&it, 10 * (int64_t)TWO_HOURS_MS);
    run(&it);
    assert_int_equal(it.asked_count, asked);
    shop_close(&it);
}

/* The time of the second hold is told as such, and not as the release of the first. */
TEST(what_is_held_for_another_event_waits_for_that_one)
{
    shop it;
    hold_order(&it);
    emit(&it, READ_BACK);
    shop_sql(&it, "UPDATE event SET next_ms = NULL WHERE id = 'back:7'"); /* only the order is decided */
    rules_say(&it, (saying){ "event", SW_OK, HOLD_UNTIL("paid"), 1 });
    run(&it);
    assert_contains(it.asked, "\"released_by\":\"back:7\"");
    assert_string_equal(state_of_order(&it), "held");
    shop_wait(&it, TWO_HOURS_MS);
    run(&it);
    assert_contains(it.asked, "\"timed_out\":true");
    assert_lacks(it.asked, "released_by");
    shop_close(&it);
}

TEST(one_event_ends_all_holds_that_wait_for_it)
{
    enum { MANY = 150 };
    char event[300];
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    rules_say(&it, (saying){ "event", SW_OK, HOLD, MANY });
    for (int i = 0; i < MANY; i++) {
        snprintf(event, sizeof event, EVENT_OF("order:%d", "order.taken", WALLET, "7"), i);
        emit(&it, event);
    }
    run(&it);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM event WHERE state = 'held'"), MANY);
    emit(&it, READ_BACK);
    run(&it);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM event WHERE state = 'held'"), 0);
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_with_an_equal_field_ends_a_hold),
        cmocka_unit_test(another_event_ends_no_hold),
        cmocka_unit_test(an_event_that_came_first_ends_it_at_once),
        cmocka_unit_test(a_hold_is_over_when_its_time_is_and_the_rules_are_told),
        cmocka_unit_test(what_is_held_again_after_its_time_goes_to_the_inbox),
        cmocka_unit_test(what_is_held_for_another_event_waits_for_that_one),
        cmocka_unit_test(one_event_ends_all_holds_that_wait_for_it),
    };
    return RUN_SUITE(tests);
}
