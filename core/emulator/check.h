/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Bodies checked against tables of fields: what is unknown, missing, too long or of another kind is refused as Amazon
 * does.
 */
#ifndef EMULATOR_CHECK_H
#define EMULATOR_CHECK_H

#include "base/json.h"
#include "emulator/answer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum em_shape {
    EM_TEXT = 1,
    EM_TEXT_OF_BYTES, /**< its length is limited in bytes of UTF-8, not in characters */
    EM_URL,           /**< a text to which a browser is sent: http, https, or an app's own scheme */
    EM_BOOL,
    EM_BOOL_OR_TEXT, /**< also "true" and "false", which Amazon takes in button payloads */
    EM_INTEGER,      /**< a whole number above zero, such as a time in milliseconds */
    EM_PRICE,
    EM_OBJECT,
    EM_OBJECTS, /**< a list of objects, one at least where it is required */
    EM_TEXTS,   /**< a list of texts */
    EM_ANY
} em_shape;

/** One field. A table of fields ends with a row without a name. */
typedef struct em_field {
    const char *name;
    em_shape shape;
    bool required;
    size_t longest;                 /**< characters or bytes of a text; 0: any number */
    const char *const *values;      /**< the only texts allowed, ended by NULL; NULL: any */
    const struct em_field *members; /**< of an object, or of each in a list */
} em_field;

/** merchantMetadata and providerMetadata are the same in every body. */
extern const em_field EM_MERCHANT_METADATA[];
extern const em_field EM_PROVIDER_METADATA[];

/** Checks an object against its fields; null counts as absent. @return false with an error answered */
bool em_check(em_answer *answer, const sw_json *body, const em_field *fields);

/** The member of an object, if it is there and is not null. */
const sw_json *em_given(const sw_json *object, const char *name);

/** The text from a list that ends with NULL, which lives as long as the list. @return NULL when it is not there */
const char *em_value_of(const char *const *values, const char *text);

/** Reads a member that is a date; one that is not there leaves out as it is. @return false with an error answered */
bool em_check_moment(em_answer *answer, const sw_json *object, const char *name, int64_t *out);

/** Does startTime come before endTime, or with it? @return false with an error answered */
bool em_check_order(em_answer *answer, int64_t start, int64_t end);

/** true, or "true". */
bool em_is_true(const sw_json *value);

#endif
