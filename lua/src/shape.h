/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Shapes: what the fields of an input are.
 */
#ifndef RULE_SHAPE_H
#define RULE_SHAPE_H

#include "run.h"

typedef enum rule_kind {
    RULE_STRING,
    RULE_INTEGER,
    RULE_BOOLEAN,
    RULE_MONEY,
    RULE_TIME,
    RULE_DATE,
    RULE_LIST,   /**< of what the first part says */
    RULE_TABLE,  /**< the parts are its members */
    RULE_MAP,    /**< by ids; the first part says of what */
    RULE_ONE_OF, /**< text: the names of the parts */
    RULE_DATA    /**< an event's data: as the event says */
} rule_kind;

typedef struct rule_shape {
    rule_kind kind;
    bool optional;
    char *name;
    struct rule_shape *parts, *next;
} rule_shape;

enum { RULE_INPUTS = SW_RULES_DISPUTE + 2, RULE_INPUT_STATE = SW_RULES_DISPUTE + 1 };

/** The shape of an input of ours: of a hook's, or of the state. @return yours; NULL when memory ran out */
rule_shape *rule_shape_of_input(int input);

/**
 * Reads the shape that a ruleset declares. Raises what is wrong with it.
 * @param index  a table, or the name of a type
 * @param what   of which event, for messages
 * @param at     where it goes, so that nothing is lost when this raises
 */
void rule_shape_read(lua_State *L, int index, const char *what, rule_shape **at);

/** The word one_of{…}. */
int rule_one_of(lua_State *L);

/** @return NULL when there is none */
const rule_shape *rule_shape_part(const rule_shape *shape, const char *name);

/** Pushes "what has no name; the nearest is …". @return it */
const char *rule_shape_lacks_push(lua_State *L, const rule_shape *shape, const char *what, const char *name);

/** The part whose name is nearest. @return "" when there is none */
const char *rule_shape_nearest(const rule_shape *shape, const char *name);

/** "string", "money?", "list of string", … for messages. */
const char *rule_kind_name(rule_kind kind);

void rule_shape_free(rule_shape *shape);

#endif
