/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What differs between Amazon Pay's regions.
 */
#ifndef EMULATOR_REGION_H
#define EMULATOR_REGION_H

#include <stdbool.h>

typedef struct em_region {
    const char *name;            /**< "na", "eu" or "jp" */
    const char *digits;          /**< in ids */
    const char *sns_region;      /**< of AWS, where notifications come from: assumed */
    const char *ledger_currency; /**< of the emulated merchant */
    bool many_currencies;        /**< a wallet may be saved in a currency other than the ledger's */
} em_region;

/** Finds a region by a name that SDKs send (na, us, eu, de, uk, jp), in any case. @return NULL when it is none */
const em_region *em_region_find(const char *name);

#endif
