/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/charge.h"

#include "emulator/date.h"

#include <string.h>

/* A charge changes its state here and nowhere else. What is still under way, or passed through, is not notified of. */

static void end_in(em_world *world, em_charge *charge, const char *state, const char *reason, const char *description)
{
    em_status_set(&charge->status, state, reason, description, em_now(world));
    em_timeline_state(world, "CHARGE", charge->id, &charge->status);
    em_notify(world, "CHARGE", charge->id, charge->permission);
}

static void expire(em_world *world, void *object)
{
    em_charge *charge = object;
    if (em_is_in(&charge->status, "Authorized"))
        end_in(world, charge, "Canceled", "ExpiredUnused", "The authorization was not captured in 30 days.");
}

void em_charge_decline(em_world *world, em_charge *charge, const char *reason)
{
    end_in(world, charge, "Declined", reason, "The payment was declined.");
    if (strcmp(reason, "HardDeclined") == 0)
        em_permission_suspend(world, charge->permission, "PaymentMethodInvalid",
                              "The last charge was declined for this payment method.");
    if (strcmp(reason, "MFANotCompleted") == 0)
        em_permission_suspend(world, charge->permission, "MFAFailed", "The buyer did not pass the bank's check.");
}

static void finish_capture(em_world *world, void *object)
{
    em_charge *charge = object;
    if (!em_is_in(&charge->status, "CaptureInitiated"))
        return;
    if (charge->pending_reason) {
        em_charge_decline(world, charge, charge->pending_reason);
        return;
    }
    charge->captured = charge->capture_asked;
    end_in(world, charge, "Captured", NULL, NULL);
    em_permission_settle(world, charge->permission);
}

void em_charge_capture(em_world *world, em_charge *charge, int64_t amount, bool pending)
{
    charge->capture_asked = amount;
    em_status_set(&charge->status, "CaptureInitiated", NULL, NULL, em_now(world));
    em_timeline_state(world, "CHARGE", charge->id, &charge->status);
    if (pending)
        em_world_later(world, EM_PENDING, finish_capture, charge);
    else
        finish_capture(world, charge);
}

static void authorize(em_world *world, em_charge *charge, bool capture_pending)
{
    if (charge->capture_now) {
        em_charge_capture(world, charge, charge->amount.minor, capture_pending);
        return;
    }
    end_in(world, charge, "Authorized", NULL, NULL);
    em_timers_add(&world->timers, charge->created + 30 * EM_DAY, expire, charge);
}

static void finish_authorization(em_world *world, void *object)
{
    em_charge *charge = object;
    if (!em_is_in(&charge->status, "AuthorizationInitiated"))
        return;
    if (charge->pending_reason)
        em_charge_decline(world, charge, charge->pending_reason);
    else
        authorize(world, charge, false);
}

void em_charge_begin(em_world *world, em_charge *charge, em_outcome outcome, const char *reason)
{
    charge->pending_reason = reason;
    if (outcome != EM_OUTCOME_PENDING) {
        authorize(world, charge, outcome == EM_OUTCOME_CAPTURE_PENDING);
        return;
    }
    em_status_set(&charge->status, "AuthorizationInitiated", NULL, NULL, em_now(world));
    em_timeline_state(world, "CHARGE", charge->id, &charge->status);
    em_world_later(world, EM_PENDING, finish_authorization, charge);
}

void em_charge_cancel(em_world *world, em_charge *charge, const char *reason, const char *description)
{
    end_in(world, charge, "Canceled", reason, description);
}

static bool is_open(const em_charge *charge)
{
    return em_is_in(&charge->status, "Authorized") || em_is_in(&charge->status, "AuthorizationInitiated");
}

void em_charge_cancel_all(em_world *world, em_permission *permission)
{
    for (em_charge *charge = permission->charges; charge; charge = charge->next)
        if (is_open(charge))
            em_charge_cancel(world, charge, "ChargePermissionCanceled", "The Charge Permission was closed.");
}

bool em_charge_is_pending_on(const em_permission *permission)
{
    for (const em_charge *charge = permission->charges; charge; charge = charge->next)
        if (em_is_in(&charge->status, "AuthorizationInitiated"))
            return true;
    return false;
}

int64_t em_charge_sum_of_month(const em_permission *permission, int month)
{
    int64_t sum = 0;
    for (const em_charge *charge = permission->charges; charge; charge = charge->next) {
        bool counts = !em_is_in(&charge->status, "Canceled") && !em_is_in(&charge->status, "Declined");
        if (counts && em_date_month(charge->created) == month)
            sum += charge->amount.minor;
    }
    return sum;
}

int64_t em_charge_sum_captured(const em_permission *permission)
{
    int64_t sum = 0;
    for (const em_charge *charge = permission->charges; charge; charge = charge->next)
        sum += charge->captured;
    return sum;
}
