/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A buffer that grows up to a ceiling its owner must name.
 *
 * An append that fails (ceiling, memory) marks the buffer and later appends do nothing, so that a text is written in a
 * row and asked once, with sw_buf_failed. What is there is always closed with a NUL that is not counted.
 */
#ifndef SW_BASE_BUF_H
#define SW_BASE_BUF_H

#include "base/shared.h"

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

typedef struct sw_buf {
    char *data; /**< NULL before the first append; use sw_buf_text */
    size_t size;
    size_t room;
    size_t ceiling;
    bool failed;
    bool too_long; /**< failed because of the ceiling */
} sw_buf;

#define SW_BUF_INIT(the_ceiling)                \
    {                                           \
        NULL, 0, 0, (the_ceiling), false, false \
    }

SW_SHARED void sw_buf_add(sw_buf *buf, const void *bytes, size_t size);
SW_SHARED void sw_buf_add_text(sw_buf *buf, const char *text);
SW_SHARED void sw_buf_add_char(sw_buf *buf, char c);
SW_SHARED void sw_buf_addf(sw_buf *buf, const char *format, ...) SW_PRINTF(2, 3);

/** A netstring, "5:hello,": with its length in front, no two lists of fields can be written alike. */
SW_SHARED void sw_buf_add_netstring(sw_buf *buf, const char *text);

/** Never NULL. Borrowed until the next append. */
SW_SHARED const char *sw_buf_text(const sw_buf *buf);

/** Hands the text over and leaves the buffer empty. @return yours, with sw_release; NULL when the buffer failed */
SW_SHARED char *sw_buf_take(sw_buf *buf);

/** SW_OK, or SW_E_LIMIT or SW_E_NOMEM with a message that names what was being written. */
SW_SHARED int sw_buf_check(const sw_buf *buf, const char *what, sw_error *err);

/** Empties it for another use; keeps the room and the ceiling. */
SW_SHARED void sw_buf_clear(sw_buf *buf);

SW_SHARED void sw_buf_free(sw_buf *buf);

/** The same, with the bytes overwritten first. */
SW_SHARED void sw_buf_free_secret(sw_buf *buf);

#endif
