/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/reference.h"
#include "emulator/refund.h"

#include <string.h>

/* Payments at a till: the buyer shows a code, and what comes of it is a OneTime permission like any other. */

static const char *const LEDGERS[] = { "USD", "EUR", "GBP", "JPY", NULL };

static const em_field CONTEXT_FIELDS[] = {
    { "merchantStoreName", EM_TEXT, false, 0, NULL, NULL },
    { "merchantOrderId", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field METADATA_FIELDS[] = {
    { "merchantNote", EM_TEXT, false, 0, NULL, NULL },
    { "customInformation", EM_TEXT, false, 0, NULL, NULL },
    { "communicationContext", EM_OBJECT, false, 0, NULL, CONTEXT_FIELDS },
    { 0 },
};

static const em_field LOCATION_FIELDS[] = {
    { "countryCode", EM_TEXT, false, 2, NULL, NULL },
    { 0 },
};

static const em_field SCAN_FIELDS[] = {
    { "scanData", EM_TEXT, true, 0, NULL, NULL },
    { "scanReferenceId", EM_TEXT, true, 0, NULL, NULL },
    { "merchantCOE", EM_TEXT, true, 2, NULL, NULL },
    { "ledgerCurrency", EM_TEXT, true, 0, LEDGERS, NULL },
    { "chargeTotal", EM_PRICE, false, 0, NULL, NULL },
    { "storeLocation", EM_OBJECT, false, 0, NULL, LOCATION_FIELDS },
    { "metadata", EM_OBJECT, false, 0, NULL, METADATA_FIELDS },
    { 0 },
};

static const em_field CHARGE_FIELDS[] = {
    { "chargePermissionId", EM_TEXT, true, 0, NULL, NULL },
    { "chargeReferenceId", EM_TEXT, true, 0, NULL, NULL },
    { "chargeTotal", EM_PRICE, true, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { "metadata", EM_OBJECT, false, 0, NULL, METADATA_FIELDS },
    { 0 },
};

static const em_field REFUND_FIELDS[] = {
    { "chargeId", EM_TEXT, true, 0, NULL, NULL },
    { "refundReferenceId", EM_TEXT, true, 0, NULL, NULL },
    { "refundTotal", EM_PRICE, true, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { "metadata", EM_OBJECT, false, 0, NULL, METADATA_FIELDS },
    { 0 },
};

/* What may be charged is what the scan said, or as much as one charge may be. */
static em_money read_limit(const em_call *call)
{
    em_money limit;
    if (em_given(call->body, "chargeTotal")) {
        em_money_read(&limit, em_given(call->body, "chargeTotal"));
        return limit;
    }
    const em_currency *currency = em_currency_find(sw_json_get_text(call->body, "ledgerCurrency"));
    return (em_money){ currency->charge_most, currency };
}

/* A permission is opened of a session; here one is made up for it that nobody sees. */
static em_permission *open_permission(em_call *call, em_money limit)
{
    sw_json *payment = em_json(sw_json_object());
    sw_json_put(payment, "chargeAmount", em_money_write(limit));
    em_session session = {
        .merchant = call->merchant,
        .payload = em_json(sw_json_object()),
        .flow = EM_FLOW_BUTTON,
        .permission_type = "OneTime",
        .product_type = "PayOnly",
        .buyer = em_buyer_usual(&call->world->buyers),
        .card = em_card_find("1111"),
        .created = em_now(call->world),
    };
    sw_json_put(session.payload, "paymentDetails", payment);
    em_status_set(&session.status, "Open", NULL, NULL, session.created);
    em_permission *permission = em_permission_open(call->world, &session);
    sw_json_free(session.payload);
    return permission;
}

static void scan(em_call *call)
{
    em_money limit = read_limit(call);
    const char *ledger = sw_json_get_text(call->body, "ledgerCurrency");
    if (strcmp(limit.currency->code, ledger) != 0) {
        em_answer_error(call->answer, "CurrencyMismatch", "The amount is in %s; the ledger is in %s.",
                        limit.currency->code, ledger);
        return;
    }
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "chargePermissionId", open_permission(call, limit)->id);
    em_answer_json(call->answer, 200, object);
}

/* The request that a charge keeps, as Create Charge would have got it. */
static sw_json *write_request(const em_call *call)
{
    sw_json *request = em_json(sw_json_object());
    em_put_copy(request, "softDescriptor", em_given(call->body, "softDescriptor"));
    sw_json_put_bool(request, "captureNow", true);
    sw_json_put_text(request, "channel", "PointOfSale");
    return request;
}

static sw_json *write_answer(const char *id_name, const char *id, const char *status_name, const char *state)
{
    sw_json *status = em_json(sw_json_object());
    sw_json_put_text(status, "state", state);
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, id_name, id);
    sw_json_put(object, status_name, status);
    return object;
}

static void charge_permission(em_call *call)
{
    em_money amount;
    em_permission *permission = em_permission_find(call, sw_json_get_text(call->body, "chargePermissionId"));
    em_money_read(&amount, sw_json_get(call->body, "chargeTotal"));
    if (!permission || !em_permission_check(call, permission) ||
        !em_charge_check_currency(call, &amount, permission->currency))
        return;
    if (amount.minor > em_permission_left(call->world, permission)) {
        em_answer_error(call->answer, "TransactionAmountExceeded",
                        "The amount is above what is left of the Charge Permission.");
        return;
    }
    em_charge *charge = em_charge_new(call->world, permission, write_request(call), &amount);
    em_charge_begin(call->world, charge, EM_OUTCOME_SUCCESS, NULL);
    em_answer_json(call->answer, 200, write_answer("chargeId", charge->id, "chargeStatus", "Completed"));
}

static void refund_charge(em_call *call)
{
    em_money amount;
    em_charge *charge = em_charge_find(call, sw_json_get_text(call->body, "chargeId"));
    em_money_read(&amount, sw_json_get(call->body, "refundTotal"));
    const em_refund *refund = charge ? em_refund_begin(call, charge, &amount) : NULL;
    if (refund)
        em_answer_json(call->answer, 200, write_answer("refundId", refund->id, "refundStatus", "Pending"));
}

static void do_once(em_call *call, const em_field *fields, const char *reference, em_operation *carry_out)
{
    if (!em_check(call->answer, call->body, fields) || em_reference_recall(call, reference))
        return;
    carry_out(call);
    em_reference_keep(call, reference);
}

void em_instore_merchant_scan(em_call *call)
{
    do_once(call, SCAN_FIELDS, "scanReferenceId", scan);
}

void em_instore_charge(em_call *call)
{
    do_once(call, CHARGE_FIELDS, "chargeReferenceId", charge_permission);
}

void em_instore_refund(em_call *call)
{
    do_once(call, REFUND_FIELDS, "refundReferenceId", refund_charge);
}
