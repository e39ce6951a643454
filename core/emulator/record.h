/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What was asked and answered, for tests and for people: the last requests, oldest first.
 */
#ifndef EMULATOR_RECORD_H
#define EMULATOR_RECORD_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/request.h"

#include <stddef.h>
#include <stdint.h>

enum { EM_MAX_RECORDS = 10000 };

typedef struct em_records {
    char **kept;   /**< a ring of JSON texts; NULL: none yet */
    int64_t count; /**< since the start; record n lies at n % EM_MAX_RECORDS */
} em_records;

/** What is known about a request beside itself and its answer. */
typedef struct em_remark {
    int64_t at;
    const char *request_id;
    const char *operation; /**< NULL when it reached none */
    const char *pattern;   /**< of its path, behind /v2/; as operation */
    bool replayed;
    const char *fault; /**< the failure that was asked for; NULL: none */
} em_remark;

/** @return its number, from 1 */
int64_t em_records_add(em_records *records, const em_request *request, const em_answer *answer,
                       const em_remark *remark);

/** Answers the record with this number. */
void em_records_tell(const em_records *records, const char *number, em_answer *answer);

/** The records after number since that are still kept. @return yours */
sw_json *em_records_since(const em_records *records, int64_t since);

void em_records_free(em_records *records);

#endif
