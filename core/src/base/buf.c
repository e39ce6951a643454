/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool make_room(sw_buf *buf, size_t size)
{
    if (buf->failed)
        return false;
    if (size > buf->ceiling - buf->size) {
        buf->failed = buf->too_long = true;
        return false;
    }
    size_t needed = buf->size + size + 1;
    if (needed <= buf->room)
        return true;
    size_t room = buf->room ? buf->room : 64;
    while (room < needed)
        room *= 2;
    char *data = sw_resize(buf->data, room);
    if (!data) {
        buf->failed = true;
        return false;
    }
    buf->data = data;
    buf->room = room;
    return true;
}

void sw_buf_add(sw_buf *buf, const void *bytes, size_t size)
{
    if (!make_room(buf, size))
        return;
    if (size)
        memcpy(buf->data + buf->size, bytes, size);
    buf->size += size;
    buf->data[buf->size] = '\0';
}

void sw_buf_add_text(sw_buf *buf, const char *text)
{
    sw_buf_add(buf, text, strlen(text));
}

void sw_buf_add_char(sw_buf *buf, char c)
{
    sw_buf_add(buf, &c, 1);
}

void sw_buf_addf(sw_buf *buf, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    int size = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (size < 0 || (size_t)size >= sizeof text) {
        buf->failed = buf->too_long = true;
        return;
    }
    sw_buf_add(buf, text, (size_t)size);
}

void sw_buf_add_netstring(sw_buf *buf, const char *text)
{
    sw_buf_addf(buf, "%zu:", strlen(text));
    sw_buf_add_text(buf, text);
    sw_buf_add_char(buf, ',');
}

const char *sw_buf_text(const sw_buf *buf)
{
    return buf->data ? buf->data : "";
}

char *sw_buf_take(sw_buf *buf)
{
    if (!buf->data)
        sw_buf_add(buf, "", 0);
    char *data = buf->failed ? NULL : buf->data;
    if (!data)
        sw_release(buf->data);
    *buf = (sw_buf)SW_BUF_INIT(buf->ceiling);
    return data;
}

int sw_buf_check(const sw_buf *buf, const char *what, sw_error *err)
{
    if (!buf->failed)
        return SW_OK;
    if (buf->too_long)
        return sw_fail(err, SW_E_LIMIT, "%s is longer than %zu bytes", what, buf->ceiling);
    return sw_fail_memory(err);
}

void sw_buf_clear(sw_buf *buf)
{
    buf->size = 0;
    buf->failed = buf->too_long = false;
    if (buf->data)
        buf->data[0] = '\0';
}

void sw_buf_free(sw_buf *buf)
{
    sw_release(buf->data);
    *buf = (sw_buf)SW_BUF_INIT(buf->ceiling);
}

void sw_buf_free_secret(sw_buf *buf)
{
    if (buf->data)
        sw_wipe(buf->data, buf->room);
    sw_buf_free(buf);
}
