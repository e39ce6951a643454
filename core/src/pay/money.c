/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/money.h"

#include <savedwallet/currency.h>
#include <savedwallet/limits.h>

#include "base/error.h"
#include "pay/currency.h"
#include "pay/decimal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MOST_SHOWN = 40 };

static const char zeros[] = "0000";

static int digits_shown(const sw_decimal *amount)
{
    return amount->size < MOST_SHOWN ? (int)amount->size : MOST_SHOWN;
}

int64_t sw_money_greatest(const char *currency)
{
    int64_t past = sw_currency_units(SW_MAX_AMOUNT_DIGITS);
    return past * sw_currency_units(sw_currency_exponent(currency)) - 1;
}

int sw_money_too_great(const char *currency, sw_error *err)
{
    return sw_fail_field(err, SW_E_LIMIT, "amount", "an amount of %s has at most %d digits before its point", currency,
                         SW_MAX_AMOUNT_DIGITS);
}

int sw_money_check(const sw_money *money, sw_error *err)
{
    if (!money || !money->currency[0])
        return sw_fail_field(err, SW_E_INVALID, "amount", "there is no amount");
    if (money->currency[sizeof money->currency - 1] || sw_currency_exponent(money->currency) < 0)
        return sw_fail_field(err, SW_E_INVALID, "currency", "there is no currency \"%.3s\"", money->currency);
    if (money->minor < 0)
        return sw_fail_field(err, SW_E_INVALID, "amount", "an amount of %s is below zero", money->currency);
    return money->minor > sw_money_greatest(money->currency) ? sw_money_too_great(money->currency, err) : SW_OK;
}

int sw_money_set(sw_money *out, int64_t minor, const char *currency, sw_error *err)
{
    sw_money it = { .minor = minor };
    if (minor > sw_money_greatest(currency))
        return sw_money_too_great(currency, err);
    snprintf(it.currency, sizeof it.currency, "%s", currency);
    *out = it;
    return SW_OK;
}

static int refuse_shape(const char *amount, size_t size, int exponent, const char *currency, sw_error *err)
{
    int shown = size < MOST_SHOWN ? (int)size : MOST_SHOWN;
    if (size == 0)
        return sw_fail_field(err, SW_E_INVALID, "amount", "there is no amount: write digits, such as 18%.*s",
                             exponent + (exponent > 0), ".4000");
    if (exponent == 0)
        return sw_fail_field(err, SW_E_INVALID, "amount",
                             "the amount \"%.*s\" is not of digits alone: %s has no decimals, write it such as 18",
                             shown, amount, currency);
    return sw_fail_field(err, SW_E_INVALID, "amount",
                         "the amount \"%.*s\" is not digits, a point and digits: write it such as 18%.*s", shown,
                         amount, exponent + 1, ".4000");
}

/* Too few are filled up with zeros; too many can be left off only when they are zeros. */
static int refuse_decimals(const sw_decimal *amount, int exponent, const char *currency, sw_error *err)
{
    size_t wanted = (size_t)exponent;
    size_t kept = amount->whole + (wanted > 0 ? 1 + wanted : 0);
    if (amount->decimals < wanted)
        return sw_fail_field(err, SW_E_INVALID, "amount", "%s has %d decimals: write %.*s%.*s, not %.*s", currency,
                             exponent, (int)amount->size, amount->text, (int)(wanted - amount->decimals), zeros,
                             (int)amount->size, amount->text);
    size_t from = amount->whole + 1 + wanted;
    if (from + strspn(amount->text + from, "0") >= amount->size)
        return sw_fail_field(err, SW_E_INVALID, "amount", "%s has %d decimals: write %.*s, not %.*s", currency,
                             exponent, (int)kept, amount->text, digits_shown(amount), amount->text);
    return sw_fail_field(err, SW_E_INVALID, "amount", "%s has %d decimals: round %.*s to that yourself", currency,
                         exponent, digits_shown(amount), amount->text);
}

static int read(sw_money *out, const char *amount, size_t size, const char *currency, sw_error *err)
{
    int exponent;
    int code = sw_currency_check(&exponent, currency, err);
    if (code != SW_OK)
        return code;
    sw_decimal it;
    if (!sw_decimal_read(&it, amount, size))
        return refuse_shape(amount, size, exponent, currency, err);
    if (it.whole > SW_MAX_AMOUNT_DIGITS)
        return sw_money_too_great(currency, err);
    if (it.point && (it.decimals != (size_t)exponent || exponent == 0))
        return refuse_decimals(&it, exponent, currency, err);
    return sw_money_set(out, sw_decimal_value(&it, (size_t)exponent), currency, err);
}

int sw_money_parse(sw_money *out, const char *amount, const char *currency, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_money_parse needs a place for its answer");
    *out = (sw_money)SW_MONEY_INIT;
    return read(out, amount ? amount : "", amount ? strlen(amount) : 0, currency, err);
}

int sw_money_parse_text(sw_money *out, const char *text, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_money_parse_text needs a place for its answer");
    *out = (sw_money)SW_MONEY_INIT;
    const char *space = text ? strchr(text, ' ') : NULL;
    if (!space)
        return sw_fail_field(err, SW_E_INVALID, "amount",
                             "\"%.*s\" is not an amount, a space and a currency: write it such as 18.40 EUR",
                             MOST_SHOWN, text ? text : "");
    return read(out, text, (size_t)(space - text), space + 1, err);
}

int sw_money_write_amount(char out[SW_MONEY_TEXT_SIZE], const sw_money *money, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_money_write_amount needs a place for its answer");
    out[0] = '\0';
    int code = sw_money_check(money, err);
    if (code != SW_OK)
        return code;
    int exponent = sw_currency_exponent(money->currency);
    int64_t units = sw_currency_units(exponent);
    if (exponent == 0)
        snprintf(out, SW_MONEY_TEXT_SIZE, "%" PRId64, money->minor);
    else
        snprintf(out, SW_MONEY_TEXT_SIZE, "%" PRId64 ".%0*" PRId64, money->minor / units, exponent,
                 money->minor % units);
    return SW_OK;
}

int sw_money_write_text(char out[SW_MONEY_TEXT_SIZE], const sw_money *money, sw_error *err)
{
    int code = sw_money_write_amount(out, money, err);
    if (code != SW_OK)
        return code;
    size_t end = strlen(out);
    snprintf(out + end, SW_MONEY_TEXT_SIZE - end, " %s", money->currency);
    return SW_OK;
}

int sw_money_write_json(char out[SW_MONEY_JSON_SIZE], const sw_money *money, sw_error *err)
{
    char amount[SW_MONEY_TEXT_SIZE];
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_money_write_json needs a place for its answer");
    out[0] = '\0';
    int code = sw_money_write_amount(amount, money, err);
    if (code == SW_OK)
        snprintf(out, SW_MONEY_JSON_SIZE, "{\"amount\":\"%s\",\"currencyCode\":\"%s\"}", amount, money->currency);
    return code;
}
