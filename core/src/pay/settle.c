/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/finishing.h"

#include "base/error.h"
#include "pay/review.h"

#include <string.h>

const sw_money *sw_finishing_amount(const sw_finishing *it)
{
    if (it->options->amount)
        return it->options->amount;
    return it->returned.seal.has_amount ? &it->returned.seal.amount : NULL;
}

static bool pays(sw_flow flow)
{
    return flow == SW_FLOW_EXPRESS || flow == SW_FLOW_ADDITIONAL_PAYMENT_BUTTON;
}

static int refuse_missing(const char *field, const char *what, sw_error *err)
{
    return sw_fail_field(err, SW_E_INVALID, field, "%s: say in %s what the order costs, as the server knows it", what,
                         field);
}

int sw_finishing_check(const sw_finishing *it, sw_error *err)
{
    bool returns = it->returned.seal.role == SW_ROLE_RESULT || it->returned.seal.role == SW_ROLE_NONE;
    if (!it->canceled && returns && pays(it->flow) && !sw_finishing_amount(it))
        return refuse_missing("amount", "this flow pays", err);
    return SW_OK;
}

/* A flow that moves no money has no use for what a payment would still need. */
static bool is_waiting(const sw_finishing *it)
{
    const sw_object *session = it->outcome->session;
    bool may_pay = pays(it->flow) || it->flow == SW_FLOW_NOT_SET;
    size_t count = sw_object_count(session, "/constraints");
    for (size_t i = 0; i < count; i++) {
        if (may_pay || strcmp(sw_session_constraint(session, i), "BuyerNotAssociated") == 0)
            return true;
    }
    return it->returned.seal.role == SW_ROLE_REVIEW || it->returned.seal.role == SW_ROLE_ERROR;
}

/* Is an amount of the session the one that is meant? That there is none agrees with none. */
static bool agrees(const sw_object *session, const char *pointer, const sw_money *meant)
{
    sw_money amount;
    if (!sw_object_has(session, pointer) || !meant)
        return !sw_object_has(session, pointer) && !meant;
    return sw_object_money(&amount, session, pointer, NULL) == SW_OK && sw_money_equal(&amount, meant);
}

static bool is_same_order(const sw_finishing *it)
{
    const sw_seal *seal = &it->returned.seal;
    const sw_object *session = it->outcome->session;
    if (seal->has_amount && !sw_money_equal(&seal->amount, sw_finishing_amount(it)))
        return false; /* the buyer was sent away with another order */
    return agrees(session, "/paymentDetails/chargeAmount", sw_finishing_amount(it)) &&
           agrees(session, "/paymentDetails/totalOrderAmount", it->options->total_order_amount);
}

int sw_finishing_obstacle(sw_finish_reason *out, const sw_finishing *it, sw_error *err)
{
    const sw_object *session = it->outcome->session;
    *out = SW_REASON_NONE;
    if (it->canceled)
        *out = SW_REASON_BUYER_CANCELED;
    else if (is_waiting(it))
        *out = SW_REASON_NOT_RETURNED;
    else if (sw_object_has(session, "/paymentDetails/chargeAmount") && !sw_finishing_amount(it))
        return refuse_missing("amount", "the session has an amount", err);
    else if (sw_object_has(session, "/paymentDetails/totalOrderAmount") && !it->options->total_order_amount)
        return refuse_missing("total_order_amount", "the session has a total besides the amount to charge", err);
    else if (!is_same_order(it))
        *out = SW_REASON_AMOUNT_CHANGED;
    return SW_OK;
}
