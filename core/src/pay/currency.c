/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/currency.h>

#include "pay/currency.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

static const struct {
    char code[4];
    int exponent;
} currencies[] = {
#define CURRENCY(code, exponent) { #code, (exponent) },
#define PRESENTMENT(code)
#define LIMIT(region, code, charge, monthly, recurring, overcharge, refund_extra, confidence, source)
#include "api/currencies.def"
#undef CURRENCY
#undef PRESENTMENT
#undef LIMIT
};

static const char presentment[][4] = {
#define CURRENCY(code, exponent)
#define PRESENTMENT(code) #code,
#define LIMIT(region, code, charge, monthly, recurring, overcharge, refund_extra, confidence, source)
#include "api/currencies.def"
#undef CURRENCY
#undef PRESENTMENT
#undef LIMIT
};

/* In whole units of the currency. */
static const struct {
    sw_region region;
    char code[4];
    sw_amount_limits limits;
} rows[] = {
#define CURRENCY(code, exponent)
#define PRESENTMENT(code)
#define LIMIT(region, code, charge, monthly, recurring, overcharge, refund_extra, confidence, source) \
    { SW_REGION_##region, #code, { (charge), (monthly), (recurring), (overcharge), (refund_extra) } },
#include "api/currencies.def"
#undef CURRENCY
#undef PRESENTMENT
#undef LIMIT
};

enum {
    COUNT = sizeof currencies / sizeof currencies[0],
    PRESENTMENT_COUNT = sizeof presentment / sizeof presentment[0],
    ROW_COUNT = sizeof rows / sizeof rows[0]
};

size_t sw_currency_count(void)
{
    return COUNT;
}

const char *sw_currency_at(size_t index)
{
    return index < COUNT ? currencies[index].code : NULL;
}

/* The rows are sorted, and every amount is looked up more than once: halve, do not walk. */
int sw_currency_exponent(const char *code)
{
    size_t low = 0, high = code ? COUNT : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(code, currencies[middle].code);
        if (order == 0)
            return currencies[middle].exponent;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

int sw_currency_is_presentment(const char *code)
{
    for (size_t i = 0; code && i < PRESENTMENT_COUNT; i++)
        if (strcmp(presentment[i], code) == 0)
            return 1;
    return 0;
}

int64_t sw_currency_units(int exponent)
{
    int64_t units = 1;
    while (exponent-- > 0)
        units *= 10;
    return units;
}

/* The same in capitals, or one of Amazon's but for a letter: of the rest, a guess would be no better than chance. */
static const char *nearest(const char *code)
{
    for (size_t i = 0; i < COUNT; i++)
        if (sw_same_text(currencies[i].code, code))
            return currencies[i].code;
    for (size_t i = 0; i < PRESENTMENT_COUNT; i++)
        if (sw_distance(presentment[i], code) == 1)
            return presentment[i];
    return NULL;
}

static int refuse(const char *code, sw_error *err)
{
    const char *near = nearest(code);
    if (!*code)
        return sw_fail_field(err, SW_E_INVALID, "currency", "there is no currency: write its code, such as EUR");
    if (!near)
        return sw_fail_field(err, SW_E_INVALID, "currency",
                             "ISO 4217 has no currency \"%.16s\" in use: write a code of three capitals, such as EUR",
                             code);
    if (sw_same_text(near, code))
        return sw_fail_field(err, SW_E_INVALID, "currency", "the currency \"%.16s\" is not in capitals: write %s", code,
                             near);
    return sw_fail_field(err, SW_E_INVALID, "currency", "there is no currency \"%.16s\": did you mean %s?", code, near);
}

int sw_currency_check(int *exponent, const char *code, sw_error *err)
{
    int found = sw_currency_exponent(code);
    *exponent = found < 0 ? 0 : found;
    return found < 0 ? refuse(code ? code : "", err) : SW_OK;
}

static sw_amount_limits in_minor_units(sw_amount_limits whole, int exponent)
{
    int64_t units = sw_currency_units(exponent);
    return (sw_amount_limits){ .charge = whole.charge * units,
                               .month = whole.month * units,
                               .recurring = whole.recurring * units,
                               .overcharge = whole.overcharge * units,
                               .refund_extra = whole.refund_extra * units };
}

int sw_amount_limits_find(sw_amount_limits *out, sw_region region, const char *currency, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_amount_limits_find needs a place for its answer");
    *out = (sw_amount_limits){ 0 };
    if (!sw_region_name(region))
        return sw_fail_field(err, SW_E_INVALID, "region",
                             "limits are those of a region: give SW_REGION_NA, _EU or _JP");
    int exponent;
    int code = sw_currency_check(&exponent, currency, err);
    if (code != SW_OK)
        return code;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].region == region && strcmp(rows[i].code, currency) == 0) {
            *out = in_minor_units(rows[i].limits, exponent);
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "currency", "an account in region %s is not charged in %s",
                         sw_region_name(region), currency);
}
