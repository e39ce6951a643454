/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What every server of these tests does: listen on this machine, and know where a request ends. Where the machine
 * itself fails, the test is aborted.
 */
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>

/** Aborts with perror(what) unless it is good. */
void wire_must(bool good, const char *what);

/** A socket that listens on 127.0.0.1; yours, with close. @param[out] port the one that it was given */
int wire_listen(int *port);

/** Bytes of a whole request at the start of text; 0 while some are missing. */
size_t wire_request_size(const char *text);

#endif
