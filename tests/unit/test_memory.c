/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/memory.h"
#include "base/uri.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An allocator that counts, and fails once, at a chosen request. */
static struct {
    long live;
    long asked;
    long fail_at; /* 0: never */
} heap;

static bool fails_now(void)
{
    return ++heap.asked == heap.fail_at;
}

static void *allocate(size_t size)
{
    void *memory = fails_now() ? NULL : malloc(size);
    heap.live += memory != NULL;
    return memory;
}

static void *resize(void *memory, size_t size)
{
    return fails_now() ? NULL : realloc(memory, size);
}

static void release(void *memory)
{
    heap.live--;
    free(memory);
}

static const sw_allocator counting = { allocate, resize, release };

TEST(memory_comes_zeroed)
{
    for (int i = 0; i < 50; i++) {
        static const char zeros[100];
        char *memory = sw_alloc(sizeof zeros);
        assert_memory_equal(memory, zeros, sizeof zeros);
        memset(memory, 0xAB, sizeof zeros);
        sw_release(memory);
    }
    void *nothing = sw_alloc(0);
    assert_non_null(nothing);
    sw_release(nothing);
    sw_release(NULL);
}

TEST(copies_are_closed_with_a_nul)
{
    char *copy = sw_copy_bytes("abcdef", 3);
    assert_string_equal(copy, "abc");
    sw_release(copy);
    copy = sw_copy_text("abc");
    assert_string_equal(copy, "abc");
    sw_release_secret(copy, 3);
    assert_null(sw_copy_text(NULL));
    sw_release_secret(NULL, 3);
}

TEST(an_allocator_given_is_used_until_it_is_taken_back)
{
    memset(&heap, 0, sizeof heap);
    sw_allocator_set(&counting);
    char *copy = sw_copy_text("abc");
    copy = sw_resize(copy, 100);
    assert_int_equal(heap.live, 1);
    sw_release(copy);
    assert_int_equal(heap.live, 0);
    assert_int_equal(heap.asked, 2);
    sw_allocator_set(NULL);
    sw_release(sw_copy_text("abc"));
    assert_int_equal(heap.asked, 2);
}

TEST(an_allocator_with_a_part_missing_is_not_used)
{
    memset(&heap, 0, sizeof heap);
    sw_allocator part = counting;
    part.resize = NULL;
    sw_allocator_set(&part);
    sw_release(sw_copy_text("abc"));
    assert_int_equal(heap.asked, 0);
    sw_allocator_set(NULL);
}

/* One thing the library does from start to end. It leaves nothing behind. @return the code of what failed first */
typedef int deed(const void *input);

/*
 * Does it once in peace, then again and again with one request for memory after the other failing. The memory of the
 * world it is done in is made before and is no part of the count.
 */
static void fail_each_allocation(deed *does, const void *input)
{
    memset(&heap, 0, sizeof heap);
    sw_allocator_set(&counting);
    int code = does(input);
    long requests = heap.asked, live = heap.live;
    bool all_failed = true;
    for (long i = 1; i <= requests && live == 0 && all_failed; i++) {
        memset(&heap, 0, sizeof heap);
        heap.fail_at = i;
        int failed = does(input);
        all_failed = failed == SW_E_NOMEM;
        if (!all_failed)
            print_error("request %ld of %ld failed, and it returned %s\n", i, requests, sw_code_name(failed));
        live = heap.live;
    }
    sw_allocator_set(NULL);
    assert_int_equal(code, SW_OK);
    assert_true(requests > 0);
    assert_int_equal(live, 0);
    assert_true(all_failed);
}

static const sw_key *signing_key;

static int sign_a_request(const void *input)
{
    (void)input;
    static const sw_header headers[] = { { "X-Amz-Pay-Idempotency-Key", "k" }, { "x-other", "  a  b " } };
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "POST";
    request.path = "/v2/charges";
    request.query = "b=2&a=%20&c=\xC3\xA9";
    request.region = "eu";
    request.date = STILL_DATE;
    request.headers = headers;
    request.header_count = COUNT_OF(headers);
    request.body = "{}";
    request.body_size = 2;
    request.public_key_id = WORLD_KEY_ID;
    sw_signature *signature = (sw_signature *)1;
    sw_error err = SW_ERROR_INIT;
    int code = sw_sign_request(&signature, signing_key, &request, &err);
    assert_int_equal(code == SW_OK, signature != NULL);
    sw_signature_free(signature);
    return code;
}

static int sign_a_button(const void *input)
{
    (void)input;
    sw_signature *signature = (sw_signature *)1;
    int code = sw_sign_button(&signature, signing_key, SW_ALGORITHM_DEFAULT, "{}", 2, NULL);
    assert_int_equal(code == SW_OK, signature != NULL);
    sw_signature_free(signature);
    return code;
}

TEST(signing_a_request_survives_the_failure_of_each_allocation)
{
    sw_key *key = fake_key();
    signing_key = key;
    fail_each_allocation(sign_a_request, NULL);
    sw_key_free(key);
}

TEST(signing_a_button_survives_the_failure_of_each_allocation)
{
    sw_key *key = fake_key();
    signing_key = key;
    fail_each_allocation(sign_a_button, NULL);
    sw_key_free(key);
}

static int read_a_key(const void *pem)
{
    sw_key *key = (sw_key *)1;
    int code = sw_key_from_pem(&key, pem, strlen(pem), "correct-horse", NULL);
    assert_int_equal(code == SW_OK, key != NULL);
    sw_key_free(key);
    return code;
}

static int read_a_key_file(const void *path)
{
    sw_key *key = (sw_key *)1;
    int code = sw_key_from_file(&key, path, "correct-horse", NULL);
    assert_int_equal(code == SW_OK, key != NULL);
    sw_key_free(key);
    return code;
}

TEST(reading_a_key_survives_the_failure_of_each_allocation)
{
    static const char *const names[] = { "pkcs8.pem", "pkcs1.pem", "pkcs8_encrypted.pem" };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char *pem = read_text(key_path(names[i]), NULL);
        fail_each_allocation(read_a_key, pem);
        fail_each_allocation(read_a_key_file, key_path(names[i]));
        free(pem);
    }
}

static int never_sign(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                      unsigned char *signature, size_t *signature_size)
{
    (void)payload, (void)algorithm, (void)text, (void)text_size, (void)signature, (void)signature_size;
    return 1;
}

static int make_a_key(const void *input)
{
    (void)input;
    sw_key *key = (sw_key *)1;
    int code = sw_key_from_callback(&key, never_sign, NULL, NULL);
    assert_int_equal(code == SW_OK, key != NULL);
    sw_key_free(key);
    return code;
}

TEST(making_a_callback_key_survives_the_failure_of_each_allocation)
{
    fail_each_allocation(make_a_key, NULL);
}

static int make_a_client(const void *config)
{
    sw_client *client = (sw_client *)1;
    int code = sw_client_new(&client, config, NULL);
    assert_int_equal(code == SW_OK, client != NULL);
    sw_client_free(client);
    return code;
}

TEST(making_a_client_survives_the_failure_of_each_allocation)
{
    world it;
    sw_config config = world_config(&it);
    config.key = NULL;
    config.private_key_file = key_path("pkcs8.pem");
    config.key_namespace = "billing";
    config.base_url = "https://pay.example/a";
    config.ca_file = key_path("certificate.pem");
    fail_each_allocation(make_a_client, &config);
    world_close(&it);
}

static int make_a_replay(const void *record)
{
    sw_transport *transport = (sw_transport *)1;
    int code = sw_transport_replay_new(&transport, record, strlen(record), NULL);
    assert_int_equal(code == SW_OK, transport != NULL);
    sw_transport_free(transport);
    return code;
}

TEST(making_a_client_of_a_regions_own_host_survives_the_failure_of_each_allocation)
{
    world it;
    const sw_config config = world_config(&it);
    fail_each_allocation(make_a_client, &config);
    world_close(&it);
}

TEST(opening_a_record_survives_the_failure_of_each_allocation)
{
    fail_each_allocation(make_a_replay, "[]");
}

typedef struct story {
    step steps[2];
    size_t count;
    int end; /* the code it ends with when there is memory */
} story;

/*
 * Client and record are made anew each time, before the allocation that fails. An answer that is no success keeps its
 * code when there is no memory left to read its words.
 */
static int make_a_call(const void *input)
{
    const story *told = input;
    long fail_at = heap.fail_at;
    world it;
    heap.fail_at = 0;
    world_open(&it, told->steps, told->count);
    long before = heap.asked;
    heap.asked = 0;
    heap.fail_at = fail_at;
    int code = world_charge(&it);
    long asked = heap.asked;
    heap.fail_at = 0;
    assert_true(code == told->end || code == SW_E_NOMEM);
    assert_true(!it.answer == (code == SW_E_NOMEM || code == SW_E_NO_ANSWER));
    world_close(&it);
    heap.asked = asked;
    assert_true(before > 0);
    return fail_at > 0 && told->end != SW_OK ? SW_E_NOMEM : code == told->end ? SW_OK : code;
}

static step charge_answered(int status, const char *answer)
{
    return (step){ .method = "POST",
                   .url = "https://pay-api.amazon.eu/v2/charges",
                   .key = RIDE_81,
                   .body = "{}",
                   .status = status,
                   .answer_header = { "x-amz-pay-request-id", "r1" },
                   .answer = answer };
}

TEST(a_call_with_a_retry_survives_the_failure_of_each_allocation)
{
    const story retried = { { charge_answered(503, NULL), charge_answered(201, WHOLE_ANSWER) }, 2, SW_OK };
    fail_each_allocation(make_a_call, &retried);
}

TEST(a_refused_signature_survives_the_failure_of_each_allocation)
{
    const story refused = { { charge_answered(403, "{\"reasonCode\":\"InvalidRequestSignature\",\"message\":"
                                                   "\"signing String [AMZN-PAY-RSASSA-PSS-V2\\n00112233445566778899aa"
                                                   "bbccddeeff00112233445566778899aabbccddeeff] , signature [x]\"}") },
                            1,
                            SW_E_AUTH };
    fail_each_allocation(make_a_call, &refused);
}

static int send_a_message(const void *path)
{
    long fail_at = heap.fail_at;
    const step steps[] = {
        { .method = "GET", .url = "https://pay-api.amazon.eu/v2/newThings/a%3Db", .status = 200, .answer = "{}" }
    };
    const sw_message message = { .method = "GET", .path = path };
    world it;
    heap.fail_at = 0;
    world_open(&it, steps, COUNT_OF(steps));
    heap.asked = 0;
    heap.fail_at = fail_at;
    int code = sw_client_send(&it.answer, it.client, &message, NULL, &it.err);
    long asked = heap.asked;
    heap.fail_at = 0;
    assert_true(code == SW_OK || it.answer == NULL);
    world_close(&it);
    heap.asked = asked;
    return code;
}

TEST(sending_a_message_survives_the_failure_of_each_allocation)
{
    fail_each_allocation(send_a_message, "/v2/newThings/a%3Db");
}

static int write_a_query(const void *query)
{
    sw_buf out = SW_BUF_INIT(1000);
    int code = sw_query_canonical(&out, query, NULL);
    sw_buf_free(&out);
    return code;
}

TEST(writing_a_query_survives_the_failure_of_each_allocation)
{
    fail_each_allocation(
        write_a_query, "b=2&a=1&long=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
}

static int derive_a_key(const void *intent)
{
    char key[33];
    const sw_idempotency from = { SW_ENVIRONMENT_LIVE, WORLD_MERCHANT, "", "createCharge", intent, 1 };
    return sw_idempotency_key(key, &from, NULL);
}

TEST(deriving_an_idempotency_key_survives_the_failure_of_each_allocation)
{
    fail_each_allocation(derive_a_key, "ride:81");
}

static int read_json(const void *text)
{
    sw_json *json = (sw_json *)1;
    int code = sw_json_parse(&json, text, strlen(text), NULL);
    assert_int_equal(code == SW_OK, json != NULL);
    sw_json_free(json);
    return code;
}

TEST(reading_json_of_many_names_survives_the_failure_of_each_allocation)
{
    sw_json *object = sw_json_object();
    for (int i = 0; i < 1000; i++) {
        char name[16];
        snprintf(name, sizeof name, "name%d", i);
        assert_true(sw_json_put_integer(object, name, i));
    }
    char *text = sw_json_write(object, false);
    fail_each_allocation(read_json, text);
    sw_json_release_text(text);
    sw_json_free(object);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_comes_zeroed),
        cmocka_unit_test(copies_are_closed_with_a_nul),
        cmocka_unit_test(an_allocator_given_is_used_until_it_is_taken_back),
        cmocka_unit_test(an_allocator_with_a_part_missing_is_not_used),
        cmocka_unit_test(signing_a_request_survives_the_failure_of_each_allocation),
        cmocka_unit_test(signing_a_button_survives_the_failure_of_each_allocation),
        cmocka_unit_test(reading_a_key_survives_the_failure_of_each_allocation),
        cmocka_unit_test(making_a_callback_key_survives_the_failure_of_each_allocation),
        cmocka_unit_test(making_a_client_survives_the_failure_of_each_allocation),
        cmocka_unit_test(making_a_client_of_a_regions_own_host_survives_the_failure_of_each_allocation),
        cmocka_unit_test(opening_a_record_survives_the_failure_of_each_allocation),
        cmocka_unit_test(a_call_with_a_retry_survives_the_failure_of_each_allocation),
        cmocka_unit_test(a_refused_signature_survives_the_failure_of_each_allocation),
        cmocka_unit_test(sending_a_message_survives_the_failure_of_each_allocation),
        cmocka_unit_test(writing_a_query_survives_the_failure_of_each_allocation),
        cmocka_unit_test(deriving_an_idempotency_key_survives_the_failure_of_each_allocation),
        cmocka_unit_test(reading_json_of_many_names_survives_the_failure_of_each_allocation),
    };
    return RUN_SUITE(tests);
}
