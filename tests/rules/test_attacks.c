/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One hostile script of attacks/: at load, in the rule of an event, and in a test of the ruleset. The first lines of
 * the file say how that ends:
 *
 *   -- expect: fine                    it loads, and its rule decides
 *   -- expect: limit memory            SW_E_LIMIT, with this name in err.field; several may be given: "memory|block"
 *   -- expect: error <part>            SW_E_INVALID, with this part in its message
 *   -- expect: limit time; fine       either
 *   -- in a rule: …                    the same of the rule, where that is another end
 *   -- whole                           the file is a whole ruleset, whose event "attack" is asked about
 *
 * Whatever it tries: it ends within the watchdog's time, and no message shows an address.
 */
#include "support.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 200, SECONDS = 10 };

static struct {
    const char *name;
    char *text;
    char at_load[WORDS], in_a_rule[WORDS];
    bool is_whole;
} attack;

/* The rest of the line that begins with a word. */
static bool find_line(char *out, const char *word)
{
    const char *at = strstr(attack.text, word);
    if (at)
        snprintf(out, WORDS, "%.*s", (int)strcspn(at + strlen(word), "\n"), at + strlen(word));
    return at != NULL;
}

static void read_attack(const char *path)
{
    char nothing[WORDS];
    const char *slash = strrchr(path, '/');
    attack.name = slash ? slash + 1 : path;
    attack.text = read_text(path, NULL);
    if (!find_line(attack.at_load, "-- expect: "))
        fail_msg("%s does not say what is expected", path);
    if (!find_line(attack.in_a_rule, "-- in a rule: "))
        memcpy(attack.in_a_rule, attack.at_load, WORDS);
    attack.is_whole = find_line(nothing, "-- whole\n");
}

/* Is there something that looks as a pointer does when it is printed? */
static bool shows_address(const char *text)
{
    for (const char *at = text; (at = strstr(at, "0x")); at += 2) {
        size_t digits = 0;
        while (isxdigit((unsigned char)at[2 + digits]))
            digits++;
        if (digits >= 6)
            return true;
    }
    return false;
}

static bool is_one_of(const char *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = words; size > 0 && (at = strstr(at, word)); at += size)
        if ((at == words || at[-1] == '|' || at[-1] == ' ') && (!at[size] || at[size] == '|'))
            return true;
    return false;
}

static bool ends_so(const char *expected, int code, const sw_error *err)
{
    const char *word = strchr(expected, ' ');
    if (code == SW_E_LIMIT && strncmp(expected, "limit ", 6) == 0)
        return is_one_of(word + 1, err->field);
    if (code == SW_E_INVALID && strncmp(expected, "error ", 6) == 0)
        return strstr(err->message, word + 1) != NULL;
    return code == SW_OK && strcmp(expected, "fine") == 0;
}

static void check_end(const char *expected, int code, const sw_error *err)
{
    char one[WORDS];
    bool as_expected = false;
    for (const char *at = expected; *at && !as_expected; at += strspn(at, "; ")) {
        snprintf(one, sizeof one, "%.*s", (int)strcspn(at, ";"), at);
        as_expected = ends_so(one, code, err);
        at += strlen(one);
    }
    if (!as_expected)
        fail_msg("%s: expected %s, got %s %s: %s", attack.name, expected, sw_code_name(code), err->field, err->message);
    if (shows_address(err->message))
        fail_msg("%s: an address is shown: %s", attack.name, err->message);
}

static char *write_rule(const char *body)
{
    return attack.is_whole ? text_of("%s", body)
                           : text_of(PRELUDE "rules.on(\"attack\", {}, function(e, s, ...)\n%s\nend)\n", body);
}

TEST(it_ends_at_load)
{
    sw_rules *rules = NULL;
    sw_error err = SW_ERROR_INIT;
    char *text = attack.is_whole ? text_of("%s", attack.text) : text_of(PRELUDE "%s", attack.text);
    int code = sw_rules_load(&rules, text, strlen(text), NULL, &err);
    assert_int_equal(code == SW_OK, rules != NULL);
    sw_rules_free(rules);
    free(text);
    check_end(attack.at_load, code, &err);
}

static void check_decision(const char *json)
{
    sw_object *object = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_object_read(&object, json, strlen(json), &err));
    sw_object_free(object);
    if (shows_address(json))
        fail_msg("%s: an address is shown: %s", attack.name, json);
}

TEST(it_ends_in_a_rule)
{
    sw_rules *rules = NULL;
    char *json = NULL;
    sw_error err = SW_ERROR_INIT;
    char *text = write_rule(attack.text);
    int code = sw_rules_load(&rules, text, strlen(text), NULL, &err);
    if (code == SW_OK)
        code = decide_event(&json, rules, "attack", "{}", &err);
    if (code == SW_OK)
        check_decision(json);
    assert_int_equal(code == SW_OK, json != NULL);
    sw_rules_text_free(json);
    sw_rules_free(rules);
    free(text);
    check_end(attack.in_a_rule, code, &err);
}

/* What the tests of a ruleset do is bounded too; how it ends depends on where they look. */
TEST(it_ends_in_a_test)
{
    sw_rules *rules = NULL;
    sw_error err = SW_ERROR_INIT;
    char *text = attack.is_whole ? text_of("%s", attack.text)
                                 : text_of(PRELUDE "rules.test(\"attack\", function(t, ...)\n%s\nend)\n", attack.text);
    int code = sw_rules_load(&rules, text, strlen(text), NULL, &err);
    if (code != SW_OK && (code == SW_E_NOMEM || err.code != code || !err.message[0] || shows_address(err.message)))
        fail_msg("%s: %s %s", attack.name, sw_code_name(code), err.message);
    sw_rules_free(rules);
    free(text);
}

/* The look that publish takes: it runs the text as load does, and goes on after what is wrong. */
TEST(it_ends_when_it_is_checked)
{
    char *report = NULL;
    sw_error err = SW_ERROR_INIT;
    char *text = write_rule(attack.text);
    int code = sw_rules_check(&report, text, strlen(text), NULL, &err);
    if (code == SW_OK)
        check_decision(report);
    else
        fail_msg("%s: %s %s", attack.name, sw_code_name(code), err.message);
    sw_rules_text_free(report);
    free(text);
}

int main(int count, char **words)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_ends_at_load),
        cmocka_unit_test(it_ends_in_a_rule),
        cmocka_unit_test(it_ends_in_a_test),
        cmocka_unit_test(it_ends_when_it_is_checked),
    };
    if (count != 2) {
        fprintf(stderr, "usage: test_attacks FILE\n");
        return 2;
    }
    read_attack(words[1]);
    watch(attack.name, SECONDS);
    int failures = cmocka_run_group_tests(tests, NULL, NULL);
    free(attack.text);
    return failures;
}
