/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One effect for one idempotency key: the first answer is kept for ever and given again to the same request.
 */
#ifndef EMULATOR_IDEMPOTENCY_H
#define EMULATOR_IDEMPOTENCY_H

#include "emulator/answer.h"
#include "emulator/merchant.h"
#include "emulator/request.h"
#include "emulator/world.h"

#include <stdbool.h>

/** Checks a key's form: 1 to 32 of A-Z a-z 0-9 - and _. @return false with an error answered */
bool em_idempotency_check(em_answer *answer, const char *key);

/**
 * Answers from memory: the kept answer for the same request, DuplicateIdempotencyKey for another one.
 * @return false when the key is new, and the answer is untouched
 */
bool em_idempotency_recall(em_world *world, const em_merchant *merchant, const char *key, const em_request *request,
                           em_answer *answer);

/** Keeps an answer, where the rule for errors says so. */
void em_idempotency_keep(em_world *world, const em_merchant *merchant, const char *key, const em_request *request,
                         const em_answer *answer);

/** Frees a kept answer as a table's value. */
void em_idempotency_free(void *kept);

#endif
