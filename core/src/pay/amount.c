/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/amount.h"

#include "base/error.h"

#include <savedwallet/currency.h>

#include <stdio.h>
#include <string.h>

enum { AMOUNT_SIZE = 48 };

/* A JSON number has lost its zeros: 10.50 came as 10.5. */
static bool write_number(char out[AMOUNT_SIZE], const sw_json *number)
{
    char *text = sw_json_write(number, false);
    bool fits = text && strlen(text) < AMOUNT_SIZE;
    if (fits)
        snprintf(out, AMOUNT_SIZE, "%s", text);
    sw_json_release_text(text);
    return fits;
}

/* As many decimals as the currency has; zeros come and go, other digits do not. */
static void set_decimals(char amount[AMOUNT_SIZE], int decimals)
{
    char *point = strchr(amount, '.');
    size_t size = strlen(amount), wanted = decimals > 0 ? (size_t)decimals : 0;
    if (!point)
        return;
    while (size - (size_t)(point - amount) - 1 > wanted && amount[size - 1] == '0')
        amount[--size] = '\0';
    while (size - (size_t)(point - amount) - 1 < wanted && size + 1 < AMOUNT_SIZE)
        amount[size++] = '0';
    amount[size] = '\0';
    if (&amount[size - 1] == point)
        *point = '\0';
}

int sw_amount_read(sw_money *out, const sw_json *price, sw_error *err)
{
    char amount[AMOUNT_SIZE];
    const sw_json *value = sw_json_get(price, "amount");
    const char *text = sw_json_text(value), *currency = sw_json_get_text(price, "currencyCode");
    bool fits = text ? strlen(text) < sizeof amount : sw_json_kind_of(value) == SW_JSON_NUMBER;
    if (!fits || !currency)
        return sw_fail(err, SW_E_INVALID, "this is no amount of money");
    if (text)
        snprintf(amount, sizeof amount, "%s", text);
    else if (!write_number(amount, value))
        return sw_fail_memory(err);
    set_decimals(amount, sw_currency_exponent(currency));
    return sw_money_parse(out, amount, currency, err);
}
