/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/buyer.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/money.h"
#include "emulator/must.h"
#include "emulator/session.h"

#include <stdio.h>
#include <string.h>

/* In the order in which the live API answers. */
static const char *const MEMBERS[] = {
    "checkoutSessionId",
    "webCheckoutDetails",
    "productType",
    "paymentDetails",
    "cartDetails", /* of the Mobile SDK's sessions alone */
    "chargePermissionType",
    "orderType",
    "recurringMetadata",
    "paymentMethodOnFileMetadata",
    "merchantDetails",
    "merchantMetadata",
    "supplementaryData",
    "buyer",
    "billingAddress",
    "paymentPreferences",
    "statusDetails",
    "shippingAddress",
    "platformId",
    "chargePermissionId",
    "chargeId",
    "constraints",
    "creationTimestamp",
    "expirationTimestamp",
    "storeId",
    "providerMetadata",
    "releaseEnvironment",
    "checkoutButtonText",
    "deliverySpecifications",
    "tokens",
    NULL,
};

/* The buyer is sent to the second page of an express checkout once nothing is missing. */
static sw_json *write_urls(const em_world *world, const em_session *session)
{
    static const char *const names[] = { "checkoutReviewReturnUrl", "checkoutResultReturnUrl", "amazonPayRedirectUrl",
                                         "checkoutCancelUrl", NULL };
    char url[256];
    sw_json *urls = em_nulls_filled(names, sw_json_get(session->payload, "webCheckoutDetails"));
    snprintf(url, sizeof url, "%s/checkout/processing?amazonCheckoutSessionId=%s", world->start.pages_url, session->id);
    if (em_session_is_ready(session))
        sw_json_put_text(urls, "amazonPayRedirectUrl", url);
    return urls;
}

/* Amazon answers an amount as a string with its currency's decimals, however it was sent. */
static void put_price(sw_json *payment, const char *name)
{
    em_money money;
    if (em_given(payment, name) && !em_money_read(&money, em_given(payment, name)))
        sw_json_put(payment, name, em_money_write(money));
}

static sw_json *write_payment(const sw_json *payload)
{
    static const char *const names[] = { "paymentIntent",
                                         "canHandlePendingAuthorization",
                                         "chargeAmount",
                                         "totalOrderAmount",
                                         "softDescriptor",
                                         "presentmentCurrency",
                                         "allowOvercharge",
                                         "extendExpiration",
                                         NULL };
    const sw_json *given = sw_json_get(payload, "paymentDetails");
    sw_json *payment = em_nulls_filled(names, given);
    put_price(payment, "chargeAmount");
    put_price(payment, "totalOrderAmount");
    if (sw_json_kind_of(sw_json_get(payment, "canHandlePendingAuthorization")) == SW_JSON_NULL)
        sw_json_put_bool(payment, "canHandlePendingAuthorization", false);
    return payment;
}

static sw_json *write_card(const em_card *card)
{
    char text[64];
    sw_json *list = em_json(sw_json_array());
    sw_json *preference = em_json(card ? sw_json_object() : sw_json_new_null());
    if (card) {
        snprintf(text, sizeof text, "%s ****%s (Amazon Pay)", card->brand, card->digits);
        sw_json_put_text(preference, "paymentDescriptor", text);
    }
    sw_json_append(list, preference);
    return list;
}

/* What the merchant gave is spelled a little otherwise; that districtOrCounty becomes county is assumed. */
static sw_json *write_address(const sw_json *given)
{
    static const char *const names[] = { "name",       "addressLine1", "addressLine2", "addressLine3",
                                         "city",       "county",       "district",     "stateOrRegion",
                                         "postalCode", "countryCode",  "phoneNumber",  NULL };
    sw_json *address = em_nulls_filled(names, given);
    em_put_copy(address, "county", sw_json_get(given, "districtOrCounty"));
    return address;
}

static void put_shipping(sw_json *object, const em_session *session, const sw_json *scopes)
{
    const sw_json *given = em_given(session->payload, "addressDetails");
    bool ships = session->flow == EM_FLOW_SIGN_IN_AND_SETUP
                     ? em_is_in_scope(scopes, "shippingAddress", EM_SCOPES_OF_SIGN_IN)
                     : strcmp(session->product_type, "PayAndShip") == 0;
    if (ships)
        sw_json_put(object, "shippingAddress", given ? write_address(given) : em_address_write(session->address));
}

static void put_people(sw_json *object, const em_session *session)
{
    bool signs_in = session->flow == EM_FLOW_SIGN_IN_AND_SETUP;
    const sw_json *scopes = em_given(session->payload, signs_in ? "signInScopes" : "scopes");
    em_put_buyer(object, session->buyer, scopes, signs_in ? EM_SCOPES_OF_SIGN_IN : EM_SCOPES_OF_PURCHASE);
    put_shipping(object, session, scopes);
}

static void put_open(sw_json *object, const em_world *world, const em_session *session)
{
    const sw_json *payload = session->payload;
    sw_json_put(object, "webCheckoutDetails", write_urls(world, session));
    sw_json_put_text(object, "productType", session->product_type);
    sw_json_put(object, "paymentDetails", write_payment(payload));
    em_put_copy(object, "paymentMethodOnFileMetadata", sw_json_get(payload, "paymentMethodOnFileMetadata"));
    em_put_merchant_metadata(object, payload);
    em_put_provider_metadata(object, payload);
    em_put_copy(object, "supplementaryData", sw_json_get(payload, "supplementaryData"));
    em_put_copy(object, "platformId", sw_json_get(payload, "platformId"));
    em_put_copy(object, "deliverySpecifications", sw_json_get(payload, "deliverySpecifications"));
    if (session->card)
        put_people(object, session);
    sw_json_put(object, "paymentPreferences", write_card(session->card));
    sw_json_put(object, "constraints", em_session_constraints(session));
    em_put_time(object, "expirationTimestamp", session->created + EM_DAY);
    em_put_copy(object, "storeId", sw_json_get(payload, "storeId"));
    sw_json_put_text(object, "releaseEnvironment", "Sandbox");
}

/* Signing in tells who the buyer is, and Finalize what the buyer chose; no other flow does once it is over. */
static void put_completed(sw_json *object, const em_session *session)
{
    sw_json_put_text(object, "chargePermissionId", session->permission_id);
    sw_json_put_text(object, "chargeId", session->charge_id[0] ? session->charge_id : NULL);
    if (session->mobile || session->flow == EM_FLOW_SIGN_IN_AND_SETUP)
        put_people(object, session);
    if (session->mobile)
        sw_json_put(object, "paymentPreferences", write_card(session->card));
}

sw_json *em_session_write(const em_world *world, const em_session *session)
{
    sw_json *object = em_nulls(MEMBERS);
    sw_json_put_text(object, "checkoutSessionId", session->id);
    sw_json_put(object, "statusDetails", em_status_write(&session->status));
    em_put_time(object, "creationTimestamp", session->created);
    if (em_is_in(&session->status, "Open"))
        put_open(object, world, session);
    if (em_is_in(&session->status, "Completed"))
        put_completed(object, session);
    if (!em_is_in(&session->status, "Canceled"))
        sw_json_put_text(object, "chargePermissionType", session->permission_type);
    if (!session->mobile)
        sw_json_remove(object, "cartDetails");
    return object;
}
