/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of an engine, and of one call at work in it.
 */
#ifndef SW_ENGINE_INSIDE_H
#define SW_ENGINE_INSIDE_H

#include "base/buf.h"
#include "base/json.h"
#include "journal/journal.h"
#include "journal/record.h"

#include <savedwallet/engine.h>
#include <savedwallet/zone.h>

#include <stdatomic.h>
#include <stdbool.h>

/** What the rules in force say of themselves. */
typedef struct sw_ruling {
    const sw_decider *decider; /* NULL: there are none */
    sw_json *about;            /* what is borrowed below lies in it */
    const char *digest;
    sw_zone *zone; /* NULL: UTC */
    sw_money per_charge, per_month;
    int32_t attempts;
} sw_ruling;

struct sw_engine {
    sw_journal *journal;
    sw_client *client;
    sw_notifications *receiver;
    sw_ruling rules;
    sw_engine_settings settings; /* complete, but for the limits of tries, whose 0 the guards know */
    sw_engine_quota quota;
    _Atomic int64_t offset_ms;
    sw_clock clock;
    sw_engine_tell_fn *tell;
    void *tell_payload;
    sw_log_fn *log;
    void *log_payload;
    _Atomic sw_log_level log_level; /* never SW_LOG_DEFAULT */
};

enum { SW_LEASE_SIZE = 33, SW_SECOND_MS = 1000, SW_MINUTE_MS = 60000, SW_HOUR_MS = 3600000 };

/** One call at work: a connection to the journal, and the wallet that it may send for. */
typedef struct sw_desk {
    sw_engine *engine;
    sw_database *database;
    int64_t wallet;            /* whose lease it holds; 0: none */
    char lease[SW_LEASE_SIZE]; /* what stands in the wallet's row */
    int64_t lease_until_ms;    /* on the journal's clock */
    int64_t sent;              /* how often it sent */
    int64_t decided;           /* how many decisions it had made */
    bool waits;                /* for a caller who is told of a decline */
    int64_t end_ms;            /* when that caller's wait is over, on the clock's monotonic time; 0: nobody waits */
    sw_buf told;               /* lines with a NUL after each that wait for the end of a transaction */
    sw_cancel *cancel;         /* of that caller: ends the call that is on its way. NULL: nothing does */
} sw_desk;

/** The engine's time: the machine's, and what it was moved by. */
int64_t sw_engine_now(const sw_engine *engine);

/** @param[out] desk  given back with sw_desk_close, also after a failure */
int sw_desk_open(sw_desk *desk, sw_engine *engine, sw_error *err);
void sw_desk_close(sw_desk *desk);

/**
 * Tells one line of what the engine does: {"event": …} with these texts. A value may be NULL: the member is left out.
 * Whoever is told may take his time, or use the journal: no transaction is open meanwhile. What is told inside of one
 * waits for its end.
 */
void sw_desk_tell(sw_desk *desk, sw_log_level level, const char *event, const char *name1, const char *value1,
                  const char *name2, const char *value2, const char *name3, const char *value3);

/** Hands over what had to wait. */
void sw_desk_hand_over(sw_desk *desk);

/** How far sending is stopped. */
typedef enum sw_pause {
    SW_PAUSE_NONE,
    SW_PAUSE_NEW, /* nothing new is started; what was, is ended */
    SW_PAUSE_ALL  /* a backup was put back: what it holds as open may have been ended since */
} sw_pause;

int sw_desk_pause(sw_pause *out, const sw_desk *desk, sw_error *err);

/** Why it is, for people. @param[out] out  "" when it is not */
enum { SW_PAUSE_TEXT_SIZE = 320 };
int sw_desk_pause_text(char out[SW_PAUSE_TEXT_SIZE], const sw_desk *desk, sw_error *err);

#endif
