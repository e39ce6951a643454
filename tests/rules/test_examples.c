/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people copy: each example, and each piece of Lua in lua/README.md, loads and passes its own tests.
 */
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMPLES SAVEDWALLET_SOURCE "/lua/examples"
#define HANDBOOK SAVEDWALLET_SOURCE "/lua/README.md"

/* @return how many of its tests passed */
static int64_t load_and_test(const char *name, const char *text, size_t size)
{
    sw_rules *rules = NULL;
    char *report = NULL;
    sw_object *told = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_rules_load(&rules, text, size, NULL, &err) < 0)
        fail_msg("%s: %s", name, err.message);
    assert_code(SW_OK, &err, sw_rules_test(&report, rules, SW_RULES_COVERAGE, &err));
    assert_code(SW_OK, &err, sw_object_read(&told, report, strlen(report), &err));
    if (sw_object_count(told, "/failed"))
        fail_msg("%s: %s", name, report);
    int64_t passed = sw_object_integer(told, "/passed", 0);
    sw_object_free(told);
    sw_rules_text_free(report);
    sw_rules_free(rules);
    return passed;
}

static void check_nothing_found(const char *name, const char *text, size_t size)
{
    char *report = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_rules_check(&report, text, size, NULL, &err));
    if (strcmp(report, "{\"problems\":[]}") != 0)
        fail_msg("%s: %s", name, report);
    sw_rules_text_free(report);
}

TEST(each_example_loads_and_passes_its_tests)
{
    int examples = 0;
    DIR *folder = opendir(EXAMPLES);
    assert_non_null(folder);
    for (const struct dirent *file = readdir(folder); file; file = readdir(folder)) {
        size_t size = 0;
        if (!strstr(file->d_name, ".lua"))
            continue;
        char *path = text_of(EXAMPLES "/%s", file->d_name), *text = read_text(path, &size);
        if (load_and_test(file->d_name, text, size) < 3)
            fail_msg("%s has hardly a test", file->d_name);
        check_nothing_found(file->d_name, text, size);
        free(text);
        free(path);
        examples++;
    }
    closedir(folder);
    assert_true(examples >= 5);
}

/* A piece that does not begin with its ruleset is what stands in one. */
static void check_piece(const char *text, size_t size)
{
    char *piece = text_of("%.*s", (int)size, text);
    char *whole = strstr(piece, "ruleset{") ? text_of("%s", piece) : text_of(PRELUDE "%s", piece);
    char *name = text_of("%s: the piece that begins with \"%.*s\"", HANDBOOK, (int)strcspn(piece, "\n"), piece);
    load_and_test(name, whole, strlen(whole));
    free(name);
    free(whole);
    free(piece);
}

TEST(each_piece_of_the_handbook_loads_and_passes_its_tests)
{
    static const char start[] = "```lua\n", end[] = "\n```";
    char *text = read_text(HANDBOOK, NULL);
    int pieces = 0;
    for (const char *at = text; (at = strstr(at, start)); at = strstr(at, end)) {
        at += sizeof start - 1;
        assert_non_null(strstr(at, end));
        check_piece(at, (size_t)(strstr(at, end) - at) + 1);
        pieces++;
    }
    assert_true(pieces >= 10);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_example_loads_and_passes_its_tests),
        cmocka_unit_test(each_piece_of_the_handbook_loads_and_passes_its_tests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
