/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The shop's calls of the API, and what it signs.
 */
#ifndef EMULATOR_SHOP_CALL_H
#define EMULATOR_SHOP_CALL_H

#include "base/json.h"
#include "emulator/world.h"

/**
 * Calls the API.
 * @param key   the idempotency key; NULL: none  @param body  taken over; NULL: none
 * @param[out] status  of HTTP; 0: there was no answer
 * @return the answer's JSON, yours; NULL: there was none
 */
sw_json *em_shop_call(em_world *world, const char *method, const char *path, const char *key, sw_json *body,
                      int *status);

/** Signs a button's payload. @return base64, yours with sw_release; NULL: it failed */
char *em_shop_sign(const em_world *world, const char *payload);

#endif
