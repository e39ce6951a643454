/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inspector's page. What it shows it fetches itself, from the control API.
 */
#ifndef EMULATOR_INSPECTOR_INSPECTOR_H
#define EMULATOR_INSPECTOR_INSPECTOR_H

#include "emulator/answer.h"
#include "emulator/request.h"

#include <stdbool.h>

bool em_is_inspector_path(const char *path);

void em_inspector(const em_request *request, em_answer *answer);

#endif
