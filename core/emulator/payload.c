/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/payload.h"

#include "emulator/check.h"
#include "emulator/money.h"

#include <string.h>

static const char *const MODES[] = { "ProcessOrder", NULL };
static const char *const TYPES[] = { "OneTime", "Recurring", "PaymentMethodOnFile", NULL };
static const char *const INTENTS[] = { "Confirm", "Authorize", "AuthorizeWithCapture", NULL };
static const char *const SCOPES[] = { "name",       "email",           "phoneNumber", "billingAddress",
                                      "postalCode", "shippingAddress", "primeStatus", NULL };

static const em_field URL_FIELDS[] = {
    { "checkoutReviewReturnUrl", EM_TEXT, false, 512, NULL, NULL },
    { "checkoutResultReturnUrl", EM_TEXT, false, 512, NULL, NULL },
    { "checkoutCancelUrl", EM_TEXT, false, 512, NULL, NULL },
    { "checkoutMode", EM_TEXT, false, 0, MODES, NULL },
    { "signInReturnUrl", EM_TEXT, false, 512, NULL, NULL },
    { "signInCancelUrl", EM_TEXT, false, 512, NULL, NULL },
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

static const em_field PAYLOAD_FIELDS[] = {
    { "storeId", EM_TEXT, true, 0, NULL, NULL },
    { "webCheckoutDetails", EM_OBJECT, true, 0, NULL, URL_FIELDS },
    { "scopes", EM_TEXTS, false, 0, SCOPES, NULL },
    { "signInScopes", EM_TEXTS, false, 0, SCOPES, NULL },
    { "chargePermissionType", EM_TEXT, false, 0, TYPES, NULL },
    { "chargePermissionId", EM_TEXT, false, 0, NULL, NULL },
    { "paymentMethodOnFileMetadata", EM_OBJECT, false, 0, NULL, ON_FILE_FIELDS },
    { "paymentDetails", EM_OBJECT, false, 0, NULL, PAYMENT_FIELDS },
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { "providerMetadata", EM_OBJECT, false, 0, NULL, EM_PROVIDER_METADATA },
    { "platformId", EM_TEXT, false, 0, NULL, NULL },
    { "supplementaryData", EM_TEXT, false, 0, NULL, NULL },
    { "deliverySpecifications", EM_ANY, false, 0, NULL, NULL },
    { "addressDetails", EM_ANY, false, 0, NULL, NULL },
    { "recurringMetadata", EM_ANY, false, 0, NULL, NULL },
    { 0 },
};

static bool is_text(const sw_json *object, const char *name, const char *value)
{
    const char *text = sw_json_get_text(object, name);
    return text && strcmp(text, value) == 0;
}

static bool check_flow(const sw_json *payload, em_answer *answer)
{
    const sw_json *on_file = sw_json_get(payload, "paymentMethodOnFileMetadata");
    bool setup_only = em_is_true(sw_json_get(on_file, "setupOnly"));
    if (!is_text(payload, "chargePermissionType", "PaymentMethodOnFile") || !setup_only)
        return em_answer_error(answer, "UnsupportedOperation",
                               "This emulator does only the flow that saves a wallet outside a purchase yet: "
                               "chargePermissionType PaymentMethodOnFile with setupOnly true.");
    if (em_given(payload, "chargePermissionId"))
        return em_answer_error(answer, "UnsupportedOperation", "This emulator does not update a saved wallet yet.");
    return true;
}

/* What saving without a purchase needs. */
static bool check_setup(const sw_json *payload, em_answer *answer)
{
    const sw_json *payment = sw_json_get(payload, "paymentDetails");
    if (!em_given(sw_json_get(payload, "webCheckoutDetails"), "checkoutResultReturnUrl"))
        return em_answer_error(answer, "MissingParameterValue",
                               "The field [webCheckoutDetails.checkoutResultReturnUrl] is missing.");
    if (!em_given(payment, "paymentIntent"))
        return em_answer_error(answer, "MissingParameterValue", "The field [paymentDetails.paymentIntent] is missing.");
    if (!is_text(payment, "paymentIntent", "Confirm"))
        return em_answer_error(answer, "InvalidParameterCombination",
                               "With setupOnly true paymentIntent must be Confirm: no money is moved.");
    return true;
}

static bool check_currency(const sw_json *payload, const em_region *region, em_answer *answer)
{
    const char *code = sw_json_get_text(sw_json_get(payload, "paymentDetails"), "presentmentCurrency");
    bool allowed = !code || strcmp(code, region->ledger_currency) == 0 ||
                   (region->many_currencies && em_currency_find(code));
    if (allowed)
        return true;
    return em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [paymentDetails.presentmentCurrency] is invalid: "
                           "region %s has %s.",
                           region->name, region->many_currencies ? "no such currency" : region->ledger_currency);
}

static bool check_store(const sw_json *payload, const em_merchant *merchant, em_answer *answer)
{
    if (is_text(payload, "storeId", merchant->store_id))
        return true;
    return em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [storeId] is invalid: it is not a store of this merchant.");
}

bool em_payload_read(sw_json **out, const char *text, const em_world *world, const em_merchant *merchant,
                     em_answer *answer)
{
    sw_error err = SW_ERROR_INIT;
    if (sw_json_parse(out, text, strlen(text), &err) != SW_OK)
        return em_answer_error(answer, "InvalidRequestFormat", "The payload cannot be read: %s.", err.message);
    if (em_check(answer, *out, PAYLOAD_FIELDS) && check_store(*out, merchant, answer) && check_flow(*out, answer) &&
        check_setup(*out, answer) && check_currency(*out, world->start.region, answer))
        return true;
    sw_json_free(*out);
    *out = NULL;
    return false;
}
