/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/buyer.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/session.h"

#include <stdio.h>

/* In the order in which the live API answers. */
static const char *const MEMBERS[] = {
    "checkoutSessionId",
    "webCheckoutDetails",
    "productType",
    "paymentDetails",
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

static sw_json *write_urls(const sw_json *payload)
{
    static const char *const names[] = { "checkoutReviewReturnUrl", "checkoutResultReturnUrl", "amazonPayRedirectUrl",
                                         "checkoutCancelUrl", NULL };
    return em_nulls_filled(names, sw_json_get(payload, "webCheckoutDetails"));
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
    if (sw_json_kind_of(sw_json_get(payment, "canHandlePendingAuthorization")) == SW_JSON_NULL)
        sw_json_put_bool(payment, "canHandlePendingAuthorization", false);
    return payment;
}

static sw_json *write_card(const em_card *card)
{
    char text[64];
    snprintf(text, sizeof text, "%s ****%s (Amazon Pay)", card->brand, card->digits);
    sw_json *preference = em_json(sw_json_object());
    sw_json_put_text(preference, "paymentDescriptor", text);
    sw_json *list = em_json(sw_json_array());
    sw_json_append(list, preference);
    return list;
}

static void put_open(sw_json *object, const em_session *session)
{
    const sw_json *payload = session->payload;
    sw_json_put(object, "webCheckoutDetails", write_urls(payload));
    sw_json_put_text(object, "productType", session->product_type);
    sw_json_put(object, "paymentDetails", write_payment(payload));
    em_put_copy(object, "paymentMethodOnFileMetadata", sw_json_get(payload, "paymentMethodOnFileMetadata"));
    em_put_merchant_metadata(object, payload);
    em_put_provider_metadata(object, payload);
    em_put_copy(object, "supplementaryData", sw_json_get(payload, "supplementaryData"));
    em_put_copy(object, "platformId", sw_json_get(payload, "platformId"));
    em_put_copy(object, "deliverySpecifications", sw_json_get(payload, "deliverySpecifications"));
    em_put_buyer(object, sw_json_get(payload, "scopes"));
    sw_json_put(object, "paymentPreferences", write_card(session->card));
    if (em_session_ships(session))
        sw_json_put(object, "shippingAddress", em_buyer_shipping_address());
    sw_json_put(object, "constraints", em_json(sw_json_array()));
    em_put_time(object, "expirationTimestamp", session->created + EM_DAY);
    em_put_copy(object, "storeId", sw_json_get(payload, "storeId"));
    sw_json_put_text(object, "releaseEnvironment", "Sandbox");
}

sw_json *em_session_write(const em_session *session)
{
    sw_json *object = em_nulls(MEMBERS);
    sw_json_put_text(object, "checkoutSessionId", session->id);
    sw_json_put(object, "statusDetails", em_status_write(&session->status));
    em_put_time(object, "creationTimestamp", session->created);
    if (em_is_in(&session->status, "Open"))
        put_open(object, session);
    if (!em_is_in(&session->status, "Canceled"))
        em_put_copy(object, "chargePermissionType", sw_json_get(session->payload, "chargePermissionType"));
    if (session->permission_id[0])
        sw_json_put_text(object, "chargePermissionId", session->permission_id);
    return object;
}
