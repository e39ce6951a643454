/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a server has carried out, counted as Amazon does: the same key with the same bytes is done once.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdbool.h>

enum { LEDGER_KEYS = 16 };

/** Zeroed at first; used by one thread at a time. */
typedef struct ledger {
    int effects;             /**< how often something was changed; a GET changes nothing */
    bool is_changed;         /**< a key came back with other bytes */
    char *done[LEDGER_KEYS]; /**< key and body of each request that had a key */
} ledger;

/** Carries a whole request out. */
void ledger_carry_out(ledger *it, const char *request);

void ledger_clear(ledger *it);

#endif
