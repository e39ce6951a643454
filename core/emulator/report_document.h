/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The text of a report, at a URL that is good for 30 seconds.
 */
#ifndef EMULATOR_REPORT_DOCUMENT_H
#define EMULATOR_REPORT_DOCUMENT_H

#include "emulator/answer.h"
#include "emulator/request.h"
#include "emulator/world.h"

#include <stdbool.h>

/** Is it the path of such a URL? */
bool em_is_document_path(const char *path);

/** Answers with the text of a report. */
void em_document_send(em_world *world, const em_request *request, em_answer *answer);

#endif
