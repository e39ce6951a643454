/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Whether an answer that says it worked can be believed.
 */
#ifndef SW_PAY_BELIEVE_H
#define SW_PAY_BELIEVE_H

#include "base/json.h"
#include "pay/prepare.h"

/**
 * Looks for what the operation's answer always has: the object's id, its state, the ids that were asked about, and the
 * wallet, charge and amount that were sent.
 * @return SW_OK, or SW_E_PROTOCOL with what is wrong
 */
int sw_believe(const sw_prepared *prepared, const sw_json *answer, sw_error *err);

#endif
