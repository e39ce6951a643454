/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/clock.h"

#include "base/clock.h"

int64_t em_machine_now(void)
{
    sw_clock machine = sw_clock_complete(NULL);
    return machine.now_ms(machine.payload);
}

int64_t em_clock_now(const em_clock *clock)
{
    return clock->frozen ? clock->stands_at : em_machine_now() + clock->ahead;
}

void em_clock_move(em_clock *clock, int64_t by)
{
    clock->stands_at += by;
    clock->ahead += by;
}

void em_clock_freeze(em_clock *clock, bool frozen)
{
    int64_t now = em_clock_now(clock);
    *clock = (em_clock){ .frozen = frozen, .stands_at = now, .ahead = now - em_machine_now() };
}

em_clock em_clock_at(int64_t now)
{
    return (em_clock){ .frozen = true, .stands_at = now };
}
