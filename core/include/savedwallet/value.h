/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Walking through JSON of any shape: what is in an sw_object whose members nobody knows beforehand.
 *
 * A value is borrowed from its object and lives as long as that. Each function takes NULL for "there is none", so that
 * a way through several objects needs one check at its end.
 */
#ifndef SAVEDWALLET_VALUE_H
#define SAVEDWALLET_VALUE_H

#include <savedwallet/export.h>
#include <savedwallet/object.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** One value: the object itself, a member of it, an element of a list. */
typedef struct sw_value sw_value;

typedef enum sw_value_kind {
    SW_VALUE_NONE = 0, /**< the kind of NULL */
    SW_VALUE_NULL,
    SW_VALUE_BOOLEAN,
    SW_VALUE_NUMBER,
    SW_VALUE_TEXT,
    SW_VALUE_LIST,
    SW_VALUE_OBJECT
} sw_value_kind;

/** The object as a value. @return borrowed; NULL for NULL */
SW_API const sw_value *sw_value_of(const sw_object *object);

/** What a value is. */
SW_API sw_value_kind sw_value_kind_of(const sw_value *value);

/** The member of an object. Names are compared by their case. @return NULL when there is none */
SW_API const sw_value *sw_value_get(const sw_value *value, const char *name);

/** The first member of an object or element of a list, in the order of the text. @return NULL when there is none */
SW_API const sw_value *sw_value_first(const sw_value *value);

/** The one after a member or element. @return NULL after the last */
SW_API const sw_value *sw_value_next(const sw_value *value);

/** The name of a member. @return NULL for what is none */
SW_API const char *sw_value_name(const sw_value *value);

/** A string; it holds no NUL. @return NULL for anything else */
SW_API const char *sw_value_text(const sw_value *value);

/** Is it true? */
SW_API bool sw_value_is_true(const sw_value *value);

/** A whole number of at most 15 digits. @param[out] out 0 when it is none @return whether it is one */
SW_API bool sw_value_integer(int64_t *out, const sw_value *value);

/** An amount as Amazon writes it: {"amount":"4.00","currencyCode":"EUR"}. @return as sw_object_money */
SW_API int sw_value_money(sw_money *out, const sw_value *value, sw_error *err);

SW_END_DECL

#endif
