/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Files that were built into the program: templates, scripts, the stylesheet.
 */
#ifndef EMULATOR_WEB_ASSET_H
#define EMULATOR_WEB_ASSET_H

#include "emulator/answer.h"
#include "emulator/request.h"

#include <stdbool.h>

/** The text of a file; NULL: there is none of that name. */
const char *em_asset_text(const char *file);

bool em_is_asset_path(const char *path);

/** Answers a file that a browser may ask for. */
void em_asset_send(const em_request *request, em_answer *answer);

#endif
