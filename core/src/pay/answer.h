/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What an answer means, and what is said when there is none.
 */
#ifndef SW_PAY_ANSWER_H
#define SW_PAY_ANSWER_H

#include "pay/prepare.h"

#include <savedwallet/response.h>

/**
 * Judges an answer: SW_OK for a success, else the code of its reason, with all that sw_advise knows of it in *err.
 * @param sent   what was signed for this very attempt: a refused signature is held against it
 */
int sw_answer_judge(const sw_prepared *prepared, const sw_client *client, const sw_signature *sent,
                    const sw_response *answer, sw_error *err);

/**
 * Puts what is not known to have happened, and what to do, behind the message of a call that got no definite answer.
 */
void sw_answer_explain(const sw_prepared *prepared, sw_error *err);

#endif
