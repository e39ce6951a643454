/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The pages that a buyer sees at Amazon: sign in, review, challenge, processing.
 */
#ifndef EMULATOR_PAGES_PAGES_H
#define EMULATOR_PAGES_PAGES_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

#include <stdbool.h>

bool em_is_buyer_path(const char *path);

/** Answers a request for one of the pages. @return true when it may have changed something */
bool em_buyer_pages(em_world *world, const em_request *request, em_answer *answer);

#endif
