/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The state of an object, as Amazon answers it in statusDetails, and the parts that several objects' answers share.
 */
#ifndef EMULATOR_STATUS_H
#define EMULATOR_STATUS_H

#include "base/json.h"

#include <stdbool.h>
#include <stdint.h>

/** State and reason are static texts in Amazon's spelling; the description is a copy of what may be a merchant's text.
 */
typedef struct em_status {
    const char *state;
    const char *reason;
    char *description;
    int64_t updated;
} em_status;

/** Changes a state. @param reason, description  NULL: none */
void em_status_set(em_status *status, const char *state, const char *reason, const char *description, int64_t now);

bool em_is_in(const em_status *status, const char *state);

void em_status_free(em_status *status);

/** {state, reasonCode, reasonDescription, lastUpdatedTimestamp}. */
sw_json *em_status_write(const em_status *status);

/** An object whose members are all null, in the order of the names, which end with NULL. Putting a member keeps its
 * place. */
sw_json *em_nulls(const char *const *names);

/** The same, with those members of a given object that it has. */
sw_json *em_nulls_filled(const char *const *names, const sw_json *given);

/** Puts a time as "20260102T030405Z". */
void em_put_time(sw_json *object, const char *name, int64_t milliseconds);

/** Puts a copy of a value; null for NULL. */
void em_put_copy(sw_json *object, const char *name, const sw_json *value);

/** merchantMetadata with all its members. @param body  where it may be given */
void em_put_merchant_metadata(sw_json *object, const sw_json *body);

/** providerMetadata with its member. */
void em_put_provider_metadata(sw_json *object, const sw_json *body);

#endif
