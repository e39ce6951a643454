/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The search for the mistake behind a wrong signature: each known one is made again, and the text that comes out is
 * held against the signature.
 */
#ifndef EMULATOR_DIFF_FINDING_H
#define EMULATOR_DIFF_FINDING_H

#include "emulator/diff/seal.h"
#include "emulator/diff/suspect.h"

/** What was found. All zero: nothing. */
typedef struct em_finding {
    const char *cause;
    const char *explanation;
    const char *also;    /**< the cause of a second mistake; NULL: there was one only */
    const char *part;    /**< of the canonical request, for people; NULL: it is in none */
    bool is_signed_text; /**< yours and mine are strings to sign, not canonical requests */
    sw_buf yours;        /**< what the signature is over; free it with sw_buf_free */
} em_finding;

/** Searches for what was signed in the place of a request. */
void em_find_mistake(em_finding *out, const em_seal *seal, const em_suspect *suspect);

/** Searches for what was signed in the place of a button's payload. */
void em_find_button_mistake(em_finding *out, const em_seal *seal, const char *algorithm, const char *payload);

/** The canonical request of parts. */
void em_put_together(sw_buf *out, char *const parts[EM_PARTS]);

#endif
