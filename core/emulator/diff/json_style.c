/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/json_style.h"

#include "base/json.h"
#include "base/memory.h"
#include "emulator/must.h"
#include "emulator/request.h"

#include <string.h>

enum { LONGEST = 16 * EM_MAX_BODY };

typedef struct style {
    const char *after_comma;
    const char *after_colon;
    int indent; /* 0: all on one line */
} style;

static void add_line(sw_buf *out, const style *like, int depth)
{
    if (like->indent == 0)
        return;
    sw_buf_add_char(out, '\n');
    for (int i = 0; i < depth * like->indent; i++)
        sw_buf_add_char(out, ' ');
}

/* Strings are copied as they are. @return behind the closing quote */
static const char *add_string(sw_buf *out, const char *c)
{
    const char *start = c++;
    while (*c && *c != '"')
        c += *c == '\\' && c[1] ? 2 : 1;
    c += *c == '"';
    sw_buf_add(out, start, (size_t)(c - start));
    return c;
}

static const char *skip_space(const char *c)
{
    return c + strspn(c, " \t\r\n");
}

static char *write_like(const char *text, const style *like)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    int depth = 0;
    for (const char *c = skip_space(text); *c; c = skip_space(c)) {
        if (*c == '"') {
            c = add_string(&out, c);
            continue;
        }
        bool closes = *c == '}' || *c == ']', opens = *c == '{' || *c == '[';
        bool is_empty = opens && strchr("}]", *skip_space(c + 1));
        if (closes)
            add_line(&out, like, --depth);
        sw_buf_add_char(&out, *c);
        if (is_empty) {
            c = skip_space(c + 1);
            sw_buf_add_char(&out, *c);
        } else if (opens) {
            add_line(&out, like, ++depth);
        }
        if (*c == ',') {
            sw_buf_add_text(&out, like->after_comma);
            add_line(&out, like, depth);
        }
        if (*c == ':')
            sw_buf_add_text(&out, like->after_colon);
        c += *c != '\0';
    }
    return em_take(&out);
}

char *em_json_compact(const char *text)
{
    static const style like = { "", "", 0 };
    return write_like(text, &like);
}

char *em_json_spaced(const char *text)
{
    static const style like = { " ", " ", 0 };
    return write_like(text, &like);
}

char *em_json_pretty(const char *text, int indent)
{
    style like = { "", " ", indent };
    return write_like(text, &like);
}

/* The member whose name comes next after one that was written. */
static const sw_json *next_by_name(const sw_json *object, const char *after)
{
    const sw_json *best = NULL;
    for (const sw_json *one = sw_json_first(object); one; one = sw_json_next(one)) {
        const char *name = sw_json_name(one);
        if ((!after || strcmp(name, after) > 0) && (!best || strcmp(name, sw_json_name(best)) < 0))
            best = one;
    }
    return best;
}

static sw_json *sort(const sw_json *value)
{
    sw_json_kind kind = sw_json_kind_of(value);
    if (kind == SW_JSON_ARRAY) {
        sw_json *list = em_json(sw_json_array());
        for (const sw_json *one = sw_json_first(value); one; one = sw_json_next(one))
            sw_json_append(list, sort(one));
        return list;
    }
    if (kind != SW_JSON_OBJECT)
        return em_json(sw_json_copy(value));
    sw_json *object = em_json(sw_json_object());
    for (const sw_json *one = next_by_name(value, NULL); one; one = next_by_name(value, sw_json_name(one)))
        sw_json_put(object, sw_json_name(one), sort(one));
    return object;
}

char *em_json_sorted(const char *text)
{
    sw_json *value = NULL;
    if (sw_json_parse(&value, text, strlen(text), NULL) != SW_OK)
        return NULL;
    sw_json *sorted = sort(value);
    char *written = sw_json_write(sorted, false);
    char *out = em_copy(written);
    sw_json_release_text(written);
    sw_json_free(sorted);
    sw_json_free(value);
    return out;
}

/* One character of valid UTF-8. @return its bytes */
static int read_character(const unsigned char *c, unsigned *code)
{
    int more = *c >= 0xF0 ? 3 : *c >= 0xE0 ? 2 : 1;
    *code = *c & (0x3Fu >> more);
    for (int i = 1; i <= more; i++)
        *code = *code << 6 | (c[i] & 0x3Fu);
    return more + 1;
}

char *em_json_escaped(const char *text)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    bool changed = false;
    for (const char *c = text; *c;) {
        unsigned code;
        if ((unsigned char)*c < 0x80) {
            sw_buf_add_char(&out, *c++);
            continue;
        }
        c += read_character((const unsigned char *)c, &code);
        changed = true;
        if (code >= 0x10000)
            sw_buf_addf(&out, "\\u%04x\\u%04x", 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF));
        else
            sw_buf_addf(&out, "\\u%04x", code);
    }
    char *written = em_take(&out);
    if (changed)
        return written;
    sw_release(written);
    return NULL;
}
