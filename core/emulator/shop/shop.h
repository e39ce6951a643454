/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A small shop, for trying each flow before there is one. It is a merchant like any other: its buttons are signed, and
 * its calls go through the API with a signature, so that the inspector shows what a shop's server has to do.
 */
#ifndef EMULATOR_SHOP_SHOP_H
#define EMULATOR_SHOP_SHOP_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

#include <stdbool.h>

bool em_is_shop_path(const char *path);

/** Answers one of the shop's pages. What it changes it changes by calls that are remembered themselves. */
void em_shop(em_world *world, const em_request *request, em_answer *answer);

#endif
