/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The authorities that vouch for servers.
 */
#ifndef SW_HTTP_AUTHORITIES_H
#define SW_HTTP_AUTHORITIES_H

#include "base/buf.h"

#include <savedwallet/error.h>

/**
 * Writes the PEM of the caller's authorities and the system's into one list, one behind the other: libcurl takes one.
 * @param system   path of the system's; NULL, or not there: none
 */
int sw_authorities_read(sw_buf *out, const char *ca_file, const char *system, sw_error *err);

#endif
