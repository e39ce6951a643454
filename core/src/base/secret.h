/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The last guard before a message is shown: people put a key where its path or name belongs, and a message quotes what
 * it was given.
 */
#ifndef SW_BASE_SECRET_H
#define SW_BASE_SECRET_H

#include <stdbool.h>

/**
 * Takes out, in place, what may be a key: a PEM text from its first line on, and every run of more than 40 letters of
 * base64 (a digest in lower-case hex is none). Says how much was taken out; the text never grows.
 */
void sw_hide_secrets(char *text);

/** Is this a path or a URI, as far as can be seen, and not a text that was given in its place? */
bool sw_looks_like_path(const char *text);

#endif
