/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/types.h"

#include <string.h>

/* The places of the rows. In both tables a group begins with an empty row, which also ends the group before it. */
enum {
#define VALUES(name, kind, confidence, source) VALUES_##name,
#define VALUE(values, text)
#include "api/values.def"
#undef VALUES
#undef VALUE
    VALUES_COUNT
};

#define JOIN(a, b) a##b
#define ROW_OF_LINE(line) JOIN(TEXT_ROW_, line)

enum {
#define VALUES(name, kind, confidence, source) TEXTS_OF_##name,
#define VALUE(values, text) ROW_OF_LINE(__LINE__),
#include "api/values.def"
#undef VALUES
#undef VALUE
};

enum {
#define TYPE(name, summary) TYPE_##name,
#define FIELD(type, name, shape, flag, chars, bytes, of, regions, confidence, source)
#include "api/types.def"
#undef TYPE
#undef FIELD
    TYPE_COUNT
};

enum {
#define TYPE(name, summary) FIELDS_OF_##name,
#define FIELD(type, name, shape, flag, chars, bytes, of, regions, confidence, source) FIELD_##type##_##name,
#include "api/types.def"
#undef TYPE
#undef FIELD
};

static const char *const texts[] = {
#define VALUES(name, kind, confidence, source) NULL,
#define VALUE(values, text) (text),
#include "api/values.def"
#undef VALUES
#undef VALUE
    NULL,
};

#define KIND_CLOSED true
#define KIND_OPEN false
#define CONFIDENCE_DOCUMENTED SW_DOCUMENTED
#define CONFIDENCE_SDK SW_SDK
#define CONFIDENCE_ASSUMED SW_ASSUMED

static const sw_values values_table[VALUES_COUNT] = {
#define VALUES(name, kind, confidence, source) \
    { #name, KIND_##kind, CONFIDENCE_##confidence, (source), &texts[TEXTS_OF_##name + 1] },
#define VALUE(values, text)
#include "api/values.def"
#undef VALUES
#undef VALUE
};

static const sw_type types[TYPE_COUNT];

#define BIT(region) (1U << SW_REGION_##region)
#define REGIONS_ALL (BIT(NA) | BIT(EU) | BIT(JP))
#define REGIONS_EU BIT(EU)
#define REGIONS_NA_EU (BIT(NA) | BIT(EU))
#define REGIONS_NOT_JP REGIONS_NA_EU
#define REGIONS_JP BIT(JP)

/* What the column `of` names depends on the shape. */
#define NOTHING NULL, NULL
#define OF_VALUES(of) &values_table[VALUES_##of], NULL
#define OF_TYPE(of) NULL, &types[TYPE_##of]
#define OF_TEXT(of) OF_VALUES(of)
#define OF_TEXTS(of) OF_VALUES(of)
#define OF_LIST(of) OF_VALUES(of)
#define OF_OBJECT(of) OF_TYPE(of)
#define OF_OBJECTS(of) OF_TYPE(of)
#define OF_MAP(of) OF_TYPE(of)
#define OF_CHARGE(of) OF_TYPE(price)
#define OF_PRICE(of) OF_TYPE(price)
#define OF_SUM(of) OF_TYPE(price)
#define OF_URL(of) NOTHING
#define OF_TIME(of) NOTHING
#define OF_EPOCH_MS(of) NOTHING
#define OF_BOOL(of) NOTHING
#define OF_FLAG(of) NOTHING
#define OF_INTEGER(of) NOTHING
#define OF_NUMBER(of) NOTHING
#define OF_AMOUNT(of) NOTHING
#define OF_CURRENCY(of) NOTHING
#define OF_COUNTRY(of) NOTHING
#define OF_ANYTHING(of) NOTHING

static const sw_field fields[] = {
#define TYPE(name, summary) { 0 },
#define FIELD(type, name, shape, flag, chars, bytes, of, regions, confidence, source) \
    { #name,          SW_SHAPE_##shape,  SW_FIELD_##flag,         (chars), (bytes),   \
      OF_##shape(of), REGIONS_##regions, CONFIDENCE_##confidence, (source) },
#include "api/types.def"
#undef TYPE
#undef FIELD
    { 0 },
};

static const sw_type types[TYPE_COUNT] = {
#define TYPE(name, summary) { #name, (summary), &fields[FIELDS_OF_##name + 1] },
#define FIELD(type, name, shape, flag, chars, bytes, of, regions, confidence, source)
#include "api/types.def"
#undef TYPE
#undef FIELD
};

size_t sw_type_count(void)
{
    return TYPE_COUNT;
}

const sw_type *sw_type_at(size_t index)
{
    return index < TYPE_COUNT ? &types[index] : NULL;
}

const sw_type *sw_type_find(const char *name)
{
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (strcmp(types[i].name, name) == 0)
            return &types[i];
    return NULL;
}

const sw_field *sw_type_field(const sw_type *type, const char *name)
{
    for (const sw_field *field = type->fields; field->name; field++)
        if (strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

size_t sw_values_count(void)
{
    return VALUES_COUNT;
}

const sw_values *sw_values_at(size_t index)
{
    return index < VALUES_COUNT ? &values_table[index] : NULL;
}

const char *sw_confidence_name(sw_confidence confidence)
{
    static const char *const names[] = { "documented", "sdk", "assumed" };
    return (size_t)confidence < sizeof names / sizeof names[0] ? names[confidence] : "assumed";
}

const char *sw_shape_name(sw_shape shape)
{
    static const char *const names[] = { "text",   "url",    "time",    "epoch_ms", "bool",   "flag",     "integer",
                                         "number", "charge", "price",   "sum",      "amount", "currency", "country",
                                         "object", "texts",  "objects", "map",      "list",   "anything" };
    return (size_t)shape < sizeof names / sizeof names[0] ? names[shape] : "anything";
}
