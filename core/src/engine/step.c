/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/step.h"

#include "base/error.h"
#include "engine/action.h"
#include "engine/inbox.h"
#include "engine/lease.h"
#include "engine/payer.h"

#include <string.h>

int sw_step_write_end(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    int code = sw_lease_keep(desk, err);
    if (code == SW_OK)
        code = sw_action_save(action, desk, err);
    return code == SW_OK ? sw_lease_give_back(desk, err) : code;
}

int sw_step_end(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, sw_step_write_end(desk, action, err), err) : code;
}

int sw_step_postpone(sw_desk *desk, sw_action_row *action, int64_t wait_ms, sw_error *err)
{
    action->next_ms = sw_engine_now(desk->engine) + wait_ms;
    return sw_step_end(desk, action, err);
}

/* A wallet that cannot be charged says what makes it usable. */
static int note_guard(sw_desk *desk, sw_action_row *action, const char *guard, const char *message, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    sw_wallet_row wallet = { 0 };
    sw_fail(&why, SW_E_CONFLICT, "%s", message);
    if (strcmp(guard, "amazon_month") == 0 || strcmp(guard, "per_month") == 0)
        why.next_step = SW_NEXT_NEXT_MONTH;
    int code = sw_action_note(action, &why, guard, err);
    if (code == SW_OK && strcmp(guard, "wallet_chargeable") == 0)
        code = sw_payer_load(&wallet, desk, action->wallet, err);
    if (code == SW_OK && wallet.next_step && !sw_record_text(&action->next_step, wallet.next_step))
        code = sw_fail_memory(err);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    return code;
}

int sw_step_write_block(sw_desk *desk, sw_action_row *action, const char *guard, const char *message, sw_error *err)
{
    int code = note_guard(desk, action, guard, message, err);
    if (code == SW_OK)
        code = sw_action_set(action, SW_BLOCKED, 0, err);
    if (code == SW_OK)
        code = sw_inbox_add_action(desk, SW_BLOCKED, action, message, err);
    return code == SW_OK ? sw_step_write_end(desk, action, err) : code;
}

int sw_step_block(sw_desk *desk, sw_action_row *action, const char *guard, const char *message, sw_error *err)
{
    int code = sw_database_begin(desk->database, err);
    return code == SW_OK ? sw_database_end(desk->database, sw_step_write_block(desk, action, guard, message, err), err)
                         : code;
}

int sw_step_block_expired(sw_desk *desk, sw_action_row *action, sw_error *err)
{
    return sw_step_block(desk, action, "authorization_expired",
                         "the authorization was canceled or has expired: there is nothing left to capture, and no new "
                         "charge is made in its place",
                         err);
}

bool sw_step_is_hopeless(sw_action_row *action, const sw_desk *desk)
{
    int64_t now = sw_engine_now(desk->engine);
    if (!action->trouble_ms)
        action->trouble_ms = now;
    return now - action->trouble_ms >= desk->engine->settings.give_up_ms;
}

int64_t sw_step_wait(int64_t wait_ms, const sw_error *why)
{
    int64_t asked = why->retry_after_s * INT64_C(1000);
    if (asked <= wait_ms)
        return wait_ms;
    return asked < SW_HOUR_MS ? asked : SW_HOUR_MS;
}
