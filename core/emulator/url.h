/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * URLs of a shop's, to which a browser is sent.
 */
#ifndef EMULATOR_URL_H
#define EMULATOR_URL_H

#include <stdbool.h>

/** Is it http, https, or an app's own scheme, and no scheme that makes a browser run or read something? */
bool em_url_is_fit(const char *url);

/** The URL as a header may hold it: what is not printable ASCII comes out as %XX. @return yours, with sw_release */
char *em_url_encode(const char *url);

#endif
