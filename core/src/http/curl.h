/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The transport on libcurl; sw_transport_curl_new is its only way in.
 */
#ifndef SW_HTTP_CURL_H
#define SW_HTTP_CURL_H

/** Such as "libcurl/7.88.1". @return static text */
const char *sw_curl_version(void);

#endif
