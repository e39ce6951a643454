/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define WALLET "https://pay-api.amazon.eu/v2/chargePermissions/P1"
#define WALLET_IN(state, more) "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"" state "\"" more "}}"
#define BECAUSE(reasons) ",\"reasons\":[" reasons "]"
#define REASON(code) "{\"reasonCode\":\"" code "\"}"

static step read_wallet(const char *answer)
{
    return (step){ .method = "GET", .url = WALLET, .status = 200, .answer = answer };
}

/* Reads P1 as it is answered; the wallet is the caller's. */
static sw_wallet *open_wallet(world *it, const char *answer)
{
    const step steps[] = { read_wallet(answer) };
    sw_wallet *wallet = NULL;
    world_open(it, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it->err, sw_wallet_get(&wallet, it->client, "P1", NULL, &it->err));
    return wallet;
}

static void close_wallet(world *it, sw_wallet *wallet)
{
    sw_wallet_free(wallet);
    world_close(it);
}

TEST(a_wallet_that_can_be_charged_says_what_with_and_how_much)
{
    world it;
    sw_wallet *wallet = open_wallet(&it, "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\","
                                         "\"reasons\":null},\"limits\":{\"amountBalance\":{\"amount\":\"15000.00\","
                                         "\"currencyCode\":\"EUR\"}},\"paymentPreferences\":[{\"paymentDescriptor\":"
                                         "\"Visa ****1111 (Amazon Pay)\"}]}");
    sw_money balance;
    assert_true(sw_wallet_is_chargeable(wallet));
    assert_int_equal(sw_wallet_next_step(wallet), SW_NEXT_NONE);
    assert_int_equal(sw_wallet_reason_count(wallet), 0);
    assert_string_equal(sw_wallet_id(wallet), "P1");
    assert_string_equal(sw_wallet_descriptor(wallet), "Visa ****1111 (Amazon Pay)");
    assert_code(SW_OK, &it.err, sw_wallet_balance(&balance, wallet, &it.err));
    assert_int_equal(balance.minor, 1500000);
    close_wallet(&it, wallet);
}

TEST(limits_that_amazon_leaves_out_are_no_balance)
{
    world it;
    sw_wallet *wallet = open_wallet(&it, "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\"},"
                                         "\"limits\":{\"amountLimit\":null,\"amountBalance\":null}}");
    sw_money balance = money_of("1.00 EUR");
    assert_code(SW_E_INVALID, &it.err, sw_wallet_balance(&balance, wallet, &it.err));
    assert_nothing(&balance);
    assert_string_equal(sw_wallet_descriptor(wallet), "");
    close_wallet(&it, wallet);
}

static void assert_step(const char *answer, sw_next_step expected)
{
    world it;
    sw_wallet *wallet = open_wallet(&it, answer);
    assert_false(sw_wallet_is_chargeable(wallet));
    assert_string_equal(sw_next_step_name(sw_wallet_next_step(wallet)), sw_next_step_name(expected));
    close_wallet(&it, wallet);
}

TEST(state_and_reasons_say_what_makes_it_chargeable)
{
    assert_step(WALLET_IN("NonChargeable", BECAUSE(REASON("PaymentMethodExpired"))), SW_NEXT_UPDATE_WALLET);
    assert_step(WALLET_IN("NonChargeable", BECAUSE(REASON("ChargeInProgress"))), SW_NEXT_WAIT);
    assert_step(WALLET_IN("NonChargeable", BECAUSE(REASON("OnTuesdays"))), SW_NEXT_UPDATE_WALLET);
    assert_step(WALLET_IN("NonChargeable", BECAUSE(REASON("PaymentMethodExpired") "," REASON("ChargeInProgress"))),
                SW_NEXT_WAIT);
    assert_step(WALLET_IN("Closed", BECAUSE(REASON("BuyerClosed"))), SW_NEXT_NEW_SETUP);
    assert_step(WALLET_IN("Closed", ""), SW_NEXT_NEW_SETUP);
}

TEST(in_japan_which_has_no_update_page_the_wallet_is_saved_anew)
{
    const step steps[] = { { .method = "GET",
                             .url = "https://pay-api.amazon.jp/v2/chargePermissions/P1",
                             .host = "pay-api.amazon.jp",
                             .region = "jp",
                             .status = 200,
                             .answer = WALLET_IN("NonChargeable", BECAUSE(REASON("PaymentMethodExpired"))) } };
    world it;
    sw_wallet *wallet = NULL;
    sw_config config = world_config(&it);
    config.region = SW_REGION_JP;
    world_start(&it, &config, steps, COUNT_OF(steps));
    assert_code(SW_OK, &it.err, sw_wallet_get(&wallet, it.client, "P1", NULL, &it.err));
    assert_int_equal(sw_wallet_next_step(wallet), SW_NEXT_NEW_SETUP);
    close_wallet(&it, wallet);
}

static step close_answered(const char *body, int status, const char *answer)
{
    return (step){ .method = "DELETE", .url = WALLET "/close", .body = body, .status = status, .answer = answer };
}

static void close_well(const step *steps, size_t count, const sw_end_options *options, bool was_done)
{
    world it;
    sw_receipt *receipt = NULL;
    world_open(&it, steps, count);
    assert_code(SW_OK, &it.err, sw_wallet_close(&receipt, it.client, options, &it.err));
    assert_string_equal(sw_receipt_state(receipt), "Closed");
    assert_string_equal(sw_receipt_id(receipt), "P1");
    assert_int_equal(sw_receipt_was_done(receipt), was_done);
    assert_int_equal(sw_transport_replay_remaining(it.transport), 0);
    sw_receipt_free(receipt);
    world_close(&it);
}

#define CLOSED WALLET_IN("Closed", BECAUSE(REASON("MerchantClosed")))
#define BY_MERCHANT "{\"closureReason\":\"Closed by the merchant\",\"cancelPendingCharges\":false}"

TEST(a_wallet_is_closed_with_its_open_charges_or_without)
{
    const sw_end_options with = { .id = "P1", .reason = "moved away", .cancel_pending = true },
                         without = { .id = "P1" };
    const step all = close_answered("{\"closureReason\":\"moved away\",\"cancelPendingCharges\":true}", 200, CLOSED);
    const step some = close_answered(BY_MERCHANT, 200, CLOSED);
    close_well(&all, 1, &with, false);
    close_well(&some, 1, &without, false);
}

TEST(a_wallet_that_is_closed_already_is_a_success)
{
    const sw_end_options options = { .id = "P1" };
    const step steps[] = { close_answered(BY_MERCHANT, 422, "{\"reasonCode\":\"InvalidChargePermissionStatus\"}"),
                           read_wallet(CLOSED) };
    close_well(steps, COUNT_OF(steps), &options, true);
}

/* What the payload of the button for a wallet that stands so holds; NULL: there is no button. */
static void repair(const char *answer, const char *expected, sw_next_step step_then)
{
    const step steps[] = { read_wallet(answer) };
    world it;
    sw_button *button = NULL;
    sw_button_options options = SW_BUTTON_OPTIONS_INIT;
    sw_config config = world_config(&it);
    config.store_id = "amzn1.application-oa2-client.0f1e";
    config.ledger_currency = "EUR";
    world_start(&it, &config, steps, COUNT_OF(steps));
    options.return_url = "https://shop.example/wallet";
    options.browser_session = SW_UNBOUND;
    int code = sw_repair_button(&button, it.client, "P1", &options, NULL, &it.err);
    assert_code(expected ? SW_OK : SW_E_CONFLICT, &it.err, code);
    if (expected)
        assert_contains(sw_button_payload_json(button), expected);
    else
        assert_string_equal(sw_next_step_name(it.err.next_step), sw_next_step_name(step_then));
    if (step_then == SW_NEXT_NEW_SETUP)
        assert_lacks(sw_button_payload_json(button), "chargePermissionId");
    sw_button_free(button);
    world_close(&it);
}

TEST(a_wallet_is_repaired_on_the_update_page_or_saved_anew)
{
    repair(WALLET_IN("NonChargeable", BECAUSE(REASON("PaymentMethodExpired"))), "\"chargePermissionId\":\"P1\"",
           SW_NEXT_UPDATE_WALLET);
    repair(WALLET_IN("Closed", BECAUSE(REASON("BuyerClosed"))), "\"setupOnly\":true", SW_NEXT_NEW_SETUP);
}

TEST(there_is_nothing_to_repair_while_a_charge_is_in_progress_or_all_is_well)
{
    repair(WALLET_IN("NonChargeable", BECAUSE(REASON("ChargeInProgress"))), NULL, SW_NEXT_WAIT);
    repair(WALLET_IN("Chargeable", ""), NULL, SW_NEXT_NONE);
}

TEST(how_the_wallet_stands_decides_on_the_flow_not_the_caller)
{
    world it;
    sw_button *button = NULL;
    sw_button_options options = SW_BUTTON_OPTIONS_INIT;
    world_open(&it, NULL, 0);
    options.flow = SW_FLOW_SETUP_ONLY;
    assert_code(SW_E_INVALID, &it.err, sw_repair_button(&button, it.client, "P1", &options, NULL, &it.err));
    assert_string_equal(it.err.field, "flow");
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wallet_that_can_be_charged_says_what_with_and_how_much),
        cmocka_unit_test(limits_that_amazon_leaves_out_are_no_balance),
        cmocka_unit_test(state_and_reasons_say_what_makes_it_chargeable),
        cmocka_unit_test(in_japan_which_has_no_update_page_the_wallet_is_saved_anew),
        cmocka_unit_test(a_wallet_is_closed_with_its_open_charges_or_without),
        cmocka_unit_test(a_wallet_that_is_closed_already_is_a_success),
        cmocka_unit_test(a_wallet_is_repaired_on_the_update_page_or_saved_anew),
        cmocka_unit_test(there_is_nothing_to_repair_while_a_charge_is_in_progress_or_all_is_well),
        cmocka_unit_test(how_the_wallet_stands_decides_on_the_flow_not_the_caller),
    };
    return RUN_SUITE(tests);
}
