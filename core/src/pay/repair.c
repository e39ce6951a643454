/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "pay/wallet.h"

static int check(const sw_button_options *button, sw_error *err)
{
    if (button->version > SW_BUTTON_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_button_options up to version %d",
                             SW_BUTTON_OPTIONS_VERSION);
    if (button->flow || button->charge_permission_id)
        return sw_fail_field(err, SW_E_INVALID, "flow",
                             "how the wallet stands decides on flow and charge_permission_id: leave them out");
    return SW_OK;
}

static int refuse(const sw_wallet *wallet, sw_next_step step, sw_error *err)
{
    if (step == SW_NEXT_WAIT)
        sw_fail(err, SW_E_CONFLICT, "a charge of this wallet is in progress: wait until it has ended");
    else if (sw_wallet_is_chargeable(wallet))
        sw_fail(err, SW_E_CONFLICT, "this wallet can be charged: there is nothing to repair");
    else
        sw_fail(err, SW_E_CONFLICT, "the wallet is %.40s, %.60s: no page of Amazon's changes that",
                sw_wallet_state(wallet), sw_wallet_reason(wallet, 0));
    if (err)
        err->next_step = step;
    return SW_E_CONFLICT;
}

static int make(sw_button **out, const sw_client *client, const sw_wallet *wallet, const sw_button_options *button,
                sw_error *err)
{
    sw_button_options options = *button;
    sw_next_step step = sw_wallet_next_step(wallet);
    if (step == SW_NEXT_NEW_SETUP) {
        options.flow = SW_FLOW_SETUP_ONLY;
        return sw_button_new(out, client, &options, err);
    }
    if (step != SW_NEXT_UPDATE_WALLET)
        return refuse(wallet, step, err);
    options.flow = SW_FLOW_UPDATE;
    options.charge_permission_id = sw_wallet_id(wallet);
    if (!options.product_type && sw_object_has(sw_wallet_object(wallet), "/shippingAddress"))
        options.product_type = "PayAndShip";
    return sw_button_new(out, client, &options, err);
}

int sw_repair_button(sw_button **out, sw_client *client, const char *wallet, const sw_button_options *button,
                     const sw_call *call, sw_error *err)
{
    sw_wallet *found = NULL;
    if (out)
        *out = NULL;
    if (!out || !client || !wallet || !button)
        return sw_fail(err, SW_E_INVALID, "to repair takes a client, a wallet, a button's options and a place for it");
    int code = check(button, err);
    if (code == SW_OK)
        code = sw_wallet_get(&found, client, wallet, call, err);
    if (code == SW_OK)
        code = make(out, client, found, button, err);
    sw_wallet_free(found);
    return code;
}
