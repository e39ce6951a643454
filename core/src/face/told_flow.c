/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps of a flow: a review, an order, an outcome.
 */
#include "face/told.h"

#include <stdio.h>

static sw_json *buyer(const char *id, const char *name, const char *email)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_told_text(object, "id", id) && sw_told_text(object, "name", name) &&
                                     sw_told_text(object, "email", email));
}

const char *sw_constraint_at(const sw_object *session, size_t index)
{
    char pointer[64];
    snprintf(pointer, sizeof pointer, "/constraints/%zu/constraintId", index);
    const char *id = sw_object_text(session, pointer);
    return id ? id : "";
}

static sw_json *constraint(const char *id)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_told_text(object, "constraint", id) &&
                                     sw_told_text(object, "text", sw_constraint_text(id)));
}

sw_json *sw_told_missing(const sw_object *session)
{
    sw_json *array = sw_json_array();
    bool whole = array;
    for (size_t i = 0; whole && i < sw_object_count(session, "/constraints"); i++)
        whole = sw_json_append(array, constraint(sw_constraint_at(session, i)));
    return sw_told_whole(array, whole);
}

sw_json *sw_told_review(const sw_review *review)
{
    sw_json *object = sw_json_object();
    const sw_object *session = sw_review_session(review);
    return sw_told_whole(
        object,
        sw_told_text(object, "session_id", sw_review_session_id(review)) &&
            sw_json_put(
                object, "buyer",
                buyer(sw_review_buyer_id(review), sw_review_buyer_name(review), sw_review_buyer_email(review))) &&
            sw_json_put(object, "shipping_address", sw_told_part(session, "/shippingAddress")) &&
            sw_json_put(object, "billing_address", sw_told_part(session, "/billingAddress")) &&
            sw_told_text(object, "descriptor", sw_review_descriptor(review)) &&
            sw_json_put(object, "missing", sw_told_missing(session)) &&
            sw_json_put(object, "change_address", sw_json_new_raw(sw_review_change_json(review, SW_CHANGE_ADDRESS))) &&
            sw_json_put(object, "change_payment", sw_json_new_raw(sw_review_change_json(review, SW_CHANGE_PAYMENT))));
}

sw_json *sw_told_order(const sw_order *order)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_told_text(object, "redirect_url", sw_order_redirect_url(order)) &&
                                     sw_json_put(object, "missing", sw_told_missing(sw_order_session(order))));
}

sw_json *sw_told_outcome(const sw_outcome *outcome)
{
    sw_money amount;
    sw_json *object = sw_json_object();
    const char *flow = sw_flow_name(sw_outcome_flow(outcome));
    sw_outcome_amount(&amount, outcome, NULL);
    return sw_told_whole(object,
                         sw_told_text(object, "wallet", sw_wallet_outcome_name(sw_outcome_wallet(outcome))) &&
                             sw_told_text(object, "payment", sw_payment_outcome_name(sw_outcome_payment(outcome))) &&
                             sw_told_text(object, "reason", sw_finish_reason_name(sw_outcome_reason(outcome))) &&
                             sw_told_text(object, "reason_code", sw_outcome_reason_code(outcome)) &&
                             sw_json_put_bool(object, "replayed", sw_outcome_replayed(outcome)) &&
                             sw_told_text(object, "flow", flow ? flow : "") &&
                             sw_told_text(object, "session_id", sw_outcome_session_id(outcome)) &&
                             sw_told_text(object, "charge_permission_id", sw_outcome_charge_permission_id(outcome)) &&
                             sw_told_text(object, "charge_id", sw_outcome_charge_id(outcome)) &&
                             sw_told_money(object, "amount", &amount) &&
                             sw_told_text(object, "descriptor", sw_outcome_descriptor(outcome)) &&
                             sw_json_put(object, "buyer",
                                         buyer(sw_outcome_buyer_id(outcome), sw_outcome_buyer_name(outcome),
                                               sw_outcome_buyer_email(outcome))));
}
