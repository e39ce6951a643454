/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "pay/amount.h"
#include "pay/checking.h"

#include <savedwallet/currency.h>

/* Is it a currency that somebody there is charged in? Where the region is not known, any of Amazon Pay's will do. */
static bool is_taken(const sw_checking *it, const char *code, sw_error *err)
{
    sw_amount_limits limits;
    if (it->options->region)
        return sw_amount_limits_find(&limits, it->options->region, code, err) == SW_OK;
    if (sw_currency_is_presentment(code))
        return true;
    sw_fail(err, SW_E_INVALID, "is no currency of Amazon Pay, such as USD, EUR, GBP or JPY");
    return false;
}

void sw_check_currency(sw_checking *it, const char *code)
{
    sw_error why = SW_ERROR_INIT;
    if (!is_taken(it, code, &why))
        sw_checking_refuse(it, "%s", why.message);
}

static void check_greatest(sw_checking *it, const sw_money *money)
{
    sw_amount_limits limits = { 0 };
    char greatest[SW_MONEY_TEXT_SIZE];
    sw_amount_limits_find(&limits, it->options->region, money->currency, NULL);
    const sw_money most = { limits.charge, { money->currency[0], money->currency[1], money->currency[2], '\0' } };
    if (limits.charge == 0 || money->minor <= limits.charge)
        return;
    sw_money_write_text(greatest, &most, NULL);
    sw_checking_refuse(it, "is more than Amazon Pay takes at once: at most %s", greatest);
}

static int read_strictly(sw_money *out, const sw_json *price, sw_error *err)
{
    const char *amount = sw_json_get_text(price, "amount");
    return amount ? sw_money_parse(out, amount, sw_json_get_text(price, "currencyCode"), err)
                  : sw_amount_read(out, price, err);
}

void sw_check_price(sw_checking *it, const sw_field *field, const sw_json *price)
{
    const sw_json *amount = sw_given(price, "amount");
    const char *currency = sw_json_get_text(price, "currencyCode");
    sw_money money;
    sw_error why = SW_ERROR_INIT;
    if (!(sw_json_text(amount) || sw_json_kind_of(amount) == SW_JSON_NUMBER) || !currency ||
        !is_taken(it, currency, NULL))
        return; /* told with the member */
    size_t before = sw_pointer_down(&it->at, "amount");
    if (read_strictly(&money, price, &why) != SW_OK)
        sw_checking_refuse(it, "%s", why.message);
    else if (money.minor == 0 && field->shape != SW_SHAPE_SUM)
        sw_checking_refuse(it, "must be above zero");
    else if (field->shape == SW_SHAPE_CHARGE)
        check_greatest(it, &money);
    sw_pointer_up(&it->at, before);
}
