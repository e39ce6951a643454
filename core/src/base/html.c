/* SPDX-License-Identifier: Apache-2.0 */
#include "base/html.h"

#include "base/text.h"

#include <string.h>

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void sw_html_add(sw_buf *out, const char *text)
{
    for (; *text; text++) {
        const char *entity = entity_of(*text);
        if (entity)
            sw_buf_add_text(out, entity);
        else
            sw_buf_add_char(out, *text);
    }
}

void sw_html_add_json(sw_buf *out, const char *json)
{
    for (; *json; json++) {
        bool is_line_end = strncmp(json, "\xE2\x80\xA8", 3) == 0 || strncmp(json, "\xE2\x80\xA9", 3) == 0;
        if (is_line_end) {
            sw_buf_addf(out, "\\u20%02x", (unsigned)(unsigned char)json[2] - 0x80);
            json += 2;
        } else if (strchr("<>&", *json)) {
            sw_buf_addf(out, "\\u%04x", (unsigned)*json);
        } else {
            sw_buf_add_char(out, *json);
        }
    }
}

bool sw_html_is_nonce(const char *text)
{
    enum { SHORTEST = 16, LONGEST = 256 };
    size_t size = 0;
    while (sw_is_alnum(text[size]) || (text[size] && strchr("+/-_=", text[size])))
        size++;
    return text[size] == '\0' && size >= SHORTEST && size <= LONGEST;
}
