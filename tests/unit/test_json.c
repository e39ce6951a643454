/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "fuzz/same_json.h"

#include <savedwallet/limits.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sw_json *parse(const char *text)
{
    sw_json *json;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_json_parse(&json, text, strlen(text), &err));
    return json;
}

TEST(names_are_compared_by_their_case)
{
    sw_json *json = parse("{\"State\":\"wrong\",\"state\":\"right\"}");
    assert_string_equal(sw_json_get_text(json, "state"), "right");
    assert_null(sw_json_get(json, "STATE"));
    sw_json_free(json);
}

TEST(a_lookup_through_something_missing_gives_nothing)
{
    sw_json *json = parse("{\"a\":[1],\"s\":\"x\"}");
    assert_null(sw_json_get(sw_json_get(json, "b"), "c"));
    assert_null(sw_json_get(sw_json_get(json, "a"), "c"));
    assert_null(sw_json_get_text(json, "a"));
    assert_null(sw_json_get_text(NULL, "a"));
    assert_null(sw_json_first(sw_json_get(json, "s")));
    assert_null(sw_json_next(NULL));
    assert_int_equal(sw_json_size(NULL), 0);
    assert_int_equal(sw_json_kind_of(NULL), SW_JSON_MISSING);
    sw_json_free(json);
}

TEST(each_kind_is_told_from_the_others)
{
    sw_json *json = parse("[null, true, 1, \"\", [], {}]");
    static const sw_json_kind kinds[] = { SW_JSON_NULL,   SW_JSON_BOOL,  SW_JSON_NUMBER,
                                          SW_JSON_STRING, SW_JSON_ARRAY, SW_JSON_OBJECT };
    const sw_json *each = sw_json_first(json);
    for (size_t i = 0; i < COUNT_OF(kinds); i++, each = sw_json_next(each))
        assert_int_equal(sw_json_kind_of(each), kinds[i]);
    assert_null(each);
    assert_int_equal(sw_json_size(json), COUNT_OF(kinds));
    sw_json_free(json);
}

TEST(the_value_fills_the_text)
{
    static const char *const bad[] = { "",        " ",     "{} {}", "{}x", "[1],", "{\"a\":1",
                                       "{\"a\"}", "{a:1}", "[1,]",  "nul", "'a'" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_json *json = (sw_json *)1;
        if (sw_json_parse(&json, bad[i], strlen(bad[i]), NULL) == SW_OK)
            fail_msg("\"%s\" is no JSON", bad[i]);
        assert_null(json);
    }
    sw_json_free(parse(" \r\n\t{} \r\n\t"));
}

TEST(a_text_is_not_read_past_its_size)
{
    sw_json *json;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_json_parse(&json, "12345", 2, &err));
    assert_int_equal(sw_json_integer(json, 0), 12);
    sw_json_free(json);
    assert_code(SW_E_INVALID, &err, sw_json_parse(&json, "{}", 1, &err));
    assert_code(SW_E_INVALID, &err, sw_json_parse(&json, "{}\0", 3, &err));
}

TEST(the_error_says_where_the_text_went_wrong)
{
    sw_json *json;
    sw_error err = SW_ERROR_INIT;
    static const char text[] = "{\n  \"a\": 1\n}\n x";
    assert_code(SW_E_INVALID, &err, sw_json_parse(&json, text, strlen(text), &err));
    assert_contains(err.message, "line 4, column 2 of the JSON");
    assert_null(json);
}

static int parse_nested(size_t levels)
{
    char text[1000];
    assert_true(2 * levels + 1 < sizeof text);
    memset(text, '[', levels);
    text[levels] = '1';
    memset(text + levels + 1, ']', levels);
    sw_json *json;
    int code = sw_json_parse(&json, text, 2 * levels + 1, NULL);
    sw_json_free(json);
    return code;
}

TEST(what_is_not_utf8_is_refused)
{
    static const char *const table[] = { "\xEF\xBB\xBF{}", "{\"a\":\"\xFF\"}", "\"\xC3\"", "\"\xED\xA0\x80\"" };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_json *value = NULL;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_json_parse(&value, table[i], strlen(table[i]), &err));
        assert_null(value);
    }
}

TEST(nesting_has_a_ceiling)
{
    assert_int_equal(parse_nested(SW_MAX_JSON_DEPTH), SW_OK);
    assert_int_equal(parse_nested(SW_MAX_JSON_DEPTH + 1), SW_E_LIMIT);
    assert_int_equal(parse_nested(400), SW_E_LIMIT);
}

TEST(an_integer_is_whole_and_exact_or_it_is_none)
{
    static const struct {
        const char *text;
        int64_t number; /* -1: not one */
    } table[] = {
        { "0", 0 },
        { "42", 42 },
        { "999999999999999", INT64_C(999999999999999) },
        { "9e15", INT64_C(9000000000000000) },
        { "4.0", 4 },
        { "1e3", 1000 },
        { "1e16", -1 },
        { "1.5", -1 },
        { "0.1", -1 },
        { "1e300", -1 },
        { "\"4\"", -1 },
        { "true", -1 },
        { "null", -1 },
        { "[1]", -1 },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_json *json = parse(table[i].text);
        if (sw_json_integer(json, -1) != table[i].number)
            fail_msg("%s was read as %lld", table[i].text, (long long)sw_json_integer(json, -1));
        sw_json_free(json);
    }
    assert_int_equal(sw_json_integer(NULL, 7), 7);
}

static bool is_written_with_its_value(const char *text)
{
    sw_json *json = parse(text);
    char *written = sw_json_write(json, false);
    bool same = same_json(text, strlen(text), written, strlen(written));
    if (!same)
        print_error("%s was written as %s\n", text, written);
    sw_json_release_text(written);
    sw_json_free(json);
    return same;
}

TEST(a_number_is_written_back_with_the_same_decimal_value)
{
    static const char *const table[] = {
        "0",     "-0.0e5", "0.1",
        "12.50", "10.99",  "1775380500000",
        "1e3",   "123e65", "0.000000000000000000000123456789012345",
        "4.35",  "1.005",  "9007199254740990",
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_true(is_written_with_its_value(table[i]));
    uint64_t chance = 1;
    for (int i = 0; i < 20000; i++) {
        char text[64];
        chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        snprintf(text, sizeof text, "%s0.%015llue%d", i % 2 ? "-" : "",
                 (unsigned long long)(chance >> 8) % 1000000000000000, (int)(chance >> 33) % 594 - 290);
        assert_true(is_written_with_its_value(text));
    }
}

TEST(a_number_that_would_be_written_as_another_is_refused)
{
    static const char *const table[] = { "10.999999999999999999", "9007199254740993", "[1e400]", "-1e400", "1e-400" };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_json *json;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_json_parse(&json, table[i], strlen(table[i]), &err));
        assert_null(json);
    }
}

TEST(a_decimal_point_is_read_in_every_locale)
{
    sw_json *json = parse("{\"amount\":1.5,\"next\":2}");
    assert_int_equal(sw_json_integer(sw_json_get(json, "amount"), -1), -1);
    assert_int_equal(sw_json_integer(sw_json_get(json, "next"), -1), 2);
    char *text = sw_json_write(json, false);
    assert_string_equal(text, "{\"amount\":1.5,\"next\":2}");
    sw_json_release_text(text);
    sw_json_free(json);
}

TEST(texts_come_out_of_their_escapes)
{
    sw_json *json = parse("\"a\\u00e9\\ud83d\\ude00\\n\\\"\\\\\\/\"");
    assert_string_equal(sw_json_text(json), "a\xC3\xA9\xF0\x9F\x98\x80\n\"\\/");
    sw_json_free(json);
}

TEST(what_is_built_is_written_in_the_order_of_its_building)
{
    sw_json *object = sw_json_object(), *array = sw_json_array();
    assert_true(sw_json_put_text(object, "b", "x\n\"y\""));
    assert_true(sw_json_put_integer(object, "a", INT64_MAX));
    assert_true(sw_json_put_bool(object, "t", true));
    assert_true(sw_json_put(object, "n", sw_json_new_null()));
    assert_true(sw_json_put_text(object, "none", NULL));
    assert_true(sw_json_append(array, sw_json_new_raw("4.00")));
    assert_true(sw_json_append(array, sw_json_new_integer(INT64_MIN)));
    assert_true(sw_json_put(object, "list", array));
    char *text = sw_json_write(object, false);
    assert_string_equal(text, "{\"b\":\"x\\n\\\"y\\\"\",\"a\":9223372036854775807,\"t\":true,\"n\":null,\"none\":null,"
                              "\"list\":[4.00,-9223372036854775808]}");
    sw_json_release_text(text);
    sw_json_free(object);
}

TEST(putting_a_name_again_replaces_its_value_in_place)
{
    sw_json *json = parse("{\"a\":1,\"A\":2,\"b\":3}");
    assert_true(sw_json_put_text(json, "a", "new"));
    assert_true(sw_json_put_text(json, "c", "last"));
    sw_json_remove(json, "b");
    sw_json_remove(json, "absent");
    char *text = sw_json_write(json, false);
    assert_string_equal(text, "{\"a\":\"new\",\"A\":2,\"c\":\"last\"}");
    sw_json_release_text(text);
    sw_json_free(json);
}

TEST(putting_nothing_fails_and_frees_what_was_given)
{
    sw_json *object = sw_json_object(), *array = sw_json_array();
    assert_false(sw_json_put(object, "a", NULL));
    assert_false(sw_json_put(NULL, "a", sw_json_new_text("lost")));
    assert_false(sw_json_append(array, NULL));
    assert_false(sw_json_append(NULL, sw_json_new_text("lost")));
    assert_int_equal(sw_json_size(object) + sw_json_size(array), 0);
    sw_json_free(object);
    sw_json_free(array);
}

TEST(a_copy_lives_on_when_its_original_is_gone)
{
    sw_json *json = parse("{\"a\":{\"b\":[1,\"x\"]}}");
    sw_json *copy = sw_json_copy(sw_json_get(json, "a"));
    sw_json_free(json);
    const sw_json *list = sw_json_get(copy, "b");
    assert_string_equal(sw_json_name(list), "b");
    assert_null(sw_json_name(sw_json_first(list)));
    assert_string_equal(sw_json_text(sw_json_next(sw_json_first(list))), "x");
    sw_json_free(copy);
}

TEST(only_true_is_true)
{
    sw_json *json = parse("[true,false,1,\"true\",null]");
    const sw_json *each = sw_json_first(json);
    assert_true(sw_json_is_true(each));
    for (each = sw_json_next(each); each; each = sw_json_next(each))
        assert_false(sw_json_is_true(each));
    assert_false(sw_json_is_true(NULL));
    sw_json_free(json);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_compared_by_their_case),
        cmocka_unit_test(a_lookup_through_something_missing_gives_nothing),
        cmocka_unit_test(each_kind_is_told_from_the_others),
        cmocka_unit_test(the_value_fills_the_text),
        cmocka_unit_test(a_text_is_not_read_past_its_size),
        cmocka_unit_test(the_error_says_where_the_text_went_wrong),
        cmocka_unit_test(what_is_not_utf8_is_refused),
        cmocka_unit_test(nesting_has_a_ceiling),
        cmocka_unit_test(an_integer_is_whole_and_exact_or_it_is_none),
        cmocka_unit_test(a_number_is_written_back_with_the_same_decimal_value),
        cmocka_unit_test(a_number_that_would_be_written_as_another_is_refused),
        cmocka_unit_test(a_decimal_point_is_read_in_every_locale),
        cmocka_unit_test(texts_come_out_of_their_escapes),
        cmocka_unit_test(what_is_built_is_written_in_the_order_of_its_building),
        cmocka_unit_test(putting_a_name_again_replaces_its_value_in_place),
        cmocka_unit_test(putting_nothing_fails_and_frees_what_was_given),
        cmocka_unit_test(a_copy_lives_on_when_its_original_is_gone),
        cmocka_unit_test(only_true_is_true),
    };
    return RUN_SUITE(tests);
}
