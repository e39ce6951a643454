/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the measuring programs share.
 */
#ifndef TOOLS_H
#define TOOLS_H

#include <savedwallet/savedwallet.h>

/** Seconds of a clock that never goes back. */
double seconds(void);

/** Ends the program with the error's message unless code is SW_OK. */
void must(int code, const sw_error *err);

/** Sorts them. @return the one in the middle */
double median(double *values, int count);

/** Signs the charge of body.h. */
void sign_once(const sw_key *key);

#endif
