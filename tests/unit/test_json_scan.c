/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/buf.h"
#include "base/json_scan.h"

#include <savedwallet/limits.h>

#include <stdlib.h>
#include <string.h>

typedef struct refusal {
    const char *text;
    size_t size;
    const char *said; /* the whole message behind "line ", or its start */
} refusal;

#define REFUSED(text, said)                 \
    {                                       \
        (text), sizeof(text) - 1, ("" said) \
    }

static void check_refusals(const refusal *table, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sw_error err = SW_ERROR_INIT;
        /* A copy without a NUL behind it, so that a sanitizer sees who reads on. */
        char *text = malloc(table[i].size + 1);
        assert_non_null(text);
        memcpy(text + 1, table[i].text, table[i].size);
        int code = sw_json_scan(text + 1, table[i].size, &err);
        free(text);
        if (code != SW_E_INVALID)
            fail_msg("%s was not refused as invalid, but %s", table[i].text, sw_code_name(code));
        assert_memory_equal(err.message, "line ", 5);
        if (strncmp(err.message + 5, table[i].said, strlen(table[i].said)) != 0)
            fail_msg("%s was answered \"%s\" for \"%s\"", table[i].text, err.message + 5, table[i].said);
    }
}

static void assert_passed(const char *text, size_t size)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_json_scan(text, size, &err));
    assert_string_equal(err.message, "");
}

TEST(a_text_that_is_cut_short_says_what_is_wanted_at_its_end)
{
    static const refusal table[] = {
        REFUSED("", "1, column 1 of the JSON: the text ends, but a value is wanted"),
        REFUSED(" \n ", "2, column 2 of the JSON: the text ends, but a value is wanted"),
        REFUSED("[", "1, column 2 of the JSON: the text ends, but a value is wanted"),
        REFUSED("[1", "1, column 3 of the JSON: the text ends, but a comma or ] is wanted"),
        REFUSED("[1,", "1, column 4 of the JSON: the text ends, but a value is wanted"),
        REFUSED("{", "1, column 2 of the JSON: the text ends, but a name in double quotes is wanted"),
        REFUSED("{\"a\"", "1, column 5 of the JSON: the text ends, but a colon is wanted behind the name"),
        REFUSED("{\"a\":", "1, column 6 of the JSON: the text ends, but a value is wanted"),
        REFUSED("{\"a\":1", "1, column 7 of the JSON: the text ends, but a comma or } is wanted"),
        REFUSED("{\"a\":1,", "1, column 8 of the JSON: the text ends, but a name in double quotes is wanted"),
        REFUSED("[\"abc", "1, column 2 of the JSON: the string that starts here has no closing quote"),
        REFUSED("[\"a\\\"", "1, column 2 of the JSON: the string that starts here has no closing quote"),
        REFUSED("-", "1, column 2 of the JSON: the text ends, but a digit is wanted behind the minus sign"),
        REFUSED("nul", "1, column 1 of the JSON: a value is wanted; the words are true, false and null"),
    };
    check_refusals(table, COUNT_OF(table));
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_json_scan(NULL, 5, &err));
    assert_contains(err.message, "line 1, column 1");
}

TEST(what_stands_where_something_else_is_wanted_is_refused_at_its_place)
{
    static const refusal table[] = {
        REFUSED("{} {}", "1, column 4 of the JSON: the value ends before this, and nothing may follow it"),
        REFUSED("[1],", "1, column 4 of the JSON: the value ends before this"),
        REFUSED("0x1F", "1, column 2 of the JSON: the value ends before this"),
        REFUSED("[1 2]", "1, column 4 of the JSON: a comma or ] is wanted"),
        REFUSED("[1}", "1, column 3 of the JSON: a comma or ] is wanted"),
        REFUSED("{\"a\":1]", "1, column 7 of the JSON: a comma or } is wanted"),
        REFUSED("{\"a\" 1}", "1, column 6 of the JSON: a colon is wanted behind the name"),
        REFUSED("{a:1}", "1, column 2 of the JSON: a name in double quotes is wanted"),
        REFUSED("{1:1}", "1, column 2 of the JSON: a name in double quotes is wanted"),
        REFUSED("{,}", "1, column 2 of the JSON: a name in double quotes is wanted"),
        REFUSED("[,1]", "1, column 2 of the JSON: a value is wanted"),
        REFUSED("[1,,2]", "1, column 4 of the JSON: a value is wanted"),
        REFUSED("]", "1, column 1 of the JSON: a value is wanted"),
        REFUSED("[1\n,\n]", "3, column 1 of the JSON: a comma stands between two, not before the closing bracket"),
        REFUSED("{\"a\":1, }", "1, column 9 of the JSON: a comma stands between two"),
        REFUSED("{'a':1}", "1, column 2 of the JSON: JSON has double quotes only"),
        REFUSED("[1, // one\n2]", "1, column 5 of the JSON: JSON has no comments"),
        REFUSED("# one\n1", "1, column 1 of the JSON: JSON has no comments"),
        REFUSED("True", "1, column 1 of the JSON: a value is wanted"),
        REFUSED("[truE]", "1, column 2 of the JSON: a value is wanted; the words are true, false and null"),
        REFUSED("NaN", "1, column 1 of the JSON: a value is wanted"),
        REFUSED("[\f1]", "1, column 2 of the JSON: a value is wanted"),
        REFUSED("[1\v]", "1, column 3 of the JSON: a comma or ] is wanted"),
        REFUSED("\xC2\xA0"
                "1",
                "1, column 1 of the JSON: a value is wanted"),
        REFUSED("\xEF\xBB\xBF{}", "1, column 1 of the JSON: a byte order mark: JSON has none"),
        REFUSED("{}\0", "1, column 3 of the JSON: a NUL byte: JSON has none"),
        REFUSED("\0", "1, column 1 of the JSON: a NUL byte: JSON has none"),
        REFUSED("[\xFF]", "1, column 2 of the JSON: bytes that are not UTF-8"),
    };
    check_refusals(table, COUNT_OF(table));
}

TEST(a_string_is_refused_at_the_first_thing_that_is_wrong_in_it)
{
    static const refusal table[] = {
        REFUSED("\"a\tb\"", "1, column 3 of the JSON: a control character in a string: write it as an escape"),
        REFUSED("[\"a\nb\"]", "1, column 4 of the JSON: a control character in a string"),
        REFUSED("\"\x1F\"", "1, column 2 of the JSON: a control character in a string"),
        REFUSED("\"a\0\"", "1, column 3 of the JSON: a NUL byte: JSON has none"),
        REFUSED("\"\\x41\"", "1, column 2 of the JSON: no such escape"),
        REFUSED("\"\\\0\"", "1, column 2 of the JSON: no such escape"),
        REFUSED("\"\\", "1, column 2 of the JSON: no such escape"),
        REFUSED("\"\\U0041\"", "1, column 2 of the JSON: no such escape"),
        REFUSED("\"\\u004\"", "1, column 2 of the JSON: \\u wants four hex digits"),
        REFUSED("\"\\u004g\"", "1, column 2 of the JSON: \\u wants four hex digits"),
        REFUSED("\"\\u004", "1, column 2 of the JSON: \\u wants four hex digits"),
        REFUSED("\"\\u00", "1, column 2 of the JSON: \\u wants four hex digits"),
        REFUSED("\"ab\\u0000\"", "1, column 4 of the JSON: \\u0000 cannot be held in a text"),
        REFUSED("{\"a\\u0000\":1}", "1, column 4 of the JSON: \\u0000 cannot be held in a text"),
        REFUSED("\"\\ud800\"", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("\"\\uDBFFx\"", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("\"\\ud83d\\u0041\"", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("\"\\ud83d\\ud83d\"", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("\"\\ude00\\ud83d\"", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("\"\\udc00\"", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("\"\\ud83d\\ude0", "1, column 2 of the JSON: half a surrogate pair"),
        REFUSED("{\"a\":\"\xFF\"}", "1, column 7 of the JSON: bytes that are not UTF-8"),
        REFUSED("\"\xC3\"", "1, column 2 of the JSON: bytes that are not UTF-8"),
        REFUSED("\"\xC3", "1, column 2 of the JSON: bytes that are not UTF-8"),
        REFUSED("\"\xC0\xAF\"", "1, column 2 of the JSON: bytes that are not UTF-8"),
        REFUSED("\"\xED\xA0\x80\"", "1, column 2 of the JSON: bytes that are not UTF-8"),
        REFUSED("\"\xF4\x90\x80\x80\"", "1, column 2 of the JSON: bytes that are not UTF-8"),
    };
    check_refusals(table, COUNT_OF(table));
}

TEST(what_a_string_may_hold_passes)
{
    static const char *const table[] = {
        "\"\"",
        "\" \x7F \"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0001\\uD7FF\\ue000\\uFFFF\"",
        "\"\\ud800\\udc00\\uDBFF\\uDFFF\"",
        "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBF\xBF\"",
        "\"\xEF\xBB\xBF\"",
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_passed(table[i], strlen(table[i]));
}

TEST(a_column_counts_characters_and_a_line_ends_with_its_break)
{
    static const refusal table[] = {
        REFUSED("[\"\xC3\xA9\xF0\x9F\x98\x80\", x]", "1, column 8 of"),
        REFUSED("[1,\r\n2,\r\n x]", "3, column 2 of"),
        REFUSED("[\n\n\"\xE2\x82\xAC\"x", "3, column 4 of"),
    };
    check_refusals(table, COUNT_OF(table));
}

TEST(a_number_is_written_as_json_has_it)
{
    static const refusal table[] = {
        REFUSED("01", "1, column 1 of the JSON: a number has no zeros before its other digits"),
        REFUSED("[-01]", "1, column 3 of the JSON: a number has no zeros before its other digits"),
        REFUSED("00", "1, column 1 of the JSON: a number has no zeros before its other digits"),
        REFUSED("[1.]", "1, column 4 of the JSON: a digit is wanted behind the decimal point"),
        REFUSED("1.e1", "1, column 3 of the JSON: a digit is wanted behind the decimal point"),
        REFUSED("[.5]", "1, column 2 of the JSON: a digit is wanted before the decimal point"),
        REFUSED("-.5", "1, column 2 of the JSON: a digit is wanted behind the minus sign"),
        REFUSED("[-]", "1, column 3 of the JSON: a digit is wanted behind the minus sign"),
        REFUSED("--1", "1, column 2 of the JSON: a digit is wanted behind the minus sign"),
        REFUSED("+1", "1, column 1 of the JSON: a number has no plus sign"),
        REFUSED("[1e]", "1, column 4 of the JSON: a digit is wanted in the exponent"),
        REFUSED("1E+", "1, column 4 of the JSON: the text ends, but a digit is wanted in the exponent"),
        REFUSED("1e+-1", "1, column 4 of the JSON: a digit is wanted in the exponent"),
        REFUSED("[-Infinity]", "1, column 3 of the JSON: a digit is wanted behind the minus sign"),
        REFUSED("1.2.3", "1, column 4 of the JSON: the value ends before this"),
        REFUSED("1,5", "1, column 2 of the JSON: the value ends before this"),
    };
    check_refusals(table, COUNT_OF(table));
}

TEST(a_number_that_would_come_out_as_another_is_refused)
{
    static const refusal table[] = {
        REFUSED("{\"amount\":10.999999999999999999}", "1, column 11 of the JSON: a number of more digits"),
        REFUSED("9007199254740993", "1, column 1 of the JSON: a number of more digits"),
        REFUSED("1234567890.123456", "1, column 1 of the JSON: a number of more digits"),
        REFUSED("-0.001234567890123456", "1, column 1 of the JSON: a number of more digits"),
        REFUSED("1000000000000001", "1, column 1 of the JSON: a number of more digits"),
        REFUSED("1e400", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("[-1e400]", "1, column 2 of the JSON: a number that is too large or too close to 0"),
        REFUSED("1e308", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("10e307", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("1e-308", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("0.1e-307", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("1e99999999999999999999", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("1e-99999999999999999999", "1, column 1 of the JSON: a number that is too large or too close to 0"),
        REFUSED("[1.00000000000000000000000000000000000000000000000000000000000000]",
                "1, column 2 of the JSON: a number of more than 63 characters"),
    };
    check_refusals(table, COUNT_OF(table));
}

TEST(ordinary_numbers_pass_and_so_do_those_at_each_limit)
{
    static const char *const table[] = {
        "0",
        "-0",
        "0.1",
        "12.50",
        "1775380500000",
        "1e3",
        "1E+3",
        "1e-3",
        "123e65",
        "999999999999999",
        "-0.00123456789012345",
        "1234567890.12345",
        "100000000000000000000",
        "123456789012345000",
        "10.000000000000000000",
        "9.99999999999999e307",
        "1e-307",
        "0.00001e-302",
        "0e99999999999999999999",
        "1e00000000000000000000000001",
        "1.0000000000000000000000000000000000000000000000000000000000000",
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_passed(table[i], strlen(table[i]));
}

TEST(a_name_twice_in_one_object_is_refused_where_it_comes_again)
{
    static const refusal table[] = {
        REFUSED("{\"a\":1,\"a\":1}", "1, column 8 of the JSON: the name \"a\" is in this object twice: leave one out"),
        REFUSED("{\"a\":1,\"\\u0061\":2}", "1, column 8 of the JSON: the name \"\\u0061\" is in this object twice"),
        REFUSED("{\"\\/\":1,\"/\":2}", "1, column 9 of the JSON: the name \"/\" is"),
        REFUSED("{\"\\n\":1,\n\"\\u000A\":2}", "2, column 1 of the JSON: the name \"\\u000A\" is"),
        REFUSED("{\"\xC3\xA9\":1,\"\\u00e9\":2}", "1, column 8 of the JSON: the name \"\\u00e9\" is"),
        REFUSED("{\"\xF0\x9F\x98\x80\":1,\"\\ud83d\\uDE00\":2}",
                "1, column 8 of the JSON: the name \"\\ud83d\\uDE00\" is"),
        REFUSED("{\"\":1,\"\":2}", "1, column 7 of the JSON: the name \"\" is"),
        REFUSED("{\"a\":1,\"b\":2,\"c\":3,\"b\":4,\"a\":5,\"b\":6}", "1, column 20 of the JSON: the name \"b\" is"),
        REFUSED("[{\"x\":{\"a\":1,\"b\":{\"a\":1},\"a\":2}}]", "1, column 26 of the JSON: the name \"a\" is"),
        REFUSED("{\"a\":{},\"b\":[{\"c\":1}],\"a\":2}", "1, column 23 of the JSON: the name \"a\" is"),
    };
    check_refusals(table, COUNT_OF(table));
}

TEST(names_that_differ_or_stand_in_several_objects_pass)
{
    static const char *const table[] = {
        "{\"a\":1,\"A\":2,\"aa\":3,\"\":4,\"b\":5}",
        "[{\"a\":1},{\"a\":1}]",
        "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}",
        "{\"\xC3\xA9\":1,\"e\xCC\x81\":2}",
        "{\"\\\\n\":1,\"\\n\":2,\"n\":3}",
        "{\"\\u00e9\":1,\"\\u00e8\":2,\"u00e9\":3}",
        "{\"\\ud83d\\ude00\":1,\"\\ud83d\\ude01\":2}",
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_passed(table[i], strlen(table[i]));
}

TEST(a_long_name_is_cut_at_a_character_and_no_value_is_quoted)
{
    sw_error err = SW_ERROR_INIT;
#define LONG_NAME "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xE2\x82\xAC and more\""
    static const char text[] = "{" LONG_NAME ":\"hunter2\"," LONG_NAME ":\"hunter3\"}";
    assert_code(SW_E_INVALID, &err, sw_json_scan(text, sizeof text - 1, &err));
    assert_contains(err.message, " \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\" ");
    assert_lacks(err.message, "hunter");
    static const char *const secrets[] = { "\"hunter2\x01\"",      "\"hunter2", "[hunter2]",     "{\"a\":hunter2}",
                                           "{\"a\":\"hunter2\"x}", "hunter2",   "\"hunter2\\q\"" };
    for (size_t i = 0; i < COUNT_OF(secrets); i++) {
        assert_code(SW_E_INVALID, &err, sw_json_scan(secrets[i], strlen(secrets[i]), &err));
        assert_lacks(err.message, "hunter");
    }
}

/* {"n0":0,…}; the last of the names is the same as that of the given number. */
static void write_object(sw_buf *out, int names, int repeated)
{
    for (int i = 0; i < names; i++)
        sw_buf_addf(out, "%c\"n%d\":0", i == 0 ? '{' : ',', i);
    sw_buf_addf(out, ",\"n%d\":0}", repeated);
    assert_false(out->failed);
}

TEST(a_name_repeated_is_found_among_any_number_of_names)
{
    for (int names = 1; names < 200; names++) {
        sw_buf text = SW_BUF_INIT(SW_MAX_JSON);
        sw_error err = SW_ERROR_INIT;
        write_object(&text, names, names);
        assert_passed(text.data, text.size);
        sw_buf_clear(&text);
        write_object(&text, names, names / 2);
        assert_code(SW_E_INVALID, &err, sw_json_scan(text.data, text.size, &err));
        assert_contains(err.message, "is in this object twice");
        sw_buf_free(&text);
    }
}

/* Comparing each with each would take minutes, and this test's time is limited. */
TEST(four_hundred_thousand_names_are_compared_in_no_time)
{
    enum { NAMES = 400000 };
    sw_buf text = SW_BUF_INIT(SW_MAX_JSON);
    sw_error err = SW_ERROR_INIT;
    write_object(&text, NAMES, NAMES);
    assert_passed(text.data, text.size);
    sw_buf_clear(&text);
    write_object(&text, NAMES, 7);
    assert_code(SW_E_INVALID, &err, sw_json_scan(text.data, text.size, &err));
    assert_contains(err.message, "the name \"n7\" is in this object twice");
    sw_buf_free(&text);
}

/* Brackets around a number, in turn those of objects and of lists. */
static int scan_nested(int levels, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(SW_MAX_JSON);
    for (int i = 0; i < levels; i++)
        sw_buf_add_text(&text, i % 2 ? "[" : "{\"a\":");
    sw_buf_add_char(&text, '1');
    for (int i = levels; i-- > 0;)
        sw_buf_add_char(&text, i % 2 ? ']' : '}');
    int code = sw_json_scan(text.data, text.size, err);
    sw_buf_free(&text);
    return code;
}

TEST(nesting_has_a_ceiling_for_objects_and_lists_together)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, scan_nested(SW_MAX_JSON_DEPTH, &err));
    assert_code(SW_E_LIMIT, &err, scan_nested(SW_MAX_JSON_DEPTH + 1, &err));
    assert_string_equal(err.message, "line 1, column 193 of the JSON: objects and lists are nested more than 64 deep");
    assert_code(SW_E_LIMIT, &err, scan_nested(100000, &err));
    sw_buf siblings = SW_BUF_INIT(SW_MAX_JSON);
    for (int i = 0; i <= SW_MAX_JSON_DEPTH; i++)
        sw_buf_add_text(&siblings, i == 0 ? "[[]" : ",{},[]");
    sw_buf_add_char(&siblings, ']');
    assert_passed(siblings.data, siblings.size);
    sw_buf_free(&siblings);
}

TEST(a_text_has_a_longest_size)
{
    sw_error err = SW_ERROR_INIT;
    char *text = malloc(SW_MAX_JSON + 1);
    assert_non_null(text);
    memset(text, ' ', SW_MAX_JSON + 1);
    text[0] = '1';
    assert_passed(text, SW_MAX_JSON);
    assert_code(SW_E_LIMIT, &err, sw_json_scan(text, SW_MAX_JSON + 1, &err));
    assert_string_equal(err.message, "line 1, column 8388609 of the JSON: the text is longer than 8388608 bytes");
    free(text);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_is_cut_short_says_what_is_wanted_at_its_end),
        cmocka_unit_test(what_stands_where_something_else_is_wanted_is_refused_at_its_place),
        cmocka_unit_test(a_string_is_refused_at_the_first_thing_that_is_wrong_in_it),
        cmocka_unit_test(what_a_string_may_hold_passes),
        cmocka_unit_test(a_column_counts_characters_and_a_line_ends_with_its_break),
        cmocka_unit_test(a_number_is_written_as_json_has_it),
        cmocka_unit_test(a_number_that_would_come_out_as_another_is_refused),
        cmocka_unit_test(ordinary_numbers_pass_and_so_do_those_at_each_limit),
        cmocka_unit_test(a_name_twice_in_one_object_is_refused_where_it_comes_again),
        cmocka_unit_test(names_that_differ_or_stand_in_several_objects_pass),
        cmocka_unit_test(a_long_name_is_cut_at_a_character_and_no_value_is_quoted),
        cmocka_unit_test(a_name_repeated_is_found_among_any_number_of_names),
        cmocka_unit_test(four_hundred_thousand_names_are_compared_in_no_time),
        cmocka_unit_test(nesting_has_a_ceiling_for_objects_and_lists_together),
        cmocka_unit_test(a_text_has_a_longest_size),
    };
    return RUN_SUITE(tests);
}
