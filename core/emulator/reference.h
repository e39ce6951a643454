/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Calls that are idempotent by an id in their body: the first success is given again to the same body.
 */
#ifndef EMULATOR_REFERENCE_H
#define EMULATOR_REFERENCE_H

#include "emulator/operation.h"

/**
 * Answers from memory: the kept answer for the same body, InvalidParameterValue for another one.
 * @param name  of the member that holds the id, which the body has
 * @return false when the id is new, and the answer is untouched
 */
bool em_reference_recall(em_call *call, const char *name);

/** Keeps an answer that is a success. */
void em_reference_keep(em_call *call, const char *name);

/** Frees a kept answer as a table's value. */
void em_reference_free(void *kept);

#endif
