/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/refund.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

enum { MOST_REFUNDS = 10, EXTRA_PERCENT = 15 };

static const em_field CREATE_FIELDS[] = {
    { "chargeId", EM_TEXT, true, 0, NULL, NULL },
    { "refundAmount", EM_PRICE, true, 0, NULL, NULL },
    { "softDescriptor", EM_TEXT_OF_BYTES, false, 16, NULL, NULL },
    { 0 },
};

void em_refund_free(void *value)
{
    em_refund *refund = value;
    em_status_free(&refund->status);
    sw_release(refund->soft_descriptor);
    sw_release(refund);
}

sw_json *em_refund_write(const em_refund *refund)
{
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "refundId", refund->id);
    sw_json_put_text(object, "chargeId", refund->charge->id);
    em_put_time(object, "creationTimestamp", refund->created);
    sw_json_put(object, "refundAmount", em_money_write(refund->amount));
    sw_json_put(object, "statusDetails", em_status_write(&refund->status));
    sw_json_put_text(object, "softDescriptor", refund->soft_descriptor);
    sw_json_put_text(object, "releaseEnvironment", "Sandbox");
    return object;
}

void em_get_refund(em_call *call)
{
    const em_refund *refund = em_table_get(&call->world->refunds, call->id);
    if (refund && refund->charge->permission->merchant == call->merchant)
        em_answer_json(call->answer, 200, em_refund_write(refund));
    else
        em_answer_error(call->answer, "ResourceNotFound", "There is no Refund with this id.");
}

/* The captured amount and 15 % of it, or the currency's ceiling where that is less. */
static int64_t most_refunded(const em_charge *charge)
{
    int64_t extra = charge->captured * EXTRA_PERCENT / 100;
    int64_t ceiling = charge->amount.currency->extra_most;
    return charge->captured + (extra < ceiling ? extra : ceiling);
}

static bool check_refund(em_call *call, const em_charge *charge, const em_money *amount)
{
    const em_currency *currency = charge->amount.currency;
    if (!em_is_in(&charge->status, "Captured"))
        return em_answer_error(call->answer, "InvalidChargeStatus",
                               "The Charge is in state %s, which does not allow this.", charge->status.state);
    if (amount->currency != currency)
        return em_answer_error(call->answer, "CurrencyMismatch", "The amount is in %s; the Charge is in %s.",
                               amount->currency->code, currency->code);
    if (charge->refund_count >= MOST_REFUNDS)
        return em_answer_error(call->answer, "TransactionCountExceeded", "A Charge can be refunded %d times at most.",
                               MOST_REFUNDS);
    if (amount->minor > most_refunded(charge) - charge->refunds_reserved)
        return em_answer_error(call->answer, "TransactionAmountExceeded", "The amount is above what can be refunded.");
    return true;
}

static void finish(em_world *world, void *object)
{
    em_refund *refund = object;
    refund->charge->refunded += refund->amount.minor;
    em_status_set(&refund->status, "Refunded", NULL, NULL, em_now(world));
    em_timeline_state(world, "REFUND", refund->id, &refund->status);
    em_notify(world, "REFUND", refund->id, refund->charge->permission);
}

static em_refund *new_refund(em_world *world, em_charge *charge, const em_money *amount)
{
    em_refund *refund = em_new(sizeof *refund);
    do
        em_id_refund(&world->ids, charge->id, refund->id);
    while (em_table_get(&world->refunds, refund->id));
    refund->charge = charge;
    refund->amount = *amount;
    refund->created = em_now(world);
    em_status_set(&refund->status, "RefundInitiated", NULL, NULL, refund->created);
    em_timeline_state(world, "REFUND", refund->id, &refund->status);
    charge->refund_count++;
    charge->refunds_reserved += amount->minor;
    em_table_add(&world->refunds, refund->id, refund);
    em_world_later(world, EM_PENDING, finish, refund);
    return refund;
}

em_refund *em_refund_begin(em_call *call, em_charge *charge, const em_money *amount)
{
    if (!check_refund(call, charge, amount))
        return NULL;
    em_refund *refund = new_refund(call->world, charge, amount);
    refund->soft_descriptor = em_copy(sw_json_get_text(call->body, "softDescriptor"));
    return refund;
}

void em_create_refund(em_call *call)
{
    em_money amount;
    if (!em_check(call->answer, call->body, CREATE_FIELDS))
        return;
    em_charge *charge = em_charge_find(call, sw_json_get_text(call->body, "chargeId"));
    em_money_read(&amount, sw_json_get(call->body, "refundAmount"));
    const em_refund *refund = charge ? em_refund_begin(call, charge, &amount) : NULL;
    if (refund)
        em_answer_json(call->answer, 201, em_refund_write(refund));
}
