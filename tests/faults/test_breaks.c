/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_breaks WAY : a call of each method to a server that breaks in this way, always and once. What the client says
 * must be what it can know, and the server must not have carried out anything twice.
 * test_breaks WAY batch : the same with eight calls at once, through a batch. "Once" is then once for each of them.
 */
#include "breaking_server.h"
#include "ways.h"
#include "wire.h"

#include <savedwallet/savedwallet.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2026-01-02T03:04:05Z, on which the dates in ways.c are based. */
#define NOW_MS INT64_C(1767323045000)
#define ID "S02-1-1"
#define NEXT_ID "S02-2-2"

enum { PATIENT_MS = 20000, MAX_ATTEMPTS = 3, LONG_BODY = 200000, MANY = 8 };

/* How an operation may be repeated, and so what is known when nothing came back. */
typedef enum safety {
    READS,      /* it changes nothing */
    KEYED,      /* Amazon knows it again by its key */
    REFERENCED, /* Amazon knows it again by a reference in its body; the client does not repeat it by itself */
    ONCE_ONLY
} safety;

typedef struct method {
    const char *label;
    const char *operation;
    safety safety;
    const char *id;
    const char *body;
    const char *right;
} method;

#define A_CHARGE(state) \
    "{\"chargeId\":\"" ID "\",\"chargePermissionId\":\"S02-1\",\"statusDetails\":{\"state\":\"" state "\"}}"

static const method methods[] = {
    { "GET", "getCharge", READS, ID, NULL, A_CHARGE("Captured") },
    { "POST with key", "createCharge", KEYED, NULL, "{\"chargePermissionId\":\"S02-1\"}", A_CHARGE("Captured") },
    { "POST without key", "completeCheckoutSession", ONCE_ONLY, ID, "{}",
      "{\"checkoutSessionId\":\"" ID "\",\"statusDetails\":{\"state\":\"Completed\"}}" },
    { "POST with reference", "instoreCharge", REFERENCED, NULL, "{}", "{\"chargeId\":\"" ID "\"}" },
    { "PATCH", "updateChargePermission", ONCE_ONLY, ID, "{}",
      "{\"chargePermissionId\":\"" ID "\",\"statusDetails\":{\"state\":\"Chargeable\"}}" },
    { "DELETE", "cancelCharge", ONCE_ONLY, ID, "{}", A_CHARGE("Canceled") },
    { "DELETE without a body", "cancelReportSchedule", ONCE_ONLY, ID, NULL, "" },
};

enum { METHODS = sizeof methods / sizeof methods[0] };

/* What came of one call. */
typedef struct result {
    int code;
    int attempts;
    sw_error err;
    bool is_right; /* the body is that of the right answer */
} result;

/* One call, or a batch of them, and what came of it. */
typedef struct trial {
    const way *how;
    const method *what;
    bool is_once; /* the server breaks the first try only */
    int count;    /* 1: without a batch */
    const char *certificates;
    pthread_t thread;
    int64_t now_ms, first_sleep_ms; /* of the client's clock, which moves when it sleeps; -1: it never did */
    result results[MANY];
    bool is_right_next; /* the body of another call behind it is right, too */
    tally seen;
} trial;

static int64_t tell_now(void *payload)
{
    return ((const trial *)payload)->now_ms;
}

static void sleep_in_no_time(void *payload, int64_t milliseconds)
{
    trial *it = payload;
    it->now_ms += milliseconds;
    if (it->first_sleep_ms < 0)
        it->first_sleep_ms = milliseconds;
}

/* Waits by chance are equal, and never nothing: the calls of a batch are tried again after all have been tried once. */
static int give_ones(void *payload, void *memory, size_t size)
{
    (void)payload;
    memset(memory, 1, size);
    return 0;
}

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t size, unsigned char *out,
                        size_t *out_size)
{
    (void)payload, (void)algorithm, (void)text, (void)size;
    memset(out, 7, 256);
    *out_size = 256;
    return 0;
}

static sw_client *make_client(trial *it, const char *url)
{
    char trusted[1024];
    snprintf(trusted, sizeof trusted, "%s/trusted.pem", it->certificates);
    const sw_clock clock = { tell_now, tell_now, sleep_in_no_time, give_ones, it };
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-TEST";
    config.merchant_id = "A3EXAMPLE00001";
    config.base_url = url;
    config.ca_file = it->how->is_plain ? NULL : trusted;
    config.clock = &clock;
    config.max_attempts = MAX_ATTEMPTS;
    config.retry_budget = SW_RETRY_UNLIMITED; /* what one operation spends would be missing in the next */
    int patience = it->count == 1 ? 1 : 4;    /* so many handshakes at once take their time */
    config.attempt_timeout_ms = patience * it->how->time_out_ms;
    config.connect_timeout_ms = it->how->connect_out_ms ? patience * it->how->connect_out_ms : PATIENT_MS;
    config.validation = SW_VALIDATION_OFF; /* connections are tested, not bodies */
    wire_must(sw_key_from_callback(&config.key, sign_nothing, NULL, NULL) == SW_OK, "key");
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    wire_must(sw_client_new(&client, &config, &err) == SW_OK, err.message);
    sw_key_free(config.key);
    return client;
}

static sw_request request_of(const method *what, const char *const *id, const char *body)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = what->operation;
    request.ids = id;
    request.id_count = *id ? 1 : 0;
    request.body = body;
    request.body_size = body ? strlen(body) : 0;
    return request;
}

/* Asks for a charge. @return was the answer the right one? */
static bool get_charge(sw_client *client, const char *id)
{
    char right[1024];
    sw_response *answer = NULL;
    sw_request request = request_of(&methods[0], &id, NULL);
    int code = sw_client_call(&answer, client, &request, NULL, NULL);
    breaking_server_right_charge(right, sizeof right, id);
    bool good = code == SW_OK && strcmp(sw_response_body(answer, NULL), right) == 0;
    sw_response_free(answer);
    return good;
}

/* The method's body, or a long one with the same ending; yours. */
static char *write_body(const trial *it)
{
    const char *body = it->what->body;
    if (!body)
        return NULL;
    size_t filler = it->how->has_long_body ? LONG_BODY : 0;
    char *out = malloc(filler + strlen(body) + 1);
    wire_must(out != NULL, "malloc");
    memset(out, ' ', filler);
    memcpy(out + filler, body, strlen(body) + 1);
    return out;
}

/* The answer is freed. */
static result result_of(const trial *it, int code, sw_response *answer, const sw_error *err)
{
    result is = { code, code == SW_OK ? sw_response_attempts(answer) : err->attempts, *err,
                  strcmp(sw_response_body(answer, NULL), it->what->right) == 0 };
    sw_response_free(answer);
    return is;
}

static void call_alone(trial *it, sw_client *client, const sw_request *request, const sw_call *call)
{
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_client_call(&answer, client, request, call, &err);
    it->results[0] = result_of(it, code, answer, &err);
}

static void call_in_batch(trial *it, sw_client *client, const sw_request *request, sw_call *call)
{
    sw_batch *batch = NULL;
    sw_error err = SW_ERROR_INIT;
    sw_batch_result ended = SW_BATCH_RESULT_INIT;
    char intent[16];
    wire_must(sw_batch_new(&batch, client, NULL, &err) == SW_OK, err.message);
    for (int i = 0; i < it->count; i++) {
        snprintf(intent, sizeof intent, "ride:%d", i);
        call->intent = call->intent ? intent : NULL;
        wire_must(sw_batch_add(batch, request, call, (uint64_t)i, &err) == SW_OK, err.message);
    }
    while (sw_batch_wait(&ended, batch, -1, &err) == SW_OK && ended.event == SW_BATCH_CALL)
        it->results[ended.tag] = result_of(it, ended.code, ended.answer, &ended.error);
    wire_must(ended.event == SW_BATCH_EMPTY, "the batch");
    sw_batch_free(batch);
}

static void call_it(trial *it, sw_client *client)
{
    char *body = write_body(it);
    const sw_request request = request_of(it->what, &it->what->id, body);
    sw_call call = SW_CALL_INIT;
    call.intent = it->what->safety == KEYED ? "ride:81" : NULL;
    if (it->count == 1)
        call_alone(it, client, &request, &call);
    else
        call_in_batch(it, client, &request, &call);
    free(body);
}

static void *run_trial(void *payload)
{
    trial *it = payload;
    const way *how = it->how;
    int from = how->is_reused ? 1 : 0, until = it->is_once ? from + it->count : 1000;
    breaking_server *server = breaking_server_start(how, it->certificates, it->what->right, from,
                                                    how->place == IDLING ? 0 : until);
    sw_client *client = make_client(it, breaking_server_url(server));
    if (how->is_reused)
        wire_must(get_charge(client, NEXT_ID), "the first call");
    if (how->place == IDLING)
        breaking_server_end_idle(server);
    call_it(it, client);
    it->seen = breaking_server_tally(server);
    it->seen.tries -= from;
    it->is_right_next = it->results[0].code != SW_OK || get_charge(client, NEXT_ID);
    sw_client_free(client);
    breaking_server_stop(server);
    return NULL;
}

/* What the client must say. */
typedef struct verdict {
    int code;
    sw_effect effect;
    sw_retry retry;
    bool repeats; /* the client tries again by itself */
} verdict;

static verdict judge(const trial *it)
{
    static const int codes[] = { [SILENCE] = SW_E_NO_ANSWER,   [UNSENT] = SW_E_NO_ANSWER, [NONSENSE] = SW_E_PROTOCOL,
                                 [OVERSIZED] = SW_E_LIMIT,     [FAILURE] = SW_E_SERVER,   [REFUSAL] = SW_E_REFUSED,
                                 [THROTTLED] = SW_E_THROTTLED, [TOO_EARLY] = SW_E_SERVER, [RIGHT] = SW_OK };
    outcome known = it->how->outcome;
    safety kind = it->what->safety;
    bool repeatable = kind == READS || kind == KEYED;
    verdict is = { codes[known], SW_EFFECT_NONE, SW_RETRY_SAME_KEY, repeatable && !it->how->waits_too_long };
    if (known == UNSENT)
        is.repeats = true;
    if (known == NONSENSE || known == OVERSIZED || known == REFUSAL || known == RIGHT)
        is.repeats = false;
    if (known == REFUSAL)
        is.retry = SW_RETRY_NEVER;
    bool is_certain = known == UNSENT || known == REFUSAL || known == THROTTLED || known == TOO_EARLY;
    if (!is_certain && kind != READS)
        is.effect = SW_EFFECT_UNKNOWN;
    if (!is_certain && kind == ONCE_ONLY)
        is.retry = SW_RETRY_NEVER;
    return is;
}

static int failures;

static void expect(const trial *it, const result *of, bool good, const char *what, long long seen)
{
    if (good)
        return;
    failures++;
    fprintf(stderr, "%s, %s, %s: %s is %lld (code %s, effect %s, retry %s, \"%s\")\n", it->how->name, it->what->label,
            it->is_once ? "once" : "always", what, seen, sw_code_name(of->code), sw_effect_name(of->err.effect),
            sw_retry_name(of->err.retry), of->err.message);
}

static void check_failure(const trial *it, const result *of, verdict is)
{
    const way *how = it->how;
    expect(it, of, of->err.effect == is.effect, "effect", of->err.effect);
    expect(it, of, of->err.retry == is.retry, "retry", of->err.retry);
    expect(it, of, is.effect != SW_EFFECT_NONE || it->seen.effects == 0, "effects of none", it->seen.effects);
    expect(it, of, of->err.message[0] != '\0', "message", 0);
    if (of->attempts == 1 && how->outcome == THROTTLED)
        expect(it, of, of->err.retry_after_s == how->asked_s, "retry_after_s", of->err.retry_after_s);
}

static void check_result(const trial *it, const result *of, verdict is, int code, int attempts)
{
    expect(it, of, of->code == code, "code", of->code);
    expect(it, of, of->attempts == attempts, "attempts", of->attempts);
    if (of->code == SW_OK)
        expect(it, of, of->is_right, "the body is right", of->is_right);
    else
        check_failure(it, of, is);
}

static void check_trial(const trial *it)
{
    const way *how = it->how;
    const result *first = &it->results[0];
    verdict is = judge(it);
    bool succeeds = how->outcome == RIGHT || (it->is_once && is.repeats);
    bool was_done = (succeeds || how->carried_out) && it->what->safety != READS;
    int attempts = !is.repeats ? 1 : it->is_once ? 2 : MAX_ATTEMPTS;
    bool can_be_seen = how->place != NAMING && how->place != CONNECTING;
    for (int i = 0; i < it->count; i++)
        check_result(it, &it->results[i], is, succeeds ? SW_OK : is.code, attempts);
    expect(it, first, it->seen.tries == (can_be_seen ? it->count * attempts : 0), "tries that the server saw",
           it->seen.tries);
    expect(it, first, it->seen.effects == (was_done ? it->count : 0), "effects", it->seen.effects);
    expect(it, first, !it->seen.is_changed, "a key with other bytes", 1);
    expect(it, first, !it->seen.is_followed, "a redirect that was followed", 1);
    expect(it, first, attempts == 1 || it->first_sleep_ms >= how->asked_s * INT64_C(1000), "wait", it->first_sleep_ms);
    expect(it, first, it->is_right_next, "the next body is right", it->is_right_next);
}

/* A server that is not there cannot be there the second time; a body cannot break, nor an id be missed, where none is.
 */
static bool makes_sense(const trial *it)
{
    bool is_absent = it->how->place == NAMING || it->how->place == CONNECTING;
    if (it->how->is_of_body && !*it->what->right)
        return false;
    return !(is_absent && it->is_once) && !(it->how->needs_id && it->what->safety == REFERENCED);
}

/* All at once, so that those that wait for a time-out wait together. */
static void run_way(const way *how, int count, const char *certificates)
{
    trial trials[2 * METHODS];
    for (int i = 0; i < 2 * METHODS; i++) {
        trials[i] = (trial){ .how = how,
                             .what = &methods[i / 2],
                             .is_once = i % 2,
                             .count = count,
                             .certificates = certificates,
                             .now_ms = NOW_MS,
                             .first_sleep_ms = -1 };
        if (makes_sense(&trials[i]))
            wire_must(pthread_create(&trials[i].thread, NULL, run_trial, &trials[i]) == 0, "pthread_create");
    }
    for (int i = 0; i < 2 * METHODS; i++)
        if (makes_sense(&trials[i])) {
            pthread_join(trials[i].thread, NULL);
            check_trial(&trials[i]);
        }
}

int main(int argc, char **argv)
{
    const char *certificates = SAVEDWALLET_TEST_CERTIFICATES;
    bool is_batch = argc == 3 && strcmp(argv[2], "batch") == 0;
    for (const way *how = ways; (argc == 2 || is_batch) && how->name; how++)
        if (strcmp(how->name, argv[1]) == 0) {
            run_way(how, is_batch ? MANY : 1, certificates);
            return failures == 0 ? 0 : 1;
        }
    fprintf(stderr, "usage: test_breaks WAY [batch], one of ways.c\n");
    return 2;
}
