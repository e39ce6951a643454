/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is done with the buyer's money when a checkout ends.
 */
#ifndef SAVEDWALLET_PAYMENT_H
#define SAVEDWALLET_PAYMENT_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

SW_BEGIN_DECL

/** Amazon's paymentIntent. */
typedef enum sw_payment {
    SW_PAYMENT_NOT_SET = 0,
    SW_PAYMENT_CONFIRM,               /**< "Confirm": nothing is charged yet; a charge is made later */
    SW_PAYMENT_AUTHORIZE,             /**< "Authorize": the amount is held; capture it within 7 days, 30 at most */
    SW_PAYMENT_AUTHORIZE_WITH_CAPTURE /**< "AuthorizeWithCapture": the amount is taken at once */
} sw_payment;

/** Amazon's name of it, such as "Authorize". @return static text; NULL for a value that is none */
SW_API const char *sw_payment_name(sw_payment payment);

/** Finds it by its name, in any case, "_" or not: "authorize_with_capture". @return SW_OK or SW_E_INVALID */
SW_API int sw_payment_parse(sw_payment *out, const char *name, sw_error *err);

SW_END_DECL

#endif
