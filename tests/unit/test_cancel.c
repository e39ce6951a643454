/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/cancel.h"
#include "base/clock.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONG_MS = 3600000, ALARM_S = 30 };

static sw_cancel *make(void)
{
    sw_cancel *it;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_cancel_new(&it, &err));
    return it;
}

static bool is_readable(int descriptor, int wait_ms)
{
    struct pollfd one = { .fd = descriptor, .events = POLLIN };
    return poll(&one, 1, wait_ms) == 1;
}

TEST(it_can_be_read_once_it_was_requested_and_stays_so)
{
    sw_cancel *it = make();
    assert_false(sw_cancel_is_requested(it));
    assert_false(is_readable(sw_cancel_descriptor(it), 0));
    for (int i = 0; i < 3; i++) {
        sw_cancel_request(it);
        assert_true(sw_cancel_is_requested(it));
        assert_true(is_readable(sw_cancel_descriptor(it), 0));
    }
    sw_cancel_free(it);
}

TEST(nothing_can_be_canceled_with_nothing)
{
    sw_cancel_request(NULL);
    assert_false(sw_cancel_is_requested(NULL));
    assert_int_equal(sw_cancel_descriptor(NULL), -1);
    assert_null(sw_cancel_retain(NULL));
    sw_cancel_free(NULL);
}

TEST(the_last_holder_closes_it)
{
    sw_cancel *it = make();
    int descriptor = sw_cancel_descriptor(it);
    assert_ptr_equal(sw_cancel_retain(it), it);
    sw_cancel_free(it);
    sw_cancel_request(it);
    assert_true(is_readable(descriptor, 0));
    sw_cancel_free(it);
    assert_int_equal(close(descriptor), -1);
}

static void *wait_long(void *it)
{
    sw_cancel_wait(it, LONG_MS);
    return NULL;
}

TEST(a_request_wakes_every_thread_that_waits)
{
    enum { WAITERS = 4 };
    pthread_t waiters[WAITERS];
    sw_cancel *it = make();
    alarm(ALARM_S);
    for (int i = 0; i < WAITERS; i++)
        assert_int_equal(pthread_create(&waiters[i], NULL, wait_long, it), 0);
    sw_cancel_request(it);
    for (int i = 0; i < WAITERS; i++)
        pthread_join(waiters[i], NULL);
    sw_cancel_wait(it, LONG_MS);
    alarm(0);
    sw_cancel_free(it);
}

static int64_t now_ms(void)
{
    sw_clock clock = sw_clock_complete(NULL);
    return clock.monotonic_ms(clock.payload);
}

TEST(a_wait_that_nobody_ends_lasts_as_long_as_it_should)
{
    sw_cancel *it = make();
    int64_t begin = now_ms();
    sw_cancel_wait(it, 20);
    sw_cancel_wait(NULL, 20);
    assert_true(now_ms() - begin >= 40);
    sw_cancel_free(it);
}

static sw_cancel *of_signal;

static void request_it(int number)
{
    (void)number;
    sw_cancel_request(of_signal);
}

TEST(a_signal_handler_may_request_it)
{
    struct sigaction action = { .sa_handler = request_it }, before;
    of_signal = make();
    sigaction(SIGALRM, &action, &before);
    alarm(1);
    sw_cancel_wait(of_signal, LONG_MS);
    assert_true(sw_cancel_is_requested(of_signal));
    sigaction(SIGALRM, &before, NULL);
    sw_cancel_free(of_signal);
}

/* 0 when a child of the fork's can cancel, and wait for, its own copy. */
static int try_in_child(sw_cancel *it)
{
    pthread_t waiter;
    alarm(ALARM_S);
    if (sw_cancel_descriptor(it) != -1 || sw_cancel_is_requested(it))
        return 1;
    if (pthread_create(&waiter, NULL, wait_long, it) != 0)
        return 2;
    sw_cancel_request(it);
    pthread_join(waiter, NULL);
    sw_cancel_free(it);
    return 0;
}

TEST(a_child_of_a_fork_cancels_for_itself_alone)
{
    sw_cancel *it = make();
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(try_in_child(it));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_false(sw_cancel_is_requested(it));
    assert_false(is_readable(sw_cancel_descriptor(it), 0));
    sw_cancel_request(it);
    assert_true(is_readable(sw_cancel_descriptor(it), 0));
    sw_cancel_free(it);
}

/* Counts the looks at it, and ends the wait at one of them. */
typedef struct watcher {
    int looks, ends_at;
    sw_cancel *requests; /* at that look, in place of saying so */
} watcher;

static int watch(void *payload)
{
    watcher *it = payload;
    if (++it->looks != it->ends_at)
        return 0;
    sw_cancel_request(it->requests);
    return it->requests == NULL;
}

TEST(who_watches_is_asked_when_it_is_looked_at_and_ends_it_for_good)
{
    watcher who = { .ends_at = 2 };
    sw_cancel *it = sw_cancel_watching(watch, &who, NULL);
    assert_non_null(it);
    assert_false(sw_cancel_is_requested(it));
    assert_int_equal(who.looks, 0);
    assert_false(sw_cancel_look(it));
    assert_false(sw_cancel_is_requested(it));
    assert_true(sw_cancel_look(it));
    assert_true(sw_cancel_is_requested(it));
    assert_true(sw_cancel_look(it));
    assert_int_equal(who.looks, 2);
    assert_int_equal(sw_cancel_descriptor(it), -1);
    sw_cancel_free(it);
    assert_false(sw_cancel_look(NULL));
}

TEST(one_that_watches_is_requested_by_itself_and_by_the_other)
{
    watcher who = { .ends_at = 0 };
    sw_cancel *other = make();
    sw_cancel *it = sw_cancel_watching(watch, &who, other), *beside = sw_cancel_watching(watch, &who, other),
              *blind = sw_cancel_watching(NULL, NULL, NULL);
    assert_int_equal(sw_cancel_descriptor(it), sw_cancel_descriptor(other));
    sw_cancel_request(beside);
    assert_true(sw_cancel_is_requested(beside));
    assert_false(sw_cancel_is_requested(other));
    assert_false(sw_cancel_look(it));
    int looks = who.looks;
    sw_cancel_request(other);
    assert_true(sw_cancel_is_requested(it));
    assert_true(sw_cancel_look(it));
    assert_int_equal(who.looks, looks);
    assert_false(sw_cancel_look(blind));
    sw_cancel_request(blind);
    assert_true(sw_cancel_look(blind));
    sw_cancel_free(blind);
    sw_cancel_free(beside);
    sw_cancel_free(other);
    assert_true(sw_cancel_is_requested(it));
    sw_cancel_free(it);
}

TEST(a_wait_is_cut_where_somebody_has_to_be_asked)
{
    watcher who = { .ends_at = 0 };
    sw_cancel *plain = make(), *both = sw_cancel_watching(watch, &who, plain),
              *watched = sw_cancel_watching(watch, &who, NULL), *over = sw_cancel_watching(NULL, NULL, plain),
              *blind = sw_cancel_watching(NULL, NULL, NULL);
    assert_int_equal(sw_cancel_slice(NULL, LONG_MS), LONG_MS);
    assert_int_equal(sw_cancel_slice(plain, LONG_MS), LONG_MS);
    assert_int_equal(sw_cancel_slice(over, LONG_MS), LONG_MS);
    assert_int_equal(sw_cancel_slice(both, LONG_MS), SW_CANCEL_LOOK_MS);
    assert_int_equal(sw_cancel_slice(watched, LONG_MS), SW_CANCEL_LOOK_MS);
    assert_int_equal(sw_cancel_slice(watched, 7), 7);
    assert_int_equal(sw_cancel_slice(watched, 0), 0);
    assert_true(sw_cancel_slice(blind, LONG_MS) < SW_CANCEL_LOOK_MS);
    assert_int_equal(sw_cancel_slice(blind, 1), 1);
    sw_cancel *const all[] = { both, watched, over, blind, plain };
    for (size_t i = 0; i < COUNT_OF(all); i++)
        sw_cancel_free(all[i]);
}

TEST(a_long_wait_ends_when_who_watches_says_so_or_the_other_is_requested)
{
    alarm(ALARM_S);
    for (int by_other = 0; by_other < 2; by_other++) {
        sw_cancel *other = make();
        watcher who = { .ends_at = 3, .requests = by_other ? other : NULL };
        sw_cancel *it = sw_cancel_watching(watch, &who, other);
        int64_t begin = now_ms();
        sw_cancel_wait(it, LONG_MS);
        assert_true(sw_cancel_is_requested(it));
        assert_int_equal(sw_cancel_is_requested(other), by_other);
        assert_int_equal(who.looks, 3);
        assert_true(now_ms() - begin >= SW_CANCEL_LOOK_MS);
        sw_cancel_free(it);
        sw_cancel_free(other);
    }
    alarm(0);
}

TEST(a_thread_that_waits_is_woken_by_the_other)
{
    pthread_t waiter;
    watcher who = { .ends_at = 0 };
    sw_cancel *other = make(), *it = sw_cancel_watching(watch, &who, other);
    alarm(ALARM_S);
    assert_int_equal(pthread_create(&waiter, NULL, wait_long, it), 0);
    sw_cancel_request(other);
    pthread_join(waiter, NULL);
    alarm(0);
    sw_cancel_free(it);
    sw_cancel_free(other);
}

/* A world in which the n-th thing that happens, a try or a wait, sees the request. */
typedef struct scene {
    world world;
    sw_cancel *cancel, *about_to_wait;
    int status;          /* of every answer; 0: the connection breaks */
    int cancel_in_try;   /* 1 and up; 0: in none */
    bool cancel_in_wait; /* in the first */
    sw_clock hooks;      /* over those of the world */
    int tries, waits;
    const sw_cancel *was_given; /* to the transport */
} scene;

static int send_in_scene(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    scene *it = payload;
    it->was_given = request->cancel;
    if (++it->tries == it->cancel_in_try)
        sw_cancel_request(it->cancel);
    if (it->status)
        return sw_response_begin(answer, it->status, err) ||
               sw_response_add_body(answer, WHOLE_ANSWER, strlen(WHOLE_ANSWER), err);
    err->effect = SW_EFFECT_UNKNOWN;
    err->retry = SW_RETRY_SAME_KEY;
    return SW_E_NO_ANSWER;
}

static void sleep_in_scene(void *payload, int64_t milliseconds)
{
    scene *it = payload;
    (void)milliseconds;
    it->waits++;
    if (it->cancel_in_wait)
        sw_cancel_request(it->cancel);
}

static int64_t now_in_scene(void *payload)
{
    return ((scene *)payload)->world.clock.now_ms;
}

static int64_t monotonic_in_scene(void *payload)
{
    return ((scene *)payload)->world.clock.monotonic_ms;
}

static void open_scene(scene *it, int status)
{
    *it = (scene){ .cancel = make(), .status = status };
    sw_config config = world_config(&it->world);
    it->hooks = (sw_clock){ now_in_scene, monotonic_in_scene, sleep_in_scene, NULL, it };
    config.clock = &it->hooks;
    assert_code(SW_OK, &it->world.err, sw_transport_new(&it->world.transport, send_in_scene, it, &it->world.err));
    config.transport = it->world.transport;
    assert_code(SW_OK, &it->world.err, sw_client_new(&it->world.client, &config, &it->world.err));
}

static void close_scene(scene *it)
{
    world_close(&it->world);
    sw_cancel_free(it->cancel);
}

static int call_in_scene(scene *it, const char *operation, const char *intent)
{
    static const char *const id = "C1";
    sw_request request = SW_REQUEST_INIT;
    request.operation = operation;
    request.ids = &id;
    request.id_count = strcmp(operation, "createCharge") != 0;
    request.body = strncmp(operation, "get", 3) == 0 ? NULL : "{}";
    request.body_size = request.body ? 2 : 0;
    sw_call call = SW_CALL_INIT;
    call.intent = intent;
    call.cancel = it->cancel;
    return world_call(&it->world, &request, &call);
}

static int charge_in_scene(scene *it)
{
    return call_in_scene(it, "createCharge", "ride:81");
}

TEST(a_call_that_is_canceled_before_it_is_sent_changed_nothing)
{
    scene it;
    open_scene(&it, 201);
    sw_cancel_request(it.cancel);
    assert_code(SW_E_NO_ANSWER, &it.world.err, charge_in_scene(&it));
    assert_int_equal(it.tries, 0);
    assert_int_equal(it.world.err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.world.err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(it.world.err.attempts, 0);
    assert_string_equal(it.world.err.idempotency_key, RIDE_81);
    assert_contains(it.world.err.message, "canceled by the caller");
    assert_contains(it.world.err.message, "was not sent");
    close_scene(&it);
}

TEST(a_call_that_is_canceled_after_a_try_without_an_answer_is_unknown_under_its_key)
{
    for (int in_wait = 0; in_wait < 2; in_wait++) {
        scene it;
        open_scene(&it, 0);
        it.cancel_in_try = !in_wait;
        it.cancel_in_wait = in_wait;
        assert_code(SW_E_NO_ANSWER, &it.world.err, charge_in_scene(&it));
        assert_int_equal(it.tries, 1);
        assert_int_equal(it.waits, in_wait);
        assert_int_equal(it.world.err.effect, SW_EFFECT_UNKNOWN);
        assert_int_equal(it.world.err.retry, SW_RETRY_SAME_KEY);
        assert_string_equal(it.world.err.idempotency_key, RIDE_81);
        assert_contains(it.world.err.message, "canceled by the caller");
        assert_contains(it.world.err.message, "not known whether it was carried out");
        close_scene(&it);
    }
}

TEST(a_call_that_is_canceled_between_two_tries_keeps_the_answer_of_the_first)
{
    scene it;
    open_scene(&it, 503);
    it.cancel_in_wait = true;
    assert_code(SW_E_SERVER, &it.world.err, charge_in_scene(&it));
    assert_int_equal(it.tries, 1);
    assert_int_equal(it.world.err.http_status, 503);
    assert_int_equal(it.world.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.world.err.retry, SW_RETRY_SAME_KEY);
    assert_int_equal(sw_response_status(it.world.answer), 503);
    assert_contains(it.world.err.message, "canceled by the caller");
    assert_contains(it.world.err.message, "never a new one");
    close_scene(&it);
}

TEST(a_call_that_cannot_be_repeated_is_never_to_be_sent_again_once_it_was_sent)
{
    scene it;
    open_scene(&it, 0);
    it.cancel_in_try = 1;
    assert_code(SW_E_NO_ANSWER, &it.world.err, call_in_scene(&it, "updateCharge", NULL));
    assert_int_equal(it.world.err.effect, SW_EFFECT_UNKNOWN);
    assert_int_equal(it.world.err.retry, SW_RETRY_NEVER);
    close_scene(&it);
}

TEST(a_get_that_is_canceled_changed_nothing)
{
    scene it;
    open_scene(&it, 0);
    it.cancel_in_try = 2;
    assert_code(SW_E_NO_ANSWER, &it.world.err, call_in_scene(&it, "getCharge", NULL));
    assert_int_equal(it.tries, 2);
    assert_int_equal(it.world.err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.world.err.attempts, 2);
    close_scene(&it);
}

TEST(a_call_that_has_its_answer_is_not_canceled)
{
    static const struct {
        int status, code;
    } table[] = { { 201, SW_OK }, { 403, SW_E_AUTH }, { 500, SW_E_SERVER } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        scene it;
        open_scene(&it, table[i].status);
        it.cancel_in_try = 1;
        assert_code(table[i].code, &it.world.err, charge_in_scene(&it));
        assert_int_equal(it.tries, 1);
        assert_int_equal(sw_response_status(it.world.answer), table[i].status);
        close_scene(&it);
    }
}

TEST(the_transport_is_given_what_cancels_and_does_not_send_after_it)
{
    scene it;
    open_scene(&it, 201);
    assert_code(SW_OK, &it.world.err, charge_in_scene(&it));
    assert_ptr_equal(it.was_given, it.cancel);
    sw_http_request request = { .method = "GET", .url = "https://pay.example/", .cancel = it.cancel };
    sw_cancel_request(it.cancel);
    sw_response_free(it.world.answer);
    assert_code(SW_E_NO_ANSWER, &it.world.err,
                sw_transport_send(&it.world.answer, it.world.transport, &request, &it.world.err));
    assert_int_equal(it.tries, 1);
    assert_int_equal(it.world.err.effect, SW_EFFECT_NONE);
    close_scene(&it);
}

/* Chance is asked for just before a wait. */
static int tell_of_wait(void *payload, void *memory, size_t size)
{
    memset(memory, 0, size);
    sw_cancel_request(((scene *)payload)->about_to_wait);
    return 0;
}

static void *request_in_wait(void *payload)
{
    scene *it = payload;
    sw_cancel_wait(it->about_to_wait, LONG_MS);
    sw_cancel_request(it->cancel);
    return NULL;
}

/* Retry-After asks for an hour, and the call would wait for it. */
static int ask_for_an_hour(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    (void)payload, (void)request;
    sw_response_begin(answer, 429, err);
    return sw_response_add_header(answer, "retry-after", 11, "3600", 4, err);
}

TEST(with_the_clock_of_the_machine_a_wait_between_two_tries_ends_at_once)
{
    scene it = { .cancel = make(), .about_to_wait = make(), .hooks = { .random = tell_of_wait, .payload = &it } };
    sw_config config = world_config(&it.world);
    config.clock = &it.hooks;
    config.timeout_ms = 2 * LONG_MS;
    assert_code(SW_OK, &it.world.err, sw_transport_new(&it.world.transport, ask_for_an_hour, NULL, &it.world.err));
    config.transport = it.world.transport;
    assert_code(SW_OK, &it.world.err, sw_client_new(&it.world.client, &config, &it.world.err));
    pthread_t other;
    alarm(ALARM_S);
    assert_int_equal(pthread_create(&other, NULL, request_in_wait, &it), 0);
    assert_code(SW_E_THROTTLED, &it.world.err, charge_in_scene(&it));
    assert_int_equal(it.world.err.attempts, 1);
    assert_int_equal(it.world.err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.world.err.retry_after_s, 3600);
    pthread_join(other, NULL);
    alarm(0);
    sw_cancel_free(it.about_to_wait);
    close_scene(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_can_be_read_once_it_was_requested_and_stays_so),
        cmocka_unit_test(nothing_can_be_canceled_with_nothing),
        cmocka_unit_test(the_last_holder_closes_it),
        cmocka_unit_test(a_request_wakes_every_thread_that_waits),
        cmocka_unit_test(a_wait_that_nobody_ends_lasts_as_long_as_it_should),
        cmocka_unit_test(a_signal_handler_may_request_it),
        cmocka_unit_test(a_child_of_a_fork_cancels_for_itself_alone),
        cmocka_unit_test(who_watches_is_asked_when_it_is_looked_at_and_ends_it_for_good),
        cmocka_unit_test(one_that_watches_is_requested_by_itself_and_by_the_other),
        cmocka_unit_test(a_wait_is_cut_where_somebody_has_to_be_asked),
        cmocka_unit_test(a_long_wait_ends_when_who_watches_says_so_or_the_other_is_requested),
        cmocka_unit_test(a_thread_that_waits_is_woken_by_the_other),
        cmocka_unit_test(a_call_that_is_canceled_before_it_is_sent_changed_nothing),
        cmocka_unit_test(a_call_that_is_canceled_after_a_try_without_an_answer_is_unknown_under_its_key),
        cmocka_unit_test(a_call_that_is_canceled_between_two_tries_keeps_the_answer_of_the_first),
        cmocka_unit_test(a_call_that_cannot_be_repeated_is_never_to_be_sent_again_once_it_was_sent),
        cmocka_unit_test(a_get_that_is_canceled_changed_nothing),
        cmocka_unit_test(a_call_that_has_its_answer_is_not_canceled),
        cmocka_unit_test(the_transport_is_given_what_cancels_and_does_not_send_after_it),
        cmocka_unit_test(with_the_clock_of_the_machine_a_wait_between_two_tries_ends_at_once),
    };
    return RUN_SUITE(tests);
}
