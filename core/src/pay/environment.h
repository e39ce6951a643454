/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Sandbox or live: what the key id says, and what that does to a path.
 */
#ifndef SW_PAY_ENVIRONMENT_H
#define SW_PAY_ENVIRONMENT_H

#include <savedwallet/config.h>

/** The environment that a key id names by its start; SW_ENVIRONMENT_FROM_KEY for an older id, which names none. */
sw_environment sw_environment_of_key_id(const char *public_key_id);

/** Settles the environment from key id and configuration. A contradiction, or neither saying anything, is an error. */
int sw_environment_settle(sw_environment *out, const char *public_key_id, sw_environment configured, sw_error *err);

/** What comes before "/v2": "" for a key id that names its environment, else "/sandbox" or "/live". */
const char *sw_environment_prefix(sw_environment environment, const char *public_key_id);

#endif
