/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What came of a job that moves money or ends something: a charge, capture, cancel, refund or close.
 */
#ifndef SAVEDWALLET_RECEIPT_H
#define SAVEDWALLET_RECEIPT_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/money.h>
#include <savedwallet/object.h>
#include <savedwallet/response.h>

#include <stdbool.h>

SW_BEGIN_DECL

/** What Amazon said last of the charge, refund or wallet. What is read from it is borrowed. One thread at a time. */
typedef struct sw_receipt sw_receipt;

/** The id of the charge, refund or wallet. @return "" when the answer has none */
SW_API const char *sw_receipt_id(const sw_receipt *receipt);

/** Its state, such as "Captured". @return "" when the answer has none */
SW_API const char *sw_receipt_state(const sw_receipt *receipt);

/** The reason of its state, such as "HardDeclined"; of a refused request, its reasonCode. @return "" for none */
SW_API const char *sw_receipt_reason(const sw_receipt *receipt);

/** What was charged or refunded; of a captured charge, what was captured. *out is SW_MONEY_INIT when it has none.
 * @return SW_OK or SW_E_INVALID */
SW_API int sw_receipt_amount(sw_money *out, const sw_receipt *receipt, sw_error *err);

/** Is Amazon still at it? Then the end comes by a notification, or is read later. */
SW_API bool sw_receipt_is_pending(const sw_receipt *receipt);

/** What the merchant does next: SW_NEXT_NONE, SW_NEXT_WAIT, or SW_NEXT_SEND_BUYER to the redirect URL. */
SW_API sw_next_step sw_receipt_next_step(const sw_receipt *receipt);

/** Where the buyer goes because the bank asks. @return "" when it does not */
SW_API const char *sw_receipt_redirect_url(const sw_receipt *receipt);

/** Was it found done, so that this job had nothing to do? Of a charge, capture or refund this is never known: Amazon
 * answers a repeated intent as it answered the first. */
SW_API bool sw_receipt_was_done(const sw_receipt *receipt);

/** The object as Amazon sent it. @return NULL when there is none */
SW_API const sw_object *sw_receipt_object(const sw_receipt *receipt);

/** The answer of the call that did it, with request id and idempotency key. @return NULL when it was found done */
SW_API const sw_response *sw_receipt_response(const sw_receipt *receipt);

/** Frees the receipt. NULL is fine. */
SW_API void sw_receipt_free(sw_receipt *receipt);

SW_END_DECL

#endif
