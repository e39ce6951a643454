/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the authorization header of a request says.
 */
#ifndef EMULATOR_CLAIM_H
#define EMULATOR_CLAIM_H

#include "emulator/answer.h"

#include <stdbool.h>

enum { EM_LONGEST_CLAIM = 4096 };

typedef struct em_claim {
    char algorithm[64];
    char public_key_id[EM_LONGEST_CLAIM];
    char signed_headers[EM_LONGEST_CLAIM];
    char signature[EM_LONGEST_CLAIM];
} em_claim;

/** Reads the header's value. @return false with an error answered */
bool em_claim_read(em_claim *out, const char *header, em_answer *answer);

#endif
