/* SPDX-License-Identifier: Apache-2.0 */
/* Calls that were sent and have no answer, alone and in a batch: canceled, woken and given up, by whom it is allowed
 * to. */
#include "breaking_server.h"

#include <savedwallet/savedwallet.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <pthread.h>
#include <sched.h>

#include <cmocka.h>

enum { ALARM_S = 30, CALLS = 3 };

/* It reads a request, carries it out, and says nothing. */
static const way silent = { .name = "silent", .ending = STALLS, .carried_out = true, .is_plain = true };

typedef struct scene {
    breaking_server *server;
    sw_client *client;
    sw_batch *batch;
    sw_cancel *cancel; /* of every call */
    sw_batch_result ended;
} scene;

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t size, unsigned char *out,
                        size_t *out_size)
{
    (void)payload, (void)algorithm, (void)text, (void)size;
    memset(out, 7, 256);
    *out_size = 256;
    return 0;
}

static void add(scene *it, uint64_t tag)
{
    char intent[32];
    snprintf(intent, sizeof intent, "ride:%d", (int)tag);
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    const sw_call call = { .intent = intent, .cancel = it->cancel };
    assert_int_equal(sw_batch_add(it->batch, &request, &call, tag, NULL), SW_OK);
}

static sw_batch_event wait_for(scene *it, int64_t timeout_ms)
{
    assert_int_equal(sw_batch_wait(&it->ended, it->batch, timeout_ms, NULL), SW_OK);
    return it->ended.event;
}

static int open_scene(void **state)
{
    static scene it;
    it = (scene){ .ended = SW_BATCH_RESULT_INIT };
    sw_config config = SW_CONFIG_INIT;
    it.server = breaking_server_start(&silent, SAVEDWALLET_TEST_CERTIFICATES, "{}", 0, 1000);
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-TEST";
    config.merchant_id = "A3EXAMPLE00001";
    config.base_url = breaking_server_url(it.server);
    config.validation = SW_VALIDATION_OFF;
    assert_int_equal(sw_key_from_callback(&config.key, sign_nothing, NULL, NULL), SW_OK);
    assert_int_equal(sw_client_new(&it.client, &config, NULL), SW_OK);
    sw_key_free(config.key);
    assert_int_equal(sw_batch_new(&it.batch, it.client, NULL, NULL), SW_OK);
    assert_int_equal(sw_cancel_new(&it.cancel, NULL), SW_OK);
    alarm(ALARM_S);
    *state = &it;
    return 0;
}

/* The server ends only when all connections to it are closed. */
static int close_scene(void **state)
{
    scene *it = *state;
    sw_batch_free(it->batch);
    sw_client_free(it->client);
    breaking_server_stop(it->server);
    sw_cancel_free(it->cancel);
    alarm(0);
    return 0;
}

/* All calls are sent, and the server has read them. */
static void send_all(scene *it)
{
    for (uint64_t tag = 0; tag < CALLS; tag++)
        add(it, tag);
    while (breaking_server_tally(it->server).effects < CALLS)
        assert_int_equal(wait_for(it, 5), SW_BATCH_TIME_OUT);
}

static void assert_unknown(scene *it)
{
    assert_int_equal(wait_for(it, -1), SW_BATCH_CALL);
    assert_int_equal(it->ended.code, SW_E_NO_ANSWER);
    assert_null(it->ended.answer);
    assert_int_equal(it->ended.error.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it->ended.error.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it->ended.error.attempts, 1);
    assert_int_equal(strlen(it->ended.error.idempotency_key), 32);
    assert_non_null(strstr(it->ended.error.message, "canceled by the caller"));
}

static void one_is_canceled_by_its_tag_and_the_others_stay(void **state)
{
    scene *it = *state;
    send_all(it);
    assert_int_equal(sw_batch_cancel(it->batch, 1), 1);
    assert_unknown(it);
    assert_int_equal(it->ended.tag, 1);
    assert_int_equal(wait_for(it, 5), SW_BATCH_TIME_OUT);
    assert_int_equal(sw_batch_count(it->batch), CALLS - 1);
}

static void *cancel(void *payload)
{
    sw_cancel_request(payload);
    return NULL;
}

static void *wake(void *payload)
{
    sw_batch_wakeup(payload);
    return NULL;
}

static void another_thread_cancels_them_all(void **state)
{
    scene *it = *state;
    pthread_t thread;
    send_all(it);
    assert_int_equal(pthread_create(&thread, NULL, cancel, it->cancel), 0);
    for (int i = 0; i < CALLS; i++)
        assert_unknown(it);
    pthread_join(thread, NULL);
    assert_int_equal(wait_for(it, -1), SW_BATCH_EMPTY);
}

static void another_thread_wakes_it(void **state)
{
    scene *it = *state;
    pthread_t thread;
    send_all(it);
    assert_int_equal(pthread_create(&thread, NULL, wake, it->batch), 0);
    assert_int_equal(wait_for(it, -1), SW_BATCH_WOKEN);
    pthread_join(thread, NULL);
    assert_int_equal(sw_batch_count(it->batch), CALLS);
}

static void what_is_on_its_way_is_given_up(void **state)
{
    scene *it = *state;
    send_all(it);
    assert_int_equal(breaking_server_tally(it->server).effects, CALLS);
}

/* One more than can be on their way at once. */
static void the_last_one_waits_for_its_turn(void **state)
{
    scene *it = *state;
    enum { MOST = 8 };
    for (uint64_t tag = 0; tag <= MOST; tag++)
        add(it, tag);
    while (breaking_server_tally(it->server).tries < MOST)
        assert_int_equal(wait_for(it, 5), SW_BATCH_TIME_OUT);
    assert_int_equal(wait_for(it, 20), SW_BATCH_TIME_OUT);
    assert_int_equal(breaking_server_tally(it->server).tries, MOST);
    assert_int_equal(sw_batch_cancel(it->batch, 0), 1);
    assert_unknown(it);
    while (breaking_server_tally(it->server).tries < MOST + 1)
        assert_int_equal(wait_for(it, 5), SW_BATCH_TIME_OUT);
}

/* Cancels when the server has read the request of a call that waits for its answer in another thread. */
static void *cancel_when_sent(void *payload)
{
    scene *it = payload;
    while (breaking_server_tally(it->server).effects < 1)
        sched_yield();
    sw_cancel_request(it->cancel);
    return NULL;
}

static void a_call_by_itself_is_canceled_while_it_waits(void **state)
{
    scene *it = *state;
    pthread_t thread;
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    const sw_call call = { .intent = "ride:81", .cancel = it->cancel };
    assert_int_equal(pthread_create(&thread, NULL, cancel_when_sent, it), 0);
    assert_int_equal(sw_client_call(&answer, it->client, &request, &call, &err), SW_E_NO_ANSWER);
    pthread_join(thread, NULL);
    assert_null(answer);
    assert_int_equal(err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(err.attempts, 1);
    assert_non_null(strstr(err.message, "canceled by the caller"));
    assert_int_equal(breaking_server_tally(it->server).effects, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_is_canceled_by_its_tag_and_the_others_stay, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(another_thread_cancels_them_all, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(another_thread_wakes_it, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(what_is_on_its_way_is_given_up, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(a_call_by_itself_is_canceled_while_it_waits, open_scene, close_scene),
        cmocka_unit_test_setup_teardown(the_last_one_waits_for_its_turn, open_scene, close_scene),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
