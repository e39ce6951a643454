/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Where a merchant does not deliver to: deliverySpecifications.
 */
#ifndef EMULATOR_PAGES_SHIPS_H
#define EMULATOR_PAGES_SHIPS_H

#include "base/json.h"

#include <stdbool.h>

/** May a buyer choose this address? @param specifications  of the payload; NULL: any */
bool em_ships_to(const sw_json *specifications, const sw_json *address);

#endif
