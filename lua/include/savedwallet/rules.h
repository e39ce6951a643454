/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The rules: a merchant's own Lua decides which flow a buyer sees and what is charged.
 *
 * A ruleset is a pure function from JSON to JSON: it reaches no file, no network, no clock and no chance, and the same
 * input gives the same bytes on every run, in every language and locale. lua/README.md is the handbook of those who
 * write rules; this header is for those who run them.
 *
 * Each decision has a Lua state of its own, so that nothing is left from one to the next. What a ruleset must not do
 * ends in a named limit or in an error that says file and line; it never ends the process.
 */
#ifndef SAVEDWALLET_RULES_H
#define SAVEDWALLET_RULES_H

#include <savedwallet/decider.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** A ruleset that was loaded. It never changes: any number of threads may use it at once. */
typedef struct sw_rules sw_rules;

/** What is asked. Each but the flow may go without its hook. */
typedef enum sw_rules_hook {
    SW_RULES_FLOW = 0,    /**< which way a buyer pays: choose_flow */
    SW_RULES_EVENT = 1,   /**< what an event of the merchant's leads to: on */
    SW_RULES_DECLINE = 2, /**< what follows a decline: on_decline */
    SW_RULES_WALLET = 3,  /**< the buyer or Amazon changed the wallet: on_wallet */
    SW_RULES_REFUND = 4,  /**< how a refund ended: on_refund */
    SW_RULES_DISPUTE = 5  /**< a buyer disputes a charge: on_dispute */
} sw_rules_hook;

/** "flow", "event", "decline", "wallet", "refund" or "dispute". @return static text; NULL for a value that is none */
SW_API const char *sw_rules_hook_name(sw_rules_hook hook);

/** Finds a hook by its name. @return SW_OK or SW_E_INVALID, with the nearest name */
SW_API int sw_rules_hook_parse(sw_rules_hook *out, const char *name, sw_error *err);

/**
 * What one decision may use. Zero is the default. On a limit nothing is decided: SW_E_LIMIT, with its name in
 * sw_error.field. That of instructions is reached by the same input every time; memory and time are faults of the
 * moment as well.
 */
typedef struct sw_rules_limits {
    size_t source;        /**< "source": bytes of the text; 0: 64 KiB */
    size_t memory;        /**< "memory": bytes in use at once; 0: 4 MiB */
    size_t block;         /**< "block": bytes of one text or table while deciding; 0: 64 KiB */
    size_t loading_block; /**< the same while the text is read; 0: 1 MiB */
    int64_t
        instructions; /**< "instructions" of Lua, and what our functions count as them; 0: 2,000,000; at most 10^15 */
    int64_t time_ms;  /**< "time": milliseconds of the thread's CPU; 0: 500; at most an hour */
    size_t input;     /**< "input": bytes of the JSON; 0: 64 KiB */
    size_t output;    /**< "output": bytes of the JSON; 0: 64 KiB */
    size_t actions;   /**< "actions" of one decision; 0: 32 */
} sw_rules_limits;

#define SW_RULES_LIMITS_INIT      \
    {                             \
        0, 0, 0, 0, 0, 0, 0, 0, 0 \
    }

/** How a ruleset is loaded. What is pointed to is copied. */
typedef struct sw_rules_options {
    uint32_t version;        /**< SW_RULES_OPTIONS_VERSION; 0 is taken as 1 */
    const char *name;        /**< the file's name, as messages say it; NULL: "rules.lua" */
    const char *zone_folder; /**< where time zones lie; NULL: SW_ZONE_FOLDER */
    sw_rules_limits limits;
    int tested; /**< 1: its own tests passed before, and are not run again */
} sw_rules_options;

#define SW_RULES_OPTIONS_VERSION 1
#define SW_RULES_OPTIONS_INIT                                   \
    {                                                           \
        SW_RULES_OPTIONS_VERSION, 0, 0, SW_RULES_LIMITS_INIT, 0 \
    }

/**
 * Loads a ruleset: its names are checked, and its own tests have to pass.
 *
 * @param[out] out  yours; free it with sw_rules_free
 * @param text      Lua source, never bytecode
 * @param options   NULL: defaults
 * @return SW_OK; SW_E_INVALID: "file:line: what is wrong"; SW_E_LIMIT, with the limit's name in err.field; SW_E_NOMEM
 */
SW_API int sw_rules_load(sw_rules **out, const char *text, size_t size, const sw_rules_options *options, sw_error *err);

/**
 * Puts a new ruleset in the place of one in use. One that does not load changes nothing. No other thread may use
 * *rules meanwhile.
 * @param rules  the ruleset in use, or NULL in it; freed when the new one is there
 * @return as sw_rules_load
 */
SW_API int sw_rules_reload(sw_rules **rules, const char *text, size_t size, const sw_rules_options *options,
                           sw_error *err);

/** Frees the ruleset. NULL is fine. */
SW_API void sw_rules_free(sw_rules *rules);

/** @name What a ruleset says of itself. Borrowed; "" for NULL
 * @{ */
SW_API const char *sw_rules_name(const sw_rules *rules);
SW_API const char *sw_rules_revision(const sw_rules *rules); /**< the ruleset's own version, such as "7" */
SW_API const char *sw_rules_timezone(const sw_rules *rules);
SW_API const char *sw_rules_digest(const sw_rules *rules); /**< SHA-256 of its text: which ruleset it is */
/** @} */

/** The limits that its decisions have, with the defaults in the place of 0. @param[out] out  all 0 for NULL */
SW_API void sw_rules_limits_get(sw_rules_limits *out, const sw_rules *rules);

/** The ruleset as JSON: name, version, timezone, digest, events with their shapes, hooks, limits, tests. @return yours,
 * free it with sw_rules_text_free; NULL when memory ran out, and for NULL */
SW_API char *sw_rules_about(const sw_rules *rules);

/** How a decision is told. */
enum sw_rules_telling {
    SW_RULES_EXPLAIN = 1 /**< with the lines that decided, and how much of the limits was used */
};

/**
 * Decides. Nothing is sent, and nothing is remembered.
 *
 * | hook    | the input's members                                                                           |
 * |---------|-----------------------------------------------------------------------------------------------|
 * | flow    | flow: what is known of the buyer, the device and the wallet                                   |
 * | event   | event: {"id", "name", "wallet", "subject", "at", "data"}; state                               |
 * | decline | decline; state                                                                                |
 * | wallet  | wallet; state                                                                                 |
 * | refund  | refund; state                                                                                 |
 * | dispute | dispute; state                                                                                |
 *
 * Their fields are in lua/src/inputs.def. Times are "2026-11-29T16:00:00Z", amounts {"amount":"4.00",
 * "currencyCode":"EUR"}. null is as good as not given.
 *
 * The decision is one JSON object without spaces, its names in the order of their bytes: actions (a list, empty when
 * nothing is to be done), or flow; why; guards that would stop an action now, each with the action's position; inbox,
 * where there is no hook and a person has to look; hook, event and rule, ruleset, engine and zone_data.
 *
 * @param[out] out  JSON, yours; free it with sw_rules_text_free
 * @param telling   0, or SW_RULES_EXPLAIN
 * @return SW_OK; SW_E_INVALID: input or ruleset is wrong, and nothing is decided; SW_E_LIMIT; SW_E_NOMEM
 */
SW_API int sw_rules_decide(char **out, const sw_rules *rules, sw_rules_hook hook, const char *input, size_t size,
                           unsigned telling, sw_error *err);

/** What a run of the tests tells besides. */
enum sw_rules_testing {
    SW_RULES_COVERAGE = 1 /**< the lines that ran, and those that never did */
};

/**
 * Runs the tests in a ruleset.
 * @param[out] out  JSON, yours; free it with sw_rules_text_free: {"passed": 2, "failed": [{"name", "line", "message"}],
 *                  "coverage": {"lines": 40, "run": 38, "missed": [12, 13]}}
 * @param asking    0, or SW_RULES_COVERAGE
 * @return SW_OK, also when tests failed; else as sw_rules_load
 */
SW_API int sw_rules_test(char **out, const sw_rules *rules, unsigned asking, sw_error *err);

/**
 * Looks a text over without loading it for use: everything that is wrong with it, not only the first.
 * @param[out] out  JSON, yours; free it with sw_rules_text_free: {"problems": [{"line", "message", "warning"}]}
 * @return SW_OK, whatever is found; SW_E_INVALID for the options; SW_E_NOMEM
 */
SW_API int sw_rules_check(char **out, const char *text, size_t size, const sw_rules_options *options, sw_error *err);

/** The ruleset as an engine asks it (engine.h). @param[out] out  borrows the ruleset, which has to outlive it
 * @return SW_OK or SW_E_INVALID */
SW_API int sw_rules_decider(sw_decider *out, sw_rules *rules, sw_error *err);

/** Frees what the functions here gave as text. NULL is fine. */
SW_API void sw_rules_text_free(char *text);

/** The Lua that rules run on, such as "Lua/5.4.4". @return static text */
SW_API const char *sw_rules_version(void);

SW_END_DECL

#endif
