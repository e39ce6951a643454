/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Money in rules, against arithmetic of another kind: whole minor units in 128 bits, written here and not shared with
 * the library.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

static const int64_t largest = INT64_C(999999999999999); /* 13 digits before the point, 2 after it */

static const char rule[] =
    "rules.on(\"reckon\", { a = \"money\", b = \"money\", n = \"integer\", p = \"string\" }, "
    "function(e)\n"
    "local parts, sum = e.a:split(e.n), e.a - e.a\n"
    "local least, most = parts[1], parts[1]\n"
    "for _, part in ipairs(parts) do\n"
    "  sum, least = sum + part, least:min(part)\n"
    "  if part > most then most = part end\n"
    "end\n"
    "local smaller = e.a < e.b and e.a or e.b\n"
    "assert(smaller == e.a:min(e.b) and #parts == e.n)\n"
    "return notify{ to = \"x\", template = \"t\", data = { sum = e.a + e.b, times = e.a:times(e.n), "
    "percent = e.a:percent(e.p), rest = e.a - smaller, split = sum, least = least, most = most } }\n"
    "end)\n";

static void write_amount(char *out, int64_t cents)
{
    sprintf(out, "{\"amount\":\"%lld.%02lld\",\"currencyCode\":\"EUR\"}", (long long)(cents / 100),
            (long long)(cents % 100));
}

static void check_amount(const sw_object *decision, const char *name, wide cents)
{
    char pointer[64], expected[96];
    snprintf(pointer, sizeof pointer, "/actions/0/data/%s", name);
    write_amount(expected, (int64_t)cents);
    char *got = sw_object_json(decision, pointer);
    if (!got || strcmp(got, expected) != 0)
        fail_msg("%s is %s, not %s", name, got ? got : "nothing", expected);
    sw_object_text_free(got);
}

/* Half to even: of what lies in the middle, the even one. */
static wide share(int64_t cents, int64_t millionths)
{
    const wide whole = (wide)100 * 1000000;
    wide product = (wide)cents * millionths, quotient = product / whole, rest = product % whole;
    bool is_up = 2 * rest > whole || (2 * rest == whole && quotient % 2 == 1);
    return quotient + is_up;
}

static void reckon(const sw_rules *rules, int64_t a, int64_t b, int64_t n, int64_t millionths)
{
    char one[96], two[96], *json = NULL;
    sw_error err = SW_ERROR_INIT;
    sw_object *decision = NULL;
    write_amount(one, a);
    write_amount(two, b);
    char *data = text_of("{\"a\":%s,\"b\":%s,\"n\":%lld,\"p\":\"%lld.%06lld\"}", one, two, (long long)n,
                         (long long)(millionths / 1000000), (long long)(millionths % 1000000));
    int code = decide_event(&json, rules, "reckon", data, &err);
    bool fits = (wide)a + b <= largest && (wide)a * n <= largest && share(a, millionths) <= largest;
    if (!fits) {
        assert_code(SW_E_INVALID, &err, code);
        assert_null(json);
    } else {
        assert_code(SW_OK, &err, code);
        assert_code(SW_OK, &err, sw_object_read(&decision, json, strlen(json), &err));
        check_amount(decision, "sum", (wide)a + b);
        check_amount(decision, "times", (wide)a * n);
        check_amount(decision, "percent", share(a, millionths));
        check_amount(decision, "rest", a < b ? 0 : a - b);
        check_amount(decision, "split", a);
        check_amount(decision, "least", a / n);
        check_amount(decision, "most", a / n + (a % n != 0));
    }
    sw_object_free(decision);
    sw_rules_text_free(json);
    free(data);
}

/* Amounts of every length, many of them small: there the halves are. */
static int64_t draw_cents(chance *from)
{
    int64_t most = 9;
    for (int64_t digits = draw_between(from, 0, 14); digits > 0; digits--)
        most = most * 10 + 9;
    return draw_between(from, 0, most);
}

TEST(amounts_are_reckoned_with_as_on_paper)
{
    chance from = { 7 };
    sw_rules *rules = rules_of(rule);
    int rounds = getenv("SAVEDWALLET_FULL") ? 100000 : 3000;
    for (int i = 0; i < rounds; i++) {
        int64_t millionths = draw_between(&from, 0, 999) * 1000000 + (i % 2 ? draw_between(&from, 0, 999999) : 500000);
        reckon(rules, draw_cents(&from), draw_cents(&from), draw_between(&from, 1, i % 3 ? 9 : 300), millionths);
    }
    sw_rules_free(rules);
}

TEST(halves_go_to_the_even_one)
{
    assert_value("money\"0.25 EUR\":percent(50)", "0.12 EUR");
    assert_value("money\"0.35 EUR\":percent(50)", "0.18 EUR");
    assert_value("money\"0.50 EUR\":percent(\"1\")", "0.00 EUR");
    assert_value("money\"1.50 EUR\":percent(\"1\")", "0.02 EUR");
    assert_value("money\"1 JPY\":percent(50)", "0 JPY");
    assert_value("money\"3 JPY\":percent(50)", "2 JPY");
    assert_value("money\"18.00 EUR\":percent(\"12.5\")", "2.25 EUR");
}

TEST(parts_sum_to_the_whole_and_the_first_are_the_larger)
{
    assert_value("table.concat((function() local t = {} for i, p in ipairs(money\"10.00 EUR\":split(3)) do t[i] = "
                 "tostring(p) end return t end)(), \" \")",
                 "3.34 EUR 3.33 EUR 3.33 EUR");
    assert_value("#money\"0.01 EUR\":split(1000)", "1000");
}

TEST(no_float_gets_through)
{
    static const char *const numbers[] = {
        "1.5", "2.0", "1e3", "0 / 0", "1 / 0", "\"2\"", "nil", "true", "{}", "2^53"
    };
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        char *times = text_of("money\"1.00 EUR\":times(%s)", numbers[i]);
        char *split = text_of("#money\"1.00 EUR\":split(%s)", numbers[i]);
        char *plus = text_of("money\"1.00 EUR\" + (%s)", numbers[i]);
        char *made = text_of("money(%s)", numbers[i]);
        char *less = text_of("money\"1.00 EUR\" < (%s)", numbers[i]);
        assert_refused(times, "times takes a whole number");
        assert_refused(split, "split takes a whole number");
        assert_refused(plus, "+ takes an amount");
        assert_refused(made, "money");
        assert_refused(less, "takes an amount");
        free(times), free(split), free(plus), free(made), free(less);
    }
}

TEST(operators_that_round_are_refused)
{
    static const char *const operators[] = { "*", "/", "//", "%", "^", "&", "|", "<<" };
    for (size_t i = 0; i < COUNT_OF(operators); i++) {
        char *left = text_of("money\"1.00 EUR\" %s 2", operators[i]);
        char *right = text_of("2 %s money\"1.00 EUR\"", operators[i]);
        assert_refused(left, "a");
        assert_refused(right, "a");
        free(left), free(right);
    }
    assert_refused("-money\"1.00 EUR\"", "attempt to perform arithmetic");
    assert_refused("#money\"1.00 EUR\"", "attempt to get length");
}

TEST(currencies_do_not_mix)
{
    static const char *const ways[] = { "+ money\"1.00 USD\"",  "- money\"1.00 USD\"",  "< money\"1.00 USD\"",
                                        "<= money\"1.00 USD\"", "== money\"1.00 USD\"", "~= money\"1 JPY\"",
                                        "> money\"1 JPY\"",     ">= money\"1 JPY\"",    ":min(money\"1.00 USD\")" };
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        char *expression = text_of("money\"1.00 EUR\" %s", ways[i]);
        assert_refused(expression, "are different currencies");
        free(expression);
    }
}

TEST(what_is_written_is_read_exactly)
{
    static const char *const wrong[] = { "1",        "1 EUR EUR", "1.5",      "1,50 EUR",  "-1.00 EUR",
                                         "1.00 eur", "1.00 EURO", "EUR 1.00", " 1 EUR",    "1.00EUR",
                                         "0x10 EUR", "1e2 EUR",   "inf EUR",  "1.005 EUR", "1.5 JPY" };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        char *expression = text_of("money\"%s\"", wrong[i]);
        assert_refused(expression, "money\"");
        free(expression);
    }
    assert_value("money\"9999999999999.99 EUR\"", "9999999999999.99 EUR");
    assert_refused("money\"9999999999999.99 EUR\" + money\"0.01 EUR\"", "at most 13 digits");
    assert_refused("money\"0.00 EUR\" - money\"0.01 EUR\"", "below zero");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_reckoned_with_as_on_paper),
        cmocka_unit_test(halves_go_to_the_even_one),
        cmocka_unit_test(parts_sum_to_the_whole_and_the_first_are_the_larger),
        cmocka_unit_test(no_float_gets_through),
        cmocka_unit_test(operators_that_round_are_refused),
        cmocka_unit_test(currencies_do_not_mix),
        cmocka_unit_test(what_is_written_is_read_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
