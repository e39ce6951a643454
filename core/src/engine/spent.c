/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/spent.h"

#include "engine/action.h"
#include "engine/ruling.h"

static const int64_t unsure_ms = 26 * (int64_t)SW_HOUR_MS;

static int give(sw_money *out, int64_t minor, const char *currency)
{
    *out = sw_amount_of(minor, currency);
    return SW_OK;
}

#define SUM_OF(whose)                                                                                        \
    "SELECT COALESCE(SUM(minor), 0) FROM attempt WHERE " whose " = $1 AND counts = 1 AND currency = $2 AND " \
    "started_ms >= $3 AND started_ms < $4"

/* What may lie in the month of this instant. */
static int sum_month(int64_t *out, const sw_desk *desk, const sw_zone *utc, const char *permission,
                     const char *currency, int64_t at_ms, sw_error *err)
{
    int64_t begin = 0, end = 0;
    int code = sw_zone_month_start(&begin, utc, at_ms, err);
    if (code == SW_OK)
        code = sw_zone_next_month(&end, utc, at_ms, err);
    return code == SW_OK ? sw_find_number(out, desk->database, err, SUM_OF("permission"), "ttnn", permission, currency,
                                          begin - unsure_ms, end + unsure_ms)
                         : code;
}

int sw_spent_amazon_month(sw_money *out, const sw_desk *desk, const char *permission, const char *currency,
                          int64_t now_ms, sw_error *err)
{
    sw_zone *utc = NULL;
    int64_t early = 0, late = 0;
    int code = sw_zone_load(&utc, "UTC", NULL, err);
    if (code == SW_OK)
        code = sum_month(&early, desk, utc, permission, currency, now_ms - unsure_ms, err);
    if (code == SW_OK)
        code = sum_month(&late, desk, utc, permission, currency, now_ms + unsure_ms, err);
    sw_zone_free(utc);
    return code == SW_OK ? give(out, early > late ? early : late, currency) : code;
}

int sw_spent_month(sw_money *out, const sw_desk *desk, const sw_ruling *rules, int64_t wallet, const char *currency,
                   int64_t now_ms, sw_error *err)
{
    int64_t begin = 0, end = 0, minor = 0;
    int code = sw_ruling_month(&begin, &end, rules, now_ms, err);
    if (code == SW_OK)
        code = sw_find_number(&minor, desk->database, err, SUM_OF("wallet"), "ntnn", wallet, currency, begin, end);
    return code == SW_OK ? give(out, minor, currency) : code;
}

static int count(int32_t *out, const sw_desk *desk, const char *permission, int64_t from_ms, sw_error *err)
{
    int64_t number = 0;
    int code = sw_find_number(
        &number, desk->database, err,
        "SELECT count(*) FROM attempt WHERE permission = $1 AND operation = 'createCharge' AND state <> "
        "'accepted' AND started_ms > $2",
        "tn", permission, from_ms);
    *out = number > INT32_MAX ? INT32_MAX : (int32_t)number;
    return code;
}

int sw_spent_tries(int32_t *days30, int32_t *hours24, const sw_desk *desk, const char *permission, int64_t now_ms,
                   sw_error *err)
{
    int code = count(days30, desk, permission, now_ms - 30 * 24 * (int64_t)SW_HOUR_MS, err);
    return code == SW_OK ? count(hours24, desk, permission, now_ms - 24 * (int64_t)SW_HOUR_MS, err) : code;
}
