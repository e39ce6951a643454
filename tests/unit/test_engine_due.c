/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "engine/action.h"
#include "engine/payer.h"

#include <stdio.h>
#include <string.h>

/* STILL_MS is 03:04:05. */
#define AT_30 "2026-01-02T03:04:30Z"
enum { UNTIL_30_MS = 25000 };

#define CHARGE_AT(at)                                                                           \
    "{\"actions\":[{\"action\":\"charge\",\"id\":\"toll:T1\",\"amount\":{\"amount\":\"18.40\"," \
    "\"currencyCode\":\"EUR\"},\"initiator\":\"merchant\",\"channel\":\"Web\",\"at\":\"" at "\"}]}"
#define EVENT "{\"id\":\"T1\",\"name\":\"toll.received\",\"wallet\":\"" WALLET "\",\"data\":{}}"

/* A charge that is planned for half a minute later. */
static void plan_charge(shop *it)
{
    shop_begin(it);
    rules_say(it, (saying){ "event", SW_OK, CHARGE_AT(AT_30), 0 });
    assert_code(SW_OK, &it->err, shop_do(it, "emit", EVENT));
    assert_code(SW_OK, &it->err, shop_run(it));
    assert_int_equal(shop_number(it, "SELECT count(*) FROM action WHERE state = 'planned'"), 1);
}

TEST(nothing_is_sent_before_it_is_due_and_nothing_is_asked)
{
    shop it;
    plan_charge(&it);
    shop_wait(&it, UNTIL_30_MS - 1);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(it.request_count, 0);
    assert_told(&it, "next_at", AT_30);
    shop_close(&it);
}

TEST(what_is_due_at_a_second_is_done_in_that_second)
{
    shop it;
    plan_charge(&it);
    shop_wait(&it, UNTIL_30_MS);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    shop_close(&it);
}

/* A Date has no fraction: it is that second to its end. */
TEST(what_is_due_within_a_second_is_done_then)
{
    shop it;
    shop_begin(&it);
    rules_say(&it, (saying){ "event", SW_OK, CHARGE_AT("2026-01-02T03:04:30.500Z"), 0 });
    assert_code(SW_OK, &it.err, shop_do(&it, "emit", EVENT));
    assert_code(SW_OK, &it.err, shop_run(&it));
    shop_wait(&it, UNTIL_30_MS + 499);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(it.request_count, 0);
    shop_wait(&it, 1);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    shop_close(&it);
}

/* A machine whose clock is ahead would charge too early. */
TEST(what_is_due_by_our_clock_alone_waits_for_amazons)
{
    shop it;
    plan_charge(&it);
    it.date_offset_ms = -10000;
    shop_wait(&it, UNTIL_30_MS);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "GET", "chargePermissions/" WALLET), 1);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 0);
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_PLANNED);
    shop_wait(&it, 9000);
    shop_sql(&it, "UPDATE action SET next_ms = 1");
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 0);
    shop_wait(&it, 1000);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    shop_close(&it);
}

TEST(amazons_clock_ahead_of_ours_makes_nothing_due)
{
    shop it;
    plan_charge(&it);
    it.date_offset_ms = 3600000;
    shop_wait(&it, UNTIL_30_MS - 1);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(it.request_count, 0);
    shop_close(&it);
}

TEST(what_is_wanted_at_once_is_done_at_once)
{
    shop it;
    shop_begin(&it);
    it.clock.now_ms += 999;
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_told(&it, "state", SW_ACCEPTED);
    shop_close(&it);
}

TEST(a_charge_in_progress_puts_it_off_and_counts_for_nothing)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "GET", "chargePermissions/" WALLET, 200,
                               PERMISSION_OF("NonChargeable", ",\"reasons\":[{\"reasonCode\":\"ChargeInProgress\"}]"),
                               1, false, NULL });
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_told(&it, "state", SW_PLANNED);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 0);
    assert_int_equal(shop_number(&it, "SELECT next_ms FROM action") - it.clock.now_ms, 300000);
    assert_int_equal(shop_number(&it, "SELECT tries FROM action"), 0);
    shop_wait(&it, 300000);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_ACCEPTED);
    shop_close(&it);
}

TEST(a_wallet_with_several_reasons_waits_for_the_charge_in_progress_first)
{
    static const char both[] = PERMISSION_OF("NonChargeable", ",\"reasons\":[{\"reasonCode\":\"PaymentMethodExpired\"},"
                                                              "{\"reasonCode\":\"ChargeInProgress\"}]");
    shop it;
    sw_desk desk;
    sw_object *permission = NULL;
    sw_wallet_row wallet = { 0 };
    shop_begin(&it);
    assert_code(SW_OK, &it.err, sw_desk_open(&desk, it.engine, &it.err));
    assert_code(SW_OK, &it.err, sw_object_read(&permission, both, sizeof both - 1, &it.err));
    assert_code(SW_OK, &it.err, sw_payer_learn(&wallet, &desk, permission, &it.err));
    assert_string_equal(wallet.next_step, "wait");
    assert_true(sw_payer_is_charging(&wallet));
    SW_RECORD_FREE(wallet, sw_wallet_table);
    sw_object_free(permission);
    sw_desk_close(&desk);
    shop_close(&it);
}

TEST(while_it_is_paused_nothing_begins)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "pause", "{\"reason\":\"inventory\",\"by\":\"kim\"}"));
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_told(&it, "state", SW_PLANNED);
    assert_told(&it, "message", "nothing new is started while charging is paused by kim: inventory");
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(it.request_count, 0);
    assert_code(SW_OK, &it.err, shop_do(&it, "resume", "{\"by\":\"kim\"}"));
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_int_equal(shop_sent(&it, "POST", "charges"), 1);
    shop_close(&it);
}

TEST(what_was_started_before_a_pause_is_ended)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "POST", "charges", 0, "", 1, true, NULL });
    shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1"));
    assert_told(&it, "state", SW_UNKNOWN);
    assert_code(SW_OK, &it.err, shop_do(&it, "pause", "{\"reason\":\"inventory\",\"by\":\"kim\"}"));
    shop_wait(&it, 60000);
    assert_code(SW_OK, &it.err, shop_run(&it));
    assert_string_equal(shop_text(&it, "SELECT state FROM action"), SW_ACCEPTED);
    shop_close(&it);
}

static void take_back(shop *it)
{
    assert_code(SW_OK, &it->err,
                shop_do(it, "withdraw", "{\"intent\":\"ride:81\",\"reason\":\"no ride\",\"by\":\"kim\"}"));
}

static void pause_all(shop *it)
{
    assert_code(SW_OK, &it->err, shop_do(it, "pause", "{\"reason\":\"inventory\",\"by\":\"kim\"}"));
}

/* What a person does while the wallet is read comes before the send. */
static void assert_not_sent_when(void (*meanwhile)(shop *it), int code, const char *state)
{
    shop it;
    shop_begin(&it);
    amazon_says(&it, (answer){ "GET", "chargePermissions/" WALLET, 200, CHARGEABLE, 1, false, meanwhile });
    assert_code(code, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_told(&it, "state", state);
    assert_int_equal(shop_sent(&it, "GET", "chargePermissions/" WALLET), 1);
    assert_int_equal(shop_sent(&it, "POST", "charges"), 0);
    assert_int_equal(shop_number(&it, "SELECT count(*) FROM attempt"), 0);
    shop_close(&it);
}

TEST(what_is_taken_back_or_paused_while_the_wallet_is_read_is_not_sent)
{
    assert_not_sent_when(take_back, SW_E_CONFLICT, SW_WITHDRAWN);
    assert_not_sent_when(pause_all, SW_OK, SW_PLANNED);
}

TEST(what_was_started_cannot_be_taken_back)
{
    shop it;
    shop_begin(&it);
    assert_code(SW_OK, &it.err, shop_do(&it, "charge", RIDE("ride:81", ",\"wait_ms\":1")));
    assert_code(SW_E_CONFLICT, &it.err,
                shop_do(&it, "withdraw", "{\"intent\":\"ride:81\",\"reason\":\"no ride\",\"by\":\"kim\"}"));
    assert_contains(it.err.message, "cancel or refund");
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_sent_before_it_is_due_and_nothing_is_asked),
        cmocka_unit_test(what_is_due_at_a_second_is_done_in_that_second),
        cmocka_unit_test(what_is_due_within_a_second_is_done_then),
        cmocka_unit_test(what_is_due_by_our_clock_alone_waits_for_amazons),
        cmocka_unit_test(amazons_clock_ahead_of_ours_makes_nothing_due),
        cmocka_unit_test(what_is_wanted_at_once_is_done_at_once),
        cmocka_unit_test(a_charge_in_progress_puts_it_off_and_counts_for_nothing),
        cmocka_unit_test(a_wallet_with_several_reasons_waits_for_the_charge_in_progress_first),
        cmocka_unit_test(while_it_is_paused_nothing_begins),
        cmocka_unit_test(what_was_started_before_a_pause_is_ended),
        cmocka_unit_test(what_is_taken_back_or_paused_while_the_wallet_is_read_is_not_sent),
        cmocka_unit_test(what_was_started_cannot_be_taken_back),
    };
    return RUN_SUITE(tests);
}
