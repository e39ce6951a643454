/* SPDX-License-Identifier: Apache-2.0 */
#include "http/header_line.h"

#include "base/text.h"

#include <string.h>

/* "HTTP/1.1 200 OK" or "HTTP/2 200": a new answer begins; an interim one (100, 103) is forgotten with it. */
static int take_status(sw_response *answer, const char *line, size_t size, sw_error *err)
{
    const char *space = memchr(line, ' ', size);
    int status = 0;
    for (const char *c = space ? space + 1 : line + size; c < line + size && sw_is_digit(*c) && status < 1000; c++)
        status = status * 10 + (*c - '0');
    return sw_response_begin(answer, status, err);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static int take_field(sw_response *answer, const char *line, size_t size, const char *colon, sw_error *err)
{
    const char *value = colon + 1, *end = line + size;
    while (value < end && is_space(*value))
        value++;
    while (end > value && is_space(end[-1]))
        end--;
    return sw_response_add_header(answer, line, (size_t)(colon - line), value, (size_t)(end - value), err);
}

int sw_header_line_take(sw_response *answer, bool *is_complete, const char *line, size_t size, sw_error *err)
{
    if (size > 5 && memcmp(line, "HTTP/", 5) == 0) {
        *is_complete = false;
        return take_status(answer, line, size, err);
    }
    const char *colon = memchr(line, ':', size);
    if (colon)
        return take_field(answer, line, size, colon, err);
    *is_complete = *is_complete || (size > 0 && is_space(*line)); /* the empty line at the end */
    return SW_OK;
}
