/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Plain sign-in: the buyer comes back with a token, for which Get Buyer tells who it was.
 */
#ifndef EMULATOR_SIGN_IN_H
#define EMULATOR_SIGN_IN_H

#include "emulator/flow.h"
#include "emulator/operation.h"

/**
 * Checks the payload {signInReturnUrl, signInCancelUrl, storeId, signInScopes} of a choice.
 * @return false with an error answered
 */
bool em_sign_in_check(const em_choice *choice, em_answer *answer);

/**
 * Lets a buyer sign in, or give up; the payload was checked.
 * @param[out] token  "" where the buyer gave up
 * @return the URL on which the buyer comes back, yours with sw_release
 */
char *em_sign_in(em_world *world, const em_choice *choice, char token[EM_ID_SIZE]);

/** Does all of it and answers {"buyerToken", "url"}; the token is null where the buyer gave up. */
void em_sign_in_answer(em_world *world, const em_choice *choice, em_answer *answer);

/** Frees a sign-in as a table's value. */
void em_sign_in_free(void *sign_in);

#endif
