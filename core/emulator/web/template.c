/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/web/template.h"

#include "base/html.h"
#include "emulator/web/asset.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 64 };

/* What a name is looked for in: the innermost section first. */
typedef struct scope {
    const sw_json *value;
    const struct scope *outer;
} scope;

typedef struct tag {
    char kind; /* '#', '^', '/', '>', or 0 */
    char name[LONGEST_NAME];
    const char *start;
    const char *end; /* behind it */
} tag;

/* The next tag; false: there is none before the end. */
static bool find_tag(tag *out, const char *text, const char *end)
{
    const char *start = strstr(text, "{{");
    const char *close = start ? strstr(start, "}}") : NULL;
    if (!close || close + 2 > end)
        return false;
    const char *name = start + 2;
    out->kind = strchr("#^/>", *name) ? *name++ : '\0';
    snprintf(out->name, sizeof out->name, "%.*s", (int)(close - name), name);
    out->start = start;
    out->end = close + 2;
    return true;
}

static const sw_json *find_first(const scope *from, const char *name)
{
    const sw_json *value = NULL;
    for (; from && !value; from = from->outer)
        value = sw_json_get(from->value, name);
    return value;
}

static const sw_json *find_value(const scope *from, const char *name)
{
    char part[LONGEST_NAME];
    size_t size = strcspn(name, ".");
    if (strcmp(name, ".") == 0)
        return from->value;
    snprintf(part, sizeof part, "%.*s", (int)size, name);
    const sw_json *value = find_first(from, part);
    return name[size] == '.' ? sw_json_get(value, name + size + 1) : value;
}

static bool is_there(const sw_json *value)
{
    switch (sw_json_kind_of(value)) {
    case SW_JSON_BOOL:
        return sw_json_is_true(value);
    case SW_JSON_STRING:
        return *sw_json_text(value) != '\0';
    case SW_JSON_ARRAY:
        return sw_json_size(value) > 0;
    default:
        return value && sw_json_kind_of(value) != SW_JSON_NULL;
    }
}

static const char *text_of(const sw_json *value)
{
    const char *text = sw_json_text(value);
    return text ? text : "";
}

/* The tag that closes a section; sections of one name do not lie in each other. */
static bool find_close(tag *close, const tag *open, const char *end)
{
    const char *text = open->end;
    while (find_tag(close, text, end)) {
        if (close->kind == '/' && strcmp(close->name, open->name) == 0)
            return true;
        text = close->end;
    }
    return false;
}

static void render(sw_buf *out, const char *text, const char *end, const scope *values);

static void render_section(sw_buf *out, const tag *open, const tag *close, const scope *values)
{
    const sw_json *value = find_value(values, open->name);
    if (open->kind == '^') {
        if (!is_there(value))
            render(out, open->end, close->start, values);
        return;
    }
    bool is_list = sw_json_kind_of(value) == SW_JSON_ARRAY;
    const sw_json *one = is_list ? sw_json_first(value) : value;
    for (; is_there(value) && one; one = is_list ? sw_json_next(one) : NULL)
        render(out, open->end, close->start, &(scope){ one, values });
}

static void render_part(sw_buf *out, const char *name, const scope *values)
{
    char file[LONGEST_NAME + 8];
    snprintf(file, sizeof file, "%s.html", name);
    const char *text = em_asset_text(file);
    if (text)
        render(out, text, text + strlen(text), values);
}

static void render(sw_buf *out, const char *text, const char *end, const scope *values)
{
    tag open, close;
    while (find_tag(&open, text, end)) {
        sw_buf_add(out, text, (size_t)(open.start - text));
        text = open.end;
        if (open.kind == '>') {
            render_part(out, open.name, values);
        } else if (open.kind == '\0') {
            sw_html_add(out, text_of(find_value(values, open.name)));
        } else if (find_close(&close, &open, end)) {
            render_section(out, &open, &close, values);
            text = close.end;
        }
    }
    sw_buf_add(out, text, (size_t)(end - text));
}

void em_template(sw_buf *out, const char *file, const sw_json *values)
{
    const char *text = em_asset_text(file);
    if (text)
        render(out, text, text + strlen(text), &(scope){ values, NULL });
}
