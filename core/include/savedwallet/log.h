/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a client tells of its calls. The library prints nothing by itself: it calls a function of the caller's.
 *
 * Nothing that is told holds a private key, a signature, a passphrase, a header, or what is known of a buyer. Bodies
 * are told at SW_LOG_DEBUG only, and of them the members that are known to be harmless: ids, states, reasons, amounts
 * and times. All others are left out, those of later releases of Amazon's too.
 */
#ifndef SAVEDWALLET_LOG_H
#define SAVEDWALLET_LOG_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stdint.h>

SW_BEGIN_DECL

typedef enum sw_log_level {
    SW_LOG_DEFAULT = 0, /**< SW_LOG_INFO */
    SW_LOG_ERROR,       /**< calls that failed, one entry each */
    SW_LOG_WARNING,     /**< and what went wrong on the way */
    SW_LOG_INFO,        /**< and every answer */
    SW_LOG_DEBUG        /**< and every try, with the harmless parts of bodies */
} sw_log_level;

/** One thing that happened. All is borrowed for the time of the call; texts are never NULL and hold no line break. */
typedef struct sw_log_entry {
    uint32_t size; /**< sizeof(sw_log_entry) of the library; members may be added at the end */
    sw_log_level level;
    /**
     * "refused": nothing was sent, the request is wrong; "try"; "answer", also when none came; "retry"; "budget_spent":
     * no retry, since many calls fail; "clock_learned": the machine's clock is wrong; "canceled"; "failed": the call
     * ended
     */
    const char *event;
    const char *operation;       /**< "createCharge"; "" when there is none of that name */
    int attempt;                 /**< which try of the call; 0: before the first */
    int http_status;             /**< 0: no answer */
    int64_t duration_ms;         /**< of the try, when it has ended */
    int64_t wait_ms;             /**< of "retry": until the next try */
    const char *request_id;      /**< Amazon's */
    const char *idempotency_key; /**< it is no secret */
    const char *reason_code;     /**< Amazon's */
    const char *message;         /**< for people, one line of at most 4,096 bytes */
} sw_log_entry;

/**
 * Is told what happens, on the thread that makes the call. It may call the library, and must not throw nor jump out of
 * it. @param payload  sw_config.log_payload, or that of the call
 */
typedef void sw_log_fn(void *payload, const sw_log_entry *entry);

/** "error", "warning", "info" or "debug". @return static text, never NULL */
SW_API const char *sw_log_level_name(sw_log_level level);

/** Finds a level by its name, in any case. @return SW_OK or SW_E_INVALID */
SW_API int sw_log_level_parse(sw_log_level *out, const char *name, sw_error *err);

SW_END_DECL

#endif
