/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the demo's shop has open while it runs: the client that speaks to Amazon Pay, the journal, the rules, and the
 * engine over them.
 */
#ifndef SW_EXAMPLES_SHOP_H
#define SW_EXAMPLES_SHOP_H

#include "emulator.h"
#include "receiver.h"

#include <savedwallet/client.h>
#include <savedwallet/engine.h>
#include <savedwallet/error.h>
#include <savedwallet/journal.h>
#include <savedwallet/money.h>
#include <savedwallet/notification.h>
#include <savedwallet/object.h>
#include <savedwallet/rules.h>

#include <stdbool.h>
#include <stdint.h>

enum {
    SHOP_ID = 64,       /* room for an id of Amazon's, with its NUL */
    SHOP_PATH = 256,    /* and for a path */
    SHOP_WAIT_MS = 8000 /* a buyer looks at a page for so long */
};

/** What the shop calls its customer; the journal knows which wallet that is. */
#define SHOP_CUSTOMER "customer:42"

typedef struct shop {
    const char *currency; /* of the account */
    char wallet[SHOP_ID]; /* the charge permission that the customer gave */
    sw_client *client;
    sw_notifications *notifications; /* looks at what is posted to the shop */
    sw_rules *rules;                 /* NULL: they are in euros, and the account is not */
    sw_decider decider;              /* the same, as the engine asks it */
    char folder[SHOP_PATH];          /* of the journal; "": there is none */
    sw_journal *journal;
    sw_engine *engine;
    receiver receiver;  /* takes what is posted to the shop */
    emulator *emulator; /* what only a demo has */
} shop;

#define SHOP_INIT                      \
    {                                  \
        .receiver = {.listening = -1 } \
    }

/** Opens it all; the account comes from the environment. After a failure shop_close frees what there is. */
int shop_open(shop *it, sw_error *err);

/** Closes it all, and removes the journal. */
void shop_close(shop *it);

/** An amount in the account's currency: 1840 are 18.40 EUR, or 1840 JPY. */
sw_money shop_money(const shop *it, int64_t minor);

/** Lets time pass, such as "73h", for the emulator and the engine alike. */
int shop_pass_time(shop *it, const char *time, sw_error *err);

/** Does all that is due, as a worker does that runs beside the shop. */
int shop_work(shop *it, sw_error *err);

/** Does a job of sw_engine_do. @param[out] out the answer, yours; NULL after a failure */
int shop_ask(sw_object **out, shop *it, const char *job, const char *options, sw_error *err);

/** Does a job that takes an intent and nothing else, such as "show". @param[out] out as of shop_ask */
int shop_ask_about(sw_object **out, shop *it, const char *job, const char *intent, sw_error *err);

#endif
