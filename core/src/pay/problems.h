/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The list of problems while it is made.
 */
#ifndef SW_PAY_PROBLEMS_H
#define SW_PAY_PROBLEMS_H

#include <savedwallet/validate.h>

/** An empty list. @return yours, with sw_problems_free; NULL when memory ran out */
sw_problems *sw_problems_new(void);

/** Adds one; both texts are copied and cleaned. What comes after the 64th is dropped. */
void sw_problems_add(sw_problems *problems, bool warning, const char *pointer, const char *message);

/** Is what comes from now on dropped? */
bool sw_problems_full(const sw_problems *problems);

/** Puts the first problem that is no warning into err. @return SW_E_INVALID, SW_E_NOMEM, or SW_OK when there is none */
int sw_problems_judge(const sw_problems *problems, sw_error *err);

#endif
