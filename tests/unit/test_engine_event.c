/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/action.h"

#include <string.h>

#define EVENT_OF(data) "{\"id\":\"toll:T1\",\"name\":\"toll.received\",\"wallet\":\"" WALLET "\",\"data\":{" data "}}"
#define EVENT EVENT_OF("\"place\":\"Brenner\"")
#define CHARGE                                                                                  \
    "{\"actions\":[{\"action\":\"charge\",\"id\":\"toll:T1\",\"amount\":{\"amount\":\"18.40\"," \
    "\"currencyCode\":\"EUR\"},\"initiator\":\"merchant\",\"channel\":\"Web\"}]}"
#define NOTHING "{\"actions\":[]}"
#define RETRY "{\"actions\":[{\"action\":\"retry\",\"at\":\"2026-01-03T03:04:05Z\"}]}"
enum { MINUTE_MS = 60000, DAY_MS = 86400000 };

static void emit(shop *it)
{
    assert_code(SW_OK, &it->err, shop_do(it, "emit", EVENT));
}

static void run(shop *it)
{
    assert_code(SW_OK, &it->err, shop_run(it));
}

static void assert_event(shop *it, const char *state, int faults, int items)
{
    assert_string_equal(shop_text(it, "SELECT state FROM event"), state);
    assert_int_equal(shop_number(it, "SELECT faults FROM event"), faults);
    assert_int_equal(shop_number(it, "SELECT count(*) FROM item"), items);
}

TEST(a_fault_of_the_moment_is_tried_three_times_and_then_goes_to_the_inbox)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_E_LIMIT, "the rule took too long", 0 });
    emit(&it);
    run(&it);
    assert_event(&it, "recorded", 1, 0);
    run(&it);
    assert_int_equal(it.asked_count, 1);
    shop_wait(&it, MINUTE_MS);
    run(&it);
    assert_event(&it, "recorded", 2, 0);
    shop_wait(&it, MINUTE_MS);
    run(&it);
    assert_event(&it, "failed", 3, 1);
    assert_string_equal(shop_text(&it, "SELECT kind FROM item"), "fault");
    assert_string_equal(shop_text(&it, "SELECT about FROM item"), "toll:T1");
    assert_string_equal(shop_text(&it, "SELECT message FROM item"), "the rule took too long");
    shop_wait(&it, DAY_MS);
    run(&it);
    assert_int_equal(it.asked_count, 3);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM decision"), 0);
    shop_close(&it);
}

TEST(a_fault_that_passes_leaves_nothing_behind)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    rules_say(&it, (saying){ "event", SW_E_NOMEM, "memory ran out", 2 });
    emit(&it);
    run(&it);
    shop_wait(&it, MINUTE_MS);
    run(&it);
    assert_event(&it, "recorded", 2, 0);
    shop_wait(&it, MINUTE_MS);
    run(&it);
    assert_event(&it, "decided", 0, 0);
    shop_close(&it);
}

TEST(an_input_that_is_wrong_goes_to_the_inbox_at_once)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_E_INVALID, "toll.received has no field \"place\"", 0 });
    emit(&it);
    run(&it);
    assert_event(&it, "failed", 1, 1);
    assert_string_equal(shop_text(&it, "SELECT kind FROM item"), "undecided");
    shop_close(&it);
}

TEST(a_decision_that_cannot_be_written_is_a_fault_of_its_own_and_stops_nothing_else)
{
    static const char *const wrong[] = { "[]", "{}", "{\"actions\":[{\"action\":\"hold\",\"match\":\"place\"}]}",
                                         "{\"actions\":[{\"action\":\"notify\",\"at\":\"bad\"}]}" };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        shop it;
        shop_begin(&it);
        rules_say(&it, (saying){ "event", SW_OK, wrong[i], 0 });
        emit(&it);
        run(&it);
        assert_event(&it, "failed", 1, 1);
        assert_string_equal(shop_text(&it, "SELECT kind FROM item"), "undecided");
        assert_int_equal(shop_number(&it, "SELECT count(*) FROM decision"), 0);
        assert_int_equal(shop_number(&it, "SELECT count(*) FROM message"), 0);
        shop_close(&it);
    }
}

TEST(a_person_has_it_decided_again)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    rules_say(&it, (saying){ "event", SW_E_INVALID, "a bug", 1 });
    emit(&it);
    run(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "retry", "{\"intent\":\"toll:T1\",\"by\":\"kim\"}"));
    run(&it);
    assert_event(&it, "decided", 0, 1);
    assert_string_equal(shop_text(&it, "SELECT settled_by FROM item"), "kim");
    shop_close(&it);
}

TEST(a_decision_is_kept_with_what_was_asked_and_said)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, CHARGE, 0 });
    emit(&it);
    run(&it);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM decision"), 1);
    assert_string_equal(shop_text(&it, "SELECT hook FROM decision"), "event");
    assert_string_equal(shop_text(&it, "SELECT about FROM decision"), "toll:T1");
    assert_string_equal(shop_text(&it, "SELECT ruleset FROM decision"), "5e7");
    assert_string_equal(shop_text(&it, "SELECT output FROM decision"), CHARGE);
    assert_string_equal(shop_text(&it, "SELECT input FROM decision"), it.asked);
    assert_contains(it.asked, "\"place\":\"Brenner\"");
    assert_contains(it.asked, "\"now\":\"2026-01-02T03:04:05Z\"");
    assert_int_equal(shop_number(&it, "SELECT decision FROM action"), shop_number(&it, "SELECT number FROM decision"));
    assert_string_equal(shop_text(&it, "SELECT event FROM action"), "toll:T1");
    assert_code(SW_OK, &it.err, shop_do(&it, "explain", "{\"intent\":\"toll:T1\"}"));
    assert_int_equal(sw_json_size(sw_json_get(it.told, "decisions")), 1);
    assert_int_equal(sw_json_size(sw_json_get(it.told, "actions")), 1);
    shop_close(&it);
}

TEST(the_text_of_a_ruleset_is_kept_once)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    emit(&it);
    run(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "emit", "{\"id\":\"T2\",\"name\":\"toll.received\",\"data\":{}}"));
    run(&it);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM decision"), 2);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM ruleset"), 1);
    assert_string_equal(shop_text(&it, "SELECT text FROM ruleset"), "the text");
    assert_string_equal(shop_text(&it, "SELECT digest FROM ruleset"), "5e7");
    shop_close(&it);
}

TEST(an_event_is_recorded_once_for_its_id)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    emit(&it);
    assert_false(sw_json_is_true(sw_json_get(it.told, "replayed")));
    run(&it);
    emit(&it);
    assert_true(sw_json_is_true(sw_json_get(it.told, "replayed")));
    assert_told(&it, "state", "decided");
    assert_int_equal(sw_json_size(sw_json_get(sw_json_get(it.told, "decision"), "actions")), 0);
    run(&it);
    assert_int_equal(it.asked_count, 1);
    shop_close(&it);
}

/* The order of names in an object is no content. */
TEST(the_same_content_may_be_written_in_another_order)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "emit", EVENT_OF("\"a\":1,\"b\":{\"c\":2,\"d\":[1,2]}")));
    assert_code(SW_OK, &it.err,
                shop_do(&it, "emit",
                        "{ \"data\": {\"b\":{\"d\":[1,2],\"c\":2}, \"a\":1}, \"wallet\":\"" WALLET
                        "\", \"name\":\"toll.received\", \"id\":\"toll:T1\"}"));
    assert_true(sw_json_is_true(sw_json_get(it.told, "replayed")));
    shop_close(&it);
}

TEST(an_id_with_other_content_is_a_conflict_from_which_nothing_follows)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    emit(&it);
    for (int i = 0; i < 2; i++)
        assert_code(SW_E_CONFLICT, &it.err, shop_do(&it, "emit", EVENT_OF("\"place\":\"Reschen\"")));
    assert_string_equal(it.err.field, "id");
    run(&it);
    assert_int_equal(it.asked_count, 1);
    assert_contains(it.asked, "Brenner");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM event"), 1);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM item WHERE kind = 'conflict'"), 1);
    shop_close(&it);
}

TEST(without_rules_events_wait)
{
    shop it;
    shop_open(&it);
    it.options.decider = NULL;
    shop_start(&it);
    emit(&it);
    run(&it);
    assert_event(&it, "recorded", 0, 0);
    shop_close(&it);
}

/* What the rules want is done as what a program wants: once. */
TEST(what_rules_and_programs_ask_for_is_the_same_action)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, CHARGE, 0 });
    emit(&it);
    run(&it);
    assert_code(SW_OK, &it.err,
                shop_do(&it, "charge", RIDE("toll:T1", ",\"initiator\":\"MITU\",\"channel\":\"Web\",\"wait_ms\":1")));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    assert_told(&it, "state", SW_ACCEPTED);
    shop_close(&it);
}

static void decline(shop *it)
{
    shop_begin(it);
    rules_say(it, (saying){ "event", SW_OK, CHARGE, 0 });
    amazon_says(it, (answer){ "POST", "charges", 422, NO_OF("SoftDeclined"), 1, false, NULL });
    emit(it);
}

TEST(a_decline_is_decided_and_tried_again_under_a_new_key_when_the_rules_say)
{
    shop it;
    decline(&it);
    rules_say(&it, (saying){ "decline", SW_OK, RETRY, 0 });
    run(&it);
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_PLANNED);
    assert_contains(it.asked, "\"reason\":\"SoftDeclined\"");
    assert_contains(it.asked, "\"attempt\":1");
    const request first = *shop_latest(&it, "POST", "charges");
    shop_wait(&it, DAY_MS);
    run(&it);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 2);
    assert_string_not_equal(shop_latest(&it, "POST", "charges")->key, first.key);
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_ACCEPTED);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM attempt"), 2);
    shop_close(&it);
}

TEST(a_decline_after_which_the_rules_say_nothing_is_stopped)
{
    shop it;
    decline(&it);
    rules_say(&it, (saying){ "decline", SW_OK, NOTHING, 0 });
    run(&it);
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_STOPPED);
    shop_wait(&it, 10 * (int64_t)DAY_MS);
    run(&it);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    shop_close(&it);
}

TEST(an_action_that_cannot_be_is_put_into_the_inbox_and_the_others_go_on)
{
    shop it;
    shop_begin(&it);
    rules_say(&it,
              (saying){ "event", SW_OK,
                        "{\"actions\":[{\"action\":\"capture\",\"charge\":\"nobody\",\"amount\":{\"amount\":\"1.00\","
                        "\"currencyCode\":\"EUR\"}},{\"action\":\"notify\",\"to\":\"buyer\",\"template\":\"x\"}]}",
                        0 });
    emit(&it);
    run(&it);
    assert_event(&it, "decided", 0, 1);
    assert_contains(shop_text(&it, "SELECT message FROM item"), "knows no charge \"nobody\"");
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM message"), 1);
    shop_close(&it);
}

/* Rules that were taken away are no leave to charge more. */
TEST(who_has_no_rules_keeps_the_limits_of_those_that_decided_last)
{
    shop it;
    shop_begin(&it);
    sw_engine_free(it.engine);
    it.about =
        "{\"name\":\"test\",\"version\":\"1\",\"sha256\":\"5e7\",\"hooks\":[\"event\"],\"limits\":{\"per_charge\":"
        "{\"amount\":\"10.00\",\"currencyCode\":\"EUR\"}}}";
    shop_start(&it);
    rules_say(&it, (saying){ "event", SW_OK, NOTHING, 0 });
    emit(&it);
    run(&it);
    sw_engine_free(it.engine);
    it.options.decider = NULL;
    shop_start(&it);
    assert_code(SW_E_CONFLICT, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_string_equal(it.err.field, "guard/per_charge");
    assert_told(&it, "state", SW_BLOCKED);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 0);
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_of_the_moment_is_tried_three_times_and_then_goes_to_the_inbox),
        cmocka_unit_test(a_fault_that_passes_leaves_nothing_behind),
        cmocka_unit_test(an_input_that_is_wrong_goes_to_the_inbox_at_once),
        cmocka_unit_test(a_decision_that_cannot_be_written_is_a_fault_of_its_own_and_stops_nothing_else),
        cmocka_unit_test(a_person_has_it_decided_again),
        cmocka_unit_test(a_decision_is_kept_with_what_was_asked_and_said),
        cmocka_unit_test(the_text_of_a_ruleset_is_kept_once),
        cmocka_unit_test(an_event_is_recorded_once_for_its_id),
        cmocka_unit_test(the_same_content_may_be_written_in_another_order),
        cmocka_unit_test(an_id_with_other_content_is_a_conflict_from_which_nothing_follows),
        cmocka_unit_test(without_rules_events_wait),
        cmocka_unit_test(what_rules_and_programs_ask_for_is_the_same_action),
        cmocka_unit_test(a_decline_is_decided_and_tried_again_under_a_new_key_when_the_rules_say),
        cmocka_unit_test(a_decline_after_which_the_rules_say_nothing_is_stopped),
        cmocka_unit_test(an_action_that_cannot_be_is_put_into_the_inbox_and_the_others_go_on),
        cmocka_unit_test(who_has_no_rules_keeps_the_limits_of_those_that_decided_last),
    };
    return RUN_SUITE(tests);
}
