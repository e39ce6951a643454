/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A ruleset: what its text declares.
 */
#ifndef RULE_RULESET_H
#define RULE_RULESET_H

#include "memory.h"
#include "run.h"
#include "shape.h"
#include "words.h"

#include <savedwallet/digest.h>
#include <savedwallet/money.h>
#include <savedwallet/zone.h>

#include <locale.h>

/** An event that the ruleset knows. */
typedef struct rule_event {
    struct rule_event *next;
    char *name;
    rule_shape *shape;
    int line; /**< of its function */
} rule_event;

enum { RULE_HOOKS = SW_RULES_DISPUTE + 1 };

struct sw_rules {
    sw_rules_limits limits; /**< none of them 0 */
    locale_t locale;
    char *file;        /**< its name, as messages say it */
    char *zone_folder; /**< NULL: the usual one */
    char digest[SW_DIGEST_SIZE];
    rule_text source;   /**< the text, as it came */
    rule_text bytecode; /**< made here, of the text that was checked */
    lua_CFunction words[RULE_WORDS];
    rule_shape *inputs[RULE_INPUTS];

    /* What the text says. */
    char *name, *version, *initiator, *channel;
    sw_zone *zone;
    sw_money per_charge, per_month; /**< SW_MONEY_INIT: no limit */
    int attempts;                   /**< 0: no limit */
    bool has_limits;
    rule_event *events;         /**< in the order of the text */
    int hook_lines[RULE_HOOKS]; /**< 0: there is none */
    size_t tests;
    size_t lines; /**< of the text */
};

/** The word ruleset{…}: what its text begins with. */
int rule_ruleset(lua_State *L);

/** Writes the bytecode of the function on top, with its lines and names. */
void rule_dump(lua_State *L, rule_text *out);

/** Calls the text's bytecode, so that it declares. */
void rule_ruleset_call(lua_State *L);

/** Pushes the function that was looked for, or nil. */
void rule_handler_push(lua_State *L);

/** Pushes the table that the state keeps under a key, whose address counts; the first time a new one. */
void rule_kept_push(lua_State *L, const char *key);

/** Pushes the list of what why said, with the line it said it at: {text, line} each. */
void rule_why_push(lua_State *L);

/** Pushes the list of tests: {name, function, line} each. */
void rule_tests_push(lua_State *L);

const rule_event *rule_event_find(const sw_rules *rules, const char *name);

/** The name of an event that is nearest. @return NULL: there is none */
const char *rule_event_nearest(const sw_rules *rules, const char *name);

#endif
