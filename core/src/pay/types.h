/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The tables of types, fields and values, made from core/api/types.def and values.def.
 */
#ifndef SW_PAY_TYPES_H
#define SW_PAY_TYPES_H

#include <savedwallet/region.h>

#include <stdbool.h>
#include <stddef.h>

/** As the head of types.def explains them. */
typedef enum sw_shape {
    SW_SHAPE_TEXT,
    SW_SHAPE_URL,
    SW_SHAPE_TIME,
    SW_SHAPE_EPOCH_MS,
    SW_SHAPE_BOOL,
    SW_SHAPE_FLAG,
    SW_SHAPE_INTEGER,
    SW_SHAPE_NUMBER,
    SW_SHAPE_CHARGE,
    SW_SHAPE_PRICE,
    SW_SHAPE_SUM,
    SW_SHAPE_AMOUNT,
    SW_SHAPE_CURRENCY,
    SW_SHAPE_COUNTRY,
    SW_SHAPE_OBJECT,
    SW_SHAPE_TEXTS,
    SW_SHAPE_OBJECTS,
    SW_SHAPE_MAP,
    SW_SHAPE_LIST,
    SW_SHAPE_ANYTHING
} sw_shape;

typedef enum sw_flag { SW_FIELD_OPTIONAL, SW_FIELD_REQUIRED, SW_FIELD_ANSWER } sw_flag;

typedef enum sw_confidence { SW_DOCUMENTED, SW_SDK, SW_ASSUMED } sw_confidence;

/** Strings that a field may hold. */
typedef struct sw_values {
    const char *name;
    bool closed;
    sw_confidence confidence;
    const char *source;
    const char *const *texts; /**< ended by NULL; none at all: any text */
} sw_values;

struct sw_type;

typedef struct sw_field {
    const char *name;
    sw_shape shape;
    sw_flag flag;
    size_t chars;               /**< most characters, 0: any number; of an INTEGER, the smallest */
    size_t bytes;               /**< most bytes, 0: any number; of an INTEGER, the largest */
    const sw_values *values;    /**< of TEXT, TEXTS and LIST; else NULL */
    const struct sw_type *type; /**< of OBJECT, OBJECTS, MAP and prices; else NULL */
    unsigned regions;           /**< a bit for each: 1 << SW_REGION_EU */
    sw_confidence confidence;
    const char *source;
} sw_field;

typedef struct sw_type {
    const char *name;
    const char *summary;
    const sw_field *fields; /**< ended by one without a name */
} sw_type;

size_t sw_type_count(void);

/** The one at this place. @return NULL past the end */
const sw_type *sw_type_at(size_t index);

/** @return NULL when there is none of this name, such as "no_body" */
const sw_type *sw_type_find(const char *name);

/** A field by its name. @return NULL when the type has none */
const sw_field *sw_type_field(const sw_type *type, const char *name);

size_t sw_values_count(void);
const sw_values *sw_values_at(size_t index);

/** "documented", "sdk" or "assumed". */
const char *sw_confidence_name(sw_confidence confidence);

/** Such as "text". */
const char *sw_shape_name(sw_shape shape);

#endif
