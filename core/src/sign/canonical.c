/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/canonical.h"

void sw_signed_headers(sw_buf *out, const sw_headers *headers)
{
    const char *separator = "";
    for (size_t i = 0; i < headers->count; i++) {
        if (!sw_header_is_signed(headers->items[i].name))
            continue;
        sw_buf_add_text(out, separator);
        sw_buf_add_text(out, headers->items[i].name);
        separator = ";";
    }
}

static void add_line(sw_buf *out, const char *text)
{
    sw_buf_add_text(out, text);
    sw_buf_add_char(out, '\n');
}

static void add_headers(sw_buf *out, const sw_headers *headers)
{
    for (size_t i = 0; i < headers->count; i++) {
        if (!sw_header_is_signed(headers->items[i].name))
            continue;
        sw_buf_add_text(out, headers->items[i].name);
        sw_buf_add_char(out, ':');
        add_line(out, headers->items[i].value);
    }
}

void sw_canonical_request(sw_buf *out, const char *method, const char *path, const char *query,
                          const sw_headers *headers, const char *sha256)
{
    add_line(out, method);
    add_line(out, path);
    add_line(out, query);
    add_headers(out, headers);
    add_line(out, ""); /* the header block ends with a line feed of its own, so an empty line follows it */
    sw_signed_headers(out, headers);
    sw_buf_add_char(out, '\n');
    sw_buf_add_text(out, sha256);
}

void sw_string_to_sign(sw_buf *out, sw_algorithm algorithm, const char *sha256)
{
    add_line(out, sw_algorithm_name(algorithm));
    sw_buf_add_text(out, sha256);
}
