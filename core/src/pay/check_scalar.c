/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "pay/checking.h"

#include <stdio.h>
#include <string.h>

/* Characters of UTF-8: every byte that does not continue one. */
static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static bool is_one_of(const char *const *texts, const char *text)
{
    for (; *texts; texts++)
        if (strcmp(*texts, text) == 0)
            return true;
    return false;
}

/* "A, B, C", as many as fit. */
static void write_list(char *out, size_t size, const char *const *texts)
{
    size_t at = 0;
    out[0] = '\0';
    for (; *texts; texts++) {
        size_t more = strlen(*texts) + (at ? 2 : 0);
        if (at + more + sizeof ", ..." > size) {
            snprintf(out + at, size - at, ", ...");
            return;
        }
        at += (size_t)snprintf(out + at, size - at, "%s%s", at ? ", " : "", *texts);
    }
}

/* What was given is quoted only when it is nearly a value: anything else may be a secret in the wrong place. */
static void check_values(sw_checking *it, const sw_values *values, const char *text)
{
    char message[256], known[160];
    if (!values || !*values->texts || is_one_of(values->texts, text))
        return;
    const char *nearest = sw_nearest(values->texts, text);
    write_list(known, sizeof known, values->texts);
    if (!*text)
        snprintf(message, sizeof message, "is empty: known are %s", known);
    else if (nearest)
        snprintf(message, sizeof message, "\"%.40s\" is not a value that we know: did you mean %s?", text, nearest);
    else
        snprintf(message, sizeof message, "this is not a value that we know: known are %s", known);
    if (values->closed || !*text)
        sw_checking_refuse(it, "%s", message);
    else
        sw_checking_warn(it, "%s", message);
}

static const char *doubt(const sw_field *field)
{
    return field->confidence == SW_ASSUMED ? " (an assumed limit: see validation)" : "";
}

static void check_length(sw_checking *it, const sw_field *field, const char *text)
{
    size_t characters = count_characters(text), bytes = strlen(text);
    if (field->chars && characters > field->chars)
        sw_checking_refuse(it, "has %zu characters; at most %zu are allowed%s", characters, field->chars, doubt(field));
    if (field->bytes && bytes > field->bytes)
        sw_checking_refuse(it, "has %zu bytes of UTF-8; at most %zu are allowed%s", bytes, field->bytes, doubt(field));
}

void sw_check_text(sw_checking *it, const sw_field *field, const char *text)
{
    if (field->flag == SW_FIELD_REQUIRED && !*text)
        sw_checking_refuse(it, "is empty");
    check_length(it, field, text);
    check_values(it, field->values, text);
}

static void check_url(sw_checking *it, const sw_field *field, const char *url)
{
    bool secure = sw_starts_with(url, "https://"), plain = sw_starts_with(url, "http://");
    const char *rest = strstr(url, "://");
    check_length(it, field, url);
    if (!(secure || plain) || !rest[3] || strchr("/?#", rest[3]) || !sw_is_printable(url) || strchr(url, ' '))
        sw_checking_refuse(it, "must be an absolute URL, such as https://shop.example/paid");
    else if (plain && it->options->environment == SW_ENVIRONMENT_LIVE)
        sw_checking_refuse(it, "must begin with https:// with a live key");
}

static bool is_country(const char *text)
{
    return strlen(text) == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

/* Each of "A,B,C". */
static void check_list(sw_checking *it, const sw_field *field, const char *list)
{
    for (;;) {
        char item[128];
        size_t size = strcspn(list, ",");
        snprintf(item, sizeof item, "%.*s", (int)(size < sizeof item ? size : sizeof item), list);
        check_values(it, field->values, item);
        list += size;
        if (!*list++)
            return;
    }
}

static void check_integer_text(sw_checking *it, const sw_field *field, const char *text)
{
    size_t number = 0, size = strlen(text);
    bool whole = size > 0 && size < 10;
    for (size_t i = 0; whole && i < size; i++) {
        whole = sw_is_digit(text[i]);
        number = number * 10 + (size_t)(text[i] - '0');
    }
    if (field->bytes && (!whole || number < field->chars || number > field->bytes))
        sw_checking_refuse(it, "must be a whole number from %zu to %zu", field->chars, field->bytes);
    else if (!whole || number < field->chars)
        sw_checking_refuse(it, "must be a whole number, %zu or more", field->chars);
}

static void check_string(sw_checking *it, const sw_field *field, const char *text)
{
    switch (field->shape) {
    case SW_SHAPE_URL:
        check_url(it, field, text);
        return;
    case SW_SHAPE_TIME:
        if (!sw_is_basic_date(text))
            sw_checking_refuse(it, "must be a time in UTC of the form 20260102T030405Z");
        return;
    case SW_SHAPE_COUNTRY:
        if (!is_country(text))
            sw_checking_refuse(it, "must be a country's code of two capital letters, such as DE");
        return;
    case SW_SHAPE_CURRENCY:
        sw_check_currency(it, text);
        return;
    case SW_SHAPE_LIST:
        check_list(it, field, text);
        return;
    case SW_SHAPE_INTEGER:
        check_integer_text(it, field, text);
        return;
    default:
        sw_check_text(it, field, text);
    }
}

static const char *wanted(const sw_field *field, bool is_query)
{
    switch (field->shape) {
    case SW_SHAPE_BOOL:
    case SW_SHAPE_FLAG:
        return "true or false, without quotes";
    case SW_SHAPE_INTEGER:
    case SW_SHAPE_EPOCH_MS:
        return is_query ? "a string" : "a whole number";
    case SW_SHAPE_NUMBER:
    case SW_SHAPE_AMOUNT:
        return "a number, or a string of one";
    case SW_SHAPE_MAP:
        return "an object";
    default:
        return "a string";
    }
}

static bool is_of_kind(const sw_checking *it, const sw_field *field, const sw_json *value)
{
    sw_json_kind kind = sw_json_kind_of(value);
    const char *text = sw_json_text(value);
    switch (field->shape) {
    case SW_SHAPE_ANYTHING:
        return true;
    case SW_SHAPE_BOOL:
        return kind == SW_JSON_BOOL || (it->is_query && text);
    case SW_SHAPE_FLAG:
        return kind == SW_JSON_BOOL || (text && (strcmp(text, "true") == 0 || strcmp(text, "false") == 0));
    case SW_SHAPE_INTEGER:
    case SW_SHAPE_EPOCH_MS:
        return it->is_query ? text != NULL : sw_json_integer(value, -1) >= 0;
    case SW_SHAPE_NUMBER:
    case SW_SHAPE_AMOUNT:
        return text || kind == SW_JSON_NUMBER;
    default:
        return text != NULL;
    }
}

void sw_check_scalar(sw_checking *it, const sw_field *field, const sw_json *value)
{
    if (!is_of_kind(it, field, value))
        sw_checking_refuse(it, "must be %s", wanted(field, it->is_query));
    else if (sw_json_text(value) && field->shape != SW_SHAPE_ANYTHING && field->shape != SW_SHAPE_FLAG &&
             field->shape != SW_SHAPE_AMOUNT)
        check_string(it, field, sw_json_text(value));
}
