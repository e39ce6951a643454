/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What came of a call or job, as JSON: the command line prints it, and other languages read it.
 *
 * Each gives a new object of the caller's, or NULL when memory ran out.
 */
#ifndef SW_FACE_TOLD_H
#define SW_FACE_TOLD_H

#include "base/json.h"
#include "base/shared.h"

#include <savedwallet/button.h>
#include <savedwallet/error.h>
#include <savedwallet/finish.h>
#include <savedwallet/log.h>
#include <savedwallet/money.h>
#include <savedwallet/notification.h>
#include <savedwallet/object.h>
#include <savedwallet/receipt.h>
#include <savedwallet/response.h>
#include <savedwallet/review.h>
#include <savedwallet/wallet.h>

#include <stdbool.h>
#include <stddef.h>

/** @name Parts of an object. "" and NULL become null, as does an amount that is none, and 0 of a number.
 * @{ */
SW_SHARED bool sw_told_text(sw_json *object, const char *name, const char *text);
SW_SHARED bool sw_told_money(sw_json *object, const char *name, const sw_money *amount);
SW_SHARED bool sw_told_number(sw_json *object, const char *name, int64_t number);
/** @} */

/** A JSON string of any bytes: what is not UTF-8, and NUL, becomes U+FFFD. */
sw_json *sw_told_bytes(const char *bytes, size_t size);

/** Amazon's JSON as it came, digits and all; what is no JSON as a string; null for none. */
sw_json *sw_told_body(const sw_response *answer);

/** What an object holds there, or null. */
sw_json *sw_told_part(const sw_object *object, const char *pointer);

/** object when all of it could be put; else it is freed. @return object or NULL */
SW_SHARED sw_json *sw_told_whole(sw_json *object, bool whole);

SW_SHARED sw_json *sw_told_error(const sw_error *err);

/** @param outcome  NULL: the call succeeded */
sw_json *sw_told_answer(const sw_response *answer, const sw_error *outcome);
sw_json *sw_told_receipt(const sw_receipt *receipt, const sw_error *outcome);

sw_json *sw_told_outcome(const sw_outcome *outcome);
sw_json *sw_told_wallet(const sw_wallet *wallet);
sw_json *sw_told_review(const sw_review *review);
sw_json *sw_told_order(const sw_order *order);
sw_json *sw_told_notification(const sw_notification *notification);

/** What a notification tells, in this order, until one without a name. */
typedef struct sw_notification_fact {
    const char *name;
    const char *(*get)(const sw_notification *notification);
} sw_notification_fact;

extern const sw_notification_fact sw_notification_facts[];

/** Adds what an entry of the log has to an object. @return false when memory ran out */
bool sw_told_log(sw_json *line, const sw_log_entry *entry);

/** @param csp, html  NULL: the page was not asked for */
sw_json *sw_told_button(const sw_button *button, const char *csp, const char *html);

/** What a checkout session still misses, with words for it. */
sw_json *sw_told_missing(const sw_object *session);

/** The id of a constraint of a session's. @return "" past the end */
const char *sw_constraint_at(const sw_object *session, size_t index);

#endif
