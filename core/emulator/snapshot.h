/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The whole world as a text, to begin a test from where another one stood.
 */
#ifndef EMULATOR_SNAPSHOT_H
#define EMULATOR_SNAPSHOT_H

#include "emulator/answer.h"
#include "emulator/world.h"

/** Answers the snapshot: the start, what happened since, and the time. */
void em_snapshot_tell(const em_world *world, em_answer *answer);

/**
 * Forgets everything and plays a snapshot; answers how many events it had. Faults, throttling and where notifications
 * go to are not in it, and are off afterwards. A snapshot that is none changes nothing.
 */
void em_snapshot_play(em_world *world, const sw_json *snapshot, em_answer *answer);

#endif
