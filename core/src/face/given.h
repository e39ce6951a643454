/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What was given to a job: the members of a JSON object, put into the struct of a C function by a table of its members.
 */
#ifndef SW_FACE_GIVEN_H
#define SW_FACE_GIVEN_H

#include "base/json.h"
#include "base/shared.h"

#include <savedwallet/error.h>
#include <savedwallet/money.h>

#include <stdbool.h>
#include <stddef.h>

/** How a member is written in JSON, and what its place in the struct is. null is as good as not given. */
typedef enum sw_given_kind {
    SW_GIVEN_TEXT,    /**< text: const char *, borrowed */
    SW_GIVEN_FLAG,    /**< true or false: bool */
    SW_GIVEN_NUMBER,  /**< a whole number: int */
    SW_GIVEN_LONG,    /**< a whole number: int64_t */
    SW_GIVEN_MONEY,   /**< "18.40 EUR": const sw_money * */
    SW_GIVEN_JSON,    /**< an object or a list: const char *, as JSON text */
    SW_GIVEN_TEXTS,   /**< a list of texts: sw_given_texts */
    SW_GIVEN_PAIRS,   /**< an object of texts: sw_given_pairs */
    SW_GIVEN_UNBOUND, /**< true: SW_UNBOUND: const char * */
    SW_GIVEN_NAME     /**< text that `read` knows: the enum that it fills in */
} sw_given_kind;

/** A list of texts, borrowed from the JSON; the array is the given's. */
typedef struct sw_given_texts {
    const char **items;
    size_t count;
} sw_given_texts;

/** Names and values, in the shape that sw_query_pair and sw_header have too. */
typedef struct sw_given_pair {
    const char *name;
    const char *value;
} sw_given_pair;

typedef struct sw_given_pairs {
    sw_given_pair *items;
    size_t count;
} sw_given_pairs;

typedef struct sw_given_member {
    const char *name;
    sw_given_kind kind;
    size_t offset;
    int (*read)(void *place, const char *name, sw_error *err); /**< of SW_GIVEN_NAME */
} sw_given_member;

/** One struct to fill, by its table. */
typedef struct sw_given_table {
    const sw_given_member *members;
    size_t count;
    void *into;
} sw_given_table;

#define SW_GIVEN_TABLE(members, into)                             \
    {                                                             \
        (members), sizeof(members) / sizeof((members)[0]), (into) \
    }

enum { SW_GIVEN_ROOM = 24 };

/** What had to be made on the way, until it is freed. */
typedef struct sw_given {
    sw_json *object;
    sw_money amounts[SW_GIVEN_ROOM];
    void *made[SW_GIVEN_ROOM];
    size_t amount_count, made_count;
} sw_given;

/** Reads the JSON object. @param[out] out  yours; free it with sw_given_free, also after a failure */
SW_SHARED int sw_given_read(sw_given *out, const char *json, size_t size, sw_error *err);

/**
 * Fills structs from it, each member into the first table that has its name.
 * @return SW_OK; SW_E_INVALID: a member of another kind, or one that no table has, with the nearest name
 */
SW_SHARED int sw_given_take(sw_given *given, const sw_given_table *tables, size_t count, sw_error *err);

/** Puts one member where the table says. */
int sw_given_put(sw_given *given, const sw_given_member *member, void *into, const sw_json *value, sw_error *err);

/** @return NULL when there is none */
const sw_given_member *sw_given_find(const sw_given_table *table, const char *name);

/** Frees it, and overwrites the texts, which may be secret. */
SW_SHARED void sw_given_free(sw_given *given);

#endif
