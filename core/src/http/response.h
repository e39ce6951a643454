/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of an answer.
 */
#ifndef SW_HTTP_RESPONSE_H
#define SW_HTTP_RESPONSE_H

#include <savedwallet/response.h>

/** @return NULL when memory ran out */
sw_response *sw_response_new(void);

/** What the client knows of an answer that a transport does not. @param key "" when none was sent */
void sw_response_set_call(sw_response *response, int attempts, const char *key);

/** Leaves a warning about what was sent, "where: message"; both are copied. @param where "" for the whole */
int sw_response_add_warning(sw_response *response, const char *where, const char *message, sw_error *err);

#endif
