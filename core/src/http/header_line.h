/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The head of an answer, line by line as it comes.
 */
#ifndef SW_HTTP_HEADER_LINE_H
#define SW_HTTP_HEADER_LINE_H

#include <savedwallet/response.h>

#include <stdbool.h>
#include <stddef.h>

/**
 * Adds one line, with its line break, to the answer; a status line begins it anew.
 * @param[in,out] is_complete   has the empty line behind the headers come?
 */
int sw_header_line_take(sw_response *answer, bool *is_complete, const char *line, size_t size, sw_error *err);

#endif
