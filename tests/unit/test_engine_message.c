/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include <string.h>

#define EVENT "{\"id\":\"toll:T1\",\"name\":\"toll.received\",\"wallet\":\"" WALLET "\",\"data\":{}}"
#define NOTIFY "{\"action\":\"notify\",\"to\":\"buyer\",\"template\":\"toll_notice\",\"data\":{\"place\":\"Brenner\"}}"
#define ASK "{\"action\":\"ask_buyer\",\"template\":\"repair\",\"at\":\"2026-01-02T04:04:05Z\"}"
enum { HOUR_MS = 3600000 };

static const sw_json *messages(shop *it)
{
    assert_code(SW_OK, &it->err, shop_do(it, "messages", "{}"));
    return sw_json_get(it->told, "messages");
}

/* An event from which a notice follows at once, and a question in an hour. */
static void decide(shop *it)
{
    shop_begin(it);
    rules_say(it, (saying){ "event", SW_OK, "{\"actions\":[" NOTIFY "," ASK "]}", 0 });
    assert_code(SW_OK, &it->err, shop_do(it, "emit", EVENT));
    assert_code(SW_OK, &it->err, shop_run(it));
}

TEST(a_message_is_handed_over_until_it_is_acknowledged)
{
    shop it;
    decide(&it);
    for (int i = 0; i < 3; i++) {
        const sw_json *list = messages(&it);
        assert_int_equal(sw_json_size(list), 1);
        assert_string_equal(sw_json_get_text(sw_json_first(list), "id"), "event:toll:T1:0:0");
    }
    assert_code(SW_OK, &it.err, shop_do(&it, "acknowledge", "{\"id\":\"event:toll:T1:0:0\"}"));
    assert_true(sw_json_is_true(sw_json_get(it.told, "acknowledged")));
    assert_int_equal(sw_json_size(messages(&it)), 0);
    assert_code(SW_OK, &it.err, shop_do(&it, "acknowledge", "{\"id\":\"event:toll:T1:0:0\"}"));
    assert_false(sw_json_is_true(sw_json_get(it.told, "acknowledged")));
    shop_close(&it);
}

TEST(a_message_says_what_the_rules_gave_it)
{
    shop it;
    decide(&it);
    const sw_json *message = sw_json_first(messages(&it));
    assert_string_equal(sw_json_get_text(message, "kind"), "notify");
    assert_string_equal(sw_json_get_text(message, "wallet"), WALLET);
    assert_string_equal(sw_json_get_text(message, "event"), "toll:T1");
    const sw_json *data = sw_json_get(message, "data");
    assert_string_equal(sw_json_get_text(data, "to"), "buyer");
    assert_string_equal(sw_json_get_text(data, "template"), "toll_notice");
    assert_string_equal(sw_json_get_text(sw_json_get(data, "data"), "place"), "Brenner");
    assert_null(sw_json_get(data, "action"));
    shop_close(&it);
}

TEST(a_message_for_later_is_handed_over_then)
{
    shop it;
    decide(&it);
    shop_wait(&it, HOUR_MS - 1);
    assert_int_equal(sw_json_size(messages(&it)), 1);
    shop_wait(&it, 1);
    const sw_json *list = messages(&it);
    assert_int_equal(sw_json_size(list), 2);
    assert_string_equal(sw_json_get_text(sw_json_next(sw_json_first(list)), "kind"), "ask_buyer");
    shop_close(&it);
}

TEST(the_event_told_again_makes_no_other_message)
{
    shop it;
    decide(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "emit", EVENT));
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM message"), 2);
    shop_close(&it);
}

TEST(messages_come_in_the_order_in_which_they_are_due_and_as_many_as_are_wanted)
{
    shop it;
    decide(&it);
    shop_wait(&it, HOUR_MS);
    assert_code(SW_OK, &it.err, shop_do(&it, "messages", "{\"limit\":1}"));
    const sw_json *list = sw_json_get(it.told, "messages");
    assert_int_equal(sw_json_size(list), 1);
    assert_string_equal(sw_json_get_text(sw_json_first(list), "kind"), "notify");
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_handed_over_until_it_is_acknowledged),
        cmocka_unit_test(a_message_says_what_the_rules_gave_it),
        cmocka_unit_test(a_message_for_later_is_handed_over_then),
        cmocka_unit_test(the_event_told_again_makes_no_other_message),
        cmocka_unit_test(messages_come_in_the_order_in_which_they_are_due_and_as_many_as_are_wanted),
    };
    return RUN_SUITE(tests);
}
