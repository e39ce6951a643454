/* SPDX-License-Identifier: Apache-2.0 */
#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/query.h"
#include "emulator/settlement.h"

#include <stdio.h>
#include <string.h>

enum { USUAL_PAGE = 100 };

/* Payouts come every 14 days, of what moved in them; that the first one is later is left out. */
static const int64_t PERIOD = 14 * EM_DAY;

static const em_field FIELDS[] = {
    { "startTime", EM_TEXT, true, 0, NULL, NULL },
    { "endTime", EM_TEXT, true, 0, NULL, NULL },
    { "pageSize", EM_TEXT, false, 0, NULL, NULL },
    { "nextToken", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

/* What came together in one period and currency. */
typedef struct em_payout {
    int64_t at; /* the end of the period */
    em_money sum;
} em_payout;

typedef struct em_payouts {
    em_payout *list; /* in order of time; those of one time in order of their first movement */
    size_t count;
} em_payouts;

/* The payout that a movement is in; it is made where there is none yet. */
static em_payout *find_payout(em_payouts *payouts, int64_t at, const em_currency *currency)
{
    size_t place = 0;
    for (; place < payouts->count && payouts->list[place].at <= at; place++)
        if (payouts->list[place].at == at && payouts->list[place].sum.currency == currency)
            return &payouts->list[place];
    payouts->list = em_grow(payouts->list, (payouts->count + 1) * sizeof *payouts->list);
    memmove(payouts->list + place + 1, payouts->list + place, (payouts->count - place) * sizeof *payouts->list);
    payouts->list[place] = (em_payout){ at, { 0, currency } };
    payouts->count++;
    return &payouts->list[place];
}

static void add_movement(void *payouts, const em_movement *movement)
{
    int64_t at = (movement->at / PERIOD + 1) * PERIOD;
    em_payout *payout = find_payout(payouts, at, movement->amount.currency);
    payout->sum.minor += movement->is_refund ? -movement->amount.minor : movement->amount.minor;
}

/* Its place in the list names it: what moved in a period that is over does not change any more. */
static sw_json *write_payout(const em_call *call, const em_payouts *payouts, size_t place)
{
    char settlement[32], reference[32];
    snprintf(settlement, sizeof settlement, "2%010zu", place + 1);
    snprintf(reference, sizeof reference, "DR-%06zu", place + 1);
    sw_json *price = em_money_write(payouts->list[place].sum);
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "sellerId", call->merchant->merchant_id);
    sw_json_put_text(object, "settlementId", settlement);
    sw_json_put_text(object, "amazonDisbursementReferenceId", reference);
    em_put_copy(object, "amount", sw_json_get(price, "amount"));
    em_put_copy(object, "currencyCode", sw_json_get(price, "currencyCode"));
    em_put_time(object, "transactionTime", payouts->list[place].at);
    sw_json_free(price);
    return object;
}

/* What is wanted of the list, and from which place on. */
typedef struct listing {
    int64_t start;
    int64_t end;
    int64_t page_size;
    int64_t from;
} listing;

static bool is_wanted(const em_call *call, const listing *list, const em_payout *payout)
{
    bool paid = payout->at <= em_now(call->world) && payout->sum.minor > 0;
    return paid && payout->at >= list->start && payout->at <= list->end;
}

static void answer_page(em_call *call, const listing *list, const em_payouts *payouts)
{
    char token[24] = "";
    int64_t count = 0;
    sw_json *found = em_json(sw_json_array());
    for (size_t i = (size_t)list->from; i < payouts->count && !*token; i++) {
        if (!is_wanted(call, list, &payouts->list[i]))
            continue;
        if (count++ < list->page_size)
            sw_json_append(found, write_payout(call, payouts, i));
        else
            snprintf(token, sizeof token, "%zu", i);
    }
    sw_json *object = em_json(sw_json_object());
    sw_json_put(object, "disbursements", found);
    sw_json_put_text(object, "nextToken", *token ? token : NULL);
    em_answer_json(call->answer, 200, object);
}

static bool read_listing(em_call *call, const sw_json *query, listing *out)
{
    em_answer *answer = call->answer;
    *out = (listing){ .page_size = USUAL_PAGE };
    return em_check(answer, query, FIELDS) && em_check_moment(answer, query, "startTime", &out->start) &&
           em_check_moment(answer, query, "endTime", &out->end) && em_check_order(answer, out->start, out->end) &&
           em_query_number(answer, query, "pageSize", &out->page_size) &&
           em_query_number(answer, query, "nextToken", &out->from);
}

void em_get_disbursements(em_call *call)
{
    listing list;
    em_payouts payouts = { 0 };
    sw_json *query = em_query_read(call->request->query);
    if (read_listing(call, query, &list)) {
        em_settlement_each(call->world, call->merchant, 0, INT64_MAX, add_movement, &payouts);
        answer_page(call, &list, &payouts);
    }
    sw_release(payouts.list);
    sw_json_free(query);
}
