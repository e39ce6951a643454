/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amazon's table of quotas.
 */
#ifndef EMULATOR_QUOTA_H
#define EMULATOR_QUOTA_H

#include <stdint.h>

typedef struct em_quota {
    int64_t burst;
    int64_t per_second;
} em_quota;

/** The tables there are, "live" and "sandbox", ended by NULL. */
extern const char *const EM_QUOTAS[];

/** @param quotas  one of EM_QUOTAS @return NULL for an operation that the table does not list */
const em_quota *em_quota_find(const char *quotas, const char *operation);

#endif
