/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/money.h"
#include "emulator/payload.h"

#include <string.h>

static bool is_intent(const sw_json *payment, const char *intent)
{
    const char *text = sw_json_get_text(payment, "paymentIntent");
    return text && strcmp(text, intent) == 0;
}

static bool check_currency(const char *code, const char *name, const em_region *region, em_answer *answer)
{
    if (!code || strcmp(code, region->ledger_currency) == 0 || (region->many_currencies && em_currency_find(code)))
        return true;
    return em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [paymentDetails.%s] is invalid: region %s has %s.", name,
                           region->name, region->many_currencies ? "no such currency" : region->ledger_currency);
}

static bool check_total(const em_money *charge, const sw_json *price, em_answer *answer)
{
    em_money total;
    em_money_read(&total, price);
    if (total.currency != charge->currency)
        return em_answer_error(answer, "CurrencyMismatch",
                               "paymentDetails.totalOrderAmount is in another currency than chargeAmount.");
    if (total.minor < charge->minor)
        return em_answer_error(answer, "InvalidParameterValue",
                               "The value provided for [paymentDetails.totalOrderAmount] is invalid: "
                               "it is less than chargeAmount.");
    return true;
}

/* A currency named for the wallet is the amount's as well. */
static bool check_presentment(const sw_json *payment, const em_money *charge, em_answer *answer)
{
    const char *code = sw_json_get_text(payment, "presentmentCurrency");
    if (!code || strcmp(code, charge->currency->code) == 0)
        return true;
    return em_answer_error(answer, "CurrencyMismatch",
                           "paymentDetails.chargeAmount is in %s, presentmentCurrency is %s.", charge->currency->code,
                           code);
}

static bool check_amounts(const sw_json *payment, const em_region *region, em_answer *answer)
{
    em_money charge;
    const sw_json *price = em_given(payment, "chargeAmount");
    if (!price)
        return true;
    em_money_read(&charge, price);
    if (!check_currency(charge.currency->code, "chargeAmount.currencyCode", region, answer) ||
        !check_presentment(payment, &charge, answer))
        return false;
    if (charge.minor > charge.currency->charge_most)
        return em_answer_error(answer, "TransactionAmountExceeded", "The amount is above the limit of one charge.");
    return !em_given(payment, "totalOrderAmount") ||
           check_total(&charge, em_given(payment, "totalOrderAmount"), answer);
}

/* What an intent does not allow is looked at only where there is one: express says it later. */
static bool check_intent(const sw_json *payment, em_answer *answer)
{
    bool captures = is_intent(payment, "AuthorizeWithCapture");
    if (captures && em_is_true(em_given(payment, "canHandlePendingAuthorization")))
        return em_answer_error(answer, "InvalidParameterCombination",
                               "canHandlePendingAuthorization does not go with AuthorizeWithCapture.");
    if (em_given(payment, "paymentIntent") && !captures && em_given(payment, "softDescriptor"))
        return em_answer_error(answer, "InvalidParameterValue",
                               "The value provided for [paymentDetails.softDescriptor] is invalid: "
                               "it goes with AuthorizeWithCapture.");
    return true;
}

bool em_payment_check(const sw_json *payment, const em_region *region, em_answer *answer)
{
    return check_currency(sw_json_get_text(payment, "presentmentCurrency"), "presentmentCurrency", region, answer) &&
           check_amounts(payment, region, answer) && check_intent(payment, answer);
}
