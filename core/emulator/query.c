/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/query.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/request.h"

#include <string.h>

enum { MOST_DIGITS = 9 };

static void put_pair(sw_json *object, const char *pair, size_t size)
{
    size_t name_size = strcspn(pair, "=&");
    char *name = em_decode_percent(pair, name_size);
    const char *rest = name_size < size ? pair + name_size + 1 : "";
    char *value = em_decode_percent(rest, name_size < size ? size - name_size - 1 : 0);
    sw_json_put_text(object, name, sw_is_utf8(value, strlen(value)) ? value : "?");
    sw_release(name);
    sw_release(value);
}

size_t em_query_count(const char *query)
{
    size_t count = *query != '\0';
    for (; *query; query++)
        count += *query == '&';
    return count;
}

sw_json *em_query_read(const char *query)
{
    sw_json *object = em_json(sw_json_object());
    size_t left = EM_MAX_FIELDS;
    for (const char *pair = query; *pair && left > 0; pair += *pair == '&', left--) {
        size_t size = strcspn(pair, "&");
        if (size > 0)
            put_pair(object, pair, size);
        pair += size;
    }
    return object;
}

bool em_query_number(em_answer *answer, const sw_json *query, const char *name, int64_t *out)
{
    const char *text = sw_json_get_text(query, name);
    int64_t number = 0;
    if (!text)
        return true;
    const char *c = text;
    for (; sw_is_digit(*c) && c - text < MOST_DIGITS; c++)
        number = number * 10 + (*c - '0');
    if (*c != '\0' || number == 0)
        return em_answer_error(answer, "InvalidParameterValue",
                               "The value provided for [%s] is invalid: it must be a number above zero.", name);
    *out = number;
    return true;
}

int64_t em_query_digits(const sw_json *query, const char *name, int64_t otherwise)
{
    enum { MOST = 15 };
    const char *text = sw_json_get_text(query, name);
    int64_t number = 0;
    for (size_t i = 0; text && sw_is_digit(text[i]) && i < MOST; i++)
        number = number * 10 + (text[i] - '0');
    return text ? number : otherwise;
}

/* The next text of a list, which is moved on behind it. @return yours; NULL at the end */
static char *take_text(const char **list)
{
    if (!*list)
        return NULL;
    size_t size = strcspn(*list, ",");
    char *text = em_new(size + 1);
    memcpy(text, *list, size);
    *list = (*list)[size] == ',' ? *list + size + 1 : NULL;
    return text;
}

bool em_query_check_list(em_answer *answer, const sw_json *query, const char *name, const char *const *values)
{
    const char *list = sw_json_get_text(query, name);
    char *text;
    while ((text = take_text(&list)) != NULL) {
        bool known = em_value_of(values, text) != NULL;
        sw_release(text);
        if (!known)
            return em_answer_error(answer, "InvalidParameterValue",
                                   "The value provided for [%s] is invalid: one of its texts is none of the values "
                                   "allowed.",
                                   name);
    }
    return true;
}

bool em_query_has(const sw_json *query, const char *name, const char *value)
{
    const char *list = sw_json_get_text(query, name);
    bool found = !list;
    char *text;
    while (!found && (text = take_text(&list)) != NULL) {
        found = strcmp(text, value) == 0;
        sw_release(text);
    }
    return found;
}
