/* SPDX-License-Identifier: Apache-2.0 */
#include "base/uri.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <savedwallet/limits.h>

#include <stdlib.h>
#include <string.h>

static bool is_unreserved(char c)
{
    return sw_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static int hex_value(char c)
{
    c = sw_lower(c);
    return sw_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that a %XX stands for; -1 when it is not one. */
static int escaped_byte(const char *text, size_t left)
{
    if (left < 3 || text[0] != '%')
        return -1;
    int high = hex_value(text[1]), low = hex_value(text[2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

static void encode_byte(sw_buf *out, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    if (is_unreserved((char)byte)) {
        sw_buf_add_char(out, (char)byte);
        return;
    }
    char escape[3] = { '%', digits[byte >> 4], digits[byte & 15] };
    sw_buf_add(out, escape, sizeof escape);
}

void sw_uri_encode(sw_buf *out, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        encode_byte(out, (unsigned char)bytes[i]);
}

bool sw_uri_decode(sw_buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        int byte = text[i] == '%' ? escaped_byte(text + i, size - i) : (unsigned char)text[i];
        if (byte < 0)
            return false;
        sw_buf_add_char(out, (char)byte);
        i += text[i] == '%' ? 2 : 0;
    }
    return true;
}

/* Some servers read %2e as '.', and fold the path after the signature was made. */
bool sw_uri_stands_for(const char *text, size_t size, const char *meant)
{
    for (size_t i = 0; i < size; i++, meant++) {
        int byte = text[i] == '%' ? escaped_byte(text + i, size - i) : (unsigned char)text[i];
        if (byte <= 0 || byte != (unsigned char)*meant)
            return false;
        i += text[i] == '%' ? 2 : 0;
    }
    return *meant == '\0';
}

static bool is_dot_segment(const char *segment, size_t size)
{
    size_t dots = 0;
    for (size_t i = 0; i < size; dots++) {
        if (segment[i] == '.')
            i++;
        else if (escaped_byte(segment + i, size - i) == '.')
            i += 3;
        else
            return false;
    }
    return dots == 1 || dots == 2;
}

static int check_segment(const char *segment, size_t size, sw_error *err)
{
    if (is_dot_segment(segment, size))
        return sw_fail_field(
            err, SW_E_INVALID, "path",
            "the path has a relative part (\".\" or \"..\"): it would reach another operation than the signed one");
    for (size_t i = 0; i < size; i++) {
        char c = segment[i];
        if (c == '%' && escaped_byte(segment + i, size - i) < 0)
            return sw_fail_field(err, SW_E_INVALID, "path", "the path has a '%%' that does not start a %%XX escape");
        if (c != '%' && !is_unreserved(c) && !strchr("!$&'()*+,;=:@", c))
            return sw_fail_field(err, SW_E_INVALID, "path",
                                 "the path has a character (byte %u) that must be percent-encoded",
                                 (unsigned)(unsigned char)c);
    }
    return SW_OK;
}

int sw_path_check(const char *path, sw_error *err)
{
    if (!path || path[0] != '/')
        return sw_fail_field(err, SW_E_INVALID, "path", "the path must start with '/'");
    if (strlen(path) > SW_MAX_URL)
        return sw_fail_field(err, SW_E_LIMIT, "path", "the path is longer than %d bytes", SW_MAX_URL);
    int code = SW_OK;
    for (const char *segment = path + 1; code == SW_OK;) {
        size_t size = strcspn(segment, "/");
        bool last = segment[size] == '\0';
        if (size == 0 && !last)
            return sw_fail_field(err, SW_E_INVALID, "path", "the path has \"//\"");
        code = check_segment(segment, size, err);
        if (last)
            break;
        segment += size + 1;
    }
    return code;
}

typedef struct pair {
    const char *name; /* into the text of pairs.text */
    const char *value;
} pair;

static int compare_pairs(const void *a, const void *b)
{
    const pair *left = a, *right = b;
    int names = strcmp(left->name, right->name);
    return names ? names : strcmp(left->value, right->value);
}

/* Decodes first, so that what is already encoded, in either case of hex, comes out encoded once. */
static int encode_part(sw_buf *out, const char *part, size_t size, sw_error *err)
{
    for (size_t i = 0; i < size; i++) {
        if (part[i] != '%') {
            encode_byte(out, (unsigned char)part[i]);
            continue;
        }
        int byte = escaped_byte(part + i, size - i);
        if (byte < 0)
            return sw_fail_field(err, SW_E_INVALID, "query", "the query has a '%%' that does not start a %%XX escape");
        encode_byte(out, (unsigned char)byte);
        i += 2;
    }
    return SW_OK;
}

static int check_query(const char *query, sw_error *err)
{
    if (strlen(query) > SW_MAX_QUERY)
        return sw_fail_field(err, SW_E_LIMIT, "query", "the query is longer than %d bytes", SW_MAX_QUERY);
    if (query[0] == '?')
        return sw_fail_field(err, SW_E_INVALID, "query", "give the query without its '?'");
    if (strchr(query, '#') || !sw_is_printable(query))
        return sw_fail_field(err, SW_E_INVALID, "query",
                             "the query has a '#' or a control character: percent-encode it");
    return SW_OK;
}

/* Writes "name\0value\0" for each pair, encoded, and counts them. */
static int encode_pairs(sw_buf *out, size_t *count, const char *query, sw_error *err)
{
    int code = SW_OK;
    while (*query && code == SW_OK) {
        size_t size = strcspn(query, "&");
        size_t name = strcspn(query, "=&");
        if (size > 0) {
            code = encode_part(out, query, name, err);
            sw_buf_add_char(out, '\0');
            if (code == SW_OK && name < size)
                code = encode_part(out, query + name + 1, size - name - 1, err);
            sw_buf_add_char(out, '\0');
            ++*count;
        }
        query += size + (query[size] == '&');
    }
    return code == SW_OK ? sw_buf_check(out, "the encoded query", err) : code;
}

static void sort_pairs(pair *pairs, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        pairs[i].name = text;
        pairs[i].value = text + strlen(text) + 1;
        text = pairs[i].value + strlen(pairs[i].value) + 1;
    }
    qsort(pairs, count, sizeof *pairs, compare_pairs);
}

int sw_query_canonical(sw_buf *out, const char *query, sw_error *err)
{
    if (!query || !*query)
        return SW_OK;
    sw_buf text = SW_BUF_INIT(3 * SW_MAX_QUERY + 2);
    size_t count = 0;
    pair *pairs = NULL;
    int code = check_query(query, err);
    if (code == SW_OK)
        code = encode_pairs(&text, &count, query, err);
    if (code == SW_OK && count > 0) {
        pairs = sw_alloc(count * sizeof *pairs);
        if (!pairs)
            code = sw_fail_memory(err);
    }
    if (code == SW_OK && count > 0) {
        sort_pairs(pairs, count, sw_buf_text(&text));
        for (size_t i = 0; i < count; i++) {
            sw_buf_add_text(out, i ? "&" : "");
            sw_buf_add_text(out, pairs[i].name);
            sw_buf_add_char(out, '=');
            sw_buf_add_text(out, pairs[i].value);
        }
        code = sw_buf_check(out, "the query", err);
    }
    sw_release(pairs);
    sw_buf_free(&text);
    return code;
}
