/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is wrong with a body before it is sent. Every call does this by itself (sw_config.validation); these functions
 * tell all of it at once, and send nothing.
 */
#ifndef SAVEDWALLET_VALIDATE_H
#define SAVEDWALLET_VALIDATE_H

#include <savedwallet/client.h>
#include <savedwallet/config.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** What is known of where a body goes. What is not known is not judged. */
typedef struct sw_validate_options {
    uint32_t version;              /**< SW_VALIDATE_OPTIONS_VERSION; 0 is taken as 1 */
    sw_region region;              /**< 0: not known */
    sw_environment environment;    /**< 0: not known */
    sw_permission_kind permission; /**< what a charge is made against; 0: a saved wallet */
    const char *flow;              /**< of a button: "setup_only", …; NULL: the body is no button's payload */
    const char *product_type;      /**< of a button: "PayAndShip", "PayOnly", …; NULL: not known */
} sw_validate_options;

#define SW_VALIDATE_OPTIONS_VERSION 1
#define SW_VALIDATE_OPTIONS_INIT                                                                                  \
    {                                                                                                             \
        SW_VALIDATE_OPTIONS_VERSION, SW_REGION_NOT_SET, SW_ENVIRONMENT_FROM_KEY, SW_PERMISSION_SAVED_WALLET, 0, 0 \
    }

/** A list of problems. One thread at a time. */
typedef struct sw_problems sw_problems;

/** One of them, borrowed from the list. */
typedef struct sw_problem {
    bool warning;        /**< does not stop a call: Amazon may take it */
    const char *pointer; /**< JSON pointer: "/chargeAmount/currencyCode"; "" for the whole body */
    const char *message; /**< one line for people, without the pointer */
} sw_problem;

/**
 * Looks at a body.
 *
 * @param[out] out   every problem found (the first 64), warnings too; yours, free it with sw_problems_free. Set,
 * perhaps to an empty list, unless an argument is wrong or memory ran out; may be NULL when only the first problem
 * matters
 * @param what       an operation ("createCharge") or a type of REFERENCE.md ("create_checkout_session_request")
 * @param options    NULL: nothing is known
 * @return SW_OK when nothing but warnings was found; SW_E_INVALID (err->field is the pointer of the first problem),
 * SW_E_LIMIT, SW_E_NOMEM
 */
SW_API int sw_validate(sw_problems **out, const char *what, const void *json, size_t size,
                       const sw_validate_options *options, sw_error *err);

/** How many there are. 0 for NULL. */
SW_API size_t sw_problems_count(const sw_problems *problems);

/** The one at this place. @return false past the end; *out is empty then */
SW_API bool sw_problems_get(sw_problem *out, const sw_problems *problems, size_t index);

/** Frees the list. NULL is fine. */
SW_API void sw_problems_free(sw_problems *problems);

SW_END_DECL

#endif
