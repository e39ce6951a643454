/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A request and its answer on one connection, from the first line to the last byte sent: in time, late, slowly, or
 * broken off. libmicrohttpd is behind it, as behind server.c.
 */
#ifndef EMULATOR_EXCHANGE_H
#define EMULATOR_EXCHANGE_H

#include "emulator/answer.h"
#include "emulator/date.h"
#include "emulator/ids.h"
#include "emulator/request.h"

#include <stdbool.h>
#include <stdint.h>

struct MHD_Connection;
struct em_exchange;

/** Exchanges that wait for their time, their connections suspended. All zero: none. */
typedef struct em_held {
    struct em_exchange *first;
    int64_t news; /**< how much has happened; a change of it lets those go on who wait for one */
} em_held;

typedef struct em_exchange {
    em_request *request;
    bool answered;
    em_answer answer;
    char request_id[EM_ID_SIZE];
    char date[EM_DATE_HTTP_SIZE]; /**< of the answer */
    struct MHD_Connection *connection;
    em_held *held;
    bool was_held;
    int64_t due;  /**< by the machine's clock: when it goes on */
    int64_t seen; /**< how much had happened when it began to wait for news */
    struct em_exchange *next;
} em_exchange;

/** @param target  as for em_request_new; held  outlives it @return yours, with em_exchange_free */
em_exchange *em_exchange_new(const char *target, em_held *held);

void em_exchange_free(em_exchange *exchange);

/** Sends the answer, or puts that off until its time. @return false: the connection is to be closed */
bool em_exchange_send(em_exchange *exchange, struct MHD_Connection *connection);

/** How long until one of them goes on, in milliseconds; -1: none waits. */
int em_held_wait(const em_held *held);

/** Lets those go on whose time has come. @param all  or every one of them */
void em_held_run(em_held *held, bool all);

#endif
