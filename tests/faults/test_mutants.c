/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Answers that are not what Amazon Pay sends: each is read without a crash or a leak, its error is whole, and none is
 * taken for a success. What is right is judged by a reader of JSON of our own (strict.h).
 *
 * usage: test_mutants GROUP [SEED [FIRST]]    or: test_mutants is_complete
 */
#include "calls.h"
#include "mutate.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MUTANTS = 10000, MOST_CALLS = 8 };

/* A call of the group, with everything it needs. */
typedef struct subject {
    const sample_call *is;
    const sw_operation *operation;
    sw_client *client;
    sw_request request;
    char *body;
    sound answer;
} subject;

static mutant sent;

static int answer_it(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    (void)payload, (void)request;
    static const char location[] = "https://pay.example/claim";
    int code = sw_response_begin(answer, sent.status, err);
    if (code == SW_OK && sent.located)
        code = sw_response_add_header(answer, "Location", 8, location, sizeof location - 1, err);
    return code == SW_OK ? sw_response_add_body(answer, sent.body, sent.size, err) : code;
}

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                        unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size;
    memcpy(signature, "fake", 4);
    *signature_size = 4;
    return 0;
}

static void must(int code, const char *what, const sw_error *err)
{
    if (code == SW_OK)
        return;
    fprintf(stderr, "%s: %s\n", what, err->message);
    exit(1);
}

static sw_client *make_client(sw_region region)
{
    sw_error err = SW_ERROR_INIT;
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    config.region = region;
    config.public_key_id = "SANDBOX-AEXAMPLE";
    config.max_attempts = SW_NO_RETRY;
    must(sw_key_from_callback(&config.key, sign_nothing, NULL, &err), "a key", &err);
    must(sw_transport_new(&config.transport, answer_it, NULL, &err), "a transport", &err);
    must(sw_client_new(&client, &config, &err), "a client", &err);
    sw_key_free(config.key);
    sw_transport_free(config.transport);
    return client;
}

static char *read_body(const char *source, size_t *size)
{
    char path[512];
    char *text = calloc(1, MUTANT_ROOM / 8);
    snprintf(path, sizeof path, "%s/examples/%s", SAVEDWALLET_VECTORS, source);
    bool is_json = source[0] == '{' || !source[0];
    FILE *file = is_json ? NULL : fopen(path, "rb");
    if (!text || (!is_json && !file)) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(1);
    }
    *size = is_json ? strlen(source) : fread(text, 1, MUTANT_ROOM / 8 - 1, file);
    if (is_json)
        memcpy(text, source, *size);
    else
        fclose(file);
    return text;
}

static void open_subject(subject *it, const sample_call *is)
{
    sw_error err = SW_ERROR_INIT;
    memset(it, 0, sizeof *it);
    it->is = is;
    must(sw_operation_find(&it->operation, is->operation, &err), is->operation, &err);
    it->client = make_client(is->region);
    it->request = (sw_request)SW_REQUEST_INIT;
    it->request.operation = is->operation;
    it->request.ids = is->ids;
    it->request.query = is->query;
    while (it->request.id_count < 2 && is->ids[it->request.id_count])
        it->request.id_count++;
    while (it->request.query_count < 2 && is->query[it->request.query_count].name)
        it->request.query_count++;
    if (is->request)
        it->request.body = it->body = read_body(is->request, &it->request.body_size);
    it->answer.text = read_body(is->answer, &it->answer.size);
    if (it->answer.size > 0 && !strict_read(&it->answer.places, it->answer.text, it->answer.size))
        must(SW_E_INVALID, is->answer, &(sw_error){ .message = "the example is no JSON" });
}

static void close_subject(subject *it)
{
    sw_client_free(it->client);
    free(it->body);
    free(it->answer.text);
}

static int call_it(const subject *it, sw_response **answer, sw_error *err)
{
    sw_call call = SW_CALL_INIT;
    if (it->operation->key != SW_KEY_NONE)
        call.idempotency_key = "mutant";
    return sw_client_call(answer, it->client, &it->request, &call, err);
}

static bool is_reading(const subject *it)
{
    return it->operation->recover == SW_RECOVER_SAFE;
}

/* Each id that was asked about is the one that is answered, where the answer has it. */
static bool is_about_these(const subject *it, const strict *answer)
{
    const char *const *id = it->is->ids;
    for (const char *at = strchr(it->operation->path, ':'); at; at = strchr(at, ':'), id++) {
        char name[64];
        at++;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at, "/"), at);
        const strict_node *answered = strict_find(answer, name);
        if (strict_is_text(answered) && !strict_says(answered, *id))
            return false;
    }
    return true;
}

/* @return NULL when it may be believed, else why not */
static const char *why_not(const subject *it)
{
    static strict read;
    bool is_location = strcmp(it->operation->response, "location") == 0;
    bool may_be_empty = is_location || strcmp(it->operation->response, "no_body") == 0;
    if ((sent.status < 200 || sent.status > 299) && !(is_location && sent.status == 303 && sent.located))
        return "its status is no success";
    if (may_be_empty && sent.size == 0)
        return NULL;
    if (!strict_read(&read, sent.body, sent.size) || *read.nodes[0].start != '{')
        return "it is no JSON object";
    for (int i = 0; i < 2; i++)
        if (it->is->needs[i] && !strict_is_text(strict_find(&read, it->is->needs[i])))
            return it->is->needs[i];
    const strict_node *list = it->is->list ? strict_find(&read, it->is->list) : NULL;
    if (it->is->list && !(list && *list->start == '['))
        return it->is->list;
    return is_about_these(it, &read) ? NULL : "it is about another object";
}

static bool is_one_line(const char *text, size_t room)
{
    const char *end = memchr(text, '\0', room);
    for (const char *c = text; end && c < end; c++)
        if (iscntrl((unsigned char)*c))
            return false;
    return end != NULL;
}

static bool holds(const mutant *it, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at + size <= it->size; at++)
        if (memcmp(it->body + at, text, size) == 0)
            return true;
    return false;
}

/* @return NULL when the error is whole and cautious, else what is wrong with it */
static const char *what_is_wrong(const subject *it, int code, const sw_response *answer, const sw_error *err)
{
    bool keyed = it->operation->key != SW_KEY_NONE;
    if (!answer || sw_response_status(answer) != sent.status || err->http_status != sent.status)
        return "the answer, or its status, was not kept";
    if (err->code != code || strcmp(sw_code_name(code), "unknown") == 0)
        return "the code of the error is another than was returned";
    if (!err->message[0] || !is_one_line(err->message, sizeof err->message) ||
        !is_one_line(err->reason_code, sizeof err->reason_code) || !is_one_line(err->field, sizeof err->field))
        return "its message is empty, or its texts are not of one line";
    if (err->effect < SW_EFFECT_NONE || err->effect > SW_EFFECT_UNKNOWN || err->retry < SW_RETRY_NEVER ||
        err->retry > SW_RETRY_NEW_KEY || err->next_step < SW_NEXT_NONE || err->next_step > SW_NEXT_STOP)
        return "effect, retry or next step is none that exists";
    if (is_reading(it) && err->effect != SW_EFFECT_NONE)
        return "what only reads is said to have changed something";
    bool declined = code == SW_E_DECLINED && holds(&sent, "\"Declined\"");
    if (!is_reading(it) && err->effect == SW_EFFECT_NONE && !declined && (sent.status < 400 || sent.status >= 500))
        return "it is said to have changed nothing, and nobody knows";
    if (err->effect == SW_EFFECT_UNKNOWN && err->retry != (keyed ? SW_RETRY_SAME_KEY : SW_RETRY_NEVER))
        return "nobody knows what happened, and it may be sent again without its key";
    return NULL;
}

static const char *judge(const subject *it, int *code)
{
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    *code = call_it(it, &answer, &err);
    const char *wrong = *code == SW_OK ? why_not(it) : what_is_wrong(it, *code, answer, &err);
    if (wrong)
        fprintf(stderr, "%s returned %s: %s\n  error: effect %s, retry %s: %s\n", it->is->operation,
                sw_code_name(*code), wrong, sw_effect_name(err.effect), sw_retry_name(err.retry), err.message);
    sw_response_free(answer);
    return wrong;
}

static void show(const char *group, uint64_t seed, long place)
{
    fprintf(stderr,
            "  answer: HTTP %d%s, %zu bytes, changed: %s\n%.*s\n  again with: test_mutants %s %" PRIu64 " %ld\n",
            sent.status, sent.located ? " with a Location" : "", sent.size, sent.how,
            (int)(sent.size < 4000 ? sent.size : 4000), sent.body, group, seed, place);
}

/* The example as it is must be a success, or the mutants of it prove nothing. */
static bool begins_well(const subject *it)
{
    int code;
    sent.status = 200;
    sent.size = it->answer.size;
    sent.how = "nothing";
    memcpy(sent.body, it->answer.text, sent.size);
    if (!judge(it, &code) && code == SW_OK)
        return true;
    fprintf(stderr, "%s: its own example was refused\n", it->is->operation);
    return false;
}

static bool try_all(const char *group, const subject *subjects, size_t count, uint64_t seed, long first)
{
    static const char stray_text[] = "{\"chargeId\":\"S09-0000000-0000000-C000000\",\"refundId\":\"S09-R000000\","
                                     "\"statusDetails\":{\"state\":\"Declined\"},\"storeId\":\"another\","
                                     "\"checkoutSessionId\":\"another\",\"disputeId\":\"another\"}";
    static sound fixed;
    fixed.text = (char *)(uintptr_t)stray_text;
    fixed.size = sizeof stray_text - 1;
    strict_read(&fixed.places, fixed.text, fixed.size);
    long last = first ? first : getenv("SAVEDWALLET_FULL") ? 10 * MUTANTS : MUTANTS, believed = 0;
    for (long place = first ? first : 1; place <= last; place++) {
        const subject *it = &subjects[(size_t)place % count];
        chance by = chance_of(seed, (uint64_t)place);
        const sound *stray = chance_below(&by, 2) ? &subjects[chance_below(&by, count)].answer : &fixed;
        mutate(&sent, &by, &it->answer, stray);
        int code;
        if (judge(it, &code)) {
            show(group, seed, place);
            return false;
        }
        believed += code == SW_OK;
    }
    printf("%s: %ld of %ld were believed, seed %" PRIu64 "\n", group, believed, last, seed);
    return first || (believed > 0 && believed < last);
}

static int try_group(const char *group, uint64_t seed, long first)
{
    static subject subjects[MOST_CALLS];
    size_t count = 0;
    bool good = true;
    for (const sample_call *is = sample_calls; is->group; is++)
        if (strcmp(is->group, group) == 0 && count < MOST_CALLS)
            open_subject(&subjects[count++], is);
    for (size_t i = 0; i < count; i++)
        good = begins_well(&subjects[i]) && good;
    good = good && count > 0 && try_all(group, subjects, count, seed, first);
    while (count > 0)
        close_subject(&subjects[--count]);
    return good ? 0 : 1;
}

/* Whoever adds an operation says what answers it. */
static int is_complete(void)
{
    int missing = 0;
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const char *name = sw_operation_at(i)->name;
        const sample_call *is = sample_calls;
        while (is->group && strcmp(is->operation, name) != 0)
            is++;
        if (!is->group)
            missing += fprintf(stderr, "%s has no row in tests/faults/calls.c\n", name);
    }
    return missing ? 1 : 0;
}

int main(int count, char **words)
{
    if (count < 2 || count > 4)
        return 2;
    if (strcmp(words[1], "is_complete") == 0)
        return is_complete();
    return try_group(words[1], count > 2 ? strtoull(words[2], NULL, 10) : 20261123,
                     count > 3 ? strtol(words[3], NULL, 10) : 0);
}
