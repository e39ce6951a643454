/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Amounts, for languages whose numbers are not made for them.
 */
#include "base/error.h"
#include "face/task.h"
#include "face/told.h"

#include <savedwallet/currency.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PARTS = 1000 };

typedef struct sum {
    const char *todo, *amount, *currency, *percent, *minor;
    int64_t times, parts;
    const sw_money *a, *b;
} sum;

static const sw_given_member MEMBERS[] = {
    { "do", SW_GIVEN_TEXT, offsetof(sum, todo), NULL },
    { "amount", SW_GIVEN_TEXT, offsetof(sum, amount), NULL },
    { "currency", SW_GIVEN_TEXT, offsetof(sum, currency), NULL },
    { "minor", SW_GIVEN_TEXT, offsetof(sum, minor), NULL },
    { "a", SW_GIVEN_MONEY, offsetof(sum, a), NULL },
    { "b", SW_GIVEN_MONEY, offsetof(sum, b), NULL },
    { "times", SW_GIVEN_LONG, offsetof(sum, times), NULL },
    { "percent", SW_GIVEN_TEXT, offsetof(sum, percent), NULL },
    { "parts", SW_GIVEN_LONG, offsetof(sum, parts), NULL },
};

/* Minor units come and go as text: a number of JSON is a double. */
static sw_json *told_amount(const sw_money *money, sw_error *err)
{
    char amount[SW_MONEY_TEXT_SIZE], minor[24];
    if (sw_money_write_amount(amount, money, err) < 0)
        return NULL;
    snprintf(minor, sizeof minor, "%lld", (long long)money->minor);
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_json_put_text(object, "amount", amount) &&
                                     sw_json_put_text(object, "currency", money->currency) &&
                                     sw_json_put_text(object, "minor", minor));
}

static int parse(sw_money *out, const sum *it, sw_error *err)
{
    if (!it->amount)
        return sw_fail_field(err, SW_E_INVALID, "amount", "an amount is needed, such as \"18.40\"");
    return it->currency ? sw_money_parse(out, it->amount, it->currency, err)
                        : sw_money_parse_text(out, it->amount, err);
}

static int from_minor(sw_money *out, const sum *it, sw_error *err)
{
    if (!it->currency || sw_currency_exponent(it->currency) < 0 || strlen(it->currency) >= sizeof out->currency)
        return sw_fail_field(err, SW_E_INVALID, "currency", "\"%.8s\" is no currency",
                             it->currency ? it->currency : "");
    char *end = NULL;
    errno = 0;
    long long minor = it->minor ? strtoll(it->minor, &end, 10) : 0;
    if (!end || end == it->minor || *end || errno)
        return sw_fail_field(err, SW_E_INVALID, "minor", "minor units are a whole number that fits in 64 bits");
    *out = (sw_money){ .minor = minor };
    memcpy(out->currency, it->currency, strlen(it->currency) + 1);
    return SW_OK;
}

static int reckon(sw_money *out, const sum *it, sw_error *err)
{
    const char *todo = it->todo ? it->todo : "";
    if (strcmp(todo, "parse") == 0)
        return parse(out, it, err);
    if (strcmp(todo, "minor") == 0)
        return from_minor(out, it, err);
    if (strcmp(todo, "add") == 0)
        return sw_money_add(out, it->a, it->b, err);
    if (strcmp(todo, "subtract") == 0)
        return sw_money_subtract(out, it->a, it->b, err);
    if (strcmp(todo, "multiply") == 0)
        return sw_money_multiply(out, it->a, it->times, err);
    if (strcmp(todo, "percent") == 0)
        return sw_money_percent(out, it->a, it->percent, err);
    return sw_fail_field(err, SW_E_INVALID, "do",
                         "money can be parsed, added, subtracted, multiplied, split or a percentage be taken of it");
}

static sw_json *split(const sum *it, sw_error *err)
{
    sw_money parts[MOST_PARTS];
    if (it->parts < 1 || it->parts > MOST_PARTS) {
        sw_fail_field(err, SW_E_INVALID, "parts", "an amount is split into 1 to %d parts", (int)MOST_PARTS);
        return NULL;
    }
    if (sw_money_split(parts, (size_t)it->parts, it->a, err) < 0)
        return NULL;
    sw_json *object = sw_json_object(), *array = sw_json_array();
    bool whole = array;
    for (int64_t i = 0; whole && i < it->parts; i++)
        whole = sw_json_append(array, told_amount(&parts[i], err));
    return sw_told_whole(object, sw_json_put(object, "parts", sw_told_whole(array, whole)));
}

sw_json *sw_task_money(sw_task *task, sw_error *err)
{
    sum it = { 0 };
    sw_money result;
    if (sw_task_take(task, MEMBERS, SW_COUNT(MEMBERS), &it, err) < 0)
        return NULL;
    if (it.todo && strcmp(it.todo, "split") == 0)
        return split(&it, err);
    return reckon(&result, &it, err) == SW_OK ? told_amount(&result, err) : NULL;
}
