/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/buf.h"
#include "base/clock.h"

#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool suite_begins(int argc, char **argv)
{
    const char *wanted = getenv("SAVEDWALLET_TEST_LOCALE");
    if (wanted && !setlocale(LC_ALL, wanted)) {
        print_message("skipped: this machine has no locale %s\n", wanted);
        return false;
    }
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return true;
}

void check_code(int expected, int code, const sw_error *err, const char *file, int line)
{
    if (code != expected)
        print_error("expected %s, got %s: %s\n", sw_code_name(expected), sw_code_name(code), err ? err->message : "");
    _assert_int_equal((LargestIntegralType)code, (LargestIntegralType)expected, file, line);
}

void check_contains(const char *text, const char *part, bool wanted, const char *file, int line)
{
    bool found = text && strstr(text, part);
    if (found == wanted)
        return;
    print_error("\"%s\" %s \"%s\"\n", text ? text : "(NULL)", wanted ? "lacks" : "contains", part);
    _fail(file, line);
}

void assert_nothing(const sw_money *money)
{
    assert_int_equal(money->minor, 0);
    assert_string_equal(money->currency, "");
}

sw_money money_of(const char *text)
{
    sw_money money;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_money_parse_text(&money, text, &err));
    return money;
}

char *read_text(const char *path, size_t *size)
{
    enum { LARGEST = 1 << 20 };
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be read: it should have been made before this test", path);
    char *text = calloc(1, LARGEST + 1);
    assert_non_null(text);
    size_t got = fread(text, 1, LARGEST, file);
    fclose(file);
    if (size)
        *size = got;
    return text;
}

const char *key_path(const char *name)
{
    static char paths[4][512];
    static unsigned next;
    char *path = paths[next++ % COUNT_OF(paths)];
    snprintf(path, sizeof paths[0], "%s/%s", SAVEDWALLET_TEST_KEYS, name);
    return path;
}

char *read_vector_text(const char *name, size_t *size)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", SAVEDWALLET_VECTORS, name);
    return read_text(path, size);
}

sw_json *read_vectors(const char *name)
{
    size_t size;
    char *text = read_vector_text(name, &size);
    sw_json *json;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_json_parse(&json, text, size, &err));
    free(text);
    return json;
}

char *make_folder(void)
{
    static const char name[] = SAVEDWALLET_TEST_FOLDER "/files.XXXXXX";
    char *folder = malloc(sizeof name);
    assert_non_null(folder);
    memcpy(folder, name, sizeof name);
    assert_non_null(mkdtemp(folder));
    return folder;
}

void remove_folder(char *folder)
{
    DIR *files = opendir(folder);
    assert_non_null(files);
    for (struct dirent *file = readdir(files); file; file = readdir(files))
        if (file->d_name[0] != '.')
            unlinkat(dirfd(files), file->d_name, 0);
    closedir(files);
    assert_int_equal(rmdir(folder), 0);
    free(folder);
}

static int64_t read_now(void *payload)
{
    still_clock *clock = payload;
    int64_t now = clock->now_ms;
    clock->now_ms += clock->tick_ms;
    return now;
}

static int64_t read_monotonic(void *payload)
{
    return ((still_clock *)payload)->monotonic_ms;
}

static void sleep_at_once(void *payload, int64_t milliseconds)
{
    still_clock *clock = payload;
    clock->sleeps++;
    clock->last_sleep_ms = milliseconds;
    clock->slept_ms += milliseconds;
    clock->now_ms += milliseconds;
    clock->monotonic_ms += milliseconds;
}

static int give_chance(void *payload, void *memory, size_t size)
{
    const still_clock *clock = payload;
    memset(memory, 0, size);
    memcpy(memory, &clock->chance, size < sizeof clock->chance ? size : sizeof clock->chance);
    return 0;
}

sw_clock clock_of(still_clock *clock)
{
    return (sw_clock){ read_now, read_monotonic, sleep_at_once, give_chance, clock };
}

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                        unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size;
    memcpy(signature, "fake", 4);
    *signature_size = 4;
    return 0;
}

sw_key *fake_key(void)
{
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_from_callback(&key, sign_nothing, NULL, &err));
    return key;
}

enum { MOST_HEADERS = 12 };

static size_t list_headers(sw_header *out, const step *it)
{
    const sw_header all[] = {
        { "accept", "application/json" },
        { "content-type", "application/json" },
        { "user-agent", "savedwallet/" SW_VERSION },
        { "x-amz-pay-date", it->date ? it->date : STILL_DATE },
        { "x-amz-pay-host", it->host ? it->host : "pay-api.amazon.eu" },
        { "x-amz-pay-idempotency-key", it->key },
        { "x-amz-pay-region", it->region ? it->region : "eu" },
        { "x-amz-pay-simulation-code", it->simulate },
        it->more,
    };
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (all[i].value)
            out[count++] = all[i];
    return count;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const sw_header *)a)->name, ((const sw_header *)b)->name);
}

/* Written by the rule of Amazon's page on signing, not by the library's code. */
static void write_authorization(sw_buf *out, const step *it, const sw_header *headers, size_t count)
{
    sw_buf_addf(out, "AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=%s, SignedHeaders=", it->key_id ? it->key_id : WORLD_KEY_ID);
    const char *separator = "";
    for (size_t i = 0; i < count; i++) {
        const char *name = headers[i].name;
        if (strcmp(name, "user-agent") == 0 || strcmp(name, "x-unsigned") == 0)
            continue;
        sw_buf_addf(out, "%s%s", separator, name);
        separator = ";";
    }
    sw_buf_add_text(out, ", Signature=" FAKE_SIGNATURE);
}

static sw_json *write_request(const step *it)
{
    sw_header headers[MOST_HEADERS];
    size_t count = list_headers(headers, it);
    qsort(headers, count, sizeof *headers, compare_names);
    sw_buf authorization = SW_BUF_INIT(1024);
    write_authorization(&authorization, it, headers, count);
    sw_json *list = sw_json_object();
    for (size_t i = 0; i < count; i++)
        assert_true(sw_json_put_text(list, headers[i].name, headers[i].value));
    assert_true(sw_json_put_text(list, "authorization", sw_buf_text(&authorization)));
    sw_buf_free(&authorization);
    sw_json *request = sw_json_object();
    assert_true(sw_json_put_text(request, "method", it->method));
    assert_true(sw_json_put_text(request, "url", it->url));
    assert_true(sw_json_put(request, "headers", list));
    assert_true(sw_json_put_text(request, "body", it->body ? it->body : ""));
    return request;
}

static sw_json *write_answer(const step *it)
{
    sw_json *answer = sw_json_object(), *headers = sw_json_object();
    if (it->answer_header.name)
        assert_true(sw_json_put_text(headers, it->answer_header.name, it->answer_header.value));
    assert_true(sw_json_put_integer(answer, "status", it->status));
    assert_true(sw_json_put(answer, "headers", headers));
    assert_true(sw_json_put_text(answer, "body", it->answer ? it->answer : ""));
    return answer;
}

char *write_record(const step *steps, size_t count)
{
    sw_json *record = sw_json_array();
    for (size_t i = 0; i < count; i++) {
        sw_json *each = sw_json_object();
        assert_true(sw_json_put(each, "request", write_request(steps + i)));
        if (steps[i].fault)
            assert_true(sw_json_put_text(each, "fault", steps[i].fault));
        else
            assert_true(sw_json_put(each, "answer", write_answer(steps + i)));
        assert_true(sw_json_append(record, each));
    }
    char *text = sw_json_write(record, false);
    assert_non_null(text);
    sw_json_free(record);
    return text;
}

sw_config world_config(world *it)
{
    *it = (world){ .clock = STILL_CLOCK, .err = SW_ERROR_INIT };
    it->hooks = clock_of(&it->clock);
    it->key = fake_key();
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_EU;
    config.merchant_id = WORLD_MERCHANT;
    config.public_key_id = WORLD_KEY_ID;
    config.key = it->key;
    config.clock = &it->hooks;
    config.retry_budget = SW_RETRY_UNLIMITED; /* what one test spends would be missing in the next */
    config.validation = SW_VALIDATION_OFF;    /* most tests are not about bodies, and send "{}" */
    return config;
}

void world_start(world *it, const sw_config *config, const step *steps, size_t count)
{
    sw_config whole = *config;
    char *record = write_record(steps, count);
    assert_code(SW_OK, &it->err, sw_transport_replay_new(&it->transport, record, strlen(record), &it->err));
    sw_json_release_text(record);
    whole.transport = it->transport;
    assert_code(SW_OK, &it->err, sw_client_new(&it->client, &whole, &it->err));
}

void world_open(world *it, const step *steps, size_t count)
{
    sw_config config = world_config(it);
    world_start(it, &config, steps, count);
}

int world_call(world *it, const sw_request *request, const sw_call *call)
{
    sw_response_free(it->answer);
    sw_error_clear(&it->err);
    return sw_client_call(&it->answer, it->client, request, call, &it->err);
}

int world_charge(world *it)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = "{}";
    request.body_size = 2;
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    return world_call(it, &request, &call);
}

int world_call_on(world *it, const char *operation, const char *id, const char *body)
{
    sw_request request = SW_REQUEST_INIT;
    request.operation = operation;
    request.ids = &id;
    request.id_count = 1;
    request.body = body;
    request.body_size = body ? strlen(body) : 0;
    return world_call(it, &request, NULL);
}

void world_close(world *it)
{
    sw_response_free(it->answer);
    sw_client_free(it->client);
    sw_transport_free(it->transport);
    sw_key_free(it->key);
}
