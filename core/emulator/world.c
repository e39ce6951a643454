/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/world.h"

#include "emulator/account.h"
#include "emulator/buyer.h"
#include "emulator/charge.h"
#include "emulator/dispute.h"
#include "emulator/idempotency.h"
#include "emulator/merchant.h"
#include "emulator/pages/visit.h"
#include "emulator/permission.h"
#include "emulator/reference.h"
#include "emulator/refund.h"
#include "emulator/report.h"
#include "emulator/report_schedule.h"
#include "emulator/session.h"
#include "emulator/sign_in.h"
#include "emulator/store.h"
#include "emulator/upload.h"

static void begin_time(em_world *world)
{
    world->clock = (em_clock){ .frozen = world->start.frozen, .stands_at = world->start.frozen_at };
    world->ids = (em_ids){ .seed = world->start.seed };
    world->begun++;
}

static void forget(em_world *world)
{
    em_throttle_free(&world->throttle);
    em_history_free(&world->history);
    em_diagnoses_free(&world->diagnoses);
    world->faults = (em_faults){ 0 };
    em_mail_free(&world->mail);
    em_timers_free(&world->timers);
    em_table_free(&world->references, em_reference_free);
    em_table_free(&world->parcels, NULL);
    em_table_free(&world->stores, em_store_free);
    em_table_free(&world->accounts, em_account_free);
    em_table_free(&world->report_schedules, em_report_schedule_free);
    em_table_free(&world->reports, em_report_free);
    em_table_free(&world->files, em_file_free);
    em_table_free(&world->disputes, em_dispute_free);
    em_table_free(&world->refunds, em_refund_free);
    em_table_free(&world->charges, em_charge_free);
    em_table_free(&world->permissions, em_permission_free);
    em_table_free(&world->visits, em_visit_free);
    em_table_free(&world->sessions, em_session_free);
    em_table_free(&world->sign_ins, em_sign_in_free);
    em_table_free(&world->keys, em_idempotency_free);
    em_records_free(&world->records);
    em_timeline_free(&world->timeline);
    em_table_free(&world->buyers, em_buyer_free);
}

void em_world_begin(em_world *world, const em_start *start)
{
    *world = (em_world){ .start = *start };
    begin_time(world);
}

void em_world_reset(em_world *world)
{
    forget(world);
    begin_time(world);
}

void em_world_end(em_world *world)
{
    forget(world);
    em_table_free(&world->merchants, em_merchant_free);
}

int64_t em_now(const em_world *world)
{
    return em_clock_now(&world->clock);
}

/* While a timer runs, the clock stands at the moment the timer was set for. */
static void run_timers(em_world *world, int64_t moment)
{
    em_clock kept = world->clock;
    em_timer timer;
    while (em_timers_take(&world->timers, moment, &timer)) {
        world->clock = em_clock_at(timer.due);
        timer.action(world, timer.object);
    }
    world->clock = kept;
}

void em_world_run_to(em_world *world, int64_t moment)
{
    int64_t by = moment - em_now(world);
    run_timers(world, moment);
    em_clock_move(&world->clock, by);
}

void em_world_catch_up(em_world *world)
{
    run_timers(world, em_now(world));
}

void em_world_later(em_world *world, int64_t delay, em_timer_action *action, void *object)
{
    em_timers_add(&world->timers, em_now(world) + delay, action, object);
}
