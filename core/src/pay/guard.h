/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The rows GUARD of core/api/guards.def with their functions, which guards.c has.
 */
#ifndef SW_PAY_GUARD_H
#define SW_PAY_GUARD_H

#include <savedwallet/guard.h>

#include <stdbool.h>

/** The rows CEILING, by name. */
enum {
#define CEILING(name, most, confidence, source) SW_MOST_##name = (most),
#include "api/guards.def"
};

/** What a guard is asked: both have been checked, and every amount in them is one or not there. */
typedef struct sw_guarding {
    const sw_guard_asked *asked;
    const sw_guard_facts *facts;
    const char *noun;                /**< of the action: a retry is a "charge" */
    char amount[SW_MONEY_TEXT_SIZE]; /**< asked->amount as text; "": there is none */
} sw_guarding;

/** @param[out] message  why it stops; untouched when it does not @return does it stop the action? */
typedef bool sw_guard_fn(char message[SW_GUARD_MESSAGE_SIZE], const sw_guarding *it);

typedef struct sw_guard {
    const char *name;
    const char *actions; /**< words with a space between */
    const char *text;
    sw_guard_fn *stops;
} sw_guard;

/** The row at this place. @return static; NULL past the end */
const sw_guard *sw_guard_at(size_t index);

#endif
