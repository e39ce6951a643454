/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * From planned to started and on: looks at the wallet or the charge, asks the guards, writes START, sends.
 *
 * All of it under the wallet's lease, which the desk holds. Each gives the lease back with its last commit.
 */
#ifndef SW_ENGINE_START_H
#define SW_ENGINE_START_H

#include "engine/inside.h"

/** A planned action that is due. */
int sw_step_start(sw_desk *desk, sw_action_row *action, sw_error *err);

/** One that was started: the same bytes under the same key again; or, where no key helps, a look whether it was done.
 */
int sw_step_resend(sw_desk *desk, sw_action_row *action, sw_error *err);

/** Ends the step: writes the action, and lets go of the wallet. */
int sw_step_end(sw_desk *desk, sw_action_row *action, sw_error *err);

/** The same when nothing came of it: it is looked at again after so long. */
int sw_step_postpone(sw_desk *desk, sw_action_row *action, int64_t wait_ms, sw_error *err);

/** A guard stops it: it is blocked, and in the inbox. */
int sw_step_block(sw_desk *desk, sw_action_row *action, const char *guard, const char *message, sw_error *err);

#endif
