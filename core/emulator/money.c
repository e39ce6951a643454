/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/money.h"

#include "base/text.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

/* Monthly limits are documented for all; the largest charge and refund only for USD, EUR, GBP and JPY: the others are
 * assumed to be as USD. */
static const em_currency CURRENCIES[] = {
    { "AUD", 2, 1500000, 15000000, 7500 },  { "CHF", 2, 1500000, 15000000, 7500 },
    { "DKK", 2, 15000000, 15000000, 7500 }, { "EUR", 2, 1500000, 15000000, 7500 },
    { "GBP", 2, 1500000, 15000000, 7500 },  { "HKD", 2, 15000000, 15000000, 7500 },
    { "JPY", 0, 2000000, 10000000, 8400 },  { "NOK", 2, 15000000, 15000000, 7500 },
    { "NZD", 2, 1500000, 15000000, 7500 },  { "SEK", 2, 15000000, 15000000, 7500 },
    { "USD", 2, 1500000, 15000000, 7500 },  { "ZAR", 2, 15000000, 15000000, 7500 },
};

enum { LONGEST_AMOUNT = 15 };

const em_currency *em_currency_find(const char *code)
{
    for (size_t i = 0; code && i < sizeof CURRENCIES / sizeof *CURRENCIES; i++)
        if (strcmp(CURRENCIES[i].code, code) == 0)
            return &CURRENCIES[i];
    return NULL;
}

/* Digits, and for a currency with decimals a point and digits; missing decimals count as zeros. */
static bool read_decimal(int64_t *minor, const char *text, int decimals)
{
    const char *c = text;
    int64_t number = 0;
    for (; sw_is_digit(*c); c++)
        number = number * 10 + (*c - '0');
    if (c == text)
        return false;
    int left = decimals;
    if (*c == '.' && decimals > 0 && sw_is_digit(c[1]))
        for (c++; sw_is_digit(*c) && left > 0; c++, left--)
            number = number * 10 + (*c - '0');
    for (; left > 0; left--)
        number *= 10;
    *minor = number;
    return *c == '\0' && number > 0;
}

/* A JSON number is taken by the text it is written with: sw_json_parse refuses one whose value that would change. */
static bool read_amount(int64_t *minor, const sw_json *amount, int decimals)
{
    if (sw_json_kind_of(amount) != SW_JSON_STRING && sw_json_kind_of(amount) != SW_JSON_NUMBER)
        return false;
    const char *text = sw_json_text(amount);
    char *written = text ? NULL : sw_json_write(amount, false);
    const char *digits = text ? text : written;
    bool read = digits && strlen(digits) <= LONGEST_AMOUNT && read_decimal(minor, digits, decimals);
    sw_json_release_text(written);
    return read;
}

const char *em_money_read(em_money *out, const sw_json *price)
{
    out->currency = em_currency_find(sw_json_get_text(price, "currencyCode"));
    if (!out->currency)
        return "currencyCode";
    return read_amount(&out->minor, sw_json_get(price, "amount"), out->currency->decimals) ? NULL : "amount";
}

sw_json *em_money_write(em_money money)
{
    if (!money.currency)
        return em_json(sw_json_new_null());
    char amount[24];
    if (money.currency->decimals == 0)
        snprintf(amount, sizeof amount, "%lld", (long long)money.minor);
    else
        snprintf(amount, sizeof amount, "%lld.%02lld", (long long)(money.minor / 100), (long long)(money.minor % 100));
    sw_json *price = em_json(sw_json_object());
    sw_json_put_text(price, "amount", amount);
    sw_json_put_text(price, "currencyCode", money.currency->code);
    return price;
}
