/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The transport on libcurl; sw_transport_curl_new is its only way in.
 */
#ifndef SW_HTTP_CURL_H
#define SW_HTTP_CURL_H

#include <stddef.h>

/** Writes such as "libcurl/7.88.1". */
void sw_curl_version(char *out, size_t size);

/** The path of the PEM file with the authorities that this machine trusts. @return static text; NULL: there is none */
const char *sw_curl_authorities(void);

#endif
