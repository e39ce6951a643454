/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Paths of the API in all the forms that SDKs send.
 */
#ifndef EMULATOR_PATH_H
#define EMULATOR_PATH_H

#include "emulator/answer.h"

#include <stdbool.h>

/** Is it /vN/..., /sandbox/vN/... or /live/vN/...? */
bool em_path_is_api(const char *path);

/**
 * What follows /v2/ or /sandbox/v2/.
 * @return into path; NULL with an error answered for /live/ and for another version
 */
const char *em_path_of_resource(const char *path, em_answer *answer);

/** Is a path of this pattern, in which ':' is one segment? One slash at the end does not count. */
bool em_path_matches(const char *pattern, const char *path);

/** The decoded segment at the pattern's first ':'. @return yours, with sw_release; NULL when the pattern has none */
char *em_path_id(const char *pattern, const char *path);

/** The same for the second ':'; NULL where the pattern has none. */
char *em_path_second_id(const char *pattern, const char *path);

#endif
