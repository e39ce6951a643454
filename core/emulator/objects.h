/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The objects that a merchant's calls are about, as the control API shows them.
 */
#ifndef EMULATOR_OBJECTS_H
#define EMULATOR_OBJECTS_H

#include "emulator/world.h"

/** Puts all of each kind, as the API answers them. */
void em_objects_put_all(sw_json *out, const em_world *world);

/**
 * Answers {"kinds": {"charges": 12, ...}, "objects": [{"id", "state", "reasonCode", ...}], "more"}: the newest first.
 * @param query  kind, search (a part of the id), skip, limit
 */
void em_objects_list(const em_world *world, const char *query, em_answer *answer);

/** Answers {"kind", "object"}, which the API would answer. */
void em_objects_tell(const em_world *world, const char *id, em_answer *answer);

#endif
