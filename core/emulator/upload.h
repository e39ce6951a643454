/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Files of evidence: Upload File gives a URL, and the bytes are put there.
 */
#ifndef EMULATOR_UPLOAD_H
#define EMULATOR_UPLOAD_H

#include "emulator/operation.h"

/** Is it the path of such a URL? */
bool em_is_upload_path(const char *path);

/** Takes the bytes of a file. They are counted and not kept. */
void em_upload_take(em_world *world, const em_request *request, em_answer *answer);

/** Is it a merchant's own file whose bytes are there? @return false with an error answered */
bool em_file_check(em_call *call, const char *id);

/** Frees a file as a table's value. */
void em_file_free(void *file);

#endif
