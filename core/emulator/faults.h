/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Failures that a test asks for: which call fails, and how.
 */
#ifndef EMULATOR_FAULTS_H
#define EMULATOR_FAULTS_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/ids.h"

#include <stddef.h>
#include <stdint.h>

enum { EM_MAX_FAULTS = 64 };

typedef struct em_fault_kind em_fault_kind;

typedef struct em_fault {
    const em_fault_kind *kind;
    char operation[48]; /**< "": any */
    int64_t nth;        /**< of the calls since it was set; 0: not by number */
    int64_t chance;     /**< of 100; 0: not by chance */
    int64_t milliseconds;
    int64_t clock_ahead; /**< milliseconds by which the server's clock is wrong */
    int status;          /**< 0: the reason's own */
    char reason[64];     /**< "": none given */
    char retry_after[64];
    int64_t calls;  /**< that it looked at */
    int64_t failed; /**< that it made fail */
} em_fault;

/** All zero: none. */
typedef struct em_faults {
    em_fault list[EM_MAX_FAULTS];
    size_t count;
} em_faults;

/**
 * Adds the faults of the control call, a list of {"operation", "when", "fault", ...}, and answers all that are set.
 * Nothing is added when one of them is wrong.
 * @param is_operation  is there an operation of that name?
 */
void em_faults_add(em_faults *faults, const sw_json *list, bool (*is_operation)(const char *name), em_answer *answer);

/** Answers all that are set, with how often each was looked at and made a call fail. */
void em_faults_tell(const em_faults *faults, em_answer *answer);

/** Counts a call of an operation. @param ids  chance is drawn from them @return the first that fires; NULL: none */
const em_fault *em_faults_fire(em_faults *faults, em_ids *ids, const char *operation);

const char *em_fault_name(const em_fault *fault);

/** Does it before the call is carried out. @return true when the call ends with that, without an effect */
bool em_fault_before(const em_fault *fault, em_answer *answer);

/** Does it to the answer of a call that was carried out. */
void em_fault_after(const em_fault *fault, em_answer *answer);

#endif
