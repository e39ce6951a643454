/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who may send: one sender for a wallet, for a while, on the journal's own clock.
 */
#ifndef SW_ENGINE_LEASE_H
#define SW_ENGINE_LEASE_H

#include "engine/inside.h"

/** Takes the wallet, if nobody has it, in the transaction that is open. @param[out] taken  is it the desk's? */
int sw_lease_take(bool *taken, sw_desk *desk, int64_t wallet, sw_error *err);

/** The same in a transaction of its own. */
int sw_lease_claim(bool *taken, sw_desk *desk, int64_t wallet, sw_error *err);

/**
 * In the transaction that is open: is the wallet still the desk's? Then it is for another lease_ms. What was lost is
 * SW_E_CONFLICT: another worker goes on with it, and nothing of this desk's may be written.
 */
int sw_lease_keep(sw_desk *desk, sw_error *err);

/** @name How long what was sent without an answer may still be taken: on the journal's clock, which no one sets
 * @{ */
/** From now on for so long, at least. @return false: no memory */
bool sw_loose_extend(sw_attempt_row *attempt, const sw_desk *desk, int64_t for_ms);

/** Can anything that was sent have been taken? */
bool sw_loose_any(const sw_attempt_row *attempt);

/** The time on the clock of attempt->loose_ms. After a boot of the machine nobody is left who could send. */
int64_t sw_loose_now(const sw_attempt_row *attempt, const sw_desk *desk);

/** How much longer any send of the action may be taken. */
int sw_loose_left(int64_t *left_ms, const sw_desk *desk, int64_t action, sw_error *err);
/** @} */

/** Does the lease outlive a call that begins now? */
bool sw_lease_outlives_call(const sw_desk *desk);

/** Renews it in a transaction of its own. @return as sw_lease_keep */
int sw_lease_renew(sw_desk *desk, sw_error *err);

/** Lets go of it, in the transaction that is open. What was lost already is fine. */
int sw_lease_give_back(sw_desk *desk, sw_error *err);

/** The same in a transaction of its own, whatever happens. */
void sw_lease_drop(sw_desk *desk);

#endif
