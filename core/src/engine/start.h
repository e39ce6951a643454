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

/** One that was started: the same bytes under the same key again; or, where no key helps, a look whether it is done.
 */
int sw_step_resend(sw_desk *desk, sw_action_row *action, sw_error *err);

#endif
