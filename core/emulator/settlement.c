/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/settlement.h"

#include "emulator/refund.h"

/* A state that is final keeps the time at which it was reached. */
static bool read_capture(em_movement *out, const em_charge *charge)
{
    *out = (em_movement){
        charge->status.updated, charge->id, charge, { charge->captured, charge->amount.currency }, false
    };
    return em_is_in(&charge->status, "Captured");
}

static bool read_refund(em_movement *out, const em_refund *refund)
{
    *out = (em_movement){ refund->status.updated, refund->id, refund->charge, refund->amount, true };
    return em_is_in(&refund->status, "Refunded");
}

void em_settlement_each(const em_world *world, const em_merchant *merchant, int64_t start, int64_t end,
                        void (*do_it)(void *context, const em_movement *movement), void *context)
{
    em_movement movement;
    size_t charges = world->charges.count;
    for (size_t i = 0; i < charges + world->refunds.count; i++) {
        bool moved = i < charges ? read_capture(&movement, world->charges.entries[i].value)
                                 : read_refund(&movement, world->refunds.entries[i - charges].value);
        bool is_own = movement.charge->permission->merchant == merchant;
        if (moved && is_own && movement.at >= start && movement.at < end)
            do_it(context, &movement);
    }
}
