/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The rules in force: what they say of themselves, and asking them.
 */
#ifndef SW_ENGINE_RULING_H
#define SW_ENGINE_RULING_H

#include "engine/inside.h"

/** Reads what a decider says of itself. @param decider NULL: there are no rules. @param[out] out  freed with
 * sw_ruling_free, also after a failure */
int sw_ruling_read(sw_ruling *out, const sw_decider *decider, sw_error *err);
void sw_ruling_free(sw_ruling *ruling);

/**
 * The rules whose limits are in force: the engine's own; without any, those that decided last. Who has no rules keeps
 * their limits all the same.
 * @param[out] out   borrowed from the engine, or kept
 * @param[out] kept  freed with sw_ruling_free, also after a failure
 */
int sw_ruling_in_force(const sw_ruling **out, sw_ruling *kept, const sw_desk *desk, sw_error *err);

/** Do the rules have this hook? */
bool sw_ruling_has(const sw_ruling *ruling, const char *hook);

/** Remembers, in the transaction that is open, the rules' text, once for each digest, and as those that decided last
 * what they say of themselves. */
int sw_ruling_keep(const sw_desk *desk, sw_error *err);

/** When the current month began and when the next one begins, in the rules' own time zone. */
int sw_ruling_month(int64_t *begin_ms, int64_t *end_ms, const sw_ruling *ruling, int64_t now_ms, sw_error *err);

#endif
