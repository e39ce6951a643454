/* SPDX-License-Identifier: Apache-2.0 */
#include "leftover.h"
#include "sns.h"

#include "base/clock.h"
#include "base/memory.h"
#include "face/task.h"
#include "http/transport.h"
#include "pay/client.h"
#include "pay/notification.h"

#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * Faces are made of JSON as another language makes them. Then their transport is put in place of libcurl, so that
 * nothing is connected to, save by the tests at the end, which wait for a server of this process that says nothing.
 */

enum { ALARM_S = 30 };

#define STATE_SECRET "0123456789abcdef0123456789abcdef"
#define NAMES "\"region\":\"eu\",\"public_key_id\":\"" WORLD_KEY_ID "\",\"merchant_id\":\"" WORLD_MERCHANT "\""
#define ACCOUNT                                                                                                      \
    NAMES ",\"store_id\":\"store\",\"ledger_currency\":\"EUR\",\"state_secret\":\"" STATE_SECRET                     \
          "\",\"initiator\":\"MITU\",\"channel\":\"Web\",\"script_url\":\"http://127.0.0.1:1/checkout.js\",\"retry_" \
          "budget\":-1"
#define EIGHTEEN "{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}"
#define CHARGE_IN(state) \
    "{\"chargeId\":\"C1\",\"chargeAmount\":" EIGHTEEN ",\"statusDetails\":{\"state\":\"" state "\"}}"

/* The language around: what it was asked, and what it says. */
typedef struct party {
    sw_host host;
    pthread_t thread; /* it is asked on this one only */
    int strangers, logs, signs, seens, topics, others, looks;
    char log[4000], text[2000];
    int64_t sign_size; /* of its signatures, or what it returns */
    const char *seen;  /* its answer; NULL: it fails */
    int ends_at;       /* the look that ends the call; 0: none */
    int64_t ended_ms;
    bool nests; /* runs a job while it is told of something */
} party;

static int64_t now_ms(void)
{
    const sw_clock clock = sw_clock_complete(NULL);
    return clock.monotonic_ms(clock.payload);
}

static int64_t be_asked(void *payload, const char *question, const char *text, size_t size, char *answer, size_t room)
{
    party *it = payload;
    it->strangers += !pthread_equal(pthread_self(), it->thread);
    int64_t given = 0;
    if (strcmp(question, "log") == 0) {
        it->logs++;
        snprintf(it->log + strlen(it->log), sizeof it->log - strlen(it->log), "%.*s\n", (int)size, text);
        if (it->nests)
            sw_face_text_free(sw_face_run(NULL, "version", NULL, 0, NULL, 0, NULL));
        return 0;
    }
    snprintf(it->text, sizeof it->text, "%.*s", (int)size, text);
    if (strcmp(question, "sign") == 0) {
        it->signs++;
        given = it->sign_size == INT64_MAX ? (int64_t)room + 1 : it->sign_size;
        if (given > 0 && given <= (int64_t)room)
            memset(answer, 'f', (size_t)given);
    } else if (strcmp(question, "seen") == 0) {
        it->seens++;
        given = it->seen ? (int64_t)strlen(it->seen) : -1;
        if (given > 0 && given <= (int64_t)room)
            memcpy(answer, it->seen, (size_t)given);
    } else if (strcmp(question, "new_topic") == 0) {
        it->topics++;
    } else {
        it->others++;
    }
    return given;
}

static int be_looked_at(void *payload)
{
    party *it = payload;
    it->strangers += !pthread_equal(pthread_self(), it->thread);
    if (++it->looks != it->ends_at)
        return 0;
    it->ended_ms = now_ms();
    return 1;
}

static void join_party(party *it)
{
    *it = (party){ .host = { it, be_asked, NULL, NULL }, .thread = pthread_self(), .sign_size = 4 };
}

static void leave_party(const party *it)
{
    assert_int_equal(it->strangers, 0);
    assert_int_equal(it->others, 0);
}

/* One request that is expected, and its answer. */
typedef struct exchange {
    const char *line;
    int status; /* 0: the connection breaks */
    const char *answer;
} exchange;

typedef struct shop {
    sw_face *face;
    party party;
    still_clock clock;
    const exchange *steps;
    size_t count, next;
    char sent[2000], key[64], simulate[64], mine[64];
    char *text;      /* what the last job told */
    sw_object *told; /* the same, read */
    sw_error err;
} shop;

static void keep_header(char *out, size_t room, const sw_http_request *request, const char *name)
{
    snprintf(out, room, "%s", "");
    for (size_t i = 0; i < request->header_count; i++)
        if (strcmp(request->headers[i].name, name) == 0)
            snprintf(out, room, "%s", request->headers[i].value);
}

static int send_in_shop(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    shop *it = payload;
    char line[400];
    snprintf(line, sizeof line, "%s %s", request->method, request->url + strlen("https://pay-api.amazon.eu"));
    if (it->next == it->count)
        fail_msg("nobody expected %s", line);
    const exchange *now = &it->steps[it->next++];
    assert_string_equal(line, now->line);
    snprintf(it->sent, sizeof it->sent, "%.*s", (int)request->body_size,
             request->body_size ? (const char *)request->body : "");
    keep_header(it->key, sizeof it->key, request, "x-amz-pay-idempotency-key");
    keep_header(it->simulate, sizeof it->simulate, request, "x-amz-pay-simulation-code");
    keep_header(it->mine, sizeof it->mine, request, "x-mine");
    if (now->status == 0)
        return sw_fail_no_answer(err, SW_EFFECT_UNKNOWN, "the connection broke");
    int code = sw_response_begin(answer, now->status, err);
    if (code == SW_OK)
        code = sw_response_add_header(answer, "x-amz-pay-request-id", 20, "R-1", 3, err);
    return code == SW_OK ? sw_response_add_body(answer, now->answer, strlen(now->answer), err) : code;
}

static void put_transport(sw_face *face, sw_transport_fn *send, void *payload)
{
    sw_error err = SW_ERROR_INIT;
    sw_transport_free(face->client->transport);
    assert_code(SW_OK, &err, sw_transport_new(&face->client->transport, send, payload, &err));
}

static sw_face *make_face(const char *config)
{
    sw_face *face;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_face_new(&face, config, strlen(config), &err));
    return face;
}

static void open_with(shop *it, const char *config, const exchange *steps, size_t count)
{
    *it = (shop){ .clock = STILL_CLOCK, .steps = steps, .count = count, .err = SW_ERROR_INIT };
    join_party(&it->party);
    it->face = make_face(config);
    it->face->client->clock = clock_of(&it->clock);
    put_transport(it->face, send_in_shop, it);
}

static void open_shop(shop *it, const exchange *steps, size_t count)
{
    open_with(it, "{" ACCOUNT ",\"sign\":true}", steps, count);
}

/* Reads what was told. */
static const sw_object *keep(shop *it, char *text)
{
    sw_face_text_free(it->text);
    sw_object_free(it->told);
    it->text = text;
    it->told = NULL;
    assert_non_null(text);
    assert_code(SW_OK, &it->err, sw_object_read(&it->told, text, strlen(text), &it->err));
    return it->told;
}

static void run_with(shop *it, const char *job, const char *options, const char *data)
{
    keep(it, sw_face_run(it->face, job, options, options ? strlen(options) : 0, data, data ? strlen(data) : 0,
                         &it->party.host));
}

static const char *text_at(const shop *it, const char *pointer)
{
    const char *text = sw_object_text(it->told, pointer);
    return text ? text : "";
}

static void assert_at(const shop *it, const char *pointer, const char *expected)
{
    if (strcmp(text_at(it, pointer), expected) != 0)
        fail_msg("%s is \"%s\" and not \"%s\" in %s", pointer, text_at(it, pointer), expected, it->text);
}

/* Does a job that has to end well. */
static void run(shop *it, const char *job, const char *options, const char *data)
{
    run_with(it, job, options, data);
    if (sw_object_has(it->told, "/error"))
        fail_msg("%s: %s", job, it->text);
    assert_contains(it->text, "\"error\":null");
}

/* Does a job that has to fail. */
static void refuse(shop *it, const char *job, const char *options, const char *code, const char *field)
{
    run_with(it, job, options, NULL);
    if (!sw_object_has(it->told, "/error"))
        fail_msg("%s took %s: %s", job, options, it->text);
    assert_at(it, "/error/code", code);
    assert_at(it, "/error/field", field);
}

static void close_shop(shop *it)
{
    assert_int_equal(it->next, it->count);
    leave_party(&it->party);
    sw_face_free(it->face);
    sw_face_text_free(it->text);
    sw_object_free(it->told);
}

/* The configuration. */

static char *pem_as_json(const char *key)
{
    char *pem = read_text(key_path(key), NULL);
    sw_json *value = sw_json_new_text(pem);
    char *text = sw_json_write(value, false);
    assert_non_null(text);
    sw_json_free(value);
    free(pem);
    return text;
}

/* Yours, with free. */
static char *written(const char *format, ...) SW_PRINTF(1, 2);
static char *written(const char *format, ...)
{
    enum { ROOM = 8000 };
    char *text = malloc(ROOM);
    assert_non_null(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, ROOM, format, arguments);
    va_end(arguments);
    return text;
}

static void assert_made(const char *config)
{
    sw_face_free(make_face(config));
}

static void refuse_config(const char *config, int code, const char *field, const char *says)
{
    sw_face *face = (sw_face *)&face;
    sw_error err = SW_ERROR_INIT;
    assert_code(code, &err, sw_face_new(&face, config, strlen(config), &err));
    assert_null(face);
    assert_string_equal(err.field, field);
    assert_contains(err.message, says);
}

TEST(a_face_is_made_of_json_with_each_way_to_a_key)
{
    char *pem = pem_as_json("pkcs8.pem"), *locked = pem_as_json("pkcs8_encrypted.pem");
    char *configs[] = { written("{" NAMES ",\"private_key\":%s}", pem),
                        written("{" NAMES ",\"private_key_file\":\"%s\"}", key_path("pkcs8.pem")),
                        written("{" NAMES ",\"private_key\":%s,\"private_key_passphrase\":\"correct-horse\"}", locked),
                        written("{" NAMES ",\"sign\":true}"),
                        written("{" NAMES ",\"sign\":true,\"private_key\":%s}", pem) };
    for (size_t i = 0; i < COUNT_OF(configs); i++) {
        assert_made(configs[i]);
        free(configs[i]);
    }
    sw_json_release_text(pem);
    sw_json_release_text(locked);
}

TEST(every_member_of_a_configuration_reaches_the_client)
{
    sw_face *face = make_face("{" ACCOUNT ",\"sign\":true,\"connect_timeout_ms\":11,\"attempt_timeout_ms\":22,"
                              "\"timeout_ms\":33,\"max_attempts\":2,\"namespace\":\"billing\",\"validation\":\"warn\","
                              "\"topics\":[\"" SNS_TOPIC "\"],\"max_age_s\":77,\"allow_incomplete_chain\":true,"
                              "\"intermediates_file\":\"/i.pem\",\"certificate_file\":\"/c.pem\","
                              "\"language\":null,\"proxy\":\"\"}");
    assert_int_equal(face->client->connect_timeout_ms, 11);
    assert_int_equal(face->client->attempt_timeout_ms, 22);
    assert_int_equal(face->client->timeout_ms, 33);
    assert_int_equal(face->client->max_attempts, 2);
    assert_string_equal(face->client->key_namespace, "billing");
    assert_int_equal(face->client->validation, SW_VALIDATION_WARN);
    assert_int_equal(face->topics.count, 1);
    assert_string_equal(face->topics.items[0], SNS_TOPIC);
    assert_int_equal(face->receiving.max_age_s, 77);
    assert_true(face->receiving.allow_incomplete_chain);
    assert_string_equal(face->receiving.intermediates_file, "/i.pem");
    assert_string_equal(face->receiving.certificate_file, "/c.pem");
    sw_face_free(face);
}

TEST(a_configuration_that_is_wrong_is_refused_by_the_name_of_its_member)
{
    static const struct {
        const char *config, *field, *says;
    } table[] = {
        { "", "", "JSON" },
        { "[]", "", "one JSON object" },
        { "{", "", "JSON" },
        { "{\"region\":\"eu\",\"region\":\"na\"}", "", "twice" },
        { "{}", "region", "region is not configured" },
        { "{\"region\":\"eu\"}", "public_key_id", "is not configured" },
        { "{" NAMES "}", "private_key_file", "is not configured" },
        { "{" NAMES ",\"sign\":false}", "private_key_file", "is not configured" },
        { "{" NAMES ",\"sign\":\"yes\"}", "sign", "true or false" },
        { "{" NAMES ",\"sign\":true,\"merchnt_id\":\"x\"}", "merchnt_id", "the nearest is \"merchant_id\"" },
        { "{" NAMES ",\"sign\":true,\"topicz\":[]}", "topicz", "the nearest is \"topics\"" },
        { "{" NAMES ",\"sign\":true,\"max_atempts\":2}", "max_atempts", "the nearest is \"max_attempts\"" },
        { "{" NAMES ",\"sign\":true,\"store_id\":7}", "store_id", "is not text" },
        { "{" NAMES ",\"sign\":true,\"timeout_ms\":\"7\"}", "timeout_ms", "whole number" },
        { "{" NAMES ",\"sign\":true,\"topics\":\"t\"}", "topics", "a list of texts" },
        { "{" NAMES ",\"sign\":true,\"source\":7}", "source", "is not text" },
        { "{" NAMES ",\"sign\":true,\"state_secret\":\"short\"}", "state_secret", "is not of" },
        { "{" NAMES ",\"sign\":true,\"max_attempts\":-1}", "max_attempts", "" },
        { "{" NAMES ",\"private_key\":\"no key\"}", "private_key", "neither PEM text" },
        { "{\"region\":\"moon\",\"public_key_id\":\"" WORLD_KEY_ID "\",\"sign\":true}", "region", "moon" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        refuse_config(table[i].config, SW_E_INVALID, table[i].field, table[i].says);
}

TEST(a_face_needs_a_configuration_and_a_place)
{
    sw_face *face = (sw_face *)&face;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_face_new(NULL, "{}", 2, &err));
    assert_code(SW_E_INVALID, &err, sw_face_new(&face, NULL, 0, &err));
    assert_null(face);
    assert_code(SW_E_INVALID, NULL, sw_face_new(&face, "{}", 2, NULL));
    sw_face_free(NULL);
    sw_face_text_free(NULL);
}

/* A configuration file; its folder is to be removed. */
static char *write_config(const char *folder, const char *config)
{
    char *path = written("%s/%s", folder, "account.json");
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(config, file);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* Makes a face of a file and what goes over it. more begins with a comma. @return NULL: it was refused */
static sw_face *make_of_file(const char *file, const char *more, sw_error *err)
{
    sw_face *face;
    char *folder = make_folder(), *path = write_config(folder, file);
    char *config = written("{\"source\":\"%s\"%s}", path, more);
    *err = (sw_error)SW_ERROR_INIT;
    sw_face_new(&face, config, strlen(config), err);
    free(config);
    free(path);
    remove_folder(folder);
    return face;
}

TEST(members_go_over_those_of_the_file_that_is_their_source)
{
    sw_error err;
    sw_face *face = make_of_file("{" NAMES ",\"store_id\":\"of the file\",\"private_key_file\":\"/none.pem\"}",
                                 ",\"merchant_id\":\"MINE\",\"store_id\":null,\"sign\":true", &err);
    assert_code(SW_OK, &err, err.code);
    assert_string_equal(face->client->merchant_id, "MINE");
    assert_string_equal(face->client->public_key_id, WORLD_KEY_ID);
    assert_null(face->settings.store_id);
    sw_face_free(face);
    face = make_of_file("{" NAMES "}", ",\"sign\":true,\"merchant_id\":\"\"", &err);
    assert_code(SW_OK, &err, err.code);
    assert_null(face->client->merchant_id);
    sw_face_free(face);
}

TEST(a_key_that_is_given_goes_over_that_of_the_source_whichever_way_each_is_written)
{
    char *pem = pem_as_json("pkcs8.pem");
    char *as_text = written("{" NAMES ",\"private_key\":%s}", pem),
         *as_file = written("{" NAMES ",\"private_key_file\":\"%s\"}", key_path("pkcs8.pem")),
         *bad_text = written("{" NAMES ",\"private_key\":\"-----BEGIN nothing\"}"),
         *bad_file = written("{" NAMES ",\"private_key_file\":\"/none.pem\"}"),
         *both = written("{" NAMES ",\"private_key_file\":\"%s\",\"private_key\":%s}", key_path("pkcs8.pem"), pem),
         *text = written(",\"private_key\":%s", pem),
         *file = written(",\"private_key_file\":\"%s\"", key_path("pkcs8.pem")),
         *two = written(",\"private_key_file\":\"%s\",\"private_key\":%s", key_path("pkcs8.pem"), pem);
    const struct {
        const char *source, *more;
        bool taken;
    } table[] = {
        { as_text, "", true },
        { as_file, "", true },
        { bad_file, text, true },
        { bad_text, file, true },
        { bad_text, text, true },
        { bad_file, file, true },
        { bad_text, ",\"sign\":true", true },
        { bad_file, ",\"sign\":true", true },
        { both, ",\"sign\":true", true },
        { both, text, true },
        { both, file, true },
        { bad_file, "", false },
        { bad_text, "", false },
        { both, "", false },
        { as_text, two, false },
        { as_text, ",\"private_key\":null", false },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_error err;
        sw_face *face = make_of_file(table[i].source, table[i].more, &err);
        if ((face != NULL) != table[i].taken)
            fail_msg("row %zu: %s", i, err.message);
        sw_face_free(face);
    }
    char *all[] = { as_text, as_file, bad_text, bad_file, both, text, file, two };
    for (size_t i = 0; i < COUNT_OF(all); i++)
        free(all[i]);
    sw_json_release_text(pem);
}

TEST(a_source_that_cannot_be_read_is_refused)
{
    sw_error err;
    refuse_config("{\"source\":\"/none.json\",\"sign\":true}", SW_E_IO, "", "/none.json");
    assert_null(make_of_file("{\"merchnt_id\":\"x\"}", "", &err));
    assert_contains(err.message, "the nearest is \"merchant_id\"");
    assert_null(make_of_file("[]", "", &err));
    assert_null(make_of_file("{" NAMES "}", ",\"source\":\"again\"", &err));
}

TEST(the_environment_is_a_source_too)
{
    setenv("SAVEDWALLET_REGION", "jp", 1);
    setenv("SAVEDWALLET_PUBLIC_KEY_ID", WORLD_KEY_ID, 1);
    setenv("SAVEDWALLET_MERCHANT_ID", "ENV", 1);
    sw_face *of_it = make_face("{\"source\":\"environment\",\"sign\":true}"),
            *over_it = make_face("{\"sign\":true,\"merchant_id\":\"MINE\",\"source\":\"environment\"}");
    sw_error err = SW_ERROR_INIT;
    sw_face *without = NULL;
    int code = sw_face_new(&without, "{\"sign\":true}", 13, &err);
    unsetenv("SAVEDWALLET_REGION");
    unsetenv("SAVEDWALLET_PUBLIC_KEY_ID");
    unsetenv("SAVEDWALLET_MERCHANT_ID");
    assert_string_equal(of_it->client->merchant_id, "ENV");
    assert_int_equal(of_it->client->region, SW_REGION_JP);
    assert_string_equal(over_it->client->merchant_id, "MINE");
    assert_code(SW_E_INVALID, &err, code);
    sw_face_free(of_it);
    sw_face_free(over_it);
}

TEST(secrets_of_a_configuration_are_wiped_before_their_memory_is_given_back)
{
    static const char *const configs[] = {
        "{" NAMES ",\"sign\":true,\"state_secret\":\"hunter-zwei-0123456789\"}",
        "{" NAMES ",\"sign\":true,\"private_key_passphrase\":\"hunter-zwei\"}",
        "{" NAMES ",\"sign\":true,\"private_key\":\"hunter-zwei\"}",
        "{" NAMES ",\"private_key\":\"hunter-zwei\"}",
        "{" NAMES ",\"private_key\":\"-----BEGIN PRIVATE KEY-----hunter-zwei\"}",
        "{" NAMES ",\"sign\":true,\"proxy\":\"http://127.0.0.1:1\",\"proxy_user\":\"u\",\"proxy_password\":\"hunter-"
        "zwei\"}",
        "{" NAMES ",\"sign\":true,\"journal\":\"postgres://u:hunter-zwei@h/\"}",
        "{" NAMES ",\"sign\":true,\"state_secret\":\"hunter-zwei-0123456789\",\"unknown\":1}",
    };
    for (size_t i = 0; i < COUNT_OF(configs); i++) {
        sw_face *face;
        leftover_begin("hunter-zwei");
        sw_face_new(&face, configs[i], strlen(configs[i]), NULL);
        sw_face_free(face);
        long found = leftover_end();
        if (found)
            fail_msg("%ld pieces of memory were given back with the secret of %s", found, configs[i]);
    }
}

TEST(a_face_forgets_the_secrets_that_its_client_has)
{
    char *pem = pem_as_json("pkcs8_encrypted.pem");
    char *config = written("{" ACCOUNT ",\"private_key\":%s,\"private_key_passphrase\":\"correct-horse\"}", pem);
    sw_face *face = make_face(config);
    assert_null(face->settings.private_key);
    assert_null(face->settings.private_key_passphrase);
    assert_null(face->settings.state_secret);
    static const char *const names[] = { "private_key", "private_key_passphrase", "state_secret" };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_string_equal(sw_json_get_text(face->given.object, names[i]), "");
    sw_face_free(face);
    free(config);
    sw_json_release_text(pem);
}

/* Jobs that send nothing. */

TEST(jobs_that_need_no_client_are_done_without_one)
{
    static const struct {
        const char *job, *options, *pointer;
    } table[] = {
        { "version", "{}", "/version" },
        { "version", NULL, "/libraries" },
        { "operations", "{}", "/operations/0/name" },
        { "names", "{}", "/code/0" },
        { "money", "{\"do\":\"parse\",\"amount\":\"18.40 EUR\"}", "/minor" },
        { "relay", "{\"nonce\":\"0123456789abcdef\"}", "/csp" },
        { "change_html",
          "{\"change\":\"payment\",\"script_url\":\"https://s.example/a.js\",\"options\":{},"
          "\"nonce\":\"0123456789abcdef\"}",
          "/html" },
    };
    shop it = { .face = NULL };
    join_party(&it.party);
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        run(&it, table[i].job, table[i].options, NULL);
        if (!*text_at(&it, table[i].pointer))
            fail_msg("%s has no %s", it.text, table[i].pointer);
    }
    close_shop(&it);
}

TEST(jobs_that_need_a_client_say_so)
{
    static const char *const jobs[] = { "about",  "button", "call",          "cancel", "capture",     "charge",
                                        "close",  "finish", "finish_charge", "key",    "place_order", "receive",
                                        "refund", "review", "repair_button", "sign",   "sign_button", "wallet" };
    shop it = { .face = NULL };
    join_party(&it.party);
    for (size_t i = 0; i < COUNT_OF(jobs); i++) {
        refuse(&it, jobs[i], "{}", "invalid", "");
        assert_contains(text_at(&it, "/error/message"), "client");
        assert_lacks(text_at(&it, "/error/message"), "nearest");
    }
    close_shop(&it);
}

TEST(a_job_that_is_none_is_refused_with_the_nearest)
{
    shop it;
    open_shop(&it, NULL, 0);
    refuse(&it, "chrage", "{}", "invalid", "");
    assert_contains(text_at(&it, "/error/message"), "there is no job \"chrage\"; the nearest is \"charge\"");
    refuse(&it, "", "{}", "invalid", "");
    refuse(&it, NULL, "{}", "invalid", "");
    close_shop(&it);
}

TEST(options_that_are_no_object_or_unknown_are_refused_by_every_job)
{
    static const char *const jobs[] = { "about",       "button",      "call",     "cancel",        "capture",
                                        "change_html", "charge",      "close",    "finish",        "finish_charge",
                                        "key",         "money",       "names",    "operations",    "place_order",
                                        "receive",     "refund",      "relay",    "repair_button", "review",
                                        "sign",        "sign_button", "validate", "version",       "wallet" };
    shop it;
    open_shop(&it, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(jobs); i++) {
        refuse(&it, jobs[i], "[]", "invalid", "");
        refuse(&it, jobs[i], "", "invalid", "");
        refuse(&it, jobs[i], "{\"lgo\":\"info\"}", "invalid", "lgo");
        assert_contains(text_at(&it, "/error/message"), "nearest");
        refuse(&it, jobs[i], "{\"log\":\"loud\"}", "invalid", "log_level");
    }
    close_shop(&it);
}

TEST(about_key_and_sign_tell_of_the_account)
{
    shop it;
    open_shop(&it, NULL, 0);
    run(&it, "about", "{}", NULL);
    assert_string_equal(it.text, "{\"environment\":\"sandbox\",\"region\":\"eu\",\"merchant_id\":\"" WORLD_MERCHANT
                                 "\",\"namespace\":\"\",\"public_key_id\":\"" WORLD_KEY_ID "\",\"error\":null}");
    run(&it, "key", "{\"operation\":\"createCharge\",\"intent\":\"ride:81\"}", NULL);
    assert_at(&it, "/idempotency_key", RIDE_81);
    run(&it, "key", "{\"operation\":\"createCharge\",\"intent\":\"ride:81\",\"attempt\":2}", NULL);
    assert_string_not_equal(text_at(&it, "/idempotency_key"), RIDE_81);
    refuse(&it, "key", "{\"operation\":\"createCharge\"}", "invalid", "intent");
    run(&it, "sign", "{\"method\":\"POST\",\"path\":\"/v2/charges\",\"fields\":{\"x-mine\":\"1\"}}", "{}");
    assert_at(&it, "/headers/x-amz-pay-date", STILL_DATE);
    assert_contains(text_at(&it, "/headers/authorization"), "Signature=ZmZmZg==");
    assert_at(&it, "/headers/x-mine", "1");
    assert_int_equal(it.party.signs, 1);
    assert_contains(it.party.text, "AMZN-PAY-RSASSA-PSS-V2\n");
    run(&it, "sign", "{\"method\":\"GET\",\"path\":\"/v2/charges/C1\",\"date\":\"20260102T030406Z\"}", NULL);
    assert_at(&it, "/headers/x-amz-pay-date", "20260102T030406Z");
    run(&it, "sign_button", "{}", "{\"storeId\":\"store\"}");
    assert_at(&it, "/signature", "ZmZmZg==");
    assert_at(&it, "/algorithm", "AMZN-PAY-RSASSA-PSS-V2");
    close_shop(&it);
}

TEST(money_is_reckoned_with)
{
    static const struct {
        const char *options, *amount;
    } table[] = {
        { "{\"do\":\"parse\",\"amount\":\"18.40\",\"currency\":\"EUR\"}", "18.40" },
        { "{\"do\":\"minor\",\"minor\":\"1840\",\"currency\":\"EUR\"}", "18.40" },
        { "{\"do\":\"minor\",\"minor\":\"5\",\"currency\":\"JPY\"}", "5" },
        { "{\"do\":\"add\",\"a\":\"1 EUR\",\"b\":\"2.50 EUR\"}", "3.50" },
        { "{\"do\":\"subtract\",\"a\":\"1 EUR\",\"b\":\"0.25 EUR\"}", "0.75" },
        { "{\"do\":\"multiply\",\"a\":\"1.10 EUR\",\"times\":3}", "3.30" },
        { "{\"do\":\"percent\",\"a\":\"200 EUR\",\"percent\":\"12.5\"}", "25.00" },
    };
    static const struct {
        const char *options, *field;
    } wrong[] = {
        { "{}", "do" },
        { "{\"do\":\"divide\"}", "do" },
        { "{\"do\":\"parse\"}", "amount" },
        { "{\"do\":\"minor\",\"minor\":\"1\"}", "currency" },
        { "{\"do\":\"minor\",\"minor\":\"1\",\"currency\":\"XXXX\"}", "currency" },
        { "{\"do\":\"minor\",\"minor\":\"-1\",\"currency\":\"EUR\"}", "amount" },
        { "{\"do\":\"minor\",\"minor\":\"1x\",\"currency\":\"EUR\"}", "minor" },
        { "{\"do\":\"minor\",\"minor\":\"\",\"currency\":\"EUR\"}", "minor" },
        { "{\"do\":\"minor\",\"currency\":\"EUR\"}", "minor" },
        { "{\"do\":\"minor\",\"minor\":\"99999999999999999999\",\"currency\":\"EUR\"}", "minor" },
        { "{\"do\":\"split\",\"a\":\"1 EUR\"}", "parts" },
        { "{\"do\":\"split\",\"a\":\"1 EUR\",\"parts\":1001}", "parts" },
        { "{\"do\":\"split\",\"a\":\"1 EUR\",\"parts\":-1}", "parts" },
    };
    static const char *const nothing[] = { "{\"do\":\"add\",\"a\":\"1 EUR\"}", "{\"do\":\"split\",\"parts\":3}",
                                           "{\"do\":\"add\",\"a\":\"1 EUR\",\"b\":\"1 GBP\"}",
                                           "{\"do\":\"multiply\",\"times\":2}",
                                           "{\"do\":\"percent\",\"a\":\"1 EUR\"}" };
    shop it = { .face = NULL };
    join_party(&it.party);
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        run(&it, "money", table[i].options, NULL);
        assert_at(&it, "/amount", table[i].amount);
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        refuse(&it, "money", wrong[i].options, "invalid", wrong[i].field);
    for (size_t i = 0; i < COUNT_OF(nothing); i++) {
        run_with(&it, "money", nothing[i], NULL);
        assert_at(&it, "/error/code", "invalid");
    }
    run(&it, "money", "{\"do\":\"split\",\"a\":\"1 EUR\",\"parts\":3}", NULL);
    assert_int_equal(sw_object_count(it.told, "/parts"), 3);
    assert_at(&it, "/parts/0/amount", "0.34");
    assert_at(&it, "/parts/2/minor", "33");
    close_shop(&it);
}

TEST(the_tables_of_this_release_are_told)
{
    shop it = { .face = NULL };
    join_party(&it.party);
    run(&it, "operations", "{}", NULL);
    assert_int_equal(sw_object_count(it.told, "/operations"), sw_operation_count());
    assert_at(&it, "/operations/0/name", sw_operation_at(0)->name);
    run(&it, "names", "{}", NULL);
    static const char *const lists[] = { "/flow",           "/surface",         "/start",         "/payment",
                                         "/wallet_outcome", "/payment_outcome", "/finish_reason", "/effect",
                                         "/retry",          "/next_step" };
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        assert_true(sw_object_count(it.told, lists[i]) > 1);
    assert_int_equal(sw_object_count(it.told, "/code"), -SW_E_STATE_MISMATCH);
    assert_at(&it, "/code/16", "state_mismatch");
    assert_at(&it, "/next_step/8", "stop");
    run(&it, "version", "{}", NULL);
    assert_at(&it, "/version", SW_VERSION);
    close_shop(&it);
}

TEST(a_body_is_validated_and_its_problems_are_told)
{
    shop it = { .face = NULL };
    join_party(&it.party);
    run_with(&it, "validate", "{\"what\":\"createCharge\",\"region\":\"eu\"}", "{\"chargePermissionId\":7}");
    assert_at(&it, "/error/code", "invalid");
    assert_true(sw_object_count(it.told, "/problems") > 1);
    assert_true(*text_at(&it, "/problems/0/message"));
    refuse(&it, "validate", "{\"what\":\"createCharge\",\"region\":\"moon\"}", "invalid", "region");
    run_with(&it, "validate", "{\"what\":\"nothing\"}", "{}");
    assert_at(&it, "/error/code", "invalid");
    refuse(&it, "validate", "{\"what\":\"createCharge\"}", "invalid", "json");
    run_with(&it, "validate", "{}", "{}");
    assert_at(&it, "/error/code", "invalid");
    close_shop(&it);
}

static void make_button(shop *it, const char *more)
{
    char *options = written("{\"flow\":\"setup_only\",\"return_url\":\"https://shop.example/r\",\"cancel_url\":"
                            "\"https://shop.example/c\",\"unbound\":true%s}",
                            more);
    run_with(it, "button", options, NULL);
    free(options);
}

TEST(a_button_is_made_with_a_page_where_there_is_a_nonce)
{
    static const char *const wrong[][3] = { { ",\"nonce\":\"short\"", "invalid", "nonce" },
                                            { ",\"browser_session\":\"sid\"", "invalid", "unbound" },
                                            { ",\"surface\":\"tv\"", "invalid", "surface" } };
    shop it;
    open_shop(&it, NULL, 0);
    make_button(&it, "");
    assert_contains(text_at(&it, "/payload_json"), "storeId");
    assert_at(&it, "/signature", "ZmZmZg==");
    assert_false(sw_object_has(it.told, "/html"));
    make_button(&it, ",\"nonce\":\"0123456789abcdef\"");
    assert_contains(text_at(&it, "/html"), "<script");
    assert_contains(text_at(&it, "/csp"), "nonce-0123456789abcdef");
    assert_true(sw_object_count(it.told, "/headers") > 0);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        make_button(&it, wrong[i][0]);
        assert_at(&it, "/error/code", wrong[i][1]);
        assert_at(&it, "/error/field", wrong[i][2]);
    }
    refuse(&it, "button", "{\"flow\":\"setup\"}", "invalid", "flow");
    it.party.sign_size = -1;
    make_button(&it, "");
    assert_at(&it, "/error/code", "callback");
    close_shop(&it);
}

TEST(a_relay_page_is_made_and_without_a_url_its_policy_alone)
{
    shop it = { .face = NULL };
    join_party(&it.party);
    run(&it, "relay", "{\"nonce\":\"0123456789abcdef\",\"app_url\":\"shop.app://return\"}", NULL);
    assert_contains(text_at(&it, "/html"), "shop.app://return");
    run(&it, "relay", "{\"nonce\":\"0123456789abcdef\"}", NULL);
    assert_contains(it.text, "\"html\":null");
    refuse(&it, "relay", "{\"nonce\":\"x\"}", "invalid", "nonce");
    refuse(&it, "relay", "{}", "invalid", "nonce");
    refuse(&it, "relay", "{\"nonce\":\"0123456789abcdef\",\"app_url\":\"javascript:alert(1)\"}", "invalid", "app_url");
    close_shop(&it);
}

TEST(the_page_of_a_change_is_made_of_what_a_review_told)
{
#define CHANGE "\"script_url\":\"https://s.example/a.js\",\"options\":{\"amazonCheckoutSessionId\":\"S1\"}"
    shop it;
    open_shop(&it, NULL, 0);
    run(&it, "change_html", "{\"change\":\"address\"," CHANGE ",\"nonce\":\"0123456789abcdef\",\"text\":\"Edit<\"}",
        NULL);
    assert_contains(text_at(&it, "/html"), "savedwallet-change-address");
    assert_contains(text_at(&it, "/html"), "Edit&lt;");
    run(&it, "change_html", "{\"change\":\"payment\"," CHANGE ",\"nonce\":\"0123456789abcdef\"}", NULL);
    assert_contains(text_at(&it, "/html"), "savedwallet-change-payment");
    refuse(&it, "change_html", "{\"change\":\"payment\"," CHANGE ",\"nonce\":\"x\"}", "invalid", "nonce");
    refuse(&it, "change_html", "{\"change\":\"adress\"," CHANGE ",\"nonce\":\"0123456789abcdef\"}", "invalid",
           "change");
    refuse(&it, "change_html", "{" CHANGE ",\"nonce\":\"0123456789abcdef\"}", "invalid", "change");
    refuse(&it, "change_html", "{\"change\":\"address\",\"options\":{},\"nonce\":\"0123456789abcdef\"}", "invalid",
           "script_url");
    run_with(&it, "change_html", "{\"change\":\"address\",\"script_url\":\"s\",\"nonce\":\"0123456789abcdef\"}", NULL);
    assert_at(&it, "/error/code", "invalid");
    close_shop(&it);
}

/* Jobs that send. */

TEST(an_operation_is_called_by_its_name)
{
    static const exchange steps[] = {
        { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") },
        { "GET /v2/reports?pageSize=10&reportTypes=a%20b", 200, "{\"reports\":[]}" },
        { "POST /v2/charges", 201, "{ \"chargeId\":\"C1\",\"rate\":10.00,\"statusDetails\":{\"state\":\"Captured\"}}" },
        { "GET /v2/charges/C1", 404, "{\"reasonCode\":\"ResourceNotFound\",\"message\":\"no\"}" },
    };
    shop it;
    open_with(&it, "{" ACCOUNT ",\"sign\":true,\"validation\":\"off\"}", steps, COUNT_OF(steps));
    run(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"]}", NULL);
    assert_at(&it, "/body/statusDetails/state", "Captured");
    assert_at(&it, "/request_id", "R-1");
    assert_int_equal(sw_object_integer(it.told, "/status", 0), 200);
    run(&it, "call", "{\"operation\":\"getReports\",\"query\":{\"reportTypes\":\"a b\",\"pageSize\":\"10\"}}", NULL);
    run(&it, "call",
        "{\"operation\":\"createCharge\",\"intent\":\"ride:81\",\"simulate\":\"HardDeclined\",\"timeout_ms\":1000,"
        "\"headers\":{\"x-mine\":\"1\"}}",
        "{\"a\":10.00}");
    assert_string_equal(it.sent, "{\"a\":10.00}");
    assert_string_equal(it.key, RIDE_81);
    assert_string_equal(it.simulate, "HardDeclined");
    assert_string_equal(it.mine, "1");
    assert_at(&it, "/idempotency_key", RIDE_81);
    assert_contains(it.text, "\"rate\":10.00");
    run_with(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"]}", NULL);
    assert_at(&it, "/error/code", "not_found");
    assert_at(&it, "/body/reasonCode", "ResourceNotFound");
    assert_int_equal(sw_object_integer(it.told, "/status", 0), 404);
    close_shop(&it);
}

TEST(a_path_that_this_release_does_not_know_is_sent)
{
    static const exchange steps[] = { { "POST /v2/novelties?a=1", 200, "<no json>" } };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    run_with(&it, "call",
             "{\"method\":\"POST\",\"path\":\"/v2/novelties\",\"query\":{\"a\":\"1\"},\"idempotency_key\":\"k1\"}",
             "{\"x\":1}");
    assert_string_equal(it.key, "k1");
    assert_string_equal(it.sent, "{\"x\":1}");
    assert_at(&it, "/body", "<no json>");
    close_shop(&it);
}

TEST(a_call_that_is_wrong_is_refused_before_anything_is_sent)
{
    static const struct {
        const char *options, *field;
    } table[] = {
        { "{\"operation\":\"getCharge\"}", "ids" },
        { "{\"operation\":\"getCharge\",\"ids\":[7]}", "ids" },
        { "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"permission\":\"weekly\"}", "permission" },
        { "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"timeout_ms\":1.5}", "timeout_ms" },
        { "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"headers\":[]}", "headers" },
        { "{\"operation\":\"createCharge\",\"intent\":\"x\",\"attempt\":4294967296}", "attempt" },
    };
    shop it;
    open_shop(&it, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(table); i++)
        refuse(&it, "call", table[i].options, "invalid", table[i].field);
    run_with(&it, "call", "{\"operation\":\"makeCharge\"}", NULL);
    assert_at(&it, "/error/code", "invalid");
    assert_at(&it, "/error/effect", "none");
    run_with(&it, "call", "{}", NULL);
    assert_at(&it, "/error/code", "invalid");
    close_shop(&it);
}

#define CHARGING "{\"wallet\":\"P1\",\"amount\":\"18.40 EUR\",\"intent\":\"ride:81\"%s}"

static void charge(shop *it, const char *more)
{
    char options[600];
    snprintf(options, sizeof options, CHARGING, more);
    run_with(it, "charge", options, NULL);
}

TEST(a_wallet_is_charged_and_a_decline_tells_its_receipt_too)
{
    static const exchange steps[] = {
        { "POST /v2/charges", 201, CHARGE_IN("Captured") },
        { "POST /v2/charges", 422, "{\"reasonCode\":\"HardDeclined\",\"message\":\"no\"}" },
        { "GET /v2/chargePermissions/P1", 200,
          "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\"}}" },
        { "POST /v2/charges", 0, NULL },
    };
    shop it;
    open_with(&it, "{" ACCOUNT ",\"sign\":true,\"max_attempts\":1}", steps, COUNT_OF(steps));
    charge(&it, "");
    assert_false(sw_object_has(it.told, "/error"));
    assert_at(&it, "/id", "C1");
    assert_at(&it, "/state", "Captured");
    assert_at(&it, "/amount/amount", "18.40");
    assert_at(&it, "/idempotency_key", RIDE_81);
    assert_at(&it, "/body/chargeId", "C1");
    assert_contains(it.sent, "\"captureNow\":true");
    charge(&it, ",\"attempt\":1,\"soft_descriptor\":\"GORIDE\",\"can_handle_pending\":true");
    assert_at(&it, "/error/code", "declined");
    assert_at(&it, "/error/reason_code", "HardDeclined");
    charge(&it, ",\"authorize_only\":true");
    assert_contains(it.sent, "\"captureNow\":false");
    assert_at(&it, "/error/code", "no_answer");
    assert_at(&it, "/error/effect", "unknown");
    assert_at(&it, "/error/idempotency_key", RIDE_81);
    charge(&it, ",\"amuont\":\"1 EUR\"");
    assert_at(&it, "/error/field", "amuont");
    assert_at(&it, "/error/effect", "none");
    charge(&it, ",\"initiator\":\"NOBODY\"");
    assert_at(&it, "/error/code", "invalid");
    close_shop(&it);
}

TEST(a_charge_is_captured_refunded_canceled_finished_and_its_wallet_closed)
{
    static const exchange steps[] = {
        { "POST /v2/charges/C1/capture", 200, CHARGE_IN("Captured") },
        { "POST /v2/refunds", 201, "{\"refundId\":\"F1\",\"statusDetails\":{\"state\":\"RefundInitiated\"}}" },
        { "DELETE /v2/charges/C1/cancel", 200, CHARGE_IN("Canceled") },
        { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") },
        { "DELETE /v2/chargePermissions/P1/close", 200,
          "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Closed\"}}" },
    };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    run(&it, "capture", "{\"charge\":\"C1\",\"amount\":\"18.40 EUR\",\"idempotency_key\":\"k1\"}", NULL);
    assert_at(&it, "/state", "Captured");
    assert_string_equal(it.key, "k1");
    run(&it, "refund", "{\"charge\":\"C1\",\"amount\":\"1 EUR\",\"intent\":\"back:81\"}", NULL);
    assert_at(&it, "/id", "F1");
    run(&it, "cancel", "{\"id\":\"C1\",\"reason\":\"lost\"}", NULL);
    assert_at(&it, "/state", "Canceled");
    assert_contains(it.sent, "lost");
    run(&it, "finish_charge", "{\"charge\":\"C1\",\"url\":\"https://shop.example/paid\",\"unbound\":true}", NULL);
    assert_at(&it, "/state", "Captured");
    run(&it, "close", "{\"id\":\"P1\",\"reason\":\"gone\",\"cancel_pending\":true}", NULL);
    assert_at(&it, "/state", "Closed");
    close_shop(&it);
}

TEST(a_wallet_is_told_and_repaired)
{
#define BROKEN                                                                                                    \
    "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"NonChargeable\",\"reasons\":[{\"reasonCode\":" \
    "\"PaymentMethodExpired\"}]}}"
    static const exchange steps[] = { { "GET /v2/chargePermissions/P1", 200, BROKEN },
                                      { "GET /v2/chargePermissions/P1", 200, BROKEN },
                                      { "GET /v2/chargePermissions/P2", 404,
                                        "{\"reasonCode\":\"ResourceNotFound\",\"message\":\"no\"}" } };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    run(&it, "wallet", "{\"id\":\"P1\"}", NULL);
    assert_at(&it, "/state", "NonChargeable");
    assert_at(&it, "/reasons/0", "PaymentMethodExpired");
    assert_at(&it, "/next_step", "update_wallet");
    assert_false(sw_object_is_true(it.told, "/chargeable"));
    run(&it, "repair_button", "{\"wallet\":\"P1\",\"return_url\":\"https://shop.example/w\",\"unbound\":true}", NULL);
    assert_contains(text_at(&it, "/payload_json"), "P1");
    run_with(&it, "wallet", "{\"id\":\"P2\"}", NULL);
    assert_at(&it, "/error/code", "not_found");
    close_shop(&it);
}

#define SESSION_IN(state, more) "{\"checkoutSessionId\":\"S1\",\"statusDetails\":{\"state\":\"" state "\"}" more "}"

TEST(a_flow_is_reviewed_ordered_and_finished)
{
    static const exchange steps[] = {
        { "GET /v2/checkoutSessions/S1", 200,
          SESSION_IN("Open", ",\"shippingAddress\":{\"city\":\"Bonn\"},\"constraints\":[{\"constraintId\":"
                             "\"ChargeAmountNotSet\"}]") },
        { "PATCH /v2/checkoutSessions/S1", 200,
          SESSION_IN("Open", ",\"webCheckoutDetails\":{\"amazonPayRedirectUrl\":\"https://payments.amazon.de/p\"},"
                             "\"paymentDetails\":{\"paymentIntent\":\"Confirm\",\"chargeAmount\":" EIGHTEEN
                             "},\"constraints\":[]") },
        { "GET /v2/checkoutSessions/S1", 200,
          SESSION_IN("Open", ",\"constraints\":[],\"paymentDetails\":{\"chargeAmount\":" EIGHTEEN "}") },
        { "POST /v2/checkoutSessions/S1/complete", 200,
          SESSION_IN("Completed", ",\"chargePermissionId\":\"P1\",\"chargeId\":\"C1\"") },
        { "GET /v2/chargePermissions/P1", 200,
          "{\"chargePermissionId\":\"P1\",\"statusDetails\":{\"state\":\"Chargeable\"}}" },
        { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") },
    };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    run(&it, "review", "{\"url\":\"S1\",\"unbound\":true}", NULL);
    assert_at(&it, "/session_id", "S1");
    assert_at(&it, "/shipping_address/city", "Bonn");
    assert_at(&it, "/missing/0/constraint", "ChargeAmountNotSet");
    assert_at(&it, "/session/checkoutSessionId", "S1");
    assert_at(&it, "/script_url", "http://127.0.0.1:1/checkout.js");
    assert_true(sw_object_count(it.told, "/change_address") > 0);
    run(&it, "place_order",
        "{\"url\":\"S1\",\"unbound\":true,\"amount\":\"18.40 EUR\",\"payment_intent\":\"confirm\","
        "\"return_url\":\"https://shop.example/\"}",
        NULL);
    assert_at(&it, "/redirect_url", "https://payments.amazon.de/p");
    run(&it, "finish", "{\"url\":\"S1\",\"unbound\":true,\"amount\":\"18.40 EUR\"}", NULL);
    assert_at(&it, "/charge_permission_id", "P1");
    assert_at(&it, "/charge/chargeId", "C1");
    assert_at(&it, "/session/checkoutSessionId", "S1");
    refuse(&it, "place_order", "{\"payment_intent\":\"later\"}", "invalid", "payment_intent");
    refuse(&it, "finish", "{\"flow\":\"x\"}", "invalid", "flow");
    refuse(&it, "finish", "{\"url\":\"S1\",\"unbound\":true,\"browser_session\":\"s\"}", "invalid", "unbound");
    close_shop(&it);
}

TEST(another_browser_is_not_let_in)
{
    shop it;
    open_shop(&it, NULL, 0);
    run_with(&it, "finish", "{\"url\":\"https://shop.example/r?amazonCheckoutSessionId=S1\",\"browser_session\":\"s\"}",
             NULL);
    assert_at(&it, "/error/code", "state_mismatch");
    close_shop(&it);
}

/* What the host is asked. */

TEST(the_host_is_told_what_its_level_wants_and_nothing_by_default)
{
    static const exchange steps[] = { { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") },
                                      { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") },
                                      { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") },
                                      { "GET /v2/charges/C1", 404, "{}" } };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    run(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"]}", NULL);
    assert_int_equal(it.party.logs, 0);
    run(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"log\":\"info\"}", NULL);
    int of_info = it.party.logs;
    assert_true(of_info > 0);
    assert_contains(it.party.log, "\"operation\":\"getCharge\"");
    sw_json *line;
    assert_code(SW_OK, &it.err, sw_json_parse(&line, it.party.log, strcspn(it.party.log, "\n"), &it.err));
    sw_json_free(line);
    run(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"log\":\"DEBUG\"}", NULL);
    assert_true(it.party.logs - of_info > of_info);
    it.party.logs = 0;
    run_with(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"log\":\"error\"}", NULL);
    assert_int_equal(it.party.logs, 1);
    close_shop(&it);
}

TEST(a_host_that_does_a_job_while_it_is_told_goes_on_being_told)
{
    static const exchange steps[] = { { "GET /v2/charges/C1", 200, CHARGE_IN("Captured") } };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    it.party.nests = true;
    run(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"log\":\"debug\"}", NULL);
    assert_true(it.party.logs > 1);
    assert_int_equal(it.party.signs, 1);
    close_shop(&it);
}

TEST(without_a_host_nothing_is_logged_and_nothing_can_be_signed)
{
    static const char options[] = "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"log\":\"debug\"}";
    shop it;
    open_shop(&it, NULL, 0);
    const sw_host silent = { NULL, NULL, NULL, NULL };
    const sw_host *const hosts[] = { NULL, &silent };
    for (size_t i = 0; i < COUNT_OF(hosts); i++) {
        keep(&it, sw_face_run(it.face, "call", options, strlen(options), NULL, 0, hosts[i]));
        assert_at(&it, "/error/code", "callback");
        assert_at(&it, "/error/effect", "none");
    }
    close_shop(&it);
}

TEST(a_host_that_does_not_sign_ends_the_call)
{
    static const int64_t sizes[] = { 0, -1, INT64_MAX, INT64_MIN };
    shop it;
    open_shop(&it, NULL, 0);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        it.party.sign_size = sizes[i];
        run_with(&it, "call", "{\"operation\":\"getCharge\",\"ids\":[\"C1\"]}", NULL);
        assert_at(&it, "/error/code", "callback");
        assert_int_equal(it.party.signs, i + 1);
    }
    assert_contains(it.party.text, "AMZN-PAY-RSASSA-PSS");
    close_shop(&it);
}

/* A message of the emulator's, sent now. */
static char *message_of_now(const char *topic, const char *signed_by)
{
    char date[SW_DATE_SIZE], timestamp[32];
    const sw_clock clock = sw_clock_complete(NULL);
    sw_date_write(date, clock.now_ms(clock.payload));
    snprintf(timestamp, sizeof timestamp, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s.000Z", date, date + 4, date + 6, date + 9,
             date + 11, date + 13);
    sns_message message = sns_notification();
    message.signed_by = signed_by;
    message.timestamp = timestamp;
    message.topic = topic;
    return sns_write(&message);
}

static void open_receiver(shop *it, const char *more)
{
    char *config = written("{" ACCOUNT ",\"sign\":true,\"base_url\":\"http://127.0.0.1:1\",\"certificate_file\":\"%s\""
                           "%s}",
                           sns_path("unknown_authority.pem"), more);
    open_with(it, config, NULL, 0);
    free(config);
}

static int receive(shop *it, const char *options, const char *raw)
{
    run_with(it, "receive", options, raw);
    return (int)sw_object_integer(it->told, "/answer_status", 0);
}

TEST(a_notification_is_received_and_the_host_says_whether_it_was_there_before)
{
    static const struct {
        const char *seen;
        int status;
        const char *code, *reason;
    } table[] = { { "0", 200, "", "" },        { "1", 200, "signature", "replayed" }, { NULL, 500, "callback", "" },
                  { "", 500, "callback", "" }, { "2", 500, "callback", "" },          { "no", 500, "callback", "" } };
    shop it;
    open_receiver(&it, "");
    char *raw = message_of_now(SNS_TOPIC, "unknown_authority");
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        it.party.seen = table[i].seen;
        assert_int_equal(receive(&it, "{\"ask_seen\":true}", raw), table[i].status);
        assert_at(&it, "/error/code", table[i].code);
        assert_at(&it, "/error/reason_code", table[i].reason);
        assert_int_equal(it.party.seens, i + 1);
    }
    assert_contains(it.party.text, "\"message_id\":\"m-1\",\"timestamp_ms\":1");
    assert_int_equal(it.party.topics, 0);
    it.party.seen = "0";
    receive(&it, "{\"ask_seen\":true}", raw);
    assert_at(&it, "/object_id", "B01-1-C1");
    assert_at(&it, "/operation", "getCharge");
    free(raw);
    close_shop(&it);
}

TEST(each_message_says_for_itself_what_the_host_is_asked)
{
    shop it;
    open_receiver(&it, "");
    it.party.seen = "1";
    char *raw = message_of_now(SNS_TOPIC, "unknown_authority");
    assert_int_equal(receive(&it, "{}", raw), 200);
    assert_at(&it, "/error/code", "");
    assert_int_equal(it.party.seens, 0);
    assert_int_equal(receive(&it, "{\"ask_seen\":true}", raw), 200);
    assert_at(&it, "/error/reason_code", "replayed");
    assert_int_equal(it.party.seens, 1);
    receive(&it, "{\"ask_seen\":false}", raw);
    assert_at(&it, "/error/code", "");
    assert_int_equal(it.party.seens, 1);
    free(raw);
    close_shop(&it);
}

TEST(a_topic_is_told_once_and_pinned_topics_are_kept_to)
{
    shop it;
    open_receiver(&it, "");
    char *raw = message_of_now(SNS_TOPIC, "unknown_authority");
    for (int i = 0; i < 2; i++)
        assert_int_equal(receive(&it, "{\"tell_topic\":true}", raw), 200);
    assert_int_equal(it.party.topics, 1);
    assert_string_equal(it.party.text, SNS_TOPIC);
    close_shop(&it);
    open_receiver(&it, ",\"topics\":[\"arn:aws:sns:eu-west-1:1:other\"]");
    assert_int_equal(receive(&it, "{\"tell_topic\":true}", raw), 400);
    assert_at(&it, "/error/reason_code", "wrong_topic");
    assert_int_equal(it.party.topics, 0);
    free(raw);
    close_shop(&it);
}

TEST(what_is_no_good_message_is_answered_with_its_status)
{
    shop it;
    open_receiver(&it, "");
    char *forged = message_of_now(SNS_TOPIC, "small");
    assert_int_equal(receive(&it, "{\"ask_seen\":true}", forged), 400);
    assert_at(&it, "/error/code", "signature");
    assert_int_equal(receive(&it, "{}", "no JSON"), 400);
    assert_int_equal(receive(&it, "{}", NULL), 400);
    assert_int_equal(it.party.seens, 0);
    assert_int_equal(receive(&it, "{\"ask_seen\":1}", forged), 500);
    assert_at(&it, "/error/field", "ask_seen");
    free(forged);
    close_shop(&it);
}

TEST(a_receiver_that_cannot_be_made_says_why_each_time)
{
    shop it;
    open_with(&it, "{" ACCOUNT ",\"sign\":true,\"certificate_file\":\"/none.pem\"}", NULL, 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(receive(&it, "{}", "{}"), 500);
        assert_at(&it, "/error/field", "certificate_file");
    }
    close_shop(&it);
}

/* Threads. */

static int answer_anybody(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    (void)payload, (void)request;
    int code = sw_response_begin(answer, 200, err);
    return code == SW_OK ? sw_response_add_body(answer, WHOLE_ANSWER, strlen(WHOLE_ANSWER), err) : code;
}

enum { CALLS = 100 };

typedef struct caller {
    pthread_t thread;
    sw_face *face;
    party party;
    int good;
} caller;

static void *call_often(void *payload)
{
    static const char options[] = "{\"operation\":\"getCharge\",\"ids\":[\"C1\"],\"log\":\"info\"}";
    caller *it = payload;
    it->party.thread = pthread_self();
    for (int i = 0; i < CALLS; i++) {
        char *told = sw_face_run(it->face, "call", options, strlen(options), NULL, 0, &it->party.host);
        it->good += told && strstr(told, "\"error\":null");
        sw_face_text_free(told);
    }
    return NULL;
}

TEST(two_threads_with_two_hosts_do_not_mix)
{
    caller callers[2];
    sw_face *face = make_face("{" ACCOUNT ",\"sign\":true}");
    put_transport(face, answer_anybody, NULL);
    for (int i = 0; i < 2; i++) {
        callers[i] = (caller){ .face = face };
        join_party(&callers[i].party);
        callers[i].party.host.watch = be_looked_at;
        assert_int_equal(pthread_create(&callers[i].thread, NULL, call_often, &callers[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(callers[i].thread, NULL);
        leave_party(&callers[i].party);
        assert_int_equal(callers[i].good, CALLS);
        assert_int_equal(callers[i].party.signs, CALLS);
        assert_true(callers[i].party.logs >= CALLS);
    }
    sw_face_free(face);
}

/* Waiting that is ended. */

/* The machine's own clock, and an hour that Amazon asks for. */
static int ask_for_an_hour(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    (void)payload, (void)request;
    sw_response_begin(answer, 429, err);
    return sw_response_add_header(answer, "retry-after", 11, "3600", 4, err);
}

TEST(who_watches_ends_a_wait_between_two_tries)
{
    shop it;
    open_with(&it, "{" ACCOUNT ",\"sign\":true,\"validation\":\"off\",\"timeout_ms\":7200000}", NULL, 0);
    it.face->client->clock = sw_clock_complete(NULL);
    put_transport(it.face, ask_for_an_hour, NULL);
    it.party.host.watch = be_looked_at;
    it.party.ends_at = 5;
    alarm(ALARM_S);
    run_with(&it, "call", "{\"operation\":\"createCharge\",\"intent\":\"ride:81\"}", "{}");
    alarm(0);
    assert_true(now_ms() - it.party.ended_ms < 500);
    assert_at(&it, "/error/code", "throttled");
    assert_int_equal(sw_object_integer(it.told, "/attempts", 0), 1);
    assert_at(&it, "/error/idempotency_key", RIDE_81);
    close_shop(&it);
}

TEST(a_call_that_is_ended_before_it_is_sent_changed_nothing)
{
    shop it;
    open_with(&it, "{" ACCOUNT ",\"sign\":true,\"validation\":\"off\"}", NULL, 0);
    assert_code(SW_OK, &it.err, sw_cancel_new(&it.party.host.cancel, &it.err));
    sw_cancel_request(it.party.host.cancel);
    run_with(&it, "call", "{\"operation\":\"createCharge\",\"intent\":\"ride:81\"}", "{}");
    assert_at(&it, "/error/code", "no_answer");
    assert_at(&it, "/error/effect", "none");
    run(&it, "about", "{}", NULL);
    sw_cancel_free(it.party.host.cancel);
    close_shop(&it);
}

/* A server that takes a connection, and says nothing. */
typedef struct silence {
    int listener;
    char config[1000];
    sw_cancel *cancel; /* requested once a request has come; NULL: the connection is not even looked at */
    pthread_t thread;
} silence;

static void open_silence(silence *it)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    *it = (silence){ .listener = socket(AF_INET, SOCK_STREAM, 0) };
    assert_int_equal(bind(it->listener, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(it->listener, 8), 0);
    assert_int_equal(getsockname(it->listener, (struct sockaddr *)&address, &size), 0);
    snprintf(it->config, sizeof it->config,
             "{" ACCOUNT ",\"sign\":true,\"validation\":\"off\",\"base_url\":\"http://127.0.0.1:%d\"}",
             ntohs(address.sin_port));
    alarm(ALARM_S);
}

static void close_silence(silence *it)
{
    alarm(0);
    close(it->listener);
}

static void open_beside(shop *it, const silence *server)
{
    *it = (shop){ .err = SW_ERROR_INIT };
    join_party(&it->party);
    it->face = make_face(server->config);
}

TEST(who_watches_ends_a_call_that_was_sent_and_nobody_knows_what_came_of_it)
{
    silence server;
    shop it;
    open_silence(&server);
    open_beside(&it, &server);
    it.party.host.watch = be_looked_at;
    it.party.ends_at = 8;
    run_with(&it, "call", "{\"operation\":\"createCharge\",\"intent\":\"ride:81\"}", "{}");
    assert_true(now_ms() - it.party.ended_ms < 500);
    assert_at(&it, "/error/code", "no_answer");
    assert_at(&it, "/error/effect", "unknown");
    assert_at(&it, "/error/retry", "same_key");
    assert_at(&it, "/error/idempotency_key", RIDE_81);
    assert_contains(text_at(&it, "/error/message"), "canceled");
    close_shop(&it);
    close_silence(&server);
}

/* Reads what comes first, and ends the call. */
static void *cancel_when_sent(void *payload)
{
    silence *it = payload;
    char byte;
    int connection = accept(it->listener, NULL, NULL);
    if (connection < 0 || recv(connection, &byte, 1, 0) != 1)
        return NULL;
    sw_cancel_request(it->cancel);
    while (recv(connection, &byte, 1, 0) == 1)
        ;
    close(connection);
    return NULL;
}

TEST(the_cancel_of_the_host_ends_a_call_that_was_sent)
{
    for (int watched = 0; watched < 2; watched++) {
        silence server;
        shop it;
        open_silence(&server);
        open_beside(&it, &server);
        assert_code(SW_OK, &it.err, sw_cancel_new(&server.cancel, &it.err));
        it.party.host.cancel = server.cancel;
        it.party.host.watch = watched ? be_looked_at : NULL;
        assert_int_equal(pthread_create(&server.thread, NULL, cancel_when_sent, &server), 0);
        run_with(&it, "call", "{\"operation\":\"createCharge\",\"intent\":\"ride:81\"}", "{}");
        assert_at(&it, "/error/code", "no_answer");
        assert_at(&it, "/error/effect", "unknown");
        close_shop(&it);
        pthread_join(server.thread, NULL);
        sw_cancel_free(server.cancel);
        close_silence(&server);
    }
}

/* Batches. */

#define RIDE(number) "{\"operation\":\"createCharge\",\"intent\":\"ride:" #number "\"}"

static sw_face_batch *open_batch(shop *it)
{
    sw_face_batch *batch;
    assert_code(SW_OK, &it->err, sw_face_batch_new(&batch, it->face, 0, &it->err));
    return batch;
}

static void add(shop *it, sw_face_batch *batch, uint64_t tag, const char *options)
{
    keep(it, sw_face_batch_add(batch, tag, options, strlen(options), "{}", 2, &it->party.host));
}

static void add_well(shop *it, sw_face_batch *batch, uint64_t tag, const char *options)
{
    add(it, batch, tag, options);
    assert_string_equal(it->text, "{\"error\":null}");
}

static void wait_for(shop *it, sw_face_batch *batch, int64_t timeout_ms, const char *event, const char *tag)
{
    keep(it, sw_face_batch_wait(batch, timeout_ms, &it->party.host));
    assert_at(it, "/event", event);
    assert_at(it, "/tag", tag);
}

static void open_for_batch(shop *it, const exchange *steps, size_t count)
{
    open_with(it, "{" ACCOUNT ",\"sign\":true,\"validation\":\"off\"}", steps, count);
}

TEST(calls_of_a_batch_come_out_with_their_tags_and_answers)
{
    static const exchange steps[] = { { "POST /v2/charges", 201, CHARGE_IN("Captured") },
                                      { "POST /v2/charges", 422,
                                        "{\"reasonCode\":\"HardDeclined\",\"message\":\"no\"}" } };
    shop it;
    open_for_batch(&it, steps, COUNT_OF(steps));
    sw_face_batch *batch = open_batch(&it);
    wait_for(&it, batch, -1, "empty", "");
    add_well(&it, batch, UINT64_MAX, "{\"operation\":\"createCharge\",\"intent\":\"ride:81\",\"log\":\"info\"}");
    add_well(&it, batch, 0, RIDE(82));
    assert_int_equal(sw_face_batch_count(batch), 2);
    assert_int_equal(it.party.signs, 0);
    wait_for(&it, batch, -1, "call", "18446744073709551615");
    assert_at(&it, "/idempotency_key", RIDE_81);
    assert_at(&it, "/body/chargeId", "C1");
    assert_false(sw_object_has(it.told, "/error"));
    assert_int_equal(it.party.signs, 1);
    assert_true(it.party.logs > 0);
    wait_for(&it, batch, -1, "call", "0");
    assert_at(&it, "/error/code", "declined");
    assert_at(&it, "/body/reasonCode", "HardDeclined");
    wait_for(&it, batch, -1, "empty", "");
    sw_face_batch_free(batch);
    close_shop(&it);
}

TEST(options_that_a_batch_does_not_take_are_refused_and_nothing_is_in_it)
{
    static const char *const table[] = { "",
                                         "[]",
                                         "{}",
                                         "{\"method\":\"GET\",\"path\":\"/v2/x\"}",
                                         "{\"operation\":\"createChrge\"}",
                                         "{\"operaton\":\"createCharge\"}",
                                         "{\"operation\":\"createCharge\"}",
                                         "{\"operation\":\"getCharge\",\"ids\":[1]}",
                                         "{\"operation\":\"createCharge\",\"intent\":\"a\",\"log\":\"loud\"}" };
    shop it;
    open_for_batch(&it, NULL, 0);
    sw_face_batch *batch = open_batch(&it);
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        add(&it, batch, 1, table[i]);
        assert_at(&it, "/error/code", "invalid");
    }
    keep(&it, sw_face_batch_add(batch, 1, NULL, 0, NULL, 0, NULL));
    assert_at(&it, "/error/code", "invalid");
    assert_int_equal(sw_face_batch_count(batch), 0);
    add_well(&it, batch, 1, RIDE(81));
    add(&it, batch, 2, RIDE(81));
    assert_true(sw_object_has(it.told, "/error"));
    assert_int_equal(sw_face_batch_count(batch), 1);
    sw_face_batch_free(batch);
    close_shop(&it);
}

TEST(a_call_of_a_batch_is_canceled_by_its_tag)
{
    shop it;
    open_for_batch(&it, NULL, 0);
    sw_face_batch *batch = open_batch(&it);
    add_well(&it, batch, 7, RIDE(81));
    assert_int_equal(sw_face_batch_cancel(batch, 8), 0);
    assert_int_equal(sw_face_batch_cancel(batch, 7), 1);
    wait_for(&it, batch, -1, "call", "7");
    assert_at(&it, "/error/code", "no_answer");
    assert_at(&it, "/error/effect", "none");
    sw_face_batch_free(batch);
    close_shop(&it);
}

TEST(a_batch_survives_what_is_missing)
{
    shop it;
    sw_face_batch *batch = (sw_face_batch *)&it;
    open_for_batch(&it, NULL, 0);
    assert_code(SW_E_INVALID, &it.err, sw_face_batch_new(NULL, it.face, 0, &it.err));
    assert_code(SW_E_INVALID, &it.err, sw_face_batch_new(&batch, NULL, 0, &it.err));
    assert_null(batch);
    assert_code(SW_E_INVALID, &it.err, sw_face_batch_new(&batch, it.face, SW_MAX_IN_FLIGHT + 1, &it.err));
    assert_string_equal(it.err.field, "max_in_flight");
    assert_null(batch);
    keep(&it, sw_face_batch_wait(NULL, 0, NULL));
    assert_at(&it, "/error/code", "invalid");
    keep(&it, sw_face_error_json(NULL));
    assert_string_equal(it.text, "{\"error\":null}");
    assert_int_equal(sw_face_batch_cancel(NULL, 1), 0);
    assert_int_equal(sw_face_batch_count(NULL), 0);
    sw_face_batch_wakeup(NULL);
    sw_face_batch_free(NULL);
    close_shop(&it);
}

static void *wait_elsewhere(void *batch)
{
    return sw_face_batch_wait(batch, 0, NULL);
}

TEST(a_batch_is_waited_for_by_the_thread_that_made_it)
{
    shop it;
    pthread_t thread;
    void *text = NULL;
    open_for_batch(&it, NULL, 0);
    sw_face_batch *batch = open_batch(&it);
    assert_int_equal(pthread_create(&thread, NULL, wait_elsewhere, batch), 0);
    pthread_join(thread, &text);
    keep(&it, text);
    assert_at(&it, "/error/code", "invalid");
    sw_face_batch_free(batch);
    close_shop(&it);
}

TEST(a_wait_of_a_batch_ends_when_its_time_is_over_when_it_is_woken_and_when_who_watches_says_so)
{
    silence server;
    shop it;
    open_silence(&server);
    open_beside(&it, &server);
    sw_face_batch *batch = open_batch(&it);
    add_well(&it, batch, 1, RIDE(81));
    wait_for(&it, batch, 0, "time_out", "");
    wait_for(&it, batch, 5, "time_out", "");
    sw_face_batch_wakeup(batch);
    wait_for(&it, batch, -1, "woken", "");
    it.party.host.watch = be_looked_at;
    static const int64_t waits[] = { -1, 3600000, INT64_MAX, INT64_MIN };
    for (size_t i = 0; i < COUNT_OF(waits); i++) {
        it.party.looks = 0;
        it.party.ends_at = 2;
        wait_for(&it, batch, waits[i], "time_out", "");
        assert_int_equal(it.party.looks, 2);
        assert_true(now_ms() - it.party.ended_ms < 500);
    }
    it.party.looks = it.party.ends_at = 0;
    int64_t begin = now_ms();
    wait_for(&it, batch, 250, "time_out", "");
    assert_true(now_ms() - begin >= 250);
    assert_true(it.party.looks > 0);
    assert_int_equal(sw_face_batch_count(batch), 1);
    assert_int_equal(sw_face_batch_cancel(batch, 1), 1);
    wait_for(&it, batch, -1, "call", "1");
    assert_at(&it, "/error/effect", "unknown");
    sw_face_batch_free(batch);
    close_shop(&it);
    close_silence(&server);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_face_is_made_of_json_with_each_way_to_a_key),
        cmocka_unit_test(every_member_of_a_configuration_reaches_the_client),
        cmocka_unit_test(a_configuration_that_is_wrong_is_refused_by_the_name_of_its_member),
        cmocka_unit_test(a_face_needs_a_configuration_and_a_place),
        cmocka_unit_test(members_go_over_those_of_the_file_that_is_their_source),
        cmocka_unit_test(a_key_that_is_given_goes_over_that_of_the_source_whichever_way_each_is_written),
        cmocka_unit_test(a_source_that_cannot_be_read_is_refused),
        cmocka_unit_test(the_environment_is_a_source_too),
        cmocka_unit_test(secrets_of_a_configuration_are_wiped_before_their_memory_is_given_back),
        cmocka_unit_test(a_face_forgets_the_secrets_that_its_client_has),
        cmocka_unit_test(jobs_that_need_no_client_are_done_without_one),
        cmocka_unit_test(jobs_that_need_a_client_say_so),
        cmocka_unit_test(a_job_that_is_none_is_refused_with_the_nearest),
        cmocka_unit_test(options_that_are_no_object_or_unknown_are_refused_by_every_job),
        cmocka_unit_test(about_key_and_sign_tell_of_the_account),
        cmocka_unit_test(money_is_reckoned_with),
        cmocka_unit_test(the_tables_of_this_release_are_told),
        cmocka_unit_test(a_body_is_validated_and_its_problems_are_told),
        cmocka_unit_test(a_button_is_made_with_a_page_where_there_is_a_nonce),
        cmocka_unit_test(a_relay_page_is_made_and_without_a_url_its_policy_alone),
        cmocka_unit_test(the_page_of_a_change_is_made_of_what_a_review_told),
        cmocka_unit_test(an_operation_is_called_by_its_name),
        cmocka_unit_test(a_path_that_this_release_does_not_know_is_sent),
        cmocka_unit_test(a_call_that_is_wrong_is_refused_before_anything_is_sent),
        cmocka_unit_test(a_wallet_is_charged_and_a_decline_tells_its_receipt_too),
        cmocka_unit_test(a_charge_is_captured_refunded_canceled_finished_and_its_wallet_closed),
        cmocka_unit_test(a_wallet_is_told_and_repaired),
        cmocka_unit_test(a_flow_is_reviewed_ordered_and_finished),
        cmocka_unit_test(another_browser_is_not_let_in),
        cmocka_unit_test(the_host_is_told_what_its_level_wants_and_nothing_by_default),
        cmocka_unit_test(a_host_that_does_a_job_while_it_is_told_goes_on_being_told),
        cmocka_unit_test(without_a_host_nothing_is_logged_and_nothing_can_be_signed),
        cmocka_unit_test(a_host_that_does_not_sign_ends_the_call),
        cmocka_unit_test(a_notification_is_received_and_the_host_says_whether_it_was_there_before),
        cmocka_unit_test(each_message_says_for_itself_what_the_host_is_asked),
        cmocka_unit_test(a_topic_is_told_once_and_pinned_topics_are_kept_to),
        cmocka_unit_test(what_is_no_good_message_is_answered_with_its_status),
        cmocka_unit_test(a_receiver_that_cannot_be_made_says_why_each_time),
        cmocka_unit_test(two_threads_with_two_hosts_do_not_mix),
        cmocka_unit_test(who_watches_ends_a_wait_between_two_tries),
        cmocka_unit_test(a_call_that_is_ended_before_it_is_sent_changed_nothing),
        cmocka_unit_test(who_watches_ends_a_call_that_was_sent_and_nobody_knows_what_came_of_it),
        cmocka_unit_test(the_cancel_of_the_host_ends_a_call_that_was_sent),
        cmocka_unit_test(calls_of_a_batch_come_out_with_their_tags_and_answers),
        cmocka_unit_test(options_that_a_batch_does_not_take_are_refused_and_nothing_is_in_it),
        cmocka_unit_test(a_call_of_a_batch_is_canceled_by_its_tag),
        cmocka_unit_test(a_batch_survives_what_is_missing),
        cmocka_unit_test(a_batch_is_waited_for_by_the_thread_that_made_it),
        cmocka_unit_test(a_wait_of_a_batch_ends_when_its_time_is_over_when_it_is_woken_and_when_who_watches_says_so),
    };
    return RUN_SUITE(tests);
}
