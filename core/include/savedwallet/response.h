/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * An answer of Amazon Pay's. Also what a transport fills in.
 */
#ifndef SAVEDWALLET_RESPONSE_H
#define SAVEDWALLET_RESPONSE_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

/** Belongs to one thread. Everything read from it is borrowed and lives as long as it does. */
typedef struct sw_response sw_response;

/** The HTTP status; 0 for NULL. */
SW_API int sw_response_status(const sw_response *response);

/** The body, followed by a NUL that is not counted. @param[out] size may be NULL @return never NULL */
SW_API const char *sw_response_body(const sw_response *response, size_t *size);

/** A header by its name, in any case. @return NULL when the answer has none */
SW_API const char *sw_response_header(const sw_response *response, const char *name);

/** Amazon's x-amz-pay-request-id. @return "" when the answer has none */
SW_API const char *sw_response_request_id(const sw_response *response);

/** The idempotency key that was sent. @return "" when none was */
SW_API const char *sw_response_idempotency_key(const sw_response *response);

/** How often the request was sent until this answer came. */
SW_API int sw_response_attempts(const sw_response *response);

/** How many warnings validation had about what was sent. */
SW_API size_t sw_response_warning_count(const sw_response *response);

/** One of them, for people: "/channel: …". @return "" past the end */
SW_API const char *sw_response_warning(const sw_response *response, size_t index);

/** Frees the answer. NULL is fine. */
SW_API void sw_response_free(sw_response *response);

/** @name For transports, which fill in an answer that they are given
 * @{ */

/** Sets the status and forgets headers and body that were there. @param status 100 to 599 */
SW_API int sw_response_begin(sw_response *response, int status, sw_error *err);

/** Adds a header; both are copied. */
SW_API int sw_response_add_header(sw_response *response, const char *name, size_t name_size, const char *value,
                                  size_t value_size, sw_error *err);

/** Adds bytes to the body; copied. */
SW_API int sw_response_add_body(sw_response *response, const void *bytes, size_t size, sw_error *err);
/** @} */

SW_END_DECL

#endif
