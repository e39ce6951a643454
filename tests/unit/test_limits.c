/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/types.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Each limit of each field, hit from both sides. SAVEDWALLET_TEST_ROW ("create_charge_request.softDescriptor") takes
 * one row, so that ctest has a test for each; without it, all are taken.
 */

static bool is_wanted(const sw_type *type, const sw_field *field)
{
    const char *wanted = getenv("SAVEDWALLET_TEST_ROW");
    char row[160];
    snprintf(row, sizeof row, "%s.%s", type->name, field->name);
    return (!wanted || strcmp(wanted, row) == 0) && field->flag != SW_FIELD_ANSWER;
}

/* {"field": "part" so many times}, or the same in a list. */
static char *write_body(const sw_field *field, const char *part, size_t times)
{
    size_t room = strlen(field->name) + times * strlen(part) + 64;
    char *body = malloc(room);
    bool list = field->shape == SW_SHAPE_TEXTS;
    assert_non_null(body);
    int at = snprintf(body, room, "{\"%s\":%s\"%s", field->name, list ? "[" : "",
                      field->shape == SW_SHAPE_URL ? "https://" : "");
    for (size_t i = field->shape == SW_SHAPE_URL ? strlen("https://") : 0; i < times; i++)
        at += snprintf(body + at, room - (size_t)at, "%s", part);
    snprintf(body + at, room - (size_t)at, "\"%s}", list ? "]" : "");
    return body;
}

/* Is there a problem that says so, with this field? */
static bool is_told(const sw_type *type, const sw_field *field, const char *body, const char *words)
{
    sw_problems *problems = NULL;
    sw_problem problem;
    char pointer[128];
    bool told = false;
    snprintf(pointer, sizeof pointer, "/%s%s", field->name, field->shape == SW_SHAPE_TEXTS ? "/0" : "");
    sw_validate(&problems, type->name, body, strlen(body), NULL, NULL);
    assert_non_null(problems);
    for (size_t i = 0; sw_problems_get(&problem, problems, i); i++)
        told = told || (strcmp(problem.pointer, pointer) == 0 && !problem.warning && strstr(problem.message, words));
    sw_problems_free(problems);
    return told;
}

static void check_both_sides(const sw_type *type, const sw_field *field, const char *part, size_t most,
                             const char *words)
{
    char *fits = write_body(field, part, most), *longer = write_body(field, part, most + 1);
    if (is_told(type, field, fits, words))
        fail_msg("%s.%s: %zu times \"%s\" was refused", type->name, field->name, most, part);
    if (!is_told(type, field, longer, words))
        fail_msg("%s.%s: %zu times \"%s\" was taken", type->name, field->name, most + 1, part);
    free(fits);
    free(longer);
}

static bool is_text(const sw_field *field)
{
    return field->shape == SW_SHAPE_TEXT || field->shape == SW_SHAPE_TEXTS || field->shape == SW_SHAPE_URL;
}

TEST(each_limit_of_characters_is_hit_from_both_sides)
{
    for (const sw_type *type = sw_type_at(0); type; type = sw_type_at((size_t)(type - sw_type_at(0)) + 1))
        for (const sw_field *field = type->fields; field->name; field++)
            if (is_text(field) && field->chars && is_wanted(type, field)) {
                check_both_sides(type, field, "a", field->chars, "characters");
                if (!field->bytes)
                    check_both_sides(type, field, "\xC3\xA4", field->chars, "characters");
            }
}

TEST(each_limit_of_bytes_is_hit_from_both_sides)
{
    for (const sw_type *type = sw_type_at(0); type; type = sw_type_at((size_t)(type - sw_type_at(0)) + 1))
        for (const sw_field *field = type->fields; field->name; field++)
            if (is_text(field) && field->bytes && is_wanted(type, field)) {
                check_both_sides(type, field, "a", field->bytes, "bytes");
                assert_int_equal(field->bytes % 2, 0);
                check_both_sides(type, field, "\xC3\xA4", field->bytes / 2, "bytes");
            }
}

static void check_number(const sw_type *type, const sw_field *field, long number, bool fits)
{
    char body[200];
    bool is_query = strstr(type->name, "_query") != NULL;
    snprintf(body, sizeof body, is_query ? "{\"%s\":\"%ld\"}" : "{\"%s\":%ld}", field->name, number);
    if (is_told(type, field, body, "whole number") == fits)
        fail_msg("%s.%s: %ld was %s", type->name, field->name, number, fits ? "refused" : "taken");
}

TEST(each_range_of_numbers_is_hit_from_both_sides)
{
    for (const sw_type *type = sw_type_at(0); type; type = sw_type_at((size_t)(type - sw_type_at(0)) + 1))
        for (const sw_field *field = type->fields; field->name; field++)
            if (field->shape == SW_SHAPE_INTEGER && field->bytes && is_wanted(type, field)) {
                check_number(type, field, (long)field->chars, true);
                check_number(type, field, (long)field->bytes, true);
                check_number(type, field, (long)field->chars - 1, false);
                check_number(type, field, (long)field->bytes + 1, false);
            }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_limit_of_characters_is_hit_from_both_sides),
        cmocka_unit_test(each_limit_of_bytes_is_hit_from_both_sides),
        cmocka_unit_test(each_range_of_numbers_is_hit_from_both_sides),
    };
    return RUN_SUITE(tests);
}
