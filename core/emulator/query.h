/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Parameters of a query, as an object of texts that em_check can look at.
 */
#ifndef EMULATOR_QUERY_H
#define EMULATOR_QUERY_H

#include "base/json.h"
#include "emulator/answer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Above this a query or a form is refused. */
enum { EM_MAX_FIELDS = 100 };

/** How many fields it has, empty ones too. */
size_t em_query_count(const char *query);

/** Reads "a=1&b=2", up to EM_MAX_FIELDS of them; of a name that comes twice the last counts. @return yours */
sw_json *em_query_read(const char *query);

/** Reads a number above zero; a parameter that is not there leaves out as it is. @return false with an error answered
 */
bool em_query_number(em_answer *answer, const sw_json *query, const char *name, int64_t *out);

/** The number that a parameter starts with, of 15 digits at most. @return otherwise: the parameter is not there */
int64_t em_query_digits(const sw_json *query, const char *name, int64_t otherwise);

/** Is each text of a comma-separated list one of the values? @return false with an error answered */
bool em_query_check_list(em_answer *answer, const sw_json *query, const char *name, const char *const *values);

/** Is a value in the comma-separated list? A list that is not there has every value. */
bool em_query_has(const sw_json *query, const char *name, const char *value);

#endif
