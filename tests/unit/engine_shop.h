/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the tests of the engine share: a journal of its own, an Amazon that answers as it is told, a decider that says
 * what it is told, and clocks that only move when they are asked to: nothing sleeps.
 */
#ifndef SW_TESTS_UNIT_ENGINE_SHOP_H
#define SW_TESTS_UNIT_ENGINE_SHOP_H

#include "support.h"

#include "engine/inside.h"

#define WALLET "B01-4410027-9003316"
#define CHARGE_ID WALLET "-C1"

/** A charge permission as Amazon answers it. @param more what follows state, such as ,"reasons":[…] */
#define PERMISSION_OF(state, more)                                                           \
    "{\"chargePermissionId\":\"" WALLET "\",\"statusDetails\":{\"state\":\"" state "\"" more \
    "},\"presentmentCurrency\":"                                                             \
    "\"EUR\"}"
#define CHARGEABLE PERMISSION_OF("Chargeable", "")

/** A charge of the wallet, as Amazon answers it. */
#define CHARGE_OF(amount, state)                                                                                   \
    "{\"chargeId\":\"" CHARGE_ID "\",\"chargePermissionId\":\"" WALLET "\",\"chargeAmount\":{\"amount\":\"" amount \
    "\",\"currencyCode\":\"EUR\"},\"statusDetails\":{\"state\":\"" state "\"}}"
#define NO_OF(reason) "{\"reasonCode\":\"" reason "\",\"message\":\"no\"}"

/** The options of a charge of 18.40 EUR. @param more what follows, such as ,"wait_ms":1000 */
#define RIDE(intent, more) "{\"wallet\":\"" WALLET "\",\"amount\":\"18.40 EUR\",\"intent\":\"" intent "\"" more "}"

typedef struct shop shop;

/** One thing that Amazon answers. The one that was told last and is not used up is taken. */
typedef struct answer {
    const char *method, *path; /**< what follows /v2/ */
    int status;                /**< 0: there is no answer */
    const char *body;
    int times;                   /**< 0: for ever */
    bool lost;                   /**< without an answer: it may have been read; else nothing was sent */
    void (*meanwhile)(shop *it); /**< what happens while it is on its way. NULL: nothing */
} answer;

/** One request, as it came. */
typedef struct request {
    char method[8], path[160], key[40], body[1024], simulate[64];
} request;

/** One thing that the decider says. */
typedef struct saying {
    const char *hook;
    int code;         /**< SW_OK, or how it fails */
    const char *text; /**< the decision, or the error's message */
    int times;        /**< 0: for ever */
} saying;

enum { MOST_ANSWERS = 64, MOST_REQUESTS = 256, MOST_SAYINGS = 32 };

struct shop {
    still_clock clock;
    sw_clock hooks;
    int64_t date_offset_ms; /**< Amazon's clock against ours */
    sw_key *key;
    sw_transport *transport;
    sw_client *client;
    answer answers[MOST_ANSWERS];
    size_t answer_count;
    request requests[MOST_REQUESTS];
    size_t request_count;
    saying sayings[MOST_SAYINGS];
    size_t saying_count;
    char asked[65536]; /**< the latest input of the decider */
    int asked_count;
    const char *about; /**< what the decider says of itself */
    sw_decider decider;
    char *folder;
    char path[512];
    sw_journal *journal;
    sw_engine_options options;
    sw_engine *engine;
    sw_json *told; /**< the latest answer of the engine */
    sw_error err;
};

/** Opens all but the engine, whose options may be changed before shop_start. */
void shop_open(shop *it);
void shop_start(shop *it);

/** The same with a wallet that can be charged, and charges of 18.40 EUR that are captured. */
void shop_begin(shop *it);
void shop_close(shop *it);

/** From now on Amazon answers so. */
void amazon_says(shop *it, answer what);

/** From now on the rules say so. */
void rules_say(shop *it, saying what);

/** A job of the engine; its answer is in told. */
int shop_do(shop *it, const char *job, const char *options);

/** Runs until there is nothing to be done. */
int shop_run(shop *it);

/** A member of the latest answer: text, or "" for what is not there; number, or -1. */
const char *shop_told(const shop *it, const char *name);
int64_t shop_told_number(const shop *it, const char *name);

/** All clocks: ours, the journal's and with it Amazon's. */
void shop_wait(shop *it, int64_t milliseconds);

/** @name The journal, past the engine
 * @{ */
void shop_sql(shop *it, const char *sql);
int64_t shop_number(shop *it, const char *sql);
/** The first value, valid until the next call; "" for null, "none" when there is no row. */
const char *shop_text(shop *it, const char *sql);
/** @} */

/** How many requests with this method and path there were. */
int shop_sent(const shop *it, const char *method, const char *path);

/** The latest of them. */
const request *shop_latest(const shop *it, const char *method, const char *path);

#define assert_told(it, name, text) assert_string_equal(shop_told((it), (name)), (text))

#endif
