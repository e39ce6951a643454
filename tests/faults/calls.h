/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A call of each operation, the answer it gets when all is well, and what of that answer has to be there.
 */
#ifndef SW_TESTS_FAULTS_CALLS_H
#define SW_TESTS_FAULTS_CALLS_H

#include <savedwallet/savedwallet.h>

/** Bodies are JSON, or files of tests/vectors/examples. NULL: none. */
typedef struct sample_call {
    const char *group; /**< operations that are answered alike */
    const char *operation;
    sw_region region;
    const char *ids[2];
    const char *request;
    const char *answer;
    const char *needs[2]; /**< strings without which an answer is not believed */
    const char *list;     /**< the same of a list */
    sw_query_pair query[2];
} sample_call;

/** Ended by one without a group. */
extern const sample_call sample_calls[];

#endif
