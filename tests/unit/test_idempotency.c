/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static const sw_idempotency ride = { SW_ENVIRONMENT_SANDBOX, WORLD_MERCHANT, "", "createCharge", "ride:81", 1 };

TEST(every_golden_key_comes_out)
{
    sw_json *vectors = read_vectors("idempotency.json");
    assert_int_equal(sw_json_size(sw_json_get(vectors, "cases")), 14);
    for (const sw_json *each = sw_json_first(sw_json_get(vectors, "cases")); each; each = sw_json_next(each)) {
        sw_idempotency from = { .attempt = (int)sw_json_integer(sw_json_get(each, "attempt"), 0) };
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_environment_parse(&from.environment, sw_json_get_text(each, "environment"), &err));
        from.merchant_id = sw_json_get_text(each, "merchant_id");
        from.key_namespace = sw_json_get_text(each, "key_namespace");
        from.operation = sw_json_get_text(each, "operation");
        from.intent = sw_json_get_text(each, "intent");
        char key[33];
        assert_code(SW_OK, &err, sw_idempotency_key(key, &from, &err));
        assert_string_equal(key, sw_json_get_text(each, "key"));
    }
    sw_json_free(vectors);
}

static void key_of(char out[33], const sw_idempotency *from)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_idempotency_key(out, from, &err));
}

TEST(a_key_is_one_that_amazon_takes)
{
    char key[33];
    key_of(key, &ride);
    assert_int_equal(strlen(key), 32);
    assert_int_equal(strspn(key, "0123456789abcdef"), 32);
    assert_string_equal(key, RIDE_81);
}

TEST(no_namespace_is_the_empty_one_and_no_attempt_the_first)
{
    sw_idempotency bare = ride;
    bare.key_namespace = NULL;
    bare.attempt = 0;
    char key[33];
    key_of(key, &bare);
    assert_string_equal(key, RIDE_81);
}

TEST(a_boundary_between_fields_cannot_be_moved)
{
    static const sw_idempotency pairs[][2] = {
        { { SW_ENVIRONMENT_LIVE, "ab", "c", "op", "i", 1 }, { SW_ENVIRONMENT_LIVE, "a", "bc", "op", "i", 1 } },
        { { SW_ENVIRONMENT_LIVE, "a", "b", "op", "i", 11 }, { SW_ENVIRONMENT_LIVE, "a", "b", "op", "i1", 1 } },
        { { SW_ENVIRONMENT_LIVE, "a", "", "op", "1:b,", 1 }, { SW_ENVIRONMENT_LIVE, "a", "1:b,", "op", "1:b,", 1 } },
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        char one[33], other[33];
        key_of(one, &pairs[i][0]);
        key_of(other, &pairs[i][1]);
        assert_string_not_equal(one, other);
    }
}

static void assert_refused(const sw_idempotency *from, int code, const char *field)
{
    char key[33] = "before";
    sw_error err = SW_ERROR_INIT;
    assert_code(code, &err, sw_idempotency_key(key, from, &err));
    assert_string_equal(err.field, field);
    assert_string_equal(key, "");
}

TEST(what_cannot_be_part_of_a_key_is_refused)
{
    sw_idempotency it = ride;
    it.environment = SW_ENVIRONMENT_FROM_KEY;
    assert_refused(&it, SW_E_INVALID, "environment");
    it = ride, it.merchant_id = NULL;
    assert_refused(&it, SW_E_INVALID, "merchant_id");
    it = ride, it.merchant_id = "";
    assert_refused(&it, SW_E_INVALID, "merchant_id");
    it = ride, it.operation = NULL;
    assert_refused(&it, SW_E_INVALID, "operation");
    it = ride, it.operation = "";
    assert_refused(&it, SW_E_INVALID, "operation");
    it = ride, it.intent = NULL;
    assert_refused(&it, SW_E_INVALID, "intent");
    it = ride, it.intent = "";
    assert_refused(&it, SW_E_INVALID, "intent");
    it = ride, it.intent = "caf\xE9";
    assert_refused(&it, SW_E_INVALID, "intent");
    it = ride, it.attempt = -1;
    assert_refused(&it, SW_E_INVALID, "attempt");
    it = ride, it.attempt = INT_MIN;
    assert_refused(&it, SW_E_INVALID, "attempt");
}

TEST(ceilings_are_kept)
{
    static char intent[SW_MAX_INTENT + 2], merchant[20000];
    memset(intent, 'x', SW_MAX_INTENT + 1);
    sw_idempotency it = ride;
    it.intent = intent;
    assert_refused(&it, SW_E_LIMIT, "intent");
    intent[SW_MAX_INTENT] = '\0';
    char key[33];
    key_of(key, &it);
    memset(merchant, 'x', sizeof merchant - 1);
    it = ride, it.merchant_id = merchant;
    assert_refused(&it, SW_E_LIMIT, "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_key_comes_out),
        cmocka_unit_test(a_key_is_one_that_amazon_takes),
        cmocka_unit_test(no_namespace_is_the_empty_one_and_no_attempt_the_first),
        cmocka_unit_test(a_boundary_between_fields_cannot_be_moved),
        cmocka_unit_test(what_cannot_be_part_of_a_key_is_refused),
        cmocka_unit_test(ceilings_are_kept),
    };
    return RUN_SUITE(tests);
}
