/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Plain sign-in: the buyer comes back with a token, for which Get Buyer tells who it was.
 */
#ifndef EMULATOR_SIGN_IN_H
#define EMULATOR_SIGN_IN_H

#include "emulator/flow.h"
#include "emulator/operation.h"

/**
 * Lets a buyer sign in and answers {"buyerToken", "url"}; the token is null where the buyer gave up.
 * @param choice  its payload is {signInReturnUrl, signInCancelUrl, storeId, signInScopes}, which is checked here
 */
void em_sign_in(em_world *world, const em_choice *choice, em_answer *answer);

/** Frees a sign-in as a table's value. */
void em_sign_in_free(void *sign_in);

#endif
