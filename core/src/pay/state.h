/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the state of an object of Amazon's means: the rows of core/api/states.def, looked up.
 */
#ifndef SW_PAY_STATE_H
#define SW_PAY_STATE_H

#include "pay/meaning.h"

typedef enum sw_state_kind {
    SW_STATE_GOOD,    /**< what was wanted is there */
    SW_STATE_PENDING, /**< it may still come */
    SW_STATE_FINAL    /**< it will not: nothing changes any more */
} sw_state_kind;

/** One row STATE. Static, never freed. */
typedef struct sw_state {
    const char *object; /**< type of the answer, as in operations.def */
    const char *state;
    sw_state_kind kind;
    sw_meaning meaning; /**< for a reason that is not listed */
    const char *allows; /**< names of operations, each followed by a space or the end */
} sw_state;

/** Finds one. @return NULL for a state that nobody knows, and for NULL */
const sw_state *sw_state_find(const char *object, const char *state);

/** Has this object states at all, as far as we know? */
bool sw_object_has_states(const char *object);

/** What it means for this reason; of a reason that nobody knows, what the state means. @param reason may be NULL */
sw_meaning sw_state_meaning(const sw_state *state, const char *reason);

/** May this operation be called in this state? Of operations that read or update the row says nothing. */
bool sw_state_allows(const sw_state *state, const char *operation);

/** Is this the state that the operation is to bring about? */
bool sw_state_is_aim(const sw_state *state, const char *operation);

/** Is the operation to bring about a state at all? */
bool sw_operation_has_aim(const char *operation);

#endif
