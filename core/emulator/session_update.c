/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/check.h"
#include "emulator/money.h"
#include "emulator/must.h"
#include "emulator/payload.h"
#include "emulator/session.h"

#include <string.h>

static const char *const INTENTS[] = { "Confirm", "Authorize", "AuthorizeWithCapture", NULL };

static const em_field URL_FIELDS[] = {
    { "checkoutReviewReturnUrl", EM_URL, false, 512, NULL, NULL },
    { "checkoutResultReturnUrl", EM_URL, false, 512, NULL, NULL },
    { 0 },
};

/* presentmentCurrency, allowOvercharge and extendExpiration are said at the creation only. */
static const em_field PAYMENT_FIELDS[] = {
    { "paymentIntent", EM_TEXT, false, 0, INTENTS, NULL },
    { "canHandlePendingAuthorization", EM_BOOL, false, 0, NULL, NULL },
    { "chargeAmount", EM_PRICE, false, 0, NULL, NULL },
    { "totalOrderAmount", EM_PRICE, false, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { 0 },
};

static const em_field UPDATE_FIELDS[] = {
    { "webCheckoutDetails", EM_OBJECT, false, 0, NULL, URL_FIELDS },
    { "paymentDetails", EM_OBJECT, false, 0, NULL, PAYMENT_FIELDS },
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { "providerMetadata", EM_OBJECT, false, 0, NULL, EM_PROVIDER_METADATA },
    { "platformId", EM_TEXT, false, 0, NULL, NULL },
    { "supplementaryData", EM_TEXT, false, 0, NULL, NULL },
    { "recurringMetadata", EM_ANY, false, 0, NULL, NULL },
    { 0 },
};

void em_create_checkout_session(em_call *call)
{
    em_flow flow = em_flow_of(call->body, NULL);
    if (!em_payload_check(call->body, EM_ORIGIN_CALL, call->merchant, call->world->start.region, call->answer))
        return;
    if (flow == EM_FLOW_NONE) {
        em_answer_error(call->answer, "UnsupportedOperation",
                        "This emulator does only what saves a wallet: chargePermissionType PaymentMethodOnFile.");
        return;
    }
    em_session *session = em_session_open(call->world, call->merchant, em_json(sw_json_copy(call->body)), flow);
    em_answer_json(call->answer, 201, em_session_write(call->world, session));
}

/* A currency that was chosen at the creation is changed by the amount's alone. */
static void follow_currency(sw_json *payment)
{
    const char *code = sw_json_get_text(sw_json_get(payment, "chargeAmount"), "currencyCode");
    if (code && em_given(payment, "presentmentCurrency"))
        em_put_copy(payment, "presentmentCurrency", sw_json_get(sw_json_get(payment, "chargeAmount"), "currencyCode"));
}

/* What is given takes the place of what was there; a null changes nothing. */
static void merge(sw_json *into, const sw_json *given)
{
    for (const sw_json *member = sw_json_first(given); member; member = sw_json_next(member)) {
        const char *name = sw_json_name(member);
        bool group = sw_json_kind_of(member) == SW_JSON_OBJECT && em_given(into, name) &&
                     strcmp(name, "chargeAmount") != 0 && strcmp(name, "totalOrderAmount") != 0;
        if (sw_json_kind_of(member) == SW_JSON_NULL)
            continue;
        if (group)
            merge(sw_json_get(into, name), member);
        else
            em_put_copy(into, name, member);
    }
}

/* Until the buyer has been sent to the page that ends the checkout it may be changed any number of times. */
static bool check_changeable(const em_session *session, em_answer *answer)
{
    if (!em_session_check_open(session, answer))
        return false;
    if (!session->processed)
        return true;
    return em_answer_error(answer, "InvalidCheckoutSessionStatus",
                           "You tried to call an operation on a Checkout Session that the buyer has confirmed already, "
                           "which does not allow it.");
}

void em_update_checkout_session(em_call *call)
{
    em_session *session = em_session_find(call);
    if (!session || !em_check(call->answer, call->body, UPDATE_FIELDS) || !check_changeable(session, call->answer))
        return;
    sw_json *changed = em_json(sw_json_copy(session->payload));
    merge(changed, call->body);
    follow_currency(sw_json_get(changed, "paymentDetails"));
    if (!em_payment_check(sw_json_get(changed, "paymentDetails"), call->world->start.region, call->answer)) {
        sw_json_free(changed);
        return;
    }
    sw_json_free(session->payload);
    session->payload = changed;
    em_answer_json(call->answer, 200, em_session_write(call->world, session));
}
