/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/permission_command.h"

#include "emulator/check.h"
#include "emulator/permission.h"

#include <string.h>

static const char *const STATES[] = { "Chargeable", "NonChargeable", "Closed", NULL };

static const em_field FIELDS[] = {
    { "state", EM_TEXT, true, 0, STATES, NULL },
    { "reason", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

/* The first of a state's reasons is taken where none is given. ChargeInProgress is not among them: a pending charge
 * gives that. */
static const struct {
    const char *state;
    const char *reason;
} REASONS[] = {
    { "Chargeable", NULL },
    { "NonChargeable", "PaymentMethodExpired" },
    { "NonChargeable", "PaymentMethodInvalid" },
    { "NonChargeable", "PaymentMethodDeleted" },
    { "NonChargeable", "PaymentMethodNotAllowed" },
    { "NonChargeable", "PaymentMethodNotSet" },
    { "NonChargeable", "BillingAddressDeleted" },
    { "NonChargeable", "MFAFailed" },
    { "NonChargeable", "TransactionAmountExceeded" },
    { "NonChargeable", "AmountNotSet" },
    { "Closed", "BuyerClosed" },
    { "Closed", "BuyerCanceled" },
    { "Closed", "AmazonClosed" },
    { "Closed", "AmazonCanceled" },
    { "Closed", "MerchantClosed" },
    { "Closed", "MerchantCanceled" },
    { "Closed", "Expired" },
};

/* @return the row in REASONS; -1: the state has no such reason */
static int find_reason(const char *state, const char *reason)
{
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
        bool same = !reason || (REASONS[i].reason && strcmp(REASONS[i].reason, reason) == 0);
        if (strcmp(REASONS[i].state, state) == 0 && same)
            return (int)i;
    }
    return -1;
}

void em_permission_command(em_world *world, const char *id, const sw_json *body, em_answer *answer)
{
    em_permission *permission = em_table_get(&world->permissions, id);
    if (!em_check(answer, body, FIELDS))
        return;
    int row = find_reason(sw_json_get_text(body, "state"), sw_json_get_text(body, "reason"));
    if (!permission)
        em_answer_error(answer, "ResourceNotFound", "There is no Charge Permission with this id.");
    else if (row < 0)
        em_answer_error(answer, "InvalidParameterValue", "The state %s has no such reason.",
                        sw_json_get_text(body, "state"));
    else if (em_is_in(&permission->status, "Closed"))
        em_answer_error(answer, "InvalidChargePermissionStatus",
                        "The Charge Permission is Closed, and does not open again.");
    else {
        em_permission_set(world, permission, REASONS[row].state, REASONS[row].reason,
                          REASONS[row].reason ? "This was done by the control API." : NULL);
        em_answer_json(answer, 200, em_permission_write(world, permission));
    }
}
