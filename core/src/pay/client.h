/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a client: its configuration, checked and copied, which never changes; and what it learned about its
 * clock.
 */
#ifndef SW_PAY_CLIENT_H
#define SW_PAY_CLIENT_H

#include "http/budget.h"
#include "pay/account.h"

#include <savedwallet/client.h>

#include <stdatomic.h>
#include <stdint.h>

/** Where a client, or a call, tells what happens. */
typedef struct sw_logger {
    sw_log_fn *write; /* NULL: nowhere */
    void *payload;
    sw_log_level level;
} sw_logger;

struct sw_client {
    sw_region region;
    sw_environment environment;
    sw_algorithm algorithm;
    char *merchant_id; /* NULL: none */
    char *public_key_id;
    char *key_namespace; /* NULL: "" */
    char *origin;        /* scheme, host and port: "https://pay-api.amazon.eu" */
    char *host;          /* what is signed: without port */
    char *path_prefix;   /* what comes before "/v2" */
    sw_key *key;
    sw_transport *transport;
    sw_clock clock;
    int64_t connect_timeout_ms;
    int64_t attempt_timeout_ms;
    int64_t timeout_ms;
    int max_attempts;
    sw_budget *budget;  /* of the server; NULL: unlimited */
    int budget_percent; /* what an answer earns */
    sw_validation validation;
    sw_account account;
    sw_logger logger;
    _Atomic int64_t skew_ms; /* what Amazon's clock is ahead of ours, where that was learned; else 0 */
};

#endif
