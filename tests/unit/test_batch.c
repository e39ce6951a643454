/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ALARM_S = 30, MOST = 16 };

/* A client whose transport answers by what is told for each intent, and a batch of it. */
typedef struct scene {
    world world;
    sw_batch *batch;
    sw_batch_result ended;
    int statuses[MOST]; /* of one try after the other; 0: the connection breaks. The last is 201 */
    const char *retry_after, *date;
    sw_cancel *cancel; /* requested in each try */
    int tries;
    char sent[MOST][512]; /* URL, body, header x-mine, simulation code */
} scene;

static const char *header_of(const sw_http_request *request, const char *name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (strcmp(request->headers[i].name, name) == 0)
            return request->headers[i].value;
    return "";
}

static int add_header(sw_response *answer, const char *name, const char *value, sw_error *err)
{
    return value ? sw_response_add_header(answer, name, strlen(name), value, strlen(value), err) : SW_OK;
}

static int send_in_scene(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    scene *it = payload;
    int number = it->tries++, status = it->statuses[number];
    snprintf(it->sent[number], sizeof it->sent[0], "%s %.*s %s %s", request->url, (int)request->body_size,
             request->body_size ? (const char *)request->body : "", header_of(request, "x-mine"),
             header_of(request, "x-amz-pay-simulation-code"));
    sw_cancel_request(it->cancel);
    if (status == 0)
        return SW_E_NO_ANSWER;
    const char *body = status < 300    ? WHOLE_ANSWER
                       : status == 403 ? "{\"reasonCode\":\"InvalidRequestSignature\",\"message\":\"m\"}"
                                       : "{}";
    int code = sw_response_begin(answer, status, err);
    if (code == SW_OK)
        code = add_header(answer, "retry-after", status == 429 ? it->retry_after : NULL, err);
    if (code == SW_OK)
        code = add_header(answer, "date", it->date, err);
    return code == SW_OK ? sw_response_add_body(answer, body, strlen(body), err) : code;
}

static void open_with(scene *it, bool by_machine, const sw_batch_options *options)
{
    *it = (scene){ .ended = SW_BATCH_RESULT_INIT };
    for (size_t i = 0; i < MOST; i++)
        it->statuses[i] = 201;
    sw_config config = world_config(&it->world);
    if (by_machine)
        config.clock = NULL;
    assert_code(SW_OK, &it->world.err, sw_transport_new(&it->world.transport, send_in_scene, it, &it->world.err));
    config.transport = it->world.transport;
    assert_code(SW_OK, &it->world.err, sw_client_new(&it->world.client, &config, &it->world.err));
    assert_code(SW_OK, &it->world.err, sw_batch_new(&it->batch, it->world.client, options, &it->world.err));
}

static void open_scene(scene *it)
{
    open_with(it, false, NULL);
}

static void close_scene(scene *it)
{
    sw_response_free(it->ended.answer);
    sw_batch_free(it->batch);
    world_close(&it->world);
}

static int add_to(scene *it, sw_batch *batch, const char *intent, uint64_t tag)
{
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    const sw_call call = { .intent = intent, .cancel = it->cancel };
    return sw_batch_add(batch, &request, &call, tag, &it->world.err);
}

/* A charge whose intent is its tag. */
static void add(scene *it, uint64_t tag)
{
    char intent[32];
    snprintf(intent, sizeof intent, "ride:%d", (int)tag);
    assert_code(SW_OK, &it->world.err, add_to(it, it->batch, intent, tag));
}

static sw_batch_event wait_for(scene *it, int64_t timeout_ms)
{
    sw_response_free(it->ended.answer);
    assert_code(SW_OK, &it->world.err, sw_batch_wait(&it->ended, it->batch, timeout_ms, &it->world.err));
    return it->ended.event;
}

static void assert_next(scene *it, uint64_t tag, int code)
{
    assert_int_equal(wait_for(it, -1), SW_BATCH_CALL);
    assert_code(code, &it->ended.error, it->ended.code);
    assert_int_equal(it->ended.tag, tag);
}

static void assert_empty(scene *it)
{
    assert_int_equal(sw_batch_count(it->batch), 0);
    assert_int_equal(wait_for(it, -1), SW_BATCH_EMPTY);
    assert_null(it->ended.answer);
}

TEST(calls_come_out_with_their_tags_and_answers_and_then_there_are_none)
{
    scene it;
    open_scene(&it);
    assert_empty(&it);
    add(&it, 7);
    add(&it, 8);
    assert_int_equal(sw_batch_count(it.batch), 2);
    assert_int_equal(it.tries, 0);
    for (uint64_t tag = 7; tag <= 8; tag++) {
        assert_next(&it, tag, SW_OK);
        assert_int_equal(it.tries, tag - 6);
        assert_int_equal(sw_response_status(it.ended.answer), 201);
        assert_int_equal(sw_response_attempts(it.ended.answer), 1);
    }
    assert_empty(&it);
    close_scene(&it);
}

TEST(a_call_that_waits_for_its_next_try_holds_up_nobody)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 503;
    it.world.clock.chance = 149;
    add(&it, 1);
    add(&it, 2);
    assert_next(&it, 2, SW_OK);
    assert_int_equal(it.world.clock.sleeps, 0);
    assert_next(&it, 1, SW_OK);
    assert_int_equal(it.world.clock.slept_ms, 149);
    assert_int_equal(sw_response_attempts(it.ended.answer), 2);
    close_scene(&it);
}

TEST(retry_after_is_waited_for_and_beyond_the_deadline_it_ends_the_call)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = it.statuses[2] = 429;
    it.retry_after = "5";
    add(&it, 1);
    assert_next(&it, 1, SW_OK);
    assert_int_equal(it.world.clock.slept_ms, 5000);
    it.retry_after = "61";
    add(&it, 2);
    assert_next(&it, 2, SW_E_THROTTLED);
    assert_int_equal(it.ended.error.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it.ended.error.retry_after_s, 61);
    assert_int_equal(it.world.clock.slept_ms, 5000);
    close_scene(&it);
}

TEST(an_answer_comes_with_a_failure_and_tries_end_as_they_do_for_one_call)
{
    scene it;
    open_scene(&it);
    for (int i = 0; i < 4; i++)
        it.statuses[i] = 503;
    it.statuses[4] = 400;
    for (int i = 5; i < 9; i++)
        it.statuses[i] = 0;
    add(&it, 1);
    assert_next(&it, 1, SW_E_SERVER);
    assert_int_equal(it.ended.error.attempts, 4);
    assert_int_equal(it.ended.error.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(sw_response_status(it.ended.answer), 503);
    add(&it, 2);
    assert_next(&it, 2, SW_E_REFUSED);
    assert_int_equal(it.ended.error.attempts, 1);
    add(&it, 3);
    assert_next(&it, 3, SW_E_NO_ANSWER);
    assert_int_equal(it.ended.error.effect, SW_EFFECT_UNKNOWN);
    assert_null(it.ended.answer);
    close_scene(&it);
}

TEST(what_one_call_learns_about_the_clock_the_next_one_knows)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 403;
    it.date = "Fri, 02 Jan 2026 05:04:05 GMT";
    add(&it, 1);
    add(&it, 2);
    assert_next(&it, 1, SW_OK);
    assert_int_equal(sw_response_attempts(it.ended.answer), 2);
    assert_next(&it, 2, SW_OK);
    assert_int_equal(sw_response_attempts(it.ended.answer), 1);
    close_scene(&it);
}

TEST(the_retry_budget_is_that_of_the_client)
{
    scene it;
    open_scene(&it);
    sw_batch_free(it.batch);
    sw_client_free(it.world.client);
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_EU;
    config.merchant_id = WORLD_MERCHANT;
    config.public_key_id = WORLD_KEY_ID;
    config.key = it.world.key;
    config.clock = &it.world.hooks;
    config.transport = it.world.transport;
    config.base_url = "https://budget-of-a-batch.example";
    config.validation = SW_VALIDATION_OFF;
    assert_code(SW_OK, &it.world.err, sw_client_new(&it.world.client, &config, &it.world.err));
    assert_code(SW_OK, &it.world.err, sw_batch_new(&it.batch, it.world.client, NULL, &it.world.err));
    for (size_t i = 0; i < MOST; i++)
        it.statuses[i] = 503;
    for (uint64_t tag = 0; tag < 8; tag++)
        add(&it, tag);
    while (wait_for(&it, -1) == SW_BATCH_CALL)
        assert_int_equal(it.ended.code, SW_E_SERVER);
    assert_int_equal(it.tries, 8 + 3);
    close_scene(&it);
}

TEST(the_time_of_a_call_starts_with_its_turn)
{
    scene it;
    open_scene(&it);
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    const sw_call call = { .intent = "ride:1", .timeout_ms = 1000 };
    assert_code(SW_OK, &it.world.err, sw_batch_add(it.batch, &request, &call, 1, &it.world.err));
    it.world.clock.monotonic_ms += 5000;
    assert_next(&it, 1, SW_OK);
    close_scene(&it);
}

TEST(a_wait_ends_when_its_time_is_over)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 503;
    it.world.clock.chance = 149;
    add(&it, 1);
    assert_int_equal(wait_for(&it, 0), SW_BATCH_TIME_OUT);
    assert_int_equal(it.tries, 1);
    assert_int_equal(wait_for(&it, 100), SW_BATCH_TIME_OUT);
    assert_int_equal(it.world.clock.slept_ms, 100);
    assert_int_equal(sw_batch_count(it.batch), 1);
    assert_next(&it, 1, SW_OK);
    assert_int_equal(it.world.clock.slept_ms, 149);
    close_scene(&it);
}

TEST(everything_that_is_added_is_copied)
{
    scene it;
    open_scene(&it);
    char operation[] = "updateCharge", id[] = "C1", body[] = "{\"a\":1}", name[] = "x-mine", value[] = "v1",
         simulate[] = "HardDeclined";
    const char *ids[] = { id };
    sw_header header = { name, value };
    sw_request request = { .operation = operation, .ids = ids, .id_count = 1, .body = body, .body_size = strlen(body) };
    sw_call call = { .simulate = simulate, .headers = &header, .header_count = 1 };
    assert_code(SW_OK, &it.world.err, sw_batch_add(it.batch, &request, &call, 1, &it.world.err));
    char *const texts[] = { operation, id, body, name, value, simulate };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        memset(texts[i], '#', strlen(texts[i]));
    ids[0] = NULL;
    memset(&header, 0, sizeof header);
    memset(&request, 0, sizeof request);
    memset(&call, 0, sizeof call);
    assert_next(&it, 1, SW_OK);
    assert_string_equal(it.sent[0], "https://pay-api.amazon.eu/v2/charges/C1 {\"a\":1} v1 HardDeclined");
    close_scene(&it);
}

TEST(a_query_and_no_body_are_sent_as_they_are)
{
    scene it;
    open_scene(&it);
    char name[] = "pageSize", value[] = "1 0";
    const sw_query_pair query = { name, value };
    const sw_request request = { .operation = "getReports", .query = &query, .query_count = 1 };
    it.statuses[0] = 200;
    assert_code(SW_OK, &it.world.err, sw_batch_add(it.batch, &request, NULL, 1, &it.world.err));
    memset(value, '#', strlen(value));
    assert_next(&it, 1, SW_OK);
    assert_string_equal(it.sent[0], "https://pay-api.amazon.eu/v2/reports?pageSize=1%200   ");
    close_scene(&it);
}

/* What is refused at once, with what a single call says of it. */
static void assert_refused(scene *it, const sw_request *request, const sw_call *call)
{
    sw_error alone = SW_ERROR_INIT, err = SW_ERROR_INIT;
    sw_response *answer = NULL;
    int code = sw_client_call(&answer, it->world.client, request, call, &alone);
    assert_true(code < 0);
    assert_code(code, &err, sw_batch_add(it->batch, request, call, 1, &err));
    assert_string_equal(err.message, alone.message);
    assert_string_equal(err.field, alone.field);
    assert_int_equal(sw_batch_count(it->batch), 0);
    assert_int_equal(it->tries, 0);
}

TEST(what_a_call_by_itself_would_be_refused_for_is_refused_when_it_is_added)
{
    scene it;
    open_scene(&it);
    const char *ids[] = { "C1", NULL };
    const sw_header nameless = { NULL, "v" };
    const sw_call call = { .intent = "x" }, two_keys = { .intent = "x", .idempotency_key = "k" },
                  newer = { .version = SW_CALL_VERSION + 1 }, late = { .timeout_ms = -1 },
                  no_headers = { .intent = "x", .header_count = 1 },
                  many_headers = { .intent = "x", .headers = &nameless, .header_count = SW_MAX_HEADERS + 1 },
                  no_name = { .intent = "x", .headers = &nameless, .header_count = 1 };
    const sw_request charge = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    const struct {
        sw_request request;
        const sw_call *call;
    } table[] = {
        { { .operation = "createCharg" }, NULL },
        { { .operation = NULL }, NULL },
        { { .operation = "getCharge" }, NULL },
        { { .operation = "getCharge", .id_count = 1 }, NULL },
        { { .operation = "getCharge", .ids = ids + 1, .id_count = 1 }, NULL },
        { { .operation = "getCharge", .ids = ids, .id_count = SIZE_MAX }, NULL },
        { { .operation = "getReports", .query_count = 1 }, NULL },
        { { .operation = "createCharge" }, &call },
        { { .operation = "createCharge", .body_size = 2 }, &call },
        { { .operation = "createCharge", .body = "{}", .body_size = SIZE_MAX }, &call },
        { charge, NULL },
        { charge, &two_keys },
        { charge, &newer },
        { charge, &late },
        { charge, &no_headers },
        { charge, &many_headers },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_refused(&it, &table[i].request, table[i].call);
    assert_code(SW_OK, &it.world.err, sw_batch_add(it.batch, &charge, &no_name, 1, &it.world.err));
    assert_next(&it, 1, SW_E_INVALID);
    close_scene(&it);
}

TEST(an_intent_is_in_a_batch_once_until_it_was_handed_over)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 503;
    assert_code(SW_OK, &it.world.err, add_to(&it, it.batch, "ride:81", 1));
    assert_code(SW_E_INVALID, &it.world.err, add_to(&it, it.batch, "ride:81", 2));
    assert_string_equal(it.world.err.field, "intent");
    assert_contains(it.world.err.message, "is in the batch");
    assert_int_equal(wait_for(&it, 0), SW_BATCH_CALL);
    assert_code(SW_OK, &it.world.err, add_to(&it, it.batch, "ride:81", 3));
    assert_next(&it, 3, SW_OK);
    close_scene(&it);
}

TEST(an_intent_is_refused_while_its_first_call_waits_for_another_try)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 503;
    it.world.clock.chance = 149;
    assert_code(SW_OK, &it.world.err, add_to(&it, it.batch, "ride:81", 1));
    assert_int_equal(wait_for(&it, 0), SW_BATCH_TIME_OUT);
    assert_code(SW_E_INVALID, &it.world.err, add_to(&it, it.batch, "ride:81", 2));
    assert_next(&it, 1, SW_OK);
    assert_code(SW_OK, &it.world.err, add_to(&it, it.batch, "ride:81", 2));
    close_scene(&it);
}

TEST(calls_without_a_key_may_be_alike)
{
    scene it;
    open_scene(&it);
    const char *ids[] = { "C1" };
    const sw_request request = { .operation = "getCharge", .ids = ids, .id_count = 1 };
    for (uint64_t tag = 0; tag < 3; tag++)
        assert_code(SW_OK, &it.world.err, sw_batch_add(it.batch, &request, NULL, tag, &it.world.err));
    for (uint64_t tag = 0; tag < 3; tag++) {
        it.statuses[tag] = 200;
        assert_next(&it, tag, SW_OK);
    }
    close_scene(&it);
}

TEST(a_call_is_canceled_by_its_tag_before_it_is_sent)
{
    scene it;
    open_scene(&it);
    add(&it, 1);
    add(&it, 2);
    assert_int_equal(sw_batch_cancel(it.batch, 3), 0);
    assert_int_equal(sw_batch_cancel(it.batch, 2), 1);
    assert_next(&it, 2, SW_E_NO_ANSWER);
    assert_int_equal(it.ended.error.effect, SW_EFFECT_NONE);
    assert_contains(it.ended.error.message, "canceled by the caller");
    assert_int_equal(it.tries, 0);
    assert_next(&it, 1, SW_OK);
    assert_int_equal(sw_batch_cancel(it.batch, 1), 0);
    close_scene(&it);
}

TEST(a_call_that_is_canceled_between_two_tries_keeps_the_answer_of_the_first)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 503;
    it.world.clock.chance = 149;
    add(&it, 1);
    assert_int_equal(wait_for(&it, 0), SW_BATCH_TIME_OUT);
    assert_int_equal(sw_batch_cancel(it.batch, 1), 1);
    assert_next(&it, 1, SW_E_SERVER);
    assert_int_equal(it.ended.error.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.ended.error.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(sw_response_status(it.ended.answer), 503);
    assert_int_equal(it.world.clock.sleeps, 0);
    close_scene(&it);
}

TEST(the_cancel_of_a_call_ends_all_calls_that_have_it)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 0;
    assert_int_equal(sw_cancel_new(&it.cancel, NULL), SW_OK);
    add(&it, 1);
    add(&it, 2);
    assert_next(&it, 1, SW_E_NO_ANSWER);
    assert_int_equal(it.ended.error.effect, SW_EFFECT_UNKNOWN);
    assert_next(&it, 2, SW_E_NO_ANSWER);
    assert_int_equal(it.ended.error.effect, SW_EFFECT_NONE);
    assert_int_equal(it.tries, 1);
    sw_cancel_free(it.cancel);
    close_scene(&it);
}

static void *wake(void *batch)
{
    sw_batch_wakeup(batch);
    return NULL;
}

static void *cancel(void *it)
{
    sw_cancel_request(it);
    return NULL;
}

/* A call that waits for an hour by the machine's clock, and somebody who ends the wait from another thread. */
static sw_batch_event wait_and_be_ended(scene *it, void *(*ends)(void *), void *payload)
{
    pthread_t thread;
    alarm(ALARM_S);
    it->statuses[0] = 429;
    it->retry_after = "3600";
    const sw_request request = { .operation = "createCharge", .body = "{}", .body_size = 2 };
    const sw_call call = { .intent = "ride:1", .timeout_ms = 7200000, .cancel = ends == cancel ? payload : NULL };
    assert_code(SW_OK, &it->world.err, sw_batch_add(it->batch, &request, &call, 1, &it->world.err));
    assert_int_equal(wait_for(it, 0), SW_BATCH_TIME_OUT);
    assert_int_equal(pthread_create(&thread, NULL, ends, payload), 0);
    sw_batch_event event = wait_for(it, -1);
    pthread_join(thread, NULL);
    alarm(0);
    return event;
}

TEST(another_thread_wakes_it)
{
    scene it;
    open_with(&it, true, NULL);
    assert_int_equal(wait_and_be_ended(&it, wake, it.batch), SW_BATCH_WOKEN);
    assert_int_equal(sw_batch_count(it.batch), 1);
    assert_int_equal(wait_for(&it, 1), SW_BATCH_TIME_OUT);
    close_scene(&it);
}

TEST(another_thread_cancels_a_call)
{
    scene it;
    sw_cancel *canceled;
    assert_int_equal(sw_cancel_new(&canceled, NULL), SW_OK);
    open_with(&it, true, NULL);
    assert_int_equal(wait_and_be_ended(&it, cancel, canceled), SW_BATCH_CALL);
    assert_int_equal(it.ended.code, SW_E_THROTTLED);
    assert_contains(it.ended.error.message, "canceled by the caller");
    close_scene(&it);
    sw_cancel_free(canceled);
}

TEST(a_wakeup_before_the_wait_is_not_lost_and_a_call_that_has_ended_comes_first)
{
    scene it;
    open_scene(&it);
    add(&it, 1);
    sw_batch_wakeup(it.batch);
    assert_next(&it, 1, SW_OK);
    it.statuses[1] = 503;
    it.world.clock.chance = 149;
    add(&it, 2);
    assert_int_equal(wait_for(&it, -1), SW_BATCH_WOKEN);
    assert_next(&it, 2, SW_OK);
    sw_batch_wakeup(NULL);
    close_scene(&it);
}

TEST(a_batch_with_calls_in_every_state_is_freed)
{
    scene it;
    open_scene(&it);
    it.statuses[0] = 503;
    it.world.clock.chance = 149;
    add(&it, 1);
    assert_int_equal(wait_for(&it, 0), SW_BATCH_TIME_OUT);
    add(&it, 2);
    close_scene(&it);
    sw_batch_free(NULL);
}

static void assert_elsewhere_refused(scene *it, const char *why)
{
    sw_error err = SW_ERROR_INIT;
    sw_batch_result out;
    assert_code(SW_E_INVALID, &it->world.err, add_to(it, it->batch, "ride:9", 9));
    assert_contains(it->world.err.message, why);
    assert_code(SW_E_INVALID, &err, sw_batch_wait(&out, it->batch, 0, &err));
    assert_contains(err.message, why);
    assert_int_equal(sw_batch_cancel(it->batch, 1), 0);
}

static void *use_elsewhere(void *it)
{
    assert_elsewhere_refused(it, "the thread that made it");
    return NULL;
}

TEST(another_thread_is_refused)
{
    scene it;
    pthread_t thread;
    open_scene(&it);
    add(&it, 1);
    assert_int_equal(pthread_create(&thread, NULL, use_elsewhere, &it), 0);
    pthread_join(thread, NULL);
    assert_next(&it, 1, SW_OK);
    close_scene(&it);
}

TEST(a_child_of_a_fork_is_refused_and_makes_its_own)
{
    scene it;
    open_scene(&it);
    add(&it, 1);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        assert_elsewhere_refused(&it, "after a fork");
        sw_batch_wakeup(it.batch);
        sw_batch_free(it.batch);
        assert_code(SW_OK, &it.world.err, sw_batch_new(&it.batch, it.world.client, NULL, &it.world.err));
        add(&it, 2);
        assert_next(&it, 2, SW_OK);
        close_scene(&it);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_next(&it, 1, SW_OK);
    close_scene(&it);
}

static void assert_options_refused(scene *it, const sw_batch_options *options, const char *field)
{
    sw_batch *batch = (sw_batch *)1;
    assert_code(SW_E_INVALID, &it->world.err, sw_batch_new(&batch, it->world.client, options, &it->world.err));
    assert_null(batch);
    assert_string_equal(it->world.err.field, field);
}

TEST(options_are_checked_and_zero_is_the_default)
{
    scene it;
    sw_batch_options options = SW_BATCH_OPTIONS_INIT;
    options.version = 0;
    options.max_in_flight = SW_MAX_IN_FLIGHT;
    open_with(&it, false, &options);
    options.max_in_flight++;
    assert_options_refused(&it, &options, "max_in_flight");
    options = (sw_batch_options){ SW_BATCH_OPTIONS_VERSION + 1, 0 };
    assert_options_refused(&it, &options, "version");
    close_scene(&it);
}

TEST(a_batch_holds_so_many_calls_and_no_more)
{
    scene it;
    open_scene(&it);
    const char *ids[] = { "C1" };
    const sw_request request = { .operation = "getCharge", .ids = ids, .id_count = 1 };
    for (int i = 0; i < SW_MAX_BATCH_CALLS; i++)
        assert_code(SW_OK, &it.world.err, sw_batch_add(it.batch, &request, NULL, 1, &it.world.err));
    assert_code(SW_E_LIMIT, &it.world.err, sw_batch_add(it.batch, &request, NULL, 1, &it.world.err));
    assert_int_equal(sw_batch_cancel(it.batch, 1), SW_MAX_BATCH_CALLS);
    for (int i = 0; i < SW_MAX_BATCH_CALLS; i++)
        assert_next(&it, 1, SW_E_NO_ANSWER);
    assert_empty(&it);
    close_scene(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_come_out_with_their_tags_and_answers_and_then_there_are_none),
        cmocka_unit_test(a_call_that_waits_for_its_next_try_holds_up_nobody),
        cmocka_unit_test(retry_after_is_waited_for_and_beyond_the_deadline_it_ends_the_call),
        cmocka_unit_test(an_answer_comes_with_a_failure_and_tries_end_as_they_do_for_one_call),
        cmocka_unit_test(what_one_call_learns_about_the_clock_the_next_one_knows),
        cmocka_unit_test(the_retry_budget_is_that_of_the_client),
        cmocka_unit_test(the_time_of_a_call_starts_with_its_turn),
        cmocka_unit_test(a_wait_ends_when_its_time_is_over),
        cmocka_unit_test(everything_that_is_added_is_copied),
        cmocka_unit_test(a_query_and_no_body_are_sent_as_they_are),
        cmocka_unit_test(what_a_call_by_itself_would_be_refused_for_is_refused_when_it_is_added),
        cmocka_unit_test(an_intent_is_in_a_batch_once_until_it_was_handed_over),
        cmocka_unit_test(an_intent_is_refused_while_its_first_call_waits_for_another_try),
        cmocka_unit_test(calls_without_a_key_may_be_alike),
        cmocka_unit_test(a_call_is_canceled_by_its_tag_before_it_is_sent),
        cmocka_unit_test(a_call_that_is_canceled_between_two_tries_keeps_the_answer_of_the_first),
        cmocka_unit_test(the_cancel_of_a_call_ends_all_calls_that_have_it),
        cmocka_unit_test(another_thread_wakes_it),
        cmocka_unit_test(another_thread_cancels_a_call),
        cmocka_unit_test(a_wakeup_before_the_wait_is_not_lost_and_a_call_that_has_ended_comes_first),
        cmocka_unit_test(a_batch_with_calls_in_every_state_is_freed),
        cmocka_unit_test(another_thread_is_refused),
        cmocka_unit_test(a_child_of_a_fork_is_refused_and_makes_its_own),
        cmocka_unit_test(options_are_checked_and_zero_is_the_default),
        cmocka_unit_test(a_batch_holds_so_many_calls_and_no_more),
    };
    return RUN_SUITE(tests);
}
