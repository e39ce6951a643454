/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/budget.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static int spend_all(sw_budget *budget)
{
    int spent = 0;
    while (sw_budget_spend(budget))
        spent++;
    return spent;
}

TEST(a_budget_starts_with_what_one_call_may_need)
{
    assert_int_equal(spend_all(sw_budget_of("https://starts.example")), 3);
}

TEST(ten_answers_earn_one_retry)
{
    sw_budget *budget = sw_budget_of("https://earns.example");
    spend_all(budget);
    for (int i = 0; i < 9; i++)
        sw_budget_earn(budget, 10);
    assert_int_equal(spend_all(budget), 0);
    sw_budget_earn(budget, 10);
    assert_int_equal(spend_all(budget), 1);
}

TEST(what_is_earned_depends_on_the_percentage)
{
    static const int percents[] = { 1, 20, 50, 100 }, answers[] = { 100, 5, 2, 1 };
    sw_budget *budget = sw_budget_of("https://percent.example");
    spend_all(budget);
    for (size_t i = 0; i < COUNT_OF(percents); i++) {
        for (int answer = 0; answer < answers[i]; answer++)
            sw_budget_earn(budget, percents[i]);
        assert_int_equal(spend_all(budget), 1);
    }
}

TEST(no_more_than_ten_are_kept)
{
    sw_budget *budget = sw_budget_of("https://most.example");
    for (int i = 0; i < 10000; i++)
        sw_budget_earn(budget, 10);
    assert_int_equal(spend_all(budget), 10);
}

TEST(a_server_has_one_budget_and_another_server_another)
{
    assert_ptr_equal(sw_budget_of("https://same.example"), sw_budget_of("https://same.example"));
    assert_ptr_not_equal(sw_budget_of("https://same.example"), sw_budget_of("https://same.example:8443"));
    assert_ptr_not_equal(sw_budget_of("https://same.example"), sw_budget_of("https://other.example"));
}

enum { THREADS = 8, TURNS = 10000 };

static void *earn_and_spend(void *payload)
{
    uintptr_t spent = 0;
    for (int i = 0; i < TURNS; i++) {
        sw_budget_earn(payload, 10);
        spent += sw_budget_spend(payload);
    }
    return (void *)spent;
}

TEST(threads_together_spend_no_more_than_was_earned)
{
    pthread_t threads[THREADS];
    sw_budget *budget = sw_budget_of("https://threads.example");
    uintptr_t spent = 0;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, earn_and_spend, budget), 0);
    for (int i = 0; i < THREADS; i++) {
        void *mine;
        pthread_join(threads[i], &mine);
        spent += (uintptr_t)mine;
    }
    assert_in_range(spent, 1, 3 + THREADS * TURNS / 10);
}

/* A server that answers 503 as long as it is down, and counts; nobody has to wait for real. */
typedef struct server {
    atomic_int requests;
    atomic_int status;
} server;

static int answer(void *payload, sw_response *to, const sw_http_request *request, sw_error *err)
{
    server *it = payload;
    (void)request;
    atomic_fetch_add(&it->requests, 1);
    int code = sw_response_begin(to, atomic_load(&it->status), err);
    return code == SW_OK ? sw_response_add_body(to, WHOLE_ANSWER, strlen(WHOLE_ANSWER), err) : code;
}

static void do_not_sleep(void *payload, int64_t milliseconds)
{
    (void)payload, (void)milliseconds;
}

static const sw_clock sleepless = { .sleep_ms = do_not_sleep };

/* What the clients of a test have in common. */
typedef struct storm {
    server server;
    const char *base_url;
    int retry_budget;
    sw_key *key;
    sw_transport *transport;
    sw_client *client; /* for those who share one */
    sw_error last;
} storm;

static sw_client *make_client(const storm *it)
{
    sw_client *client;
    sw_error err = SW_ERROR_INIT;
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_EU;
    config.public_key_id = WORLD_KEY_ID;
    config.merchant_id = WORLD_MERCHANT;
    config.base_url = it->base_url;
    config.key = it->key;
    config.transport = it->transport;
    config.clock = &sleepless;
    config.retry_budget = it->retry_budget;
    config.validation = SW_VALIDATION_OFF;
    assert_code(SW_OK, &err, sw_client_new(&client, &config, &err));
    return client;
}

static void begin_storm(storm *it, const char *base_url, int status)
{
    sw_error err = SW_ERROR_INIT;
    *it = (storm){ .base_url = base_url, .last = SW_ERROR_INIT };
    atomic_init(&it->server.requests, 0);
    atomic_init(&it->server.status, status);
    it->key = fake_key();
    assert_code(SW_OK, &err, sw_transport_new(&it->transport, answer, &it->server, &err));
    it->client = make_client(it);
}

static void end_storm(storm *it)
{
    sw_client_free(it->client);
    sw_transport_free(it->transport);
    sw_key_free(it->key);
}

static int charge_with(sw_client *client, sw_error *err)
{
    sw_response *to;
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = "{}";
    request.body_size = 2;
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    sw_error_clear(err);
    int code = sw_client_call(&to, client, &request, &call, err);
    sw_response_free(to);
    return code;
}

static void charge_often(storm *it, int calls)
{
    for (int i = 0; i < calls; i++)
        charge_with(it->client, &it->last);
}

static void turn(storm *it, int status)
{
    atomic_store(&it->server.status, status);
    atomic_store(&it->server.requests, 0);
}

static void assert_load(storm *it, int calls, int most)
{
    int requests = atomic_load(&it->server.requests);
    if (requests < calls || requests > most)
        fail_msg("%d calls made %d requests, which is not %d to %d", calls, requests, calls, most);
}

enum { CLIENTS = 1000, CALLERS = 8 };

static void *call_in_storm(void *payload)
{
    sw_error err = SW_ERROR_INIT;
    for (int i = 0; i < CLIENTS / CALLERS; i++)
        if (charge_with(((storm *)payload)->client, &err) != SW_E_SERVER)
            return payload;
    return NULL;
}

TEST(a_thousand_callers_of_one_client_in_a_503_storm_are_a_load_of_at_most_1_1)
{
    storm it;
    pthread_t threads[CALLERS];
    begin_storm(&it, "https://callers.example", 200);
    charge_often(&it, CLIENTS); /* the budget is as full as it can be */
    turn(&it, 503);
    for (int i = 0; i < CALLERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, call_in_storm, &it), 0);
    for (int i = 0; i < CALLERS; i++) {
        void *wrong;
        pthread_join(threads[i], &wrong);
        assert_null(wrong);
    }
    assert_load(&it, CLIENTS, CLIENTS + 10);
    end_storm(&it);
}

/* @param calls  of each client, which is made for them */
static void call_with_thousand_clients(const char *base_url, int calls)
{
    storm it;
    begin_storm(&it, base_url, 200);
    charge_often(&it, CLIENTS);
    turn(&it, 503);
    for (int i = 0; i < CLIENTS; i++) {
        sw_client *client = make_client(&it);
        for (int n = 0; n < calls; n++)
            assert_code(SW_E_SERVER, &it.last, charge_with(client, &it.last));
        sw_client_free(client);
    }
    assert_load(&it, CLIENTS * calls, CLIENTS * calls + 10);
    end_storm(&it);
}

TEST(a_thousand_clients_of_a_process_in_a_503_storm_are_a_load_of_at_most_1_1)
{
    call_with_thousand_clients("https://clients-once.example", 1);
    call_with_thousand_clients("https://clients-often.example", 3);
}

/* Programs that know nothing of each other are as servers that know nothing of each other: each has a budget. */
TEST(programs_that_know_nothing_of_each_other_are_a_load_of_at_most_1_1_from_a_hundred_calls_each_on)
{
    enum { PROGRAMS = 100, CALLS = 100 };
    for (int i = 0; i < PROGRAMS; i++) {
        storm it;
        char base_url[64];
        snprintf(base_url, sizeof base_url, "https://program-%d.example", i);
        begin_storm(&it, base_url, 200);
        charge_often(&it, CALLS);
        turn(&it, 503);
        charge_often(&it, CALLS);
        assert_load(&it, CALLS, CALLS * 11 / 10);
        end_storm(&it);
    }
}

TEST(after_the_storm_retries_come_back_with_the_answers)
{
    storm it;
    begin_storm(&it, "https://recovers.example", 503);
    charge_often(&it, CLIENTS);
    assert_load(&it, CLIENTS, CLIENTS + 3);
    turn(&it, 200);
    charge_often(&it, 30);
    assert_load(&it, 30, 30);
    turn(&it, 503);
    assert_code(SW_E_SERVER, &it.last, charge_with(it.client, &it.last));
    assert_int_equal(it.last.attempts, 4);
    assert_lacks(it.last.message, "held back");
    end_storm(&it);
}

TEST(a_refusal_shows_the_server_at_work_as_well)
{
    storm it;
    begin_storm(&it, "https://refuses.example", 503);
    charge_often(&it, 10);
    turn(&it, 422);
    charge_often(&it, 10);
    turn(&it, 503);
    charge_with(it.client, &it.last);
    assert_int_equal(it.last.attempts, 2);
    end_storm(&it);
}

TEST(a_call_that_is_held_back_says_so_and_may_be_made_again_under_its_key)
{
    storm it;
    begin_storm(&it, "https://says.example", 503);
    charge_often(&it, 2);
    assert_code(SW_E_SERVER, &it.last, charge_with(it.client, &it.last));
    assert_int_equal(it.last.attempts, 1);
    assert_int_equal(it.last.http_status, 503);
    assert_int_equal(it.last.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.last.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it.last.next_step, SW_NEXT_WAIT);
    assert_string_equal(it.last.idempotency_key, RIDE_81);
    assert_contains(it.last.message, "retries are held back");
    assert_contains(it.last.message, "never a new one");
    end_storm(&it);
}

TEST(a_client_may_be_told_to_have_no_budget)
{
    storm it;
    begin_storm(&it, "https://unlimited.example", 503);
    it.retry_budget = SW_RETRY_UNLIMITED;
    sw_client *client = make_client(&it);
    for (int i = 0; i < 10; i++)
        charge_with(client, &it.last);
    assert_load(&it, 40, 40);
    sw_client_free(client);
    charge_often(&it, 1); /* it has spent nothing of what belongs to others */
    assert_int_equal(it.last.attempts, 4);
    end_storm(&it);
}

TEST(a_budget_that_is_no_percentage_is_refused)
{
    static const int bad[] = { -2, 101, 1000000 };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        world it;
        sw_config config = world_config(&it);
        config.retry_budget = bad[i];
        assert_code(SW_E_INVALID, &it.err, sw_client_new(&it.client, &config, &it.err));
        assert_string_equal(it.err.field, "retry_budget");
        world_close(&it);
    }
}

/* Last: it fills the table. */
TEST(more_servers_than_there_are_budgets_share_them)
{
    char origin[64];
    for (int i = 0; i < 4 * SW_BUDGETS; i++) {
        snprintf(origin, sizeof origin, "https://many-%d.example", i);
        assert_non_null(sw_budget_of(origin));
        assert_ptr_equal(sw_budget_of(origin), sw_budget_of(origin));
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_budget_starts_with_what_one_call_may_need),
        cmocka_unit_test(ten_answers_earn_one_retry),
        cmocka_unit_test(what_is_earned_depends_on_the_percentage),
        cmocka_unit_test(no_more_than_ten_are_kept),
        cmocka_unit_test(a_server_has_one_budget_and_another_server_another),
        cmocka_unit_test(threads_together_spend_no_more_than_was_earned),
        cmocka_unit_test(a_thousand_callers_of_one_client_in_a_503_storm_are_a_load_of_at_most_1_1),
        cmocka_unit_test(a_thousand_clients_of_a_process_in_a_503_storm_are_a_load_of_at_most_1_1),
        cmocka_unit_test(
            programs_that_know_nothing_of_each_other_are_a_load_of_at_most_1_1_from_a_hundred_calls_each_on),
        cmocka_unit_test(after_the_storm_retries_come_back_with_the_answers),
        cmocka_unit_test(a_refusal_shows_the_server_at_work_as_well),
        cmocka_unit_test(a_call_that_is_held_back_says_so_and_may_be_made_again_under_its_key),
        cmocka_unit_test(a_client_may_be_told_to_have_no_budget),
        cmocka_unit_test(a_budget_that_is_no_percentage_is_refused),
        cmocka_unit_test(more_servers_than_there_are_budgets_share_them),
    };
    return RUN_SUITE(tests);
}
