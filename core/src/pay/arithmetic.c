/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/money.h"

#include "base/error.h"
#include "pay/decimal.h"

#include <stdbool.h>
#include <string.h>

/*
 * An amount is below 10^17 minor units, so that sums and the products below stay within 63 bits without a wider type:
 * where a product could not, the amount is divided first and its remainder taken along.
 */

static const sw_money nothing = SW_MONEY_INIT;

static int refuse_place(sw_error *err)
{
    return sw_fail_field(err, SW_E_INVALID, "out", "there is no place for the result");
}

static int check_pair(const sw_money *a, const sw_money *b, sw_error *err)
{
    int code = sw_money_check(a, err);
    if (code == SW_OK)
        code = sw_money_check(b, err);
    if (code == SW_OK && strcmp(a->currency, b->currency) != 0)
        code = sw_fail_field(err, SW_E_INVALID, "currency", "%s and %s are different currencies", a->currency,
                             b->currency);
    return code;
}

int sw_money_add(sw_money *out, const sw_money *a, const sw_money *b, sw_error *err)
{
    if (!out)
        return refuse_place(err);
    sw_money sum = nothing;
    int code = check_pair(a, b, err);
    if (code == SW_OK)
        code = sw_money_set(&sum, a->minor + b->minor, a->currency, err);
    *out = sum;
    return code;
}

static int refuse_below_zero(const sw_money *a, const sw_money *b, sw_error *err)
{
    char more[SW_MONEY_TEXT_SIZE], less[SW_MONEY_TEXT_SIZE];
    sw_money_write_text(less, a, NULL);
    sw_money_write_text(more, b, NULL);
    return sw_fail_field(err, SW_E_INVALID, "amount", "%s less %s is below zero", less, more);
}

int sw_money_subtract(sw_money *out, const sw_money *a, const sw_money *b, sw_error *err)
{
    if (!out)
        return refuse_place(err);
    sw_money rest = nothing;
    int code = check_pair(a, b, err);
    if (code == SW_OK)
        code = a->minor < b->minor ? refuse_below_zero(a, b, err)
                                   : sw_money_set(&rest, a->minor - b->minor, a->currency, err);
    *out = rest;
    return code;
}

static int multiply(sw_money *product, const sw_money *money, int64_t times, sw_error *err)
{
    if (times < 0)
        return sw_fail_field(err, SW_E_INVALID, "times", "an amount cannot be taken %lld times", (long long)times);
    if (times > 0 && money->minor > sw_money_greatest(money->currency) / times)
        return sw_money_too_great(money->currency, err);
    return sw_money_set(product, money->minor * times, money->currency, err);
}

int sw_money_multiply(sw_money *out, const sw_money *money, int64_t times, sw_error *err)
{
    if (!out)
        return refuse_place(err);
    sw_money product = nothing;
    int code = sw_money_check(money, err);
    if (code == SW_OK)
        code = multiply(&product, money, times, err);
    *out = product;
    return code;
}

/* In percent: whole digits and decimals of the number; a millionth of a per cent is the hundred-millionth part. */
enum { PERCENT_DIGITS = 3, PERCENT_DECIMALS = 6, PERCENT_PARTS = 100000000 };

static int read_percent(int64_t *out, const char *percent, sw_error *err)
{
    sw_decimal it;
    const char *text = percent ? percent : "";
    bool good = sw_decimal_read(&it, text, strlen(text)) && it.point == (it.decimals > 0);
    if (!good || it.whole > PERCENT_DIGITS || it.decimals > PERCENT_DECIMALS)
        return sw_fail_field(err, SW_E_INVALID, "percent",
                             "\"%.32s\" is not a percentage: write it such as 12.5, with at most %d digits before the "
                             "point and %d after it, without a sign or %%",
                             text, PERCENT_DIGITS, PERCENT_DECIMALS);
    *out = sw_decimal_value(&it, PERCENT_DECIMALS);
    return SW_OK;
}

static int64_t take_parts(int64_t minor, int64_t parts)
{
    int64_t left = minor % PERCENT_PARTS * parts;
    int64_t share = minor / PERCENT_PARTS * parts + left / PERCENT_PARTS;
    int64_t behind = left % PERCENT_PARTS;
    bool half = behind * 2 == PERCENT_PARTS;
    bool up = behind * 2 > PERCENT_PARTS || (half && share % 2 == 1);
    return share + up;
}

int sw_money_percent(sw_money *out, const sw_money *money, const char *percent, sw_error *err)
{
    if (!out)
        return refuse_place(err);
    sw_money share = nothing;
    int64_t parts = 0;
    int code = sw_money_check(money, err);
    if (code == SW_OK)
        code = read_percent(&parts, percent, err);
    if (code == SW_OK)
        code = sw_money_set(&share, take_parts(money->minor, parts), money->currency, err);
    *out = share;
    return code;
}

static void clear(sw_money *parts, size_t count)
{
    for (size_t i = 0; parts && i < count; i++)
        parts[i] = nothing;
}

static int check_parts(const sw_money *parts, size_t count, const sw_money *money, sw_error *err)
{
    if (!parts)
        return refuse_place(err);
    if (count == 0)
        return sw_fail_field(err, SW_E_INVALID, "count", "an amount is split into one part or more");
    return sw_money_check(money, err);
}

int sw_money_split(sw_money *parts, size_t count, const sw_money *money, sw_error *err)
{
    int code = check_parts(parts, count, money, err);
    if (code != SW_OK) {
        clear(parts, count);
        return code;
    }
    const sw_money whole = *money;
    uint64_t share = (uint64_t)whole.minor / count, left = (uint64_t)whole.minor % count;
    for (size_t i = 0; i < count; i++) {
        parts[i] = whole;
        parts[i].minor = (int64_t)(share + (i < left));
    }
    return SW_OK;
}

enum { MOST_WEIGHT = 1000000000 };

static int sum_weights(int64_t *sum, const uint32_t *weights, size_t count, sw_error *err)
{
    int64_t total = 0;
    for (size_t i = 0; weights && i < count && total <= MOST_WEIGHT; i++)
        total += weights[i];
    *sum = total;
    if (total < 1 || total > MOST_WEIGHT)
        return sw_fail_field(err, SW_E_INVALID, "weights", "the weights of a split sum to 1 at least and %d at most",
                             MOST_WEIGHT);
    return SW_OK;
}

/* The share of a weight, rounded down. @return whether there was something to round */
static bool share_of(int64_t *share, int64_t minor, int64_t weight, int64_t sum)
{
    int64_t left = minor % sum * weight;
    *share = minor / sum * weight + left / sum;
    return left % sum != 0;
}

static void split_by(sw_money *parts, const uint32_t *weights, size_t count, const sw_money whole, int64_t sum)
{
    int64_t left = whole.minor;
    for (size_t i = 0; i < count; i++) {
        parts[i] = whole;
        share_of(&parts[i].minor, whole.minor, weights[i], sum);
        left -= parts[i].minor;
    }
    for (size_t i = 0; i < count && left > 0; i++) {
        int64_t share;
        if (share_of(&share, whole.minor, weights[i], sum)) {
            parts[i].minor++;
            left--;
        }
    }
}

int sw_money_split_by(sw_money *parts, const uint32_t *weights, size_t count, const sw_money *money, sw_error *err)
{
    int64_t sum = 0;
    int code = check_parts(parts, count, money, err);
    if (code == SW_OK)
        code = sum_weights(&sum, weights, count, err);
    if (code == SW_OK)
        split_by(parts, weights, count, *money, sum);
    else
        clear(parts, count);
    return code;
}

int sw_money_compare(int *out, const sw_money *a, const sw_money *b, sw_error *err)
{
    if (!out)
        return refuse_place(err);
    int code = check_pair(a, b, err);
    *out = code == SW_OK ? (a->minor > b->minor) - (a->minor < b->minor) : 0;
    return code;
}

int sw_money_equal(const sw_money *a, const sw_money *b)
{
    return check_pair(a, b, NULL) == SW_OK && a->minor == b->minor;
}

int sw_money_is_zero(const sw_money *money)
{
    return sw_money_check(money, NULL) != SW_OK || money->minor == 0;
}
