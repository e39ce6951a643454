/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The main job, start to end: a wallet is saved, charged now, charged later, partly refunded, closed.
 *
 *     savedwallet-emulator exec --region eu -- savedwallet-demo
 *
 * Against Amazon itself the calls are the same; the buyer is then a person in a browser instead of emulator_checkout.
 */
#include <savedwallet/savedwallet.h>

#include "answer.h"
#include "emulator.h"
#include "story.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_ROOM = 64 };

/* Decimal text, never a floating-point number; a yen has no cents. */
typedef struct prices {
    const char *ride;
    const char *deposit;
    const char *used;
    const char *refund;
} prices;

static const prices in_cents = { "18.40", "60.00", "47.50", "5.00" };
static const prices in_yen = { "1840", "6000", "4750", "500" };

/* What the shop knows: its client, and the ids it keeps with its customer. */
typedef struct shop {
    sw_client *client;
    sw_key *key;
    const char *public_key_id;
    const char *store_id;
    const char *currency;
    const prices *prices;
    emulator *emulator;
    char session[ID_ROOM];
    char wallet[ID_ROOM];
    char charge[ID_ROOM];
} shop;

/* The account comes from the environment; the key id says whether it is Sandbox or live. */
static int open_shop(shop *it, sw_error *err)
{
    it->public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    it->store_id = getenv("SAVEDWALLET_STORE_ID");
    it->currency = getenv("SAVEDWALLET_LEDGER_CURRENCY");
    it->currency = it->currency ? it->currency : "EUR";
    it->prices = strcmp(it->currency, "JPY") == 0 ? &in_yen : &in_cents;
    sw_config config = SW_CONFIG_INIT;
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.public_key_id = it->public_key_id;
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");

    int code = emulator_open(&it->emulator, err);
    if (code == SW_OK)
        code = sw_region_parse(&config.region, getenv("SAVEDWALLET_REGION"), err);
    if (code == SW_OK)
        code = sw_key_from_file(&it->key, getenv("SAVEDWALLET_PRIVATE_KEY_FILE"), NULL, err);
    config.key = it->key;
    return code < 0 ? code : sw_client_new(&it->client, &config, err);
}

static void close_shop(shop *it)
{
    sw_client_free(it->client);
    sw_key_free(it->key);
    emulator_close(it->emulator);
}

/*
 * One call. id: of its path, or NULL. body: JSON, or NULL. intent: what is meant, for calls that move money; sent again
 * it is the same charge, never a second one.
 */
static int call(sw_response **answer, shop *it, const char *operation, const char *id, const char *body,
                const char *intent, sw_error *err)
{
    sw_response_free(*answer);
    sw_request request = SW_REQUEST_INIT;
    request.operation = operation;
    request.ids = &id;
    request.id_count = id ? 1 : 0;
    request.body = body;
    request.body_size = body ? strlen(body) : 0;
    sw_call options = SW_CALL_INIT;
    options.intent = intent;
    return sw_client_call(answer, it->client, &request, &options, err);
}

/* Setup only: the wallet is saved and no money moves. What is signed is what stands on the page, byte for byte. */
static int sign_button(shop *it, sw_error *err)
{
    char payload[1024], size[64];
    snprintf(payload, sizeof payload,
             "{\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"https://shop.example/wallet/saved\","
             "\"checkoutCancelUrl\":\"https://shop.example/wallet\"},\"storeId\":\"%s\","
             "\"chargePermissionType\":\"PaymentMethodOnFile\",\"paymentMethodOnFileMetadata\":{\"setupOnly\":true},"
             "\"paymentDetails\":{\"paymentIntent\":\"Confirm\"}}",
             it->store_id ? it->store_id : "");
    story_step("The shop signs a button: \"save Amazon Pay as a payment method\"");
    sw_signature *signature = NULL;
    int code = sw_sign_button(&signature, it->key, SW_ALGORITHM_DEFAULT, payload, strlen(payload), err);
    if (code == SW_OK) {
        snprintf(size, sizeof size, "%zu bytes", strlen(payload));
        story_done("payload", sw_algorithm_name(sw_signature_algorithm(signature)), NULL, size);
        story_step("The buyer presses it, signs in at Amazon Pay and agrees");
        code = emulator_checkout(it->session, it->emulator, payload, signature, it->public_key_id, err);
    }
    if (code == SW_OK)
        story_done("session", it->session, NULL, NULL);
    sw_signature_free(signature);
    return code;
}

/* Nothing is saved until the shop completes the session. The charge permission is the saved wallet: keep its id. */
static int save_wallet(shop *it, sw_error *err)
{
    char card[80];
    sw_response *answer = NULL;
    story_step("The buyer is back at the shop, which completes the session");
    int code = call(&answer, it, "completeCheckoutSession", it->session, "{}", NULL, err);
    if (code == SW_OK)
        code = answer_text(it->wallet, sizeof it->wallet, answer, "chargePermissionId", err);
    if (code == SW_OK)
        code = call(&answer, it, "getChargePermission", it->wallet, NULL, NULL, err);
    if (code == SW_OK)
        code = answer_expect(answer, "Chargeable", err);
    if (code == SW_OK)
        code = answer_text(card, sizeof card, answer, "paymentPreferences.0.paymentDescriptor", err);
    if (code == SW_OK)
        story_done("wallet", it->wallet, "Chargeable", card);
    sw_response_free(answer);
    return code;
}

/* "18.40 EUR", with a word after it where there is one. */
static void tell_money(const shop *it, const char *what, const char *id, const char *state, const char *amount,
                       const char *more)
{
    char money[64];
    snprintf(money, sizeof money, "%s %s%s", amount, it->currency, more);
    story_done(what, id, state, money);
}

static int create_charge(sw_response **answer, shop *it, const char *amount, bool capture_now, const char *intent,
                         sw_error *err)
{
    char body[512];
    snprintf(body, sizeof body,
             "{\"chargePermissionId\":\"%s\",\"chargeAmount\":{\"amount\":\"%s\",\"currencyCode\":\"%s\"},"
             "\"captureNow\":%s,\"canHandlePendingAuthorization\":false,"
             "\"chargeInitiator\":\"MITU\",\"channel\":\"Web\"}",
             it->wallet, amount, it->currency, capture_now ? "true" : "false");
    return call(answer, it, "createCharge", NULL, body, intent, err);
}

static int charge_now(shop *it, sw_error *err)
{
    sw_response *answer = NULL;
    story_step("A ride is over: it is charged at once");
    int code = create_charge(&answer, it, it->prices->ride, true, "ride:81", err);
    if (code == SW_OK)
        code = answer_expect(answer, "Captured", err);
    if (code == SW_OK)
        code = answer_text(it->charge, sizeof it->charge, answer, "chargeId", err);
    if (code == SW_OK) {
        tell_money(it, "charge", it->charge, "Captured", it->prices->ride, "");
        story_note("Had the answer been lost, the shop would not know. It sends the same intent again:");
        code = create_charge(&answer, it, it->prices->ride, true, "ride:81", err);
    }
    if (code == SW_OK)
        code = answer_expect_charge(answer, it->charge, err);
    if (code == SW_OK)
        tell_money(it, "charge", it->charge, "Captured", it->prices->ride, ": still one charge");
    sw_response_free(answer);
    return code;
}

static int charge_later(shop *it, sw_error *err)
{
    char body[256], deposit[ID_ROOM];
    sw_response *answer = NULL;
    snprintf(body, sizeof body, "{\"captureAmount\":{\"amount\":\"%s\",\"currencyCode\":\"%s\"}}", it->prices->used,
             it->currency);
    story_step("A car is rented: a deposit is held, and what was used is captured later");
    int code = create_charge(&answer, it, it->prices->deposit, false, "rental:7", err);
    if (code == SW_OK)
        code = answer_expect(answer, "Authorized", err);
    if (code == SW_OK)
        code = answer_text(deposit, sizeof deposit, answer, "chargeId", err);
    if (code == SW_OK) {
        tell_money(it, "charge", deposit, "Authorized", it->prices->deposit, " held");
        code = call(&answer, it, "captureCharge", deposit, body, "rental:7:returned", err);
    }
    if (code == SW_OK)
        code = answer_expect(answer, "Captured", err);
    if (code == SW_OK)
        tell_money(it, "charge", deposit, "Captured", it->prices->used, "");
    sw_response_free(answer);
    return code;
}

/* A refund takes Amazon a moment; a shop hears of its end by a notification. Here the emulator's clock is moved. */
static int refund_partly(shop *it, sw_error *err)
{
    char body[256], refund[ID_ROOM];
    sw_response *answer = NULL;
    snprintf(body, sizeof body, "{\"chargeId\":\"%s\",\"refundAmount\":{\"amount\":\"%s\",\"currencyCode\":\"%s\"}}",
             it->charge, it->prices->refund, it->currency);
    story_step("The driver took a detour: a part of the ride is refunded");
    int code = call(&answer, it, "createRefund", NULL, body, "refund:ride:81", err);
    if (code == SW_OK)
        code = answer_expect(answer, "RefundInitiated", err);
    if (code == SW_OK)
        code = answer_text(refund, sizeof refund, answer, "refundId", err);
    if (code == SW_OK) {
        tell_money(it, "refund", refund, "RefundInitiated", it->prices->refund, "");
        story_note("A minute passes.");
        code = emulator_advance(it->emulator, "1m", err);
    }
    if (code == SW_OK)
        code = call(&answer, it, "getRefund", refund, NULL, NULL, err);
    if (code == SW_OK)
        code = answer_expect(answer, "Refunded", err);
    if (code == SW_OK)
        tell_money(it, "refund", refund, "Refunded", it->prices->refund, " back to the buyer");
    sw_response_free(answer);
    return code;
}

static int close_wallet(shop *it, sw_error *err)
{
    sw_response *answer = NULL;
    story_step("The buyer removes the wallet from the shop");
    int code = call(&answer, it, "closeChargePermission", it->wallet, "{\"closureReason\":\"Removed by the customer\"}",
                    NULL, err);
    if (code == SW_OK)
        code = answer_expect(answer, "Closed", err);
    if (code == SW_OK)
        story_done("wallet", it->wallet, "Closed", NULL);
    sw_response_free(answer);
    return code;
}

int main(void)
{
    static int (*const chapters[])(shop *, sw_error *) = {
        open_shop, sign_button, save_wallet, charge_now, charge_later, refund_partly, close_wallet,
    };
    const char *url = getenv("SAVEDWALLET_BASE_URL");
    shop it = { .client = NULL };
    sw_error err = SW_ERROR_INIT;
    int code = SW_OK;
    story_begin("A wallet is saved, and charged later", url ? url : "SAVEDWALLET_BASE_URL is not set");
    for (size_t i = 0; i < sizeof chapters / sizeof chapters[0] && code == SW_OK; i++)
        code = chapters[i](&it, &err);
    close_shop(&it);
    if (code < 0) {
        story_fail(&err);
        return EXIT_FAILURE;
    }
    puts("\nTry next: savedwallet-emulator exec -- sh, and in it: savedwallet operations, savedwallet help call");
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
