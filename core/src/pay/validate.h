/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Validation of what is in memory already.
 */
#ifndef SW_PAY_VALIDATE_H
#define SW_PAY_VALIDATE_H

#include "base/json.h"
#include "pay/types.h"

#include <savedwallet/validate.h>

/**
 * Adds what is wrong with an object of this type to problems.
 * @param is_query  every value is a string
 * @return SW_OK when nothing but warnings was found
 */
int sw_validate_json(sw_problems *problems, const sw_type *type, const sw_json *object, bool is_query,
                     const sw_validate_options *options, sw_error *err);

/** Is there such a kind of permission? @return SW_OK or SW_E_INVALID */
int sw_permission_check(sw_permission_kind permission, sw_error *err);

#endif
