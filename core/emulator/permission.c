/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/permission.h"

#include "base/memory.h"
#include "emulator/charge.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <string.h>

static const em_field UPDATE_FIELDS[] = {
    { "merchantMetadata", EM_OBJECT, false, 0, NULL, EM_MERCHANT_METADATA },
    { 0 },
};

static const em_field CLOSE_FIELDS[] = {
    { "closureReason", EM_TEXT, true, 255, NULL, NULL },
    { "cancelPendingCharges", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

enum { LIFE_OF_ONE_TIME = 180 };

static const em_currency *choose_currency(const em_world *world, const sw_json *payment)
{
    const char *code = sw_json_get_text(sw_json_get(payment, "chargeAmount"), "currencyCode");
    if (!code)
        code = sw_json_get_text(payment, "presentmentCurrency");
    return em_currency_find(code ? code : world->start.region->ledger_currency);
}

bool em_permission_is_on_file(const em_permission *permission)
{
    return strcmp(permission->type, "PaymentMethodOnFile") == 0;
}

static void expire(em_world *world, void *object)
{
    em_permission *permission = object;
    if (!em_is_in(&permission->status, "Closed"))
        em_permission_close(world, permission, "Expired", "The Charge Permission's time is over.");
}

/* One order's: up to its total, for half a year. */
static void limit(em_world *world, em_permission *permission, const sw_json *payment)
{
    em_money most;
    const sw_json *total = em_given(payment, "totalOrderAmount");
    em_money_read(&most, total ? total : em_given(payment, "chargeAmount"));
    permission->most = most.minor;
    permission->expires = permission->created + LIFE_OF_ONE_TIME * EM_DAY;
    sw_json_put_text(permission->details, "chargePermissionType", permission->type);
    sw_json_put_text(permission->details, "paymentMethodOnFileMetadata", NULL);
    em_timers_add(&world->timers, permission->expires, expire, permission);
}

em_permission *em_permission_open(em_world *world, const em_session *session)
{
    const sw_json *payment = sw_json_get(session->payload, "paymentDetails");
    em_permission *permission = em_new(sizeof *permission);
    permission->type = session->consents ? "PaymentMethodOnFile" : "OneTime";
    do
        em_id_permission(&world->ids, session->consents ? 'C' : 'S', world->start.region->digits, permission->id);
    while (em_table_get(&world->permissions, permission->id));
    permission->merchant = session->merchant;
    permission->details = em_session_write(world, session);
    permission->card = session->card;
    permission->currency = choose_currency(world, payment);
    permission->created = em_now(world);
    em_status_set(&permission->status, "Chargeable", NULL, NULL, permission->created);
    em_timeline_state(world, "CHARGE_PERMISSION", permission->id, &permission->status);
    em_table_add(&world->permissions, permission->id, permission);
    if (!session->consents)
        limit(world, permission, payment);
    return permission;
}

/* A wallet that was saved without an address gets one where the button asks for it, and keeps one where it does not. */
bool em_permission_renew(em_world *world, em_permission *permission, const em_session *session)
{
    static const char *const names[] = { "paymentPreferences", "shippingAddress", "billingAddress" };
    if (em_is_in(&permission->status, "Closed"))
        return false;
    sw_json *chosen = em_session_write(world, session);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (em_given(chosen, names[i]))
            em_put_copy(permission->details, names[i], em_given(chosen, names[i]));
    sw_json_free(chosen);
    permission->card = session->card;
    em_permission_set(world, permission, "Chargeable", NULL, NULL);
    return true;
}

void em_permission_free(void *value)
{
    em_permission *permission = value;
    em_status_free(&permission->status);
    sw_json_free(permission->details);
    sw_release(permission);
}

em_permission *em_permission_find(em_call *call, const char *id)
{
    em_permission *permission = em_table_get(&call->world->permissions, id);
    if (permission && permission->merchant == call->merchant)
        return permission;
    em_answer_error(call->answer, "ResourceNotFound", "There is no Charge Permission with this id.");
    return NULL;
}

bool em_permission_check(em_call *call, const em_permission *permission)
{
    bool pending = em_charge_is_pending_on(permission);
    if (em_is_in(&permission->status, "Chargeable") && !pending)
        return true;
    return em_answer_error(call->answer, "InvalidChargePermissionStatus",
                           "The Charge Permission is in state %s (%s), which does not allow this.",
                           pending ? "NonChargeable" : permission->status.state,
                           pending ? "ChargeInProgress" : permission->status.reason);
}

void em_permission_set(em_world *world, em_permission *permission, const char *state, const char *reason,
                       const char *description)
{
    em_status_set(&permission->status, state, reason, description, em_now(world));
    em_timeline_state(world, "CHARGE_PERMISSION", permission->id, &permission->status);
    em_notify(world, "CHARGE_PERMISSION", permission->id, permission);
}

void em_permission_suspend(em_world *world, em_permission *permission, const char *reason, const char *description)
{
    if (em_is_in(&permission->status, "Chargeable"))
        em_permission_set(world, permission, "NonChargeable", reason, description);
}

void em_permission_close(em_world *world, em_permission *permission, const char *reason, const char *description)
{
    em_permission_set(world, permission, "Closed", reason, description);
}

int64_t em_permission_left(const em_world *world, const em_permission *permission)
{
    bool on_file = em_permission_is_on_file(permission);
    int64_t used = on_file ? em_charge_sum_of_month(permission, em_date_month(em_now(world)))
                           : em_charge_sum_captured(permission);
    int64_t most = on_file ? permission->currency->month_most : permission->most;
    return used < most ? most - used : 0;
}

void em_permission_settle(em_world *world, em_permission *permission)
{
    bool over = !em_permission_is_on_file(permission) && em_permission_left(world, permission) == 0;
    if (over && !em_is_in(&permission->status, "Closed"))
        em_permission_close(world, permission, "AmazonClosed", "The whole amount was captured.");
}

void em_get_charge_permission(em_call *call)
{
    const em_permission *permission = em_permission_find(call, call->id);
    if (permission)
        em_answer_json(call->answer, 200, em_permission_write(call->world, permission));
}

static void merge_metadata(em_permission *permission, const sw_json *given)
{
    sw_json *metadata = sw_json_get(permission->details, "merchantMetadata");
    for (const sw_json *member = sw_json_first(given); member; member = sw_json_next(member))
        em_put_copy(metadata, sw_json_name(member), member);
}

void em_update_charge_permission(em_call *call)
{
    em_permission *permission = em_permission_find(call, call->id);
    if (!permission || !em_check(call->answer, call->body, UPDATE_FIELDS))
        return;
    if (em_is_in(&permission->status, "Closed")) {
        em_answer_error(call->answer, "ChargePermissionNotModifiable", "The Charge Permission is Closed.");
        return;
    }
    merge_metadata(permission, em_given(call->body, "merchantMetadata"));
    em_answer_json(call->answer, 200, em_permission_write(call->world, permission));
}

void em_close_charge_permission(em_call *call)
{
    em_permission *permission = em_permission_find(call, call->id);
    if (!permission || !em_check(call->answer, call->body, CLOSE_FIELDS))
        return;
    if (em_is_in(&permission->status, "Closed")) {
        em_answer_error(call->answer, "InvalidChargePermissionStatus", "The Charge Permission is Closed already.");
        return;
    }
    if (em_is_true(em_given(call->body, "cancelPendingCharges")))
        em_charge_cancel_all(call->world, permission);
    const char *reason = call->simulation ? call->simulation->reason : "MerchantClosed";
    em_permission_close(call->world, permission, reason, sw_json_get_text(call->body, "closureReason"));
    em_answer_json(call->answer, 200, em_permission_write(call->world, permission));
}
