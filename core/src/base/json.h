/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * JSON: read, look up, build, write. cJSON is behind it and nowhere else.
 *
 * A value belongs to the tree it is in; the tree is freed at its root. Lookups take NULL and give NULL, so that a path
 * through several objects needs one check at its end. Names are compared by their case.
 */
#ifndef SW_BASE_JSON_H
#define SW_BASE_JSON_H

#include "base/shared.h"

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Opaque: a cJSON value. */
typedef struct cJSON sw_json;

typedef enum sw_json_kind {
    SW_JSON_MISSING = 0, /**< the kind of NULL */
    SW_JSON_NULL,
    SW_JSON_BOOL,
    SW_JSON_NUMBER,
    SW_JSON_STRING,
    SW_JSON_ARRAY,
    SW_JSON_OBJECT
} sw_json_kind;

/**
 * Reads one value that fills the text. Refused, with line and column: what is not JSON by the letter of RFC 8259 (a
 * byte order mark too), a name that an object has twice, \u0000, and a number of more than 15 digits or out of a
 * double's range, such as 10.999999999999999999 or 1e400. The message quotes no value.
 * @param[out] out  yours; free it with sw_json_free
 * @return SW_OK; SW_E_INVALID; SW_E_LIMIT above SW_MAX_JSON or SW_MAX_JSON_DEPTH; SW_E_NOMEM
 */
SW_SHARED int sw_json_parse(sw_json **out, const char *text, size_t size, sw_error *err);

/** The same for an answer of Amazon's: numbers may have 17 digits, as a conversion rate has; the last may get lost. */
SW_SHARED int sw_json_parse_answer(sw_json **out, const char *text, size_t size, sw_error *err);

SW_SHARED void sw_json_free(sw_json *value);

SW_SHARED sw_json_kind sw_json_kind_of(const sw_json *value);

/** A member of an object. */
SW_SHARED sw_json *sw_json_get(const sw_json *object, const char *name);

/** The text of a string; NULL for anything else. Borrowed. */
SW_SHARED const char *sw_json_text(const sw_json *value);

/** sw_json_text of a member. */
SW_SHARED const char *sw_json_get_text(const sw_json *object, const char *name);

SW_SHARED bool sw_json_is_true(const sw_json *value);

/** A whole number that a double holds exactly; fallback for anything else. */
SW_SHARED int64_t sw_json_integer(const sw_json *value, int64_t fallback);

/** The first child of an array or object, and the next one after a child; NULL at the end. */
SW_SHARED sw_json *sw_json_first(const sw_json *value);
SW_SHARED sw_json *sw_json_next(const sw_json *child);

/** The name of an object's member; NULL for a child of an array. */
SW_SHARED const char *sw_json_name(const sw_json *child);

/** Children of an array or object. */
SW_SHARED size_t sw_json_size(const sw_json *value);

/** @name Building. Each gives NULL when memory ran out; put takes NULL and says so.
 * @{ */
SW_SHARED sw_json *sw_json_object(void);
SW_SHARED sw_json *sw_json_array(void);
SW_SHARED sw_json *sw_json_new_text(const char *text); /**< NULL gives null */
SW_SHARED sw_json *sw_json_new_integer(int64_t number);
SW_SHARED sw_json *sw_json_new_bool(bool value);
SW_SHARED sw_json *sw_json_new_null(void);
/** JSON text as it is, digits and all; the caller knows it to be valid */
SW_SHARED sw_json *sw_json_new_raw(const char *json);
SW_SHARED sw_json *sw_json_copy(const sw_json *value);

/** Adds or replaces a member and takes the value over, also when it fails. @return false when memory ran out or value
 * is NULL */
SW_SHARED bool sw_json_put(sw_json *object, const char *name, sw_json *value);
SW_SHARED bool sw_json_put_text(sw_json *object, const char *name, const char *text);
SW_SHARED bool sw_json_put_given(sw_json *object, const char *name, const char *text); /**< NULL: nothing is put */
SW_SHARED bool sw_json_put_integer(sw_json *object, const char *name, int64_t number);
SW_SHARED bool sw_json_put_bool(sw_json *object, const char *name, bool value);
SW_SHARED bool sw_json_append(sw_json *array, sw_json *value);
SW_SHARED void sw_json_remove(sw_json *object, const char *name);
/** @} */

/** Writes on one line, or, if pretty, indented. @return yours, with sw_json_release_text; NULL when memory ran out */
SW_SHARED char *sw_json_write(const sw_json *value, bool pretty);
SW_SHARED void sw_json_release_text(char *text);

/** Writes such as "cJSON/1.7.15". */
SW_SHARED void sw_json_version(char *out, size_t size);

#endif
