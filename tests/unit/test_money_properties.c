/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A million random cases of each property; the same ones on every machine. */
enum { CASES = 1000000, MOST_PARTS = 16 };

static uint64_t next_random(uint64_t *seed)
{
    uint64_t x = *seed += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* Small and great numbers alike: as many of each length in bits. */
static int64_t random_below(uint64_t *seed, int64_t past)
{
    uint64_t any = next_random(seed) >> 1;
    return (int64_t)((any >> next_random(seed) % 63) % (uint64_t)past);
}

static const struct {
    const char *code;
    int64_t past; /* first minor unit that is too many */
} kinds[] = { { "EUR", INT64_C(1000000000000000) },
              { "JPY", INT64_C(10000000000000) },
              { "BHD", INT64_C(10000000000000000) },
              { "CLF", INT64_C(100000000000000000) } };

static sw_money random_money(uint64_t *seed, size_t kind)
{
    sw_money money = { .minor = random_below(seed, kinds[kind].past) };
    memcpy(money.currency, kinds[kind].code, sizeof money.currency);
    return money;
}

TEST(a_million_random_amounts_come_back_from_their_text)
{
    static const int64_t powers[] = { 1, 10, 100, 1000, 10000 };
    uint64_t seed = 20260102;
    for (size_t i = 0; i < (size_t)CASES; i++) {
        const char *currency = sw_currency_at(i % sw_currency_count());
        int64_t past = INT64_C(10000000000000) * powers[sw_currency_exponent(currency)];
        sw_money money = { .minor = (int64_t)((next_random(&seed) >> 1 >> next_random(&seed) % 63) % (uint64_t)past) };
        memcpy(money.currency, currency, 3);
        char text[SW_MONEY_TEXT_SIZE];
        sw_money again;
        if (sw_money_write_text(text, &money, NULL) != SW_OK || sw_money_parse_text(&again, text, NULL) != SW_OK ||
            !sw_money_equal(&money, &again))
            fail_msg("%" PRId64 " %s becomes \"%s\"", money.minor, currency, text);
    }
}

/* What the library does without, to check it by. */
__extension__ typedef __int128 wide;

TEST(a_million_sums_come_back_when_subtracted)
{
    uint64_t seed = 1;
    for (int i = 0; i < CASES; i++) {
        size_t kind = (size_t)i % COUNT_OF(kinds);
        const sw_money a = random_money(&seed, kind), b = random_money(&seed, kind);
        sw_money sum, back;
        int code = sw_money_add(&sum, &a, &b, NULL);
        bool fits = (wide)a.minor + b.minor < kinds[kind].past;
        bool good = fits ? code == SW_OK && sum.minor == a.minor + b.minor &&
                               sw_money_subtract(&back, &sum, &b, NULL) == SW_OK && sw_money_equal(&back, &a)
                         : code == SW_E_LIMIT && sum.minor == 0;
        if (!good)
            fail_msg("%" PRId64 " and %" PRId64 " %s", a.minor, b.minor, a.currency);
    }
}

TEST(a_million_products_are_those_of_wider_numbers)
{
    uint64_t seed = 2;
    for (int i = 0; i < CASES; i++) {
        size_t kind = (size_t)i % COUNT_OF(kinds);
        const sw_money a = random_money(&seed, kind);
        int64_t times = random_below(&seed, INT64_MAX);
        sw_money product;
        int code = sw_money_multiply(&product, &a, times, NULL);
        wide expected = (wide)a.minor * times;
        bool fits = expected < kinds[kind].past;
        if (code != (fits ? SW_OK : SW_E_LIMIT) || product.minor != (fits ? (int64_t)expected : 0))
            fail_msg("%" PRId64 " %s times %" PRId64, a.minor, a.currency, times);
    }
}

/* Half to even by its meaning: the nearest whole number, of two that are as near the even one. */
static wide round_half_even(wide number, wide divisor)
{
    wide below = number / divisor, above = below + 1;
    wide down = number - below * divisor, up = above * divisor - number;
    if (down != up)
        return down < up ? below : above;
    return below % 2 == 0 ? below : above;
}

TEST(a_million_percentages_are_rounded_half_to_even)
{
    uint64_t seed = 3;
    int halves = 0;
    for (int i = 0; i < CASES; i++) {
        size_t kind = (size_t)i % COUNT_OF(kinds);
        const sw_money a = random_money(&seed, kind);
        /* every third percentage is of few digits, so that exact halves come up */
        int64_t parts = i % 3 ? random_below(&seed, 1000000000) : random_below(&seed, 2000) * 500000;
        char percent[32];
        snprintf(percent, sizeof percent, "%" PRId64 ".%06" PRId64, parts / 1000000, parts % 1000000);
        wide exact = (wide)a.minor * parts, expected = round_half_even(exact, 100000000);
        halves += exact % 100000000 == 50000000;
        bool fits = expected < kinds[kind].past;
        sw_money share;
        int code = sw_money_percent(&share, &a, percent, NULL);
        if (code != (fits ? SW_OK : SW_E_LIMIT) || share.minor != (fits ? (int64_t)expected : 0))
            fail_msg("%s %% of %" PRId64 " %s gives %" PRId64, percent, a.minor, a.currency, share.minor);
    }
    assert_true(halves > 1000);
}

static bool is_fair(const sw_money *parts, const uint32_t *weights, size_t count, const sw_money *whole)
{
    wide sum = 0, weight = 0;
    for (size_t i = 0; i < count; i++)
        weight += weights[i];
    for (size_t i = 0; i < count; i++) {
        wide share = (wide)whole->minor * weights[i];
        wide rounded = share / weight, most = rounded + (share % weight != 0);
        if (parts[i].minor < rounded || parts[i].minor > most || strcmp(parts[i].currency, whole->currency) != 0)
            return false;
        sum += parts[i].minor;
    }
    return sum == whole->minor;
}

TEST(a_million_splits_by_weights_sum_exactly_and_are_fair)
{
    uint64_t seed = 4;
    for (int i = 0; i < CASES; i++) {
        const sw_money whole = random_money(&seed, (size_t)i % COUNT_OF(kinds));
        uint32_t weights[MOST_PARTS];
        sw_money parts[MOST_PARTS];
        size_t count = 1 + next_random(&seed) % MOST_PARTS;
        for (size_t j = 0; j < count; j++)
            weights[j] = (uint32_t)random_below(&seed, 1000000000 / MOST_PARTS);
        weights[next_random(&seed) % count] |= 1;
        if (sw_money_split_by(parts, weights, count, &whole, NULL) != SW_OK || !is_fair(parts, weights, count, &whole))
            fail_msg("%" PRId64 " %s into %zu parts (case %d)", whole.minor, whole.currency, count, i);
    }
}

TEST(a_million_splits_into_equal_parts_sum_exactly_and_are_fair)
{
    static const uint32_t ones[MOST_PARTS] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
    uint64_t seed = 5;
    for (int i = 0; i < CASES; i++) {
        const sw_money whole = random_money(&seed, (size_t)i % COUNT_OF(kinds));
        sw_money parts[MOST_PARTS];
        size_t count = 1 + next_random(&seed) % MOST_PARTS;
        bool good = sw_money_split(parts, count, &whole, NULL) == SW_OK && is_fair(parts, ones, count, &whole);
        for (size_t j = 1; good && j < count; j++)
            good = parts[j].minor <= parts[j - 1].minor;
        if (!good)
            fail_msg("%" PRId64 " %s into %zu parts", whole.minor, whole.currency, count);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_million_random_amounts_come_back_from_their_text),
        cmocka_unit_test(a_million_sums_come_back_when_subtracted),
        cmocka_unit_test(a_million_products_are_those_of_wider_numbers),
        cmocka_unit_test(a_million_percentages_are_rounded_half_to_even),
        cmocka_unit_test(a_million_splits_by_weights_sum_exactly_and_are_fair),
        cmocka_unit_test(a_million_splits_into_equal_parts_sum_exactly_and_are_fair),
    };
    return RUN_SUITE(tests);
}
