/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/canonical.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A piece of a list, up to its separator. */
typedef struct piece {
    const char *text;
    size_t size;
} piece;

static size_t split(piece *out, size_t room, const char *list, char separator)
{
    size_t count = 0;
    while (*list && count < room) {
        const char *end = strchr(list, separator);
        size_t size = end ? (size_t)(end - list) : strlen(list);
        if (size > 0)
            out[count++] = (piece){ list, size };
        list += size + (end ? 1 : 0);
    }
    return count;
}

static int compare_names(const void *a, const void *b)
{
    const piece *x = a;
    const piece *y = b;
    for (size_t i = 0; i < x->size && i < y->size; i++) {
        int difference = (unsigned char)sw_lower(x->text[i]) - (unsigned char)sw_lower(y->text[i]);
        if (difference)
            return difference;
    }
    return (x->size > y->size) - (x->size < y->size);
}

static bool names_header(const piece *name, const char *header)
{
    const piece other = { header, strlen(header) };
    return compare_names(name, &other) == 0;
}

static size_t sorted_names(piece out[EM_MAX_SIGNED_HEADERS], const char *signed_headers)
{
    size_t count = split(out, EM_MAX_SIGNED_HEADERS, signed_headers, ';');
    qsort(out, count, sizeof *out, compare_names);
    return count;
}

/* Outer white space goes, inner runs become one space. */
static void add_value(sw_buf *out, const char *value)
{
    bool space = false;
    bool begun = false;
    for (; *value; value++) {
        if (*value == ' ' || *value == '\t') {
            space = begun;
            continue;
        }
        if (space)
            sw_buf_add_char(out, ' ');
        sw_buf_add_char(out, *value);
        space = false;
        begun = true;
    }
}

static void add_header(sw_buf *out, const em_request *request, const piece *name)
{
    for (size_t i = 0; i < name->size; i++)
        sw_buf_add_char(out, sw_lower(name->text[i]));
    char mark = ':';
    for (size_t i = 0; i < request->header_count; i++)
        if (names_header(name, request->headers[i].name)) {
            sw_buf_add_char(out, mark);
            add_value(out, request->headers[i].value);
            mark = ',';
        }
    if (mark == ':')
        sw_buf_add_char(out, mark);
    sw_buf_add_char(out, '\n');
}

/* Decoded and encoded anew, so that "a b", "a%20b" and "a%20B" come out as what they mean. */
static void add_encoded(sw_buf *out, const char *text, size_t size)
{
    static const char hex[] = "0123456789ABCDEF";
    char *plain = em_decode_percent(text, size);
    for (const char *c = plain; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        if (sw_is_alnum(*c) || strchr("-._~", *c)) {
            sw_buf_add_char(out, *c);
        } else {
            char escaped[3] = { '%', hex[byte >> 4], hex[byte & 15] };
            sw_buf_add(out, escaped, sizeof escaped);
        }
    }
    sw_release(plain);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *encode_pair(const piece *pair)
{
    sw_buf text = SW_BUF_INIT(EM_MAX_CANONICAL);
    const char *mark = memchr(pair->text, '=', pair->size);
    size_t name_size = mark ? (size_t)(mark - pair->text) : pair->size;
    add_encoded(&text, pair->text, name_size);
    sw_buf_add_char(&text, '\x01'); /* below every letter, so that "a" sorts before "a-b"; becomes '=' */
    if (mark)
        add_encoded(&text, mark + 1, pair->size - name_size - 1);
    return em_take(&text);
}

static void add_query(sw_buf *out, const char *query)
{
    piece pairs[EM_MAX_SIGNED_HEADERS];
    char *texts[EM_MAX_SIGNED_HEADERS];
    size_t count = split(pairs, EM_MAX_SIGNED_HEADERS, query, '&');
    for (size_t i = 0; i < count; i++)
        texts[i] = encode_pair(&pairs[i]);
    qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 0; i < count; i++) {
        *strchr(texts[i], '\x01') = '=';
        if (i > 0)
            sw_buf_add_char(out, '&');
        sw_buf_add_text(out, texts[i]);
        sw_release(texts[i]);
    }
}

void em_canonical_query(sw_buf *out, const em_request *request)
{
    add_query(out, request->query);
}

void em_canonical_headers(sw_buf *out, const em_request *request, const char *signed_headers)
{
    piece names[EM_MAX_SIGNED_HEADERS];
    size_t count = sorted_names(names, signed_headers);
    for (size_t i = 0; i < count; i++)
        add_header(out, request, &names[i]);
}

void em_canonical_request(sw_buf *out, const em_request *request, const char *signed_headers)
{
    char digest[SW_SHA256_HEX_SIZE] = "";
    sw_sha256_hex(digest, sw_buf_text(&request->body), request->body.size, NULL);
    sw_buf_addf(out, "%s\n", request->method);
    sw_buf_add_text(out, request->path);
    sw_buf_add_char(out, '\n');
    em_canonical_query(out, request);
    sw_buf_add_char(out, '\n');
    em_canonical_headers(out, request, signed_headers);
    sw_buf_add_char(out, '\n');
    sw_buf_add_text(out, signed_headers);
    sw_buf_addf(out, "\n%s", digest);
}

void em_string_to_sign(char out[EM_MAX_STRING_TO_SIGN], const char *algorithm, const char *text, size_t size)
{
    char digest[SW_SHA256_HEX_SIZE] = "";
    sw_sha256_hex(digest, text, size, NULL);
    snprintf(out, EM_MAX_STRING_TO_SIGN, "%s\n%s", algorithm, digest);
}

bool em_is_signed(const char *signed_headers, const char *name)
{
    piece names[EM_MAX_SIGNED_HEADERS];
    size_t count = split(names, EM_MAX_SIGNED_HEADERS, signed_headers, ';');
    for (size_t i = 0; i < count; i++)
        if (names_header(&names[i], name))
            return true;
    return false;
}

bool em_is_bad_list(const char *signed_headers)
{
    piece names[EM_MAX_SIGNED_HEADERS];
    size_t count = sorted_names(names, signed_headers);
    for (size_t i = 1; i < count; i++)
        if (compare_names(&names[i - 1], &names[i]) == 0)
            return true;
    return count == 0;
}
