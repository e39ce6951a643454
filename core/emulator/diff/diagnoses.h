/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What was found out about wrong signatures, and the signatures that were right lately.
 */
#ifndef EMULATOR_DIFF_DIAGNOSES_H
#define EMULATOR_DIFF_DIAGNOSES_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/request.h"

#include <stddef.h>

enum { EM_MAX_DIAGNOSES = 100, EM_MAX_SIGNED = 64, EM_SIGNED_SIZE = 128 };

/** A request that was signed rightly. */
typedef struct em_signed {
    char text[EM_SIGNED_SIZE]; /**< its string to sign */
    char what[EM_SIGNED_SIZE]; /**< its method and path, cut off where they are long */
} em_signed;

/** All zero: none. */
typedef struct em_diagnoses {
    sw_json *kept[EM_MAX_DIAGNOSES]; /**< a ring */
    size_t count;
    em_signed right[EM_MAX_SIGNED]; /**< a ring */
    size_t right_count;
} em_diagnoses;

/** Remembers the string to sign of a request that was signed rightly. */
void em_diagnoses_remember(em_diagnoses *diagnoses, const char *text, const em_request *request);

/** Keeps a diagnosis, {"requestId", ...}, and takes it over. */
void em_diagnoses_keep(em_diagnoses *diagnoses, sw_json *diagnosis);

/** Answers those that are kept, the newest first. */
void em_diagnoses_list(const em_diagnoses *diagnoses, em_answer *answer);

/** Answers one. */
void em_diagnoses_tell(const em_diagnoses *diagnoses, const char *request_id, em_answer *answer);

void em_diagnoses_free(em_diagnoses *diagnoses);

#endif
