/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who decides: what the engine asks of rules, whatever they are written in. sw_rules_decider makes one of a ruleset.
 */
#ifndef SAVEDWALLET_DECIDER_H
#define SAVEDWALLET_DECIDER_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** Pure: the same input gives the same bytes. Any number of threads may ask at once. */
typedef struct sw_decider {
    uint32_t version; /**< SW_DECIDER_VERSION; 0 is taken as 1 */
    /**
     * Decides, from JSON to JSON, as sw_rules_decide tells.
     * @param hook      "event", "decline", "wallet", "refund" or "dispute"
     * @param[out] out  the decision; the caller gives it back to `release`
     * @return SW_OK; SW_E_INVALID: input or rule is wrong; SW_E_LIMIT and others: a fault, which may be one of the
     * moment
     */
    int (*decide)(void *payload, char **out, const char *hook, const char *input, size_t size, sw_error *err);
    /** What it says of itself, as sw_rules_about tells: name, version, timezone, sha256, hooks, limits. The caller
     * gives it back to `release`. NULL: memory ran out */
    char *(*about)(void *payload);
    void (*release)(void *payload, char *text);
    const char *text; /**< what it was made of, kept once for each sha256; NULL: not told */
    size_t text_size;
    void *payload; /**< given to all three */
} sw_decider;

#define SW_DECIDER_VERSION 1
#define SW_DECIDER_INIT                      \
    {                                        \
        SW_DECIDER_VERSION, 0, 0, 0, 0, 0, 0 \
    }

SW_END_DECL

#endif
