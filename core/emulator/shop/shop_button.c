/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/shop/shop_button.h"

#include "base/memory.h"
#include "emulator/merchant.h"
#include "emulator/must.h"
#include "emulator/shop/shop_call.h"

#include <stdio.h>
#include <string.h>

static const em_shop_flow FLOWS[] = {
    { "setup", "Save a wallet", "Nothing is bought: the wallet is charged later.", "PayOnly", false },
    { "express", "Express checkout", "Address and card come from Amazon, then the order is placed.", "PayAndShip",
      false },
    { "button", "Pay at the end of a checkout", "The order is known; the wallet is saved if the buyer likes.",
      "PayOnly", false },
    { "sign-in", "Sign in and save a wallet", "For buyers whom the shop does not know yet.", "SignInAndSetup", false },
    { "touchless", "Sign in without a click", "The page starts by itself, as on a link in a mail.", "SignInAndSetup",
      true },
    { "app", "In an app's browser tab", "A page that starts by itself, and leads back to the app.", "PayOnly", true },
};
static const em_shop_flow UPDATE = { "update", "Change the payment method", "Amazon's page for a saved wallet.",
                                     "PayOnly", false };

const em_shop_flow *em_shop_flow_at(size_t index)
{
    return index < sizeof FLOWS / sizeof *FLOWS ? &FLOWS[index] : NULL;
}

const em_shop_flow *em_shop_flow_find(const char *name)
{
    for (size_t i = 0; name && i < sizeof FLOWS / sizeof *FLOWS; i++)
        if (strcmp(FLOWS[i].name, name) == 0)
            return &FLOWS[i];
    return name && strcmp(name, UPDATE.name) == 0 ? &UPDATE : NULL;
}

bool em_shop_has(const em_world *world, const em_shop_flow *flow)
{
    return flow != &UPDATE || strcmp(world->start.region->name, "jp") != 0;
}

sw_json *em_shop_price(const em_world *world)
{
    bool yen = strcmp(world->start.region->ledger_currency, "JPY") == 0;
    sw_json *price = em_json(sw_json_object());
    sw_json_put_text(price, "amount", yen ? "1840" : "18.40");
    sw_json_put_text(price, "currencyCode", world->start.region->ledger_currency);
    return price;
}

static bool is(const em_shop_flow *flow, const char *name)
{
    return strcmp(flow->name, name) == 0;
}

static bool signs_in(const em_shop_flow *flow)
{
    return strcmp(flow->product_type, "SignInAndSetup") == 0;
}

static void put_url(sw_json *urls, const char *name, const char *origin, const char *page, const em_shop_flow *flow)
{
    char url[512];
    snprintf(url, sizeof url, "%s/shop/%s?flow=%s", origin, page, flow->name);
    sw_json_put_text(urls, name, url);
}

static void put_urls(sw_json *payload, const em_shop_flow *flow, const char *origin)
{
    sw_json *urls = em_json(sw_json_object());
    if (signs_in(flow)) {
        put_url(urls, "signInReturnUrl", origin, "back", flow);
        put_url(urls, "signInCancelUrl", origin, "canceled", flow);
    } else {
        put_url(urls, is(flow, "express") ? "checkoutReviewReturnUrl" : "checkoutResultReturnUrl", origin,
                is(flow, "express") ? "review" : "back", flow);
        put_url(urls, "checkoutCancelUrl", origin, "canceled", flow);
    }
    if (is(flow, "button"))
        sw_json_put_text(urls, "checkoutMode", "ProcessOrder");
    sw_json_put(payload, "webCheckoutDetails", urls);
}

static void put_payment(sw_json *payload, const em_world *world, const em_shop_flow *flow)
{
    bool buys = is(flow, "button");
    sw_json *payment = em_json(sw_json_object());
    sw_json_put_text(payment, "paymentIntent", buys ? "AuthorizeWithCapture" : "Confirm");
    if (buys)
        sw_json_put(payment, "chargeAmount", em_shop_price(world));
    sw_json_put(payload, "paymentDetails", payment);
}

static sw_json *write_payload(const em_world *world, const em_shop_flow *flow, const char *origin, const char *wallet)
{
    sw_json *payload = em_json(sw_json_object());
    sw_json_put_text(payload, "storeId", EM_STORE_ID);
    put_urls(payload, flow, origin);
    if (signs_in(flow))
        return payload;
    sw_json *metadata = em_json(sw_json_object());
    sw_json_put_bool(metadata, "setupOnly", !is(flow, "express") && !is(flow, "button"));
    sw_json_put_text(payload, "chargePermissionType", "PaymentMethodOnFile");
    sw_json_put(payload, "paymentMethodOnFileMetadata", metadata);
    if (wallet)
        sw_json_put_text(payload, "chargePermissionId", wallet);
    if (!is(flow, "express"))
        put_payment(payload, world, flow);
    return payload;
}

sw_json *em_shop_button(em_world *world, const em_shop_flow *flow, const char *origin, const char *wallet)
{
    sw_json *payload = write_payload(world, flow, origin, wallet);
    char *text = sw_json_write(em_json(payload), false);
    char *signature = text ? em_shop_sign(world, text) : NULL;
    sw_json *button = em_json(sw_json_object());
    sw_json_put_text(button, "payload", text);
    sw_json_put_text(button, "signature", signature);
    sw_json_put_text(button, "public_key_id", EM_PUBLIC_KEY_ID);
    sw_json_put_text(button, "merchant_id", EM_MERCHANT_ID);
    sw_json_put_text(button, "currency", world->start.region->ledger_currency);
    sw_json_put_text(button, "product_type", flow->product_type);
    sw_release(signature);
    sw_json_release_text(text);
    sw_json_free(payload);
    return button;
}
