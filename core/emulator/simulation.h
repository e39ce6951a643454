/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the sandbox can be told to let happen: by the header x-amz-pay-simulation-code, or by a test buyer's card.
 */
#ifndef EMULATOR_SIMULATION_H
#define EMULATOR_SIMULATION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum em_outcome {
    EM_OUTCOME_SUCCESS = 0,
    EM_OUTCOME_SESSION_CANCELED, /**< the session becomes Canceled for the reason */
    EM_OUTCOME_DECLINED,         /**< refused at once for the reason */
    EM_OUTCOME_PENDING,          /**< AuthorizationInitiated, then Authorized, or Declined for the reason */
    EM_OUTCOME_CAPTURE_PENDING,  /**< CaptureInitiated, then Captured, or Declined for the reason */
    EM_OUTCOME_CLOSED            /**< the permission becomes Closed for the reason */
} em_outcome;

typedef struct em_simulation {
    const char *operation;
    const char *code;
    em_outcome outcome;
    const char *reason; /**< NULL: it ends well */
} em_simulation;

/** A card in a test buyer's wallet. */
typedef struct em_card {
    const char *digits; /**< the last four */
    const char *brand;
    em_outcome outcome;
    const char *reason;
    bool asks; /**< its bank asks for the buyer whenever it pays, in any region */
} em_card;

/** @return NULL when the operation knows no such code */
const em_simulation *em_simulation_find(const char *operation, const char *code);

/** @return NULL when no test buyer has such a card */
const em_card *em_card_find(const char *digits);

/** The cards in the order in which a wallet lists them; NULL behind the last. */
const em_card *em_card_at(size_t index);

/** How long a pending result takes in the sandbox, in milliseconds. */
#define EM_PENDING (30 * EM_SECOND)

#endif
