/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A Lua state from its making to its end, and what it may use. The only way from C into Lua.
 */
#ifndef RULE_RUN_H
#define RULE_RUN_H

#include "heap.h"

#include <savedwallet/error.h>
#include <savedwallet/rules.h>
#include <savedwallet/zone.h>

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What a state is made for: what some words do depends on it. */
typedef enum rule_phase {
    RULE_LOADING,  /**< the text is run for the first time: what it declares is written down */
    RULE_TESTING,  /**< its tests are collected and run */
    RULE_DECIDING, /**< its hook for one input is found and called */
} rule_phase;

typedef struct rule_run rule_run;

struct rule_run {
    const sw_rules *rules;
    sw_rules *declared; /**< where what is declared goes, while loading; else NULL */
    rule_phase phase;
    const sw_rules_limits *limits; /**< none of them 0 */
    lua_CFunction body;
    void *payload; /**< the body's own */
    int64_t now_ms;

    struct rule_problems *problems; /**< collected while loading; NULL: the first one ends it */

    /* What is looked for, and what was found. */
    sw_rules_hook hook;
    const char *event;
    const struct rule_shape *data; /**< of the event */
    int handler_line;
    bool explains, declares; /**< it is the text that runs, not a rule */
    int made;                /**< actions */

    /* What was used. */
    rule_heap heap;
    int uncounted;                     /**< instructions since left was counted down, where the run explains */
    int64_t left, deadline_ns, end_ns; /**< the end is that of all parts of a run */
    unsigned char *covered;            /**< a byte for each line; NULL: nobody asks */
    size_t lines;

    /* How it ended, when not well. */
    const char *limit; /**< the limit that was reached */
    bool starved;      /**< the process has no memory left for what is not Lua's */
    char field[128];   /**< what of the input was wrong */
};

/** The run that a state belongs to. */
rule_run *rule_run_of(lua_State *L);

/** Makes a state, calls the body in it, protected and in the locale C, and gives its memory back.
 * @return SW_OK; SW_E_INVALID, SW_E_LIMIT with err.field, SW_E_NOMEM */
int rule_run_do(rule_run *run, sw_error *err);

/** Counts work done in C as so many instructions. Raises the limit. */
void rule_spend(lua_State *L, size_t work);

/** Begins a new allowance of instructions and time: each test has its own. */
void rule_run_refill(rule_run *run);

/**
 * Tells an error that was caught with lua_pcall: it is on top. What it reached is no longer reached, but where memory
 * is at its end, or all the time of the run is used up, this raises.
 */
void rule_run_forgive(lua_State *L, int status, sw_error *err);

/** Raises a limit by its name. */
int rule_raise_limit(lua_State *L, const char *limit, const char *format, ...) SW_PRINTF(3, 4);

/** Raises an error of the input: it says no line, for it is not the ruleset's. @param field a JSON pointer */
int rule_raise_input(lua_State *L, const char *field, const char *message);

/** Raises what a function of the core reported, at the line that called. */
int rule_raise(lua_State *L, const sw_error *err);

/** Raises that the process has no memory left. */
int rule_raise_memory(lua_State *L);

#endif
