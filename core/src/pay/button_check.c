/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/button_payload.h"

#include "base/error.h"
#include "base/text.h"
#include "pay/client.h"

#include <string.h>

static int refuse(sw_error *err, const char *field, const char *why)
{
    return sw_fail_field(err, SW_E_INVALID, field, "%s", why);
}

static int check_kind(const sw_button_options *options, sw_error *err)
{
    if (options->version > SW_BUTTON_OPTIONS_VERSION)
        return sw_fail_field(
            err, SW_E_INVALID, "version",
            "sw_button_options has version %u: start from SW_BUTTON_OPTIONS_INIT (this release knows %d)",
            (unsigned)options->version, SW_BUTTON_OPTIONS_VERSION);
    if (!sw_flow_name(options->flow))
        return refuse(err, "flow", "the flow of the button is not set");
    if (options->flow == SW_FLOW_SAVED)
        return refuse(err, "flow", "the flow saved has no button: charge the wallet that is there");
    if (!sw_surface_name(options->surface))
        return sw_fail_field(err, SW_E_INVALID, "surface", "there is no surface with the number %d",
                             (int)options->surface);
    if (!sw_start_name(options->start))
        return sw_fail_field(err, SW_E_INVALID, "start", "there is no start with the number %d", (int)options->start);
    return SW_OK;
}

static int check_account(const sw_client *client, sw_error *err)
{
    if (!client->merchant_id || !*client->merchant_id)
        return refuse(err, "merchant_id", "a button needs the merchant id: set merchant_id (SAVEDWALLET_MERCHANT_ID)");
    if (!client->account.store_id)
        return refuse(err, "store_id", "a button needs the store's client id: set store_id (SAVEDWALLET_STORE_ID)");
    if (!client->account.ledger_currency)
        return refuse(err, "ledger_currency",
                      "a button in the region eu needs the account's currency: set ledger_currency "
                      "(SAVEDWALLET_LEDGER_CURRENCY) to EUR or GBP");
    return SW_OK;
}

static int check_mobile(const sw_button_options *options, sw_error *err)
{
    if (options->surface != SW_SURFACE_MOBILE_SDK)
        return options->error_url ? refuse(err, "error_url", "error_url is for the Mobile SDK only") : SW_OK;
    if (options->flow == SW_FLOW_EXPRESS)
        return refuse(err, "flow", "Amazon's Mobile SDK has no express flow: use app_browser");
    if (options->flow == SW_FLOW_SIGN_IN)
        return refuse(err, "flow", "Amazon's Mobile SDK has no plain sign-in: use sign_in_and_setup, or app_browser");
    if (!options->cancel_url || !options->error_url)
        return refuse(err, options->cancel_url ? "error_url" : "cancel_url",
                      "the Mobile SDK wants three links: return_url, cancel_url and error_url");
    return SW_OK;
}

static int check_update(const sw_client *client, const sw_button_options *options, sw_error *err)
{
    bool is_update = options->flow == SW_FLOW_UPDATE;
    if (is_update && !sw_region_has_update_page(client->region)) {
        sw_fail_field(err, SW_E_INVALID, "flow",
                      "Amazon hosts no page in this region on which a wallet is changed: the buyer saves it anew "
                      "(setup_only)");
        if (err)
            err->next_step = SW_NEXT_NEW_SETUP;
        return SW_E_INVALID;
    }
    if (is_update && (!options->charge_permission_id || !*options->charge_permission_id))
        return refuse(err, "charge_permission_id", "the flow update needs the charge_permission_id of the wallet");
    if (!is_update && options->charge_permission_id)
        return refuse(err, "charge_permission_id", "charge_permission_id is for the flow update only");
    return SW_OK;
}

/* In express the order is not known yet: place_order says what it costs. */
static int check_money(const sw_button_options *options, sw_error *err)
{
    bool pays = options->flow == SW_FLOW_ADDITIONAL_PAYMENT_BUTTON;
    if (pays && !options->amount)
        return refuse(err, "amount", "the flow additional_payment_button needs the amount of the order");
    if (pays && !options->payment_intent)
        return refuse(err, "payment_intent",
                      "the flow additional_payment_button needs a payment_intent: Confirm, Authorize or "
                      "AuthorizeWithCapture");
    if (options->payment_intent && !sw_payment_name(options->payment_intent))
        return sw_fail_field(err, SW_E_INVALID, "payment_intent", "there is no payment intent with the number %d",
                             (int)options->payment_intent);
    if (!pays && (options->amount || options->total_order_amount))
        return refuse(
            err, "amount",
            options->flow == SW_FLOW_EXPRESS
                ? "in express the amount is given when the order is placed; estimated_amount may be given here"
                : "no money is moved in this flow: it has no amount");
    bool moves_none = !pays && options->flow != SW_FLOW_EXPRESS;
    if (moves_none && options->payment_intent > SW_PAYMENT_CONFIRM)
        return refuse(err, "payment_intent", "no money is moved in this flow: its payment_intent is Confirm");
    if (moves_none && (options->can_handle_pending || options->soft_descriptor))
        return refuse(err, options->can_handle_pending ? "can_handle_pending" : "soft_descriptor",
                      "no money is moved in this flow");
    return SW_OK;
}

/* Only a path of the same site: whoever can choose another would sign in the merchant's name. */
static bool is_own_path(const char *text)
{
    return text[0] == '/' && text[1] != '/' && sw_is_printable(text) && !strpbrk(text, "\\ ");
}

static int check_page(const sw_button_options *options, sw_error *err)
{
    bool by_itself = options->start == SW_START_TOUCHLESS || options->surface != SW_SURFACE_WEB;
    if (options->lazy_url && by_itself)
        return refuse(err, "lazy_url",
                      "lazy_url is for a page with a button in a browser: nothing else waits for a click");
    if (options->lazy_url && !is_own_path(options->lazy_url))
        return refuse(err, "lazy_url", "lazy_url is a path of this site, such as /amazon-pay/payload");
    if (options->scope_count > 0 && !options->scopes)
        return refuse(err, "scopes", "scope_count is given without scopes");
    return SW_OK;
}

int sw_button_check(const sw_client *client, const sw_button_options *options, sw_error *err)
{
    int code = check_kind(options, err);
    if (code == SW_OK)
        code = check_account(client, err);
    if (code == SW_OK)
        code = check_mobile(options, err);
    if (code == SW_OK)
        code = check_update(client, options, err);
    if (code == SW_OK)
        code = check_money(options, err);
    return code == SW_OK ? check_page(options, err) : code;
}
