/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/payload.h"

#include <string.h>

static const char *const MODES[] = { "ProcessOrder", NULL };
static const char *const TYPES[] = { "OneTime", "Recurring", "PaymentMethodOnFile", NULL };
static const char *const INTENTS[] = { "Confirm", "Authorize", "AuthorizeWithCapture", NULL };
const char *const EM_SCOPES[] = { "name",       "email",           "phoneNumber", "billingAddress",
                                  "postalCode", "shippingAddress", "primeStatus", NULL };
static const char *const CHANNEL_TYPES[] = { "MOBILE_SDK", NULL };

static const em_field URL_FIELDS[] = {
    { "checkoutReviewReturnUrl", EM_URL, false, 512, NULL, NULL },
    { "checkoutResultReturnUrl", EM_URL, false, 512, NULL, NULL },
    { "checkoutCancelUrl", EM_URL, false, 512, NULL, NULL },
    { "checkoutErrorUrl", EM_URL, false, 512, NULL, NULL },
    { "checkoutMode", EM_TEXT, false, 0, MODES, NULL },
    { "signInReturnUrl", EM_URL, false, 512, NULL, NULL },
    { "signInCancelUrl", EM_URL, false, 512, NULL, NULL },
    { 0 },
};

static const em_field ON_FILE_FIELDS[] = {
    { "setupOnly", EM_BOOL_OR_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field PAYMENT_FIELDS[] = {
    { "paymentIntent", EM_TEXT, false, 0, INTENTS, NULL },
    { "canHandlePendingAuthorization", EM_BOOL, false, 0, NULL, NULL },
    { "chargeAmount", EM_PRICE, false, 0, NULL, NULL },
    { "totalOrderAmount", EM_PRICE, false, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { "presentmentCurrency", EM_TEXT, false, 3, NULL, NULL },
    { "allowOvercharge", EM_BOOL, false, 0, NULL, NULL },
    { "extendExpiration", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

static const em_field ADDRESS_FIELDS[] = {
    { "name", EM_TEXT, false, 50, NULL, NULL },
    { "addressLine1", EM_TEXT, false, 180, NULL, NULL },
    { "addressLine2", EM_TEXT, false, 60, NULL, NULL },
    { "addressLine3", EM_TEXT, false, 60, NULL, NULL },
    { "city", EM_TEXT, false, 50, NULL, NULL },
    { "districtOrCounty", EM_TEXT, false, 50, NULL, NULL },
    { "stateOrRegion", EM_TEXT, false, 50, NULL, NULL },
    { "postalCode", EM_TEXT, false, 20, NULL, NULL },
    { "countryCode", EM_TEXT, false, 2, NULL, NULL },
    { "phoneNumber", EM_TEXT, false, 20, NULL, NULL },
    { 0 },
};

static const em_field PAYLOAD_FIELDS[] = {
    { "storeId", EM_TEXT, true, 0, NULL, NULL },
    { "webCheckoutDetails", EM_OBJECT, true, 0, NULL, URL_FIELDS },
    { "scopes", EM_TEXTS, false, 0, EM_SCOPES, NULL },
    { "signInScopes", EM_TEXTS, false, 0, EM_SCOPES, NULL },
    { "chargePermissionType", EM_TEXT, false, 0, TYPES, NULL },
    { "chargePermissionId", EM_TEXT, false, 0, NULL, NULL },
    { "paymentMethodOnFileMetadata", EM_OBJECT, false, 0, NULL, ON_FILE_FIELDS },
    { "paymentDetails", EM_OBJECT, false, 0, NULL, PAYMENT_FIELDS },
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { "providerMetadata", EM_OBJECT, false, 0, NULL, EM_PROVIDER_METADATA },
    { "platformId", EM_TEXT, false, 0, NULL, NULL },
    { "supplementaryData", EM_TEXT, false, 0, NULL, NULL },
    { "deliverySpecifications", EM_ANY, false, 0, NULL, NULL },
    { "addressDetails", EM_OBJECT, false, 0, NULL, ADDRESS_FIELDS },
    { "recurringMetadata", EM_ANY, false, 0, NULL, NULL },
    { "channelType", EM_TEXT, false, 0, CHANNEL_TYPES, NULL },
    { 0 },
};

static bool refuse_field(const char *name, em_answer *answer)
{
    return em_answer_error(answer, "UnrecognizedField", "The field '%s' is invalid for this API.", name);
}

/* Two members are the Mobile SDK's alone, and the call knows no checkoutMode, which buttons do. */
static bool check_origin(const sw_json *payload, em_origin origin, em_answer *answer)
{
    const sw_json *urls = sw_json_get(payload, "webCheckoutDetails");
    bool mobile = origin == EM_ORIGIN_MOBILE;
    if (mobile && !em_given(payload, "channelType"))
        return em_answer_error(answer, "MissingParameterValue", "The field [channelType] is missing.");
    if (!mobile && em_given(payload, "channelType"))
        return refuse_field("channelType", answer);
    if (!mobile && em_given(urls, "checkoutErrorUrl"))
        return refuse_field("checkoutErrorUrl", answer);
    if (origin == EM_ORIGIN_CALL && em_given(urls, "checkoutMode"))
        return refuse_field("checkoutMode", answer);
    return true;
}

bool em_payload_check_store(const sw_json *payload, const em_merchant *merchant, em_answer *answer)
{
    if (strcmp(sw_json_get_text(payload, "storeId"), merchant->store_id) == 0)
        return true;
    return em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [storeId] is invalid: it is not a store of this merchant.");
}

bool em_payload_read(sw_json **out, const char *text, em_answer *answer)
{
    sw_error err = SW_ERROR_INIT;
    if (sw_json_parse(out, text, strlen(text), &err) == SW_OK)
        return true;
    return em_answer_error(answer, "InvalidRequestFormat", "The payload cannot be read: %s.", err.message);
}

bool em_payload_check(const sw_json *payload, em_origin origin, const em_merchant *merchant, const em_region *region,
                      em_answer *answer)
{
    return em_check(answer, payload, PAYLOAD_FIELDS) && check_origin(payload, origin, answer) &&
           em_payload_check_store(payload, merchant, answer) &&
           em_payment_check(sw_json_get(payload, "paymentDetails"), region, answer);
}
