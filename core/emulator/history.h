/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Every call that may have changed something, with its time. Played again from the same start, it makes the same
 * objects with the same ids: that is what a snapshot is.
 */
#ifndef EMULATOR_HISTORY_H
#define EMULATOR_HISTORY_H

#include "base/json.h"
#include "emulator/request.h"

#include <stddef.h>
#include <stdint.h>

/** All zero: nothing happened yet. */
typedef struct em_history {
    char **events; /**< JSON texts */
    size_t count;
    size_t room;
} em_history;

/** @param public_key_id  who signed it; NULL: nobody had to */
void em_history_add(em_history *history, int64_t at, const em_request *request, const char *public_key_id);

/** A list of {"at", "method", "target", "publicKeyId", "headers", "body"}. @return yours */
sw_json *em_history_write(const em_history *history);

/** The request of an event. @return yours, with em_request_free; NULL: it is none */
em_request *em_history_read(const sw_json *event);

void em_history_free(em_history *history);

#endif
