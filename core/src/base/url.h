/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The address of a server, taken apart.
 */
#ifndef SW_BASE_URL_H
#define SW_BASE_URL_H

#include "base/shared.h"

#include <savedwallet/error.h>

#include <stdbool.h>

/** The parts of an absolute http or https URL. Fixed rooms; nothing to free. */
typedef struct sw_url {
    bool https;
    char host[256]; /**< lower case, an IPv6 address without its brackets */
    int port;       /**< as written, or 443 or 80 */
    bool port_given;
    const char *path; /**< into the text that was parsed: "" or starts with '/' */
} sw_url;

/** Takes a URL apart. User info, a query and a fragment are refused: this is for addresses of servers. */
SW_SHARED int sw_url_parse(sw_url *out, const char *text, sw_error *err);

/** The same of a whole URL, of which only scheme, host and port are looked at; the path is "". */
int sw_url_parse_server(sw_url *out, const char *url, sw_error *err);

/** Refuses plain http to anywhere but this machine. */
int sw_url_check_plain(const sw_url *url, sw_error *err);

/** Is it 127.0.0.0/8, ::1 or localhost? */
SW_SHARED bool sw_url_is_loopback(const sw_url *url);

#endif
