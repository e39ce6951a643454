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

#endif
