/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Which Host headers are answered. A page in a browser that reaches loopback under a foreign name is turned away.
 */
#ifndef EMULATOR_HOST_H
#define EMULATOR_HOST_H

#include <stdbool.h>

/** Is it localhost, 127.0.0.0/8, ::1 or the extra name, with or without a port? @param host, extra  may be NULL */
bool em_host_is_ours(const char *host, const char *extra);

#endif
