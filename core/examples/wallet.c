/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A wallet is saved, once and with consent; in the end it is given back.
 */
#include "chapters.h"
#include "story.h"
#include "tell.h"

#include <savedwallet/button.h>
#include <savedwallet/finish.h>
#include <savedwallet/wallet.h>

#include <stdio.h>
#include <string.h>

enum { URL_ROOM = 1024, OPTIONS_ROOM = 160 };

/* What the shop's server and this buyer's browser know, and nobody else: the id of the buyer's session there. */
static const char browser_session[] = "8c1f-the-session-of-this-buyer";

/* Setup only. What is signed is what stands on the page, byte for byte. */
static int press_button(char url[URL_ROOM], shop *it, sw_error *err)
{
    char size[32];
    sw_button *button = NULL;
    sw_button_options options = SW_BUTTON_OPTIONS_INIT;
    options.flow = SW_FLOW_SETUP_ONLY;
    options.return_url = "https://shop.example/wallet/saved";
    options.cancel_url = "https://shop.example/wallet";
    options.browser_session = browser_session;
    int code = sw_button_new(&button, it->client, &options, err);
    if (code == SW_OK) {
        snprintf(size, sizeof size, "%zu bytes", strlen(sw_button_payload_json(button)));
        story_done("button", sw_button_algorithm(button), "signed", size);
        code = emulator_press(url, URL_ROOM, it->emulator, button, err);
    }
    sw_button_free(button);
    return code;
}

/* Nothing is saved until the shop finishes the flow. The charge permission is the saved wallet. */
static int finish(shop *it, const char *url, sw_error *err)
{
    sw_outcome *outcome = NULL;
    sw_finish_options options = SW_FINISH_OPTIONS_INIT;
    options.url = url;
    options.browser_session = browser_session;
    story_note("The buyer presses it, signs in at Amazon Pay and agrees; back at the shop, that is finished.");
    int code = sw_finish(&outcome, it->client, &options, err);
    if (code == SW_OK) {
        snprintf(it->wallet, sizeof it->wallet, "%s", sw_outcome_charge_permission_id(outcome));
        story_done("wallet", it->wallet, sw_wallet_outcome_name(sw_outcome_wallet(outcome)),
                   sw_outcome_descriptor(outcome));
    }
    sw_outcome_free(outcome);
    return code;
}

/* From here on the shop's own name for the customer is enough, also when the wallet is replaced by a new one. */
static int remember(shop *it, sw_error *err)
{
    char options[OPTIONS_ROOM];
    sw_object *told = NULL;
    snprintf(options, sizeof options, "{\"wallet\":\"" SHOP_CUSTOMER "\",\"charge_permission_id\":\"%s\"}", it->wallet);
    int code = shop_ask(&told, it, "wallet", options, err);
    sw_object_free(told);
    return code;
}

/* A wallet that cannot be charged says what the buyer has to do. */
static int look(shop *it, sw_error *err)
{
    sw_wallet *wallet = NULL;
    int code = sw_wallet_get(&wallet, it->client, it->wallet, NULL, err);
    if (code == SW_OK)
        story_done("wallet", SHOP_CUSTOMER, sw_wallet_state(wallet), NULL);
    sw_wallet_free(wallet);
    return code;
}

int chapter_wallet(shop *it, sw_error *err)
{
    char url[URL_ROOM];
    story_step("A buyer saves the wallet at the shop, once and with consent: no money moves");
    int code = press_button(url, it, err);
    if (code == SW_OK)
        code = finish(it, url, err);
    if (code == SW_OK)
        code = remember(it, err);
    return code < 0 ? code : look(it, err);
}

int chapter_close(shop *it, sw_error *err)
{
    char options[OPTIONS_ROOM];
    sw_object *action = NULL;
    story_step("The buyer removes the wallet from the shop: from now on it cannot be charged");
    snprintf(options, sizeof options,
             "{\"wallet\":\"" SHOP_CUSTOMER "\",\"reason\":\"Removed by the customer\",\"wait_ms\":%d}", SHOP_WAIT_MS);
    int code = shop_ask(&action, it, "close", options, err);
    if (code == SW_OK)
        story_done("wallet", it->wallet, tell_text(action, "", "/object_state"), NULL);
    sw_object_free(action);
    return code;
}
