/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How the library fills in an sw_error. Every function takes NULL for err and returns the code.
 */
#ifndef SW_BASE_ERROR_H
#define SW_BASE_ERROR_H

#include "base/shared.h"

#include <savedwallet/error.h>

#include <stddef.h>

/** Sets code and message. The message is one line, without a full stop, and never holds a secret. */
SW_SHARED int sw_fail(sw_error *err, int code, const char *format, ...) SW_PRINTF(3, 4);

/** The same, naming the field (JSON pointer, option or member) that was wrong. */
SW_SHARED int sw_fail_field(sw_error *err, int code, const char *field, const char *format, ...) SW_PRINTF(4, 5);

SW_SHARED int sw_fail_memory(sw_error *err);

/**
 * Copies text into a member of fixed size; what does not fit is cut at a character, and control characters become '?'.
 */
SW_SHARED void sw_error_copy(char *member, size_t size, const char *text);

#endif
