/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

/* What a case of calls.json gives, and the call made of it. */
typedef struct parts {
    const char *ids[4];
    size_t id_count;
    sw_query_pair query[8];
    size_t query_count;
    const char *body;
    sw_header header;
    sw_call call;
} parts;

/* clang-format off */
#define IDS_0
#define IDS_1 it->ids[0],
#define IDS_2 it->ids[0], it->ids[1],
#define CONTENT_NOTHING
#define CONTENT_QUERY it->query, it->query_count,
#define CONTENT_BODY it->body,
#define FUNCTION(operation, function, ids, sends)                                                            \
    static int call_##operation(world *in, const parts *it)                                                  \
    {                                                                                                        \
        assert_int_equal(it->id_count, (ids));                                                               \
        return function(&in->answer, in->client, IDS_##ids CONTENT_##sends &it->call, &in->err);             \
    }
#include "api/functions.def"
#undef FUNCTION
/* clang-format on */

static const struct {
    const char *operation;
    int (*call)(world *in, const parts *it);
} functions[] = {
#define FUNCTION(operation, function, ids, sends) { #operation, call_##operation },
#include "api/functions.def"
#undef FUNCTION
};

static const char *wanted;

static int call_wanted(world *in, const parts *it)
{
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (strcmp(functions[i].operation, wanted) == 0)
            return functions[i].call(in, it);
    fail_msg("operations.h has no function of %s: ./run emit", wanted);
    return 0;
}

static const sw_json *find_case(const sw_json *vectors)
{
    for (const sw_json *it = sw_json_first(sw_json_get(vectors, "cases")); it; it = sw_json_next(it))
        if (strcmp(sw_json_get_text(it, "operation"), wanted) == 0)
            return it;
    fail_msg("tests/vectors/calls.json has no case of %s", wanted);
    return NULL;
}

static void take_parts(parts *it, const sw_json *given)
{
    *it = (parts){ .call = SW_CALL_INIT };
    for (const sw_json *id = sw_json_first(sw_json_get(given, "ids")); id; id = sw_json_next(id)) {
        assert_true(it->id_count < COUNT_OF(it->ids));
        it->ids[it->id_count++] = sw_json_text(id);
    }
    for (const sw_json *pair = sw_json_first(sw_json_get(given, "query")); pair; pair = sw_json_next(pair)) {
        assert_true(it->query_count < COUNT_OF(it->query));
        const sw_json *name = sw_json_first(pair);
        it->query[it->query_count++] = (sw_query_pair){ sw_json_text(name), sw_json_text(sw_json_next(name)) };
    }
    const sw_json *header = sw_json_first(sw_json_get(given, "headers"));
    if (header) {
        it->header = (sw_header){ sw_json_name(header), sw_json_text(header) };
        it->call.headers = &it->header;
        it->call.header_count = 1;
    }
    it->call.intent = sw_json_get_text(given, "intent");
}

/* The bytes that are sent are the value that the case shows. */
static void check_body(const sw_json *given, const char *body)
{
    const sw_json *value = sw_json_get(given, "body");
    if (sw_json_kind_of(value) != SW_JSON_OBJECT) {
        assert_string_equal(body, "");
        return;
    }
    char *written = sw_json_write(value, false);
    assert_string_equal(written, body);
    sw_json_release_text(written);
}

static void put_what_was_sent(sw_json *answer, const char *body)
{
    static const char *const names[] = { "chargePermissionId", "chargeId" };
    sw_json *sent = NULL;
    assert_int_equal(sw_json_parse(&sent, body, strlen(body), NULL), SW_OK);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (sw_json_get_text(sent, names[i]))
            assert_true(sw_json_put_text(answer, names[i], sw_json_get_text(sent, names[i])));
    sw_json_free(sent);
}

/* What the operation promises, about the objects that were asked about. */
static char *write_answer(const parts *it)
{
    static const char whole[] = WHOLE_ANSWER;
    sw_json *answer = NULL;
    const sw_operation *operation = NULL;
    assert_int_equal(sw_json_parse(&answer, whole, strlen(whole), NULL), SW_OK);
    assert_int_equal(sw_operation_find(&operation, wanted, NULL), SW_OK);
    const char *at = strchr(operation->path, ':');
    for (size_t i = 0; at && i < it->id_count; i++, at = strchr(at + 1, ':')) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at + 1, "/"), at + 1);
        assert_true(sw_json_put_text(answer, name, it->ids[i]));
    }
    if (it->body)
        put_what_was_sent(answer, it->body);
    char *text = sw_json_write(answer, false);
    sw_json_free(answer);
    return text;
}

static step expected_step(sw_buf *url, const sw_json *expect)
{
    const sw_json *headers = sw_json_get(expect, "headers");
    const char *query = sw_json_get_text(expect, "query");
    sw_buf_addf(url, "https://%s%s%s%s", sw_json_get_text(headers, "x-amz-pay-host"), sw_json_get_text(expect, "path"),
                *query ? "?" : "", query);
    assert_false(url->failed);
    return (step){ .method = sw_json_get_text(expect, "method"),
                   .url = sw_buf_text(url),
                   .date = sw_json_get_text(headers, "x-amz-pay-date"),
                   .host = sw_json_get_text(headers, "x-amz-pay-host"),
                   .key = sw_json_get_text(headers, "x-amz-pay-idempotency-key"),
                   .body = sw_json_get_text(expect, "body"),
                   .status = 200 };
}

/* Those of every request, the key, and those that the case adds: support.c writes them, and no others are taken. */
static void check_headers(const sw_json *given, const step *it)
{
    size_t count = (it->key ? 6U : 5U) + sw_json_size(sw_json_get(given, "headers"));
    const sw_json *headers = sw_json_get(sw_json_get(given, "expect"), "headers");
    assert_int_equal(sw_json_size(headers), count);
    assert_string_equal(sw_json_get_text(headers, "accept"), "application/json");
    assert_string_equal(sw_json_get_text(headers, "content-type"), "application/json");
    assert_string_equal(sw_json_get_text(headers, "x-amz-pay-region"), "eu");
    if (it->more.name)
        assert_string_equal(sw_json_get_text(headers, it->more.name), it->more.value);
}

TEST(the_function_sends_what_its_case_expects)
{
    sw_json *vectors = read_vectors("calls.json");
    const sw_json *given = find_case(vectors);
    sw_buf url = SW_BUF_INIT(4096);
    parts it;
    take_parts(&it, given);
    step expected = expected_step(&url, sw_json_get(given, "expect"));
    expected.more = it.header;
    check_headers(given, &expected);
    check_body(given, expected.body);
    it.body = *expected.body ? expected.body : NULL;
    char *answer = write_answer(&it);
    expected.answer = answer;
    world in;
    sw_config config = world_config(&in);
    config.validation = SW_VALIDATION_REFUSE;
    world_start(&in, &config, &expected, 1);
    assert_code(SW_OK, &in.err, call_wanted(&in, &it));
    assert_int_equal(sw_transport_replay_remaining(in.transport), 0);
    assert_int_equal(sw_response_warning_count(in.answer), 0);
    world_close(&in);
    sw_json_release_text(answer);
    sw_buf_free(&url);
    sw_json_free(vectors);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_function_sends_what_its_case_expects) };
    if (argc != 2) {
        fprintf(stderr, "usage: call_operation OPERATION\n");
        return 2;
    }
    wanted = argv[1];
    return cmocka_run_group_tests_name(wanted, tests, NULL, NULL);
}
