/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Text that is put into a page, so that it stays text.
 */
#ifndef SW_BASE_HTML_H
#define SW_BASE_HTML_H

#include "base/buf.h"

#include <stdbool.h>

/** Appends text for an element's content or a quoted attribute. */
void sw_html_add(sw_buf *out, const char *text);

/**
 * Appends JSON for a script element: '<', '>', '&' and the two line ends that JavaScript alone knows become escapes of
 * JSON, which stand in strings only. What is parsed from it is the same to the byte.
 */
void sw_html_add_json(sw_buf *out, const char *json);

/** Is it fit to be the nonce of a Content-Security-Policy: 16 letters or more of base64, either alphabet? */
bool sw_html_is_nonce(const char *text);

#endif
