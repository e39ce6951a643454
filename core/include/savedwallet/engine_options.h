/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How an engine works: its times, its share of Amazon's quotas, whom it tells what it does.
 */
#ifndef SAVEDWALLET_ENGINE_OPTIONS_H
#define SAVEDWALLET_ENGINE_OPTIONS_H

#include <savedwallet/client.h>
#include <savedwallet/clock.h>
#include <savedwallet/decider.h>
#include <savedwallet/export.h>
#include <savedwallet/journal.h>
#include <savedwallet/log.h>
#include <savedwallet/notification.h>

#include <stdint.h>

SW_BEGIN_DECL

/** How long the engine waits, and for what. Milliseconds; 0 is the default. */
typedef struct sw_engine_settings {
    int64_t call_ms;      /**< for one answer of Amazon's; 0: 30,000 */
    int64_t lease_ms;     /**< a worker holds a wallet for so long at most, and renews it; 0: 90,000; above call_ms */
    int64_t skew_ms;      /**< a new attempt begins so long after the lease of a send without an answer: until then
                               Amazon would still take its date; 0: 20 minutes */
    int64_t resend_ms[5]; /**< after the first, second, ... send without a definite answer; the last one repeats; 0: 1,
                             5, 30 minutes, 2, 12 hours */
    int64_t give_up_ms;   /**< without a definite answer after so long: the inbox; 0: 24 hours */
    int64_t progress_ms;  /**< a wallet that has a charge in progress is tried again after; 0: 5 minutes */
    int64_t failure_ms;   /**< a ProcessingFailure is sent again after; 0: 60,000. The same answer again is taken for a
                               definite no (assumed) */
    int64_t look_ms;      /**< what Amazon is still at is read again after; 0: an hour */
    int32_t most_tries_30_days;   /**< as in sw_guard_facts; 0: 15 */
    int32_t most_tries_24_hours;  /**< 0: 10 */
    int32_t refund_extra;         /**< 1: a refund may be above what was captured, as far as Amazon allows */
    int32_t failure_is_no_answer; /**< 1: a ProcessingFailure is never taken for a no */
} sw_engine_settings;

#define SW_ENGINE_SETTINGS_INIT                            \
    {                                                      \
        0, 0, 0, { 0, 0, 0, 0, 0 }, 0, 0, 0, 0, 0, 0, 0, 0 \
    }

/** Amazon's quotas, which all workers of a journal keep together (core/api/quotas.def). */
typedef enum sw_engine_quota {
    SW_QUOTA_AMAZON = 0, /**< those of the client's environment; none for a server on this machine: the emulator */
    SW_QUOTA_NONE,
    SW_QUOTA_SANDBOX,
    SW_QUOTA_LIVE
} sw_engine_quota;

/**
 * Is told what the engine does, on the thread that does it and while nothing is locked: a line of JSON with "at",
 * "level", "event" and, as far as they are known,
 *
 * | event     | level   | members                          | what has happened                                   |
 * |-----------|---------|----------------------------------|-----------------------------------------------------|
 * | decided   | info    | about hook                       | the rules have decided, and it is written down      |
 * | start     | info    | intent key operation             | key and bytes are on disk; they are sent now        |
 * | resend    | info    | intent key operation             | the same bytes are sent once more                   |
 * | accepted  | info    | intent object_state charge_id    | Amazon took it                                      |
 * | refused   | info    | intent reason next_step          | a definite no                                       |
 * | no_answer | warning | intent state message             | it may have been done: it will be found out         |
 * | put_off   | warning | intent message                   | what has to be read first cannot be: later          |
 * | overtaken | warning | intent message                   | this worker was held up, and another one went on    |
 * | inbox     | warning | kind about message               | a person has to look                                |
 * | fault     | error   | about hook message               | the rules could not decide                          |
 *
 * It must not throw nor jump out of the engine.
 */
typedef void sw_engine_tell_fn(void *payload, const char *line);

/** Zero in a field means what the field says. What is pointed to outlives the engine. */
typedef struct sw_engine_options {
    uint32_t version;    /**< SW_ENGINE_OPTIONS_VERSION; 0 is taken as 1 */
    sw_journal *journal; /**< required */
    sw_client *client;   /**< NULL: nothing can be sent; what is planned and read needs none */
    sw_notifications
        *receiver; /**< for sw_engine_receive; NULL: there is none. Its `seen` stays NULL: the journal knows */
    const sw_decider *decider; /**< the rules in force; NULL: events wait, and so do declines of what rules decided */
    sw_engine_settings settings;
    sw_engine_quota quota;
    int64_t clock_offset_ms; /**< the engine's clock ahead of the machine's, to follow an emulator's that was moved
                                  on. Refused with a live client */
    const sw_clock *clock;   /**< NULL: the machine's; now_ms and sleep_ms are used */
    sw_engine_tell_fn *tell; /**< NULL: nobody is told */
    void *tell_payload;
    sw_log_fn *log; /**< is told of the engine's calls; NULL: the client's is */
    void *log_payload;
    sw_log_level log_level; /**< how much `tell` and `log` are told; 0: SW_LOG_INFO */
} sw_engine_options;

#define SW_ENGINE_OPTIONS_VERSION 1
#define SW_ENGINE_OPTIONS_INIT                                                                             \
    {                                                                                                      \
        SW_ENGINE_OPTIONS_VERSION, 0, 0, 0, 0, SW_ENGINE_SETTINGS_INIT, SW_QUOTA_AMAZON, 0, 0, 0, 0, 0, 0, \
            SW_LOG_DEFAULT                                                                                 \
    }

SW_END_DECL

#endif
