/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts that are too large, or are no text, to lie in a file of attacks/: made here.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE = 65536 };

static sw_error err;

static int load(const char *text, size_t size)
{
    sw_rules *rules = NULL;
    int code = sw_rules_load(&rules, text, size, NULL, &err);
    assert_int_equal(code == SW_OK, rules != NULL);
    sw_rules_free(rules);
    return code;
}

/* PRELUDE and then one byte again and again. */
static char *filled(size_t size, char with)
{
    char *text = malloc(size + 1);
    assert_non_null(text);
    memset(text, with, size);
    memcpy(text, PRELUDE, sizeof PRELUDE - 1);
    text[size] = '\0';
    return text;
}

/* PRELUDE, the head, so many times the part, and the tail. */
static char *repeated(const char *head, const char *part, size_t times, const char *tail)
{
    size_t size = strlen(part);
    char *parts = malloc(size * times + 1);
    assert_non_null(parts);
    for (size_t i = 0; i < times; i++)
        memcpy(parts + i * size, part, size);
    parts[size * times] = '\0';
    char *text = text_of(PRELUDE "%s%s%s", head, parts, tail);
    free(parts);
    return text;
}

TEST(a_text_of_64_kib_is_loaded_and_one_byte_more_is_not)
{
    char *text = filled(SOURCE + 1, '\n');
    assert_code(SW_OK, &err, load(text, SOURCE));
    assert_code(SW_E_LIMIT, &err, load(text, SOURCE + 1));
    assert_string_equal(err.field, "source");
    free(text);
}

TEST(a_text_of_megabytes_is_refused_before_it_is_read)
{
    char *text = repeated("local t = {", "x,", 1000000, "}");
    double start = cpu_ms();
    assert_code(SW_E_LIMIT, &err, load(text, strlen(text)));
    assert_string_equal(err.field, "source");
    assert_true(cpu_ms() - start < 50 * SLOWNESS);
    free(text);
}

/* With a limit of the caller's that lets them in, the others stand. */
TEST(a_text_of_megabytes_meets_the_other_limits)
{
    char *text = repeated("local t = {", "'x',", 400000, "}");
    sw_rules *rules = NULL;
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    options.limits.source = 4000000;
    assert_code(SW_E_LIMIT, &err, sw_rules_load(&rules, text, strlen(text), &options, &err));
    assert_true(strcmp(err.field, "block") == 0 || strcmp(err.field, "memory") == 0);
    assert_null(rules);
    free(text);
}

/* Each of 64 KiB that the parser, or the walk that looks for names, works on for long. */
TEST(what_is_long_to_read_is_read_within_the_time)
{
    static const struct {
        const char *head, *part, *tail;
    } rows[] = {
        { "", "g=type\n", "" },
        { "", "local function f() end ", "" },
        { "", "do local x = type end ", "" },
        { "local x = 1 ", "while x == 2 do end ", "" },
        { "local x = 1 ", "if x then end ", "" },
        { "local f = function() end ", "f() ", "" },
        { "local t = {", "{},", "}" },
        { "local t = {", "'x',", "}" },
        { "local t = {", "[1]=1,", "}" },
        { "local s = \"", "\\u{10FFFF}", "\"" },
        { "local s = 'x' ", "--[[x]]", "" },
        { "local s = ''", "..''", "" },
        { "local s = 1", "+1", "" },
        { "local s = type", " == type", "" },
        { "", ";", "" },
        { "", "\r", "" },
        { "", "local a<const> =1 ", "" },
        { "", "goto a ::a::", "" },
        { "local n = 1 repeat ", "if n == 2 then break end ", "until n == 1" },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t room = SOURCE - sizeof PRELUDE - strlen(rows[i].head) - strlen(rows[i].tail);
        char *text = repeated(rows[i].head, rows[i].part, room / strlen(rows[i].part), rows[i].tail);
        double start = cpu_ms();
        int code = load(text, strlen(text));
        double took = cpu_ms() - start;
        if (code == SW_E_NOMEM || took > 1000 * SLOWNESS)
            fail_msg("\"%s\": %s after %.0f ms", rows[i].part, sw_code_name(code), took);
        char *report = NULL;
        start = cpu_ms();
        assert_code(SW_OK, &err, sw_rules_check(&report, text, strlen(text), NULL, &err));
        took = cpu_ms() - start;
        if (took > 1000 * SLOWNESS)
            fail_msg("\"%s\" is checked for %.0f ms", rows[i].part, took);
        sw_rules_text_free(report);
        free(text);
    }
}

/* Whatever is found, it is told, or the first of it. */
TEST(a_text_with_thousands_of_mistakes_is_checked)
{
    static const char *const parts[] = { "a()", "x=a ", "string.a()", "f(b)\n" };
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        char *text = repeated("", parts[i], 65000 / strlen(parts[i]), ""), *report = NULL;
        double start = cpu_ms();
        assert_code(SW_OK, &err, sw_rules_check(&report, text, strlen(text), NULL, &err));
        double took = cpu_ms() - start;
        if (took > 1000 * SLOWNESS)
            fail_msg("\"%s\" is checked for %.0f ms", parts[i], took);
        sw_rules_text_free(report);
        free(text);
    }
    char *text = text_of(PRELUDE), *report = NULL;
    for (int i = 0; i < 4000; i++) {
        char *longer = text_of("%s\nnone%d()", text, i);
        free(text);
        text = longer;
    }
    assert_code(SW_OK, &err, sw_rules_check(&report, text, strlen(text), NULL, &err));
    assert_contains(report, "none0");
    sw_rules_text_free(report);
    free(text);
}

TEST(a_text_with_zero_bytes_is_refused)
{
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {
        { "\0", 1 },
        { PRELUDE "\0error()", sizeof PRELUDE - 1 + 8 },
        { "local x\0 = 1", 12 },
        { PRELUDE "local s = \"a\0b\"", sizeof PRELUDE - 1 + 15 },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_code(SW_E_INVALID, &err, load(rows[i].text, rows[i].size));
}

TEST(a_text_that_is_not_utf8_is_no_danger)
{
    for (int byte = 1; byte < 256; byte++) {
        char text[sizeof PRELUDE + 16];
        snprintf(text, sizeof text, PRELUDE "local %c = 1", byte);
        int code = load(text, strlen(text));
        assert_true(code == SW_OK || code == SW_E_INVALID);
    }
    char *text = filled(2000, '\xff');
    assert_code(SW_E_INVALID, &err, load(text, 2000));
    free(text);
}

TEST(an_empty_text_is_refused)
{
    assert_code(SW_E_INVALID, &err, load("", 0));
    assert_code(SW_E_INVALID, &err, load(" \n", 2));
    assert_code(SW_E_INVALID, &err, load("\xef\xbb\xbf", 3));
}

/* Each prefix of a ruleset: cut anywhere, it is another ruleset or none, and never anything else. */
TEST(a_text_cut_anywhere_is_refused_or_read)
{
    char *path = text_of("%s/lua/examples/car_rental.lua", SAVEDWALLET_SOURCE);
    size_t size = 0;
    char *text = read_text(path, &size);
    for (size_t cut = 0; cut < size; cut += getenv("SAVEDWALLET_FULL") ? 1 : 7) {
        int code = load(text, cut);
        if (code != SW_OK && (code != SW_E_INVALID || !err.message[0]))
            fail_msg("cut at %zu: %s %s", cut, sw_code_name(code), err.message);
    }
    free(text);
    free(path);
}

/* Bytecode that was changed: it is refused by its first byte, and that byte is looked for at the start only. */
TEST(bytecode_is_refused_by_its_first_byte)
{
    static const char *const starts[] = { "\x1b", "\x1bLua", "\x1bLuaT", "\x1bLJ\x02", "\x1b[0m" };
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        char *text = text_of("%s" PRELUDE, starts[i]);
        assert_code(SW_E_INVALID, &err, load(text, strlen(text)));
        assert_contains(err.message, "bytecode");
        free(text);
        text = text_of("#\n%s" PRELUDE, starts[i]); /* Lua skips a first line of this kind in files */
        assert_code(SW_E_INVALID, &err, load(text, strlen(text)));
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_of_64_kib_is_loaded_and_one_byte_more_is_not),
        cmocka_unit_test(a_text_of_megabytes_is_refused_before_it_is_read),
        cmocka_unit_test(a_text_of_megabytes_meets_the_other_limits),
        cmocka_unit_test(what_is_long_to_read_is_read_within_the_time),
        cmocka_unit_test(a_text_with_thousands_of_mistakes_is_checked),
        cmocka_unit_test(a_text_with_zero_bytes_is_refused),
        cmocka_unit_test(a_text_that_is_not_utf8_is_no_danger),
        cmocka_unit_test(an_empty_text_is_refused),
        cmocka_unit_test(a_text_cut_anywhere_is_refused_or_read),
        cmocka_unit_test(bytecode_is_refused_by_its_first_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
