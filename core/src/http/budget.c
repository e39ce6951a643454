/* SPDX-License-Identifier: Apache-2.0 */
#include "http/budget.h"

#include <stdatomic.h>
#include <stdint.h>

enum { TOKEN = 100, START = SW_BUDGET_START * TOKEN, MOST = SW_BUDGET_MOST * TOKEN };

struct sw_budget {
    _Atomic uint64_t owner;  /* hash of the origin; 0: nobody's */
    atomic_int beyond_start; /* hundredths of a token over those of the start, so that the table begins as zeros */
};

static sw_budget table[SW_BUDGETS];

/* FNV-1a */
static uint64_t hash_of(const char *origin)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *origin; origin++)
        hash = (hash ^ (unsigned char)*origin) * UINT64_C(1099511628211);
    return hash ? hash : 1;
}

static bool belongs_to(sw_budget *budget, uint64_t hash)
{
    uint64_t owner = 0;
    return atomic_compare_exchange_strong(&budget->owner, &owner, hash) || owner == hash;
}

sw_budget *sw_budget_of(const char *origin)
{
    uint64_t hash = hash_of(origin);
    for (uint64_t i = 0; i < SW_BUDGETS; i++) {
        sw_budget *budget = &table[(hash + i) % SW_BUDGETS];
        if (belongs_to(budget, hash))
            return budget;
    }
    return &table[hash % SW_BUDGETS];
}

void sw_budget_earn(sw_budget *budget, int percent)
{
    int before = atomic_load(&budget->beyond_start), after;
    do {
        after = before + percent * TOKEN / 100;
        after = after > MOST - START ? MOST - START : after;
    } while (!atomic_compare_exchange_weak(&budget->beyond_start, &before, after));
}

bool sw_budget_spend(sw_budget *budget)
{
    int before = atomic_load(&budget->beyond_start);
    do {
        if (START + before < TOKEN)
            return false;
    } while (!atomic_compare_exchange_weak(&budget->beyond_start, &before, before - TOKEN));
    return true;
}
