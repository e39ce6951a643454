/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The main job, start to end: a wallet is saved, charged now, charged later, partly refunded, decided about by rules,
 * closed.
 *
 *     savedwallet-emulator exec --region eu -- savedwallet-demo
 *
 * Against Amazon itself the calls are the same; the buyer is then a person in a browser instead of emulator_press.
 */
#include <savedwallet/savedwallet.h>

#include "emulator.h"
#include "receiver.h"
#include "rules.h"
#include "story.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_ROOM = 64, URL_ROOM = 1024, BODY_ROOM = 16384 };

/* What the shop's server and this buyer's browser know, and nobody else: the id of the buyer's session there. */
static const char browser_session[] = "8c1f-the-session-of-this-buyer";

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
    const char *currency;
    const prices *prices;
    emulator *emulator;
    receiver receiver; /* of notifications */
    char wallet[ID_ROOM];
    char charge[ID_ROOM];
} shop;

/* The account comes from the environment; the key id says whether it is Sandbox or live. */
static int open_shop(shop *it, sw_error *err)
{
    it->currency = getenv("SAVEDWALLET_LEDGER_CURRENCY");
    it->currency = it->currency ? it->currency : "EUR";
    it->prices = strcmp(it->currency, "JPY") == 0 ? &in_yen : &in_cents;
    sw_config config = SW_CONFIG_INIT;
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.store_id = getenv("SAVEDWALLET_STORE_ID");
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    config.ledger_currency = it->currency;
    config.state_secret = "of a demo; a shop has random bytes"; /* binds a return to the browser that was sent */
    config.initiator = "MITU";                                  /* a merchant who charges later */
    config.channel = "Web";

    int code = emulator_open(&it->emulator, err);
    if (code == SW_OK)
        code = sw_region_parse(&config.region, getenv("SAVEDWALLET_REGION"), err);
    return code < 0 ? code : sw_client_new(&it->client, &config, err);
}

static void close_shop(shop *it)
{
    sw_client_free(it->client);
    receiver_close(&it->receiver);
    emulator_close(it->emulator);
}

/* "18.40 EUR", with a word after it where there is one. */
static void tell_receipt(const char *what, const sw_receipt *receipt, const char *more)
{
    sw_money amount;
    char text[SW_MONEY_TEXT_SIZE], money[64];
    sw_receipt_amount(&amount, receipt, NULL);
    sw_money_write_text(text, &amount, NULL);
    snprintf(money, sizeof money, "%s%s", text, more);
    story_done(what, sw_receipt_id(receipt), sw_receipt_state(receipt), money);
}

/* Setup only: the wallet is saved and no money moves. What is signed is what stands on the page, byte for byte. */
static int press_button(char url[URL_ROOM], shop *it, sw_error *err)
{
    sw_button *button = NULL;
    sw_button_options options = SW_BUTTON_OPTIONS_INIT;
    options.flow = SW_FLOW_SETUP_ONLY;
    options.return_url = "https://shop.example/wallet/saved";
    options.cancel_url = "https://shop.example/wallet";
    options.browser_session = browser_session;
    story_step("The shop makes a button: \"save Amazon Pay as a payment method\"");
    int code = sw_button_new(&button, it->client, &options, err);
    if (code == SW_OK) {
        char size[64];
        snprintf(size, sizeof size, "%zu bytes", strlen(sw_button_payload_json(button)));
        story_done("payload", sw_button_algorithm(button), NULL, size);
        story_step("The buyer presses it, signs in at Amazon Pay and agrees");
        code = emulator_press(url, URL_ROOM, it->emulator, button, err);
    }
    sw_button_free(button);
    return code;
}

/* Nothing is saved until the shop finishes the flow. The charge permission is the saved wallet: keep its id. */
static int save_wallet(shop *it, sw_error *err)
{
    char url[URL_ROOM];
    sw_outcome *outcome = NULL;
    int code = press_button(url, it, err);
    if (code < 0)
        return code;
    story_step("The buyer is back at the shop, which finishes the flow");
    sw_finish_options options = SW_FINISH_OPTIONS_INIT;
    options.url = url;
    options.browser_session = browser_session;
    code = sw_finish(&outcome, it->client, &options, err);
    if (code == SW_OK) {
        snprintf(it->wallet, sizeof it->wallet, "%s", sw_outcome_charge_permission_id(outcome));
        story_done("wallet", it->wallet, sw_wallet_outcome_name(sw_outcome_wallet(outcome)),
                   sw_outcome_descriptor(outcome));
    }
    sw_outcome_free(outcome);
    return code;
}

/* Asked before a charge: a wallet that cannot be charged says what the buyer has to do. */
static int look_at_wallet(shop *it, sw_error *err)
{
    sw_wallet *wallet = NULL;
    int code = sw_wallet_get(&wallet, it->client, it->wallet, NULL, err);
    if (code == SW_OK)
        story_done("wallet", it->wallet, sw_wallet_state(wallet), NULL);
    sw_wallet_free(wallet);
    return code;
}

/* intent: what is meant. Sent again it is the same charge, never a second one. */
static int charge(sw_receipt **receipt, shop *it, const char *amount, bool authorize_only, const char *intent,
                  sw_error *err)
{
    sw_money money;
    sw_charge_options options = SW_CHARGE_OPTIONS_INIT;
    options.wallet = it->wallet;
    options.amount = &money;
    options.authorize_only = authorize_only;
    options.intent = intent;
    int code = sw_money_parse(&money, amount, it->currency, err);
    return code < 0 ? code : sw_wallet_charge(receipt, it->client, &options, err);
}

static int charge_now(shop *it, sw_error *err)
{
    sw_receipt *receipt = NULL, *again = NULL;
    story_step("A ride is over: it is charged at once");
    int code = charge(&receipt, it, it->prices->ride, false, "ride:81", err);
    if (code == SW_OK) {
        snprintf(it->charge, sizeof it->charge, "%s", sw_receipt_id(receipt));
        tell_receipt("charge", receipt, "");
        story_note("Had the answer been lost, the shop would not know. It sends the same intent again:");
        code = charge(&again, it, it->prices->ride, false, "ride:81", err);
    }
    if (code == SW_OK)
        tell_receipt("charge", again,
                     strcmp(it->charge, sw_receipt_id(again)) == 0 ? ": still one charge" : ": a second charge!");
    sw_receipt_free(receipt);
    sw_receipt_free(again);
    return code;
}

static int charge_later(shop *it, sw_error *err)
{
    sw_money used;
    sw_receipt *held = NULL, *captured = NULL;
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    story_step("A car is rented: a deposit is held, and what was used is captured later");
    int code = charge(&held, it, it->prices->deposit, true, "rental:7", err);
    if (code == SW_OK)
        code = sw_money_parse(&used, it->prices->used, it->currency, err);
    if (code == SW_OK) {
        tell_receipt("charge", held, " held");
        options.charge = sw_receipt_id(held);
        options.amount = &used;
        options.intent = "rental:7:returned";
        code = sw_charge_capture(&captured, it->client, &options, err);
    }
    if (code == SW_OK)
        tell_receipt("charge", captured, "");
    sw_receipt_free(held);
    sw_receipt_free(captured);
    return code;
}

/* Anybody can post to a shop: a notification is taken only when all of it is Amazon's, here the emulator's. */
static int verify(const char *body, size_t size, sw_error *err)
{
    sw_notifications *inbox = NULL;
    sw_notification *notification = NULL;
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    options.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    options.certificate_file = getenv("SAVEDWALLET_EMULATOR_SNS_CERT_FILE");
    options.base_url = getenv("SAVEDWALLET_BASE_URL");
    options.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    int code = sw_notifications_new(&inbox, &options, err);
    if (code == SW_OK)
        code = sw_notifications_receive(&notification, inbox, body, size, err);
    if (code == SW_OK)
        story_done("notified", sw_notification_object_id(notification), "Verified",
                   sw_notification_operation(notification));
    sw_notification_free(notification);
    sw_notifications_free(inbox);
    return code;
}

static int take_notification(shop *it, sw_error *err)
{
    char body[BODY_ROOM];
    size_t size;
    int code = receiver_take(body, sizeof body, &size, &it->receiver, err);
    return code == SW_OK ? verify(body, size, err) : code;
}

/* A notification says that a refund has changed, never to what: it is read. Here the emulator's clock is moved. */
static int wait_for_refund(shop *it, const char *id, sw_error *err)
{
    sw_response *answer = NULL;
    sw_object *refund = NULL;
    story_note("A minute passes, and Amazon posts a notification to the shop, which asks how things are:");
    int code = receiver_open(&it->receiver, err);
    if (code == SW_OK)
        code = emulator_notify(it->emulator, it->receiver.url, err);
    if (code == SW_OK)
        code = emulator_advance(it->emulator, "1m", err);
    if (code == SW_OK)
        code = take_notification(it, err);
    if (code == SW_OK)
        code = sw_get_refund(&answer, it->client, id, NULL, err);
    if (code == SW_OK)
        code = sw_object_from_response(&refund, answer, err);
    if (code == SW_OK)
        story_done("refund", id, sw_object_state(refund), "back to the buyer");
    sw_object_free(refund);
    sw_response_free(answer);
    return code;
}

static int refund_partly(shop *it, sw_error *err)
{
    sw_money part;
    sw_receipt *receipt = NULL;
    sw_amount_options options = SW_AMOUNT_OPTIONS_INIT;
    options.charge = it->charge;
    options.amount = &part;
    options.intent = "refund:ride:81";
    story_step("The driver took a detour: a part of the ride is refunded");
    int code = sw_money_parse(&part, it->prices->refund, it->currency, err);
    if (code == SW_OK)
        code = sw_charge_refund(&receipt, it->client, &options, err);
    if (code == SW_OK) {
        tell_receipt("refund", receipt, "");
        code = wait_for_refund(it, sw_receipt_id(receipt), err);
    }
    sw_receipt_free(receipt);
    return code;
}

static int close_wallet(shop *it, sw_error *err)
{
    sw_receipt *receipt = NULL;
    sw_end_options options = SW_END_OPTIONS_INIT;
    options.id = it->wallet;
    options.reason = "Removed by the customer";
    story_step("The buyer removes the wallet from the shop");
    int code = sw_wallet_close(&receipt, it->client, &options, err);
    if (code == SW_OK)
        story_done("wallet", it->wallet, sw_receipt_state(receipt), NULL);
    sw_receipt_free(receipt);
    return code;
}

/* The build says where the examples of rules lie. */
static int decide_by_rules(shop *it, sw_error *err)
{
    (void)it;
    return rules_tell(DEMO_RULES "/car_rental.lua", DEMO_RULES "/events/tolls.jsonl", err);
}

int main(void)
{
    static int (*const chapters[])(shop *, sw_error *) = {
        open_shop, save_wallet, look_at_wallet, charge_now, charge_later, refund_partly, decide_by_rules, close_wallet,
    };
    const char *url = getenv("SAVEDWALLET_BASE_URL");
    shop it = { .receiver = { .listening = -1 } };
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
    puts("\nTry next: savedwallet-emulator exec -- sh, and in it: savedwallet help charge, savedwallet operations\n"
         "          savedwallet rules run lua/examples/car_rental.lua --events lua/examples/events/tolls.jsonl");
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
