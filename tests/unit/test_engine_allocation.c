/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "heap.h"

#include "engine/action.h"

#include <stdio.h>
#include <string.h>

/*
 * A whole action with one request for memory after the other failing: nothing crashes or is left behind, the journal
 * stays whole, and when memory is there again everything is done, once.
 */

enum { WINDOW_MS = 90000 + 20 * 60000 };

#define CHARGE                                                                             \
    "{\"actions\":[{\"action\":\"charge\",\"id\":\"%s\",\"amount\":{\"amount\":\"18.40\"," \
    "\"currencyCode\":\"EUR\"},\"initiator\":\"merchant\",\"channel\":\"Web\"}]}"

/* Does a job while the request `fail_at` fails. @return what came of it */
static int do_short(shop *it, const char *job, const char *options, long fail_at)
{
    char *text = NULL;
    heap_begin(fail_at);
    sw_error_clear(&it->err);
    int code = sw_engine_do(&text, it->engine, job, options, strlen(options), NULL, &it->err);
    sw_engine_text_free(text);
    heap_end();
    assert_int_equal(heap.live, 0);
    if (code != SW_OK && (it->err.code != code || !*it->err.message))
        fail_msg("request %ld failed, and %s gave %s, which its error does not tell", fail_at, job, sw_code_name(code));
    return code;
}

/* All sends of it were of one key and the same bytes. */
static void assert_sent_as_one(const shop *it)
{
    const request *last = shop_latest(it, "POST", "charges");
    for (size_t i = 0; i < it->request_count; i++) {
        const request *each = &it->requests[i];
        if (strcmp(each->method, "POST") != 0)
            continue;
        assert_string_equal(each->key, last->key);
        assert_string_equal(each->body, last->body);
    }
}

static void assert_done_once(shop *it, const char *intent)
{
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT state FROM action WHERE intent = '%s'", intent);
    assert_string_equal(shop_text(it, sql), SW_ACCEPTED);
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM attempt WHERE action = (SELECT number FROM action WHERE intent = '%s')", intent);
    assert_int_equal(shop_number(it, sql), 1);
    assert_sent_as_one(it);
}

static void charge_short(shop *it, long fail_at)
{
    char intent[32], options[200];
    snprintf(intent, sizeof intent, "ride:%ld", fail_at);
    snprintf(options, sizeof options,
             "{\"wallet\":\"" WALLET "\",\"amount\":\"18.40 EUR\",\"intent\":\"%s\",\"wait_ms\":1}", intent);
    it->request_count = 0;
    do_short(it, "charge", options, fail_at);
    shop_wait(it, WINDOW_MS);
    assert_code(SW_OK, &it->err, shop_run(it));
    assert_code(SW_OK, &it->err, shop_do(it, "charge", options)); /* it may not have been written at all */
    assert_done_once(it, intent);
}

TEST(a_charge_survives_each_failure)
{
    shop it;
    shop_begin(&it);
    charge_short(&it, 0);
    long requests = heap.asked;
    assert_true(requests > 100);
    for (long i = 1; i <= requests; i++)
        charge_short(&it, i);
    assert_code(SW_OK, &it.err, sw_journal_verify(it.journal, &it.err));
    shop_close(&it);
}

/* An event is recorded, then decided and carried out by a run in which memory fails. */
static long decide_short(shop *it, long fail_at)
{
    char intent[32], event[200], decision[400];
    snprintf(intent, sizeof intent, "toll:%ld", fail_at);
    snprintf(event, sizeof event, "{\"id\":\"%s\",\"name\":\"toll.received\",\"wallet\":\"" WALLET "\",\"data\":{}}",
             intent);
    snprintf(decision, sizeof decision, CHARGE, intent);
    it->request_count = 0;
    it->saying_count = 0;
    rules_say(it, (saying){ "event", SW_OK, decision, 0 });
    assert_code(SW_OK, &it->err, shop_do(it, "emit", event));
    do_short(it, "run", "{\"until_idle\":true}", fail_at);
    long requests = heap.asked;
    shop_wait(it, WINDOW_MS);
    assert_code(SW_OK, &it->err, shop_run(it));
    shop_wait(it, WINDOW_MS);
    assert_code(SW_OK, &it->err, shop_run(it));
    assert_done_once(it, intent);
    return requests;
}

TEST(a_decision_survives_each_failure)
{
    shop it;
    shop_begin(&it);
    long requests = decide_short(&it, 0);
    for (long i = 1; i <= requests; i++)
        decide_short(&it, i);
    shop_close(&it);
}

/* What only looks. */
TEST(looking_survives_each_failure)
{
    static const char *const looks[][2] = { { "list", "{}" },
                                            { "show", "{\"intent\":\"ride:0\"}" },
                                            { "explain", "{\"intent\":\"ride:0\"}" },
                                            { "status", "{}" },
                                            { "inbox", "{}" },
                                            { "messages", "{}" },
                                            { "check", "{}" },
                                            { "wallet", "{\"wallet\":\"" WALLET "\"}" } };
    shop it;
    shop_begin(&it);
    charge_short(&it, 0);
    for (size_t i = 0; i < COUNT_OF(looks); i++) {
        assert_code(SW_OK, &it.err, do_short(&it, looks[i][0], looks[i][1], 0));
        long requests = heap.asked;
        for (long j = 1; j <= requests; j++)
            do_short(&it, looks[i][0], looks[i][1], j);
    }
    shop_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_charge_survives_each_failure),
        cmocka_unit_test(a_decision_survives_each_failure),
        cmocka_unit_test(looking_survives_each_failure),
    };
    return RUN_SUITE(tests);
}
