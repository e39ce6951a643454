/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A body while it is being looked at: where we are in it, what is known, and what was found.
 */
#ifndef SW_PAY_CHECKING_H
#define SW_PAY_CHECKING_H

#include "base/json_pointer.h"
#include "pay/problems.h"
#include "pay/types.h"

typedef struct sw_checking {
    sw_problems *problems;
    const sw_validate_options *options;
    bool is_query; /* every value is a string */
    sw_pointer at;
} sw_checking;

/** Adds a problem with the value where we are. */
void sw_checking_refuse(sw_checking *it, const char *format, ...) SW_PRINTF(2, 3);

/** The same, as a warning. */
void sw_checking_warn(sw_checking *it, const char *format, ...) SW_PRINTF(2, 3);

/** Adds a problem with a value below the one where we are: "softDescriptor", or "webCheckoutDetails/checkoutMode". */
void sw_checking_add(sw_checking *it, bool warning, const char *below, const char *message);

/** A member that is there and not null. */
const sw_json *sw_given(const sw_json *object, const char *name);

/** true, or the string "true" where Amazon takes one. */
bool sw_is_on(const sw_json *value);

/** @name One value, by its shape. Each adds what it finds.
 * @{ */
void sw_check_scalar(sw_checking *it, const sw_field *field, const sw_json *value);
void sw_check_text(sw_checking *it, const sw_field *field, const char *text);
void sw_check_currency(sw_checking *it, const char *code);
void sw_check_price(sw_checking *it, const sw_field *field, const sw_json *price);
/** @} */

/** The rules that span the fields of an object of this type. */
void sw_check_rules(sw_checking *it, const sw_type *type, const sw_json *object);

/** What the flow of options->flow wants of a button's payload. */
void sw_check_flow(sw_checking *it, const sw_type *type, const sw_json *payload);

/** The nearest of some texts ended by NULL, when it is near enough to be meant. @return NULL when none is */
const char *sw_nearest(const char *const *texts, const char *text);

#endif
