/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the rules are told of a wallet, as lua/src/inputs.def has it.
 */
#ifndef SW_ENGINE_STATE_H
#define SW_ENGINE_STATE_H

#include "engine/inside.h"

/**
 * @param[out] out  yours
 * @param wallet    its number; 0: there is none
 * @param tries     of the intent that is decided
 * @param event     what a hold's end is told of; NULL: none
 */
int sw_state_make(sw_json **out, const sw_desk *desk, int64_t wallet, int64_t tries, const sw_event_row *event,
                  sw_error *err);

#endif
