/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <savedwallet/digest.h>
#include <savedwallet/names.h>
#include <savedwallet/value.h>

#include <string.h>

static sw_object *read(const char *json)
{
    sw_object *object;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_object_read(&object, json, strlen(json), &err));
    return object;
}

TEST(members_are_walked_in_the_order_of_the_text)
{
    static const char *const names[] = { "z", "a", "m" };
    sw_object *object = read("{\"z\":1,\"a\":[true,null],\"m\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}}");
    size_t seen = 0;
    for (const sw_value *each = sw_value_first(sw_value_of(object)); each; each = sw_value_next(each))
        assert_string_equal(sw_value_name(each), names[seen++]);
    assert_int_equal(seen, 3);
    const sw_value *list = sw_value_get(sw_value_of(object), "a");
    assert_int_equal(sw_value_kind_of(list), SW_VALUE_LIST);
    assert_true(sw_value_is_true(sw_value_first(list)));
    assert_null(sw_value_name(sw_value_first(list)));
    assert_int_equal(sw_value_kind_of(sw_value_next(sw_value_first(list))), SW_VALUE_NULL);
    sw_object_free(object);
}

TEST(values_are_read_as_what_they_are)
{
    int64_t number = 7;
    sw_money money;
    sw_error err = SW_ERROR_INIT;
    sw_object *object = read("{\"n\":-12,\"f\":1.5,\"t\":\"x\",\"m\":{\"amount\":\"4\",\"currencyCode\":\"EUR\"}}");
    const sw_value *root = sw_value_of(object);
    assert_true(sw_value_integer(&number, sw_value_get(root, "n")));
    assert_int_equal(number, -12);
    assert_false(sw_value_integer(&number, sw_value_get(root, "f")));
    assert_int_equal(number, 0);
    assert_string_equal(sw_value_text(sw_value_get(root, "t")), "x");
    assert_null(sw_value_text(sw_value_get(root, "n")));
    assert_code(SW_OK, &err, sw_value_money(&money, sw_value_get(root, "m"), &err));
    assert_int_equal(money.minor, 400);
    assert_code(SW_E_INVALID, &err, sw_value_money(&money, sw_value_get(root, "t"), &err));
    assert_string_equal(money.currency, "");
    sw_object_free(object);
}

TEST(the_nearest_name_is_found)
{
    static const char *const names[] = { "charge", NULL, "capture", "cancel" };
    assert_string_equal(sw_name_nearest("chrage", names, COUNT_OF(names)), "charge");
    assert_string_equal(sw_name_nearest("CANCLE", names, COUNT_OF(names)), "cancel");
    assert_null(sw_name_nearest("x", names, 0));
}

TEST(a_digest_is_the_known_one)
{
    char digest[SW_DIGEST_SIZE];
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_digest_sha256(digest, "abc", 3, &err));
    assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_code(SW_OK, &err, sw_digest_sha256(digest, NULL, 0, &err));
    assert_string_equal(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(an_error_of_others_is_clean)
{
    sw_error err = SW_ERROR_INIT;
    assert_int_equal(sw_error_set(&err, SW_E_LIMIT, "instructions", "a\nb"), SW_E_LIMIT);
    assert_string_equal(err.message, "a?b");
    assert_string_equal(err.field, "instructions");
    assert_int_equal(sw_error_set(&err, SW_E_NOMEM, NULL, NULL), SW_E_NOMEM);
    assert_string_equal(err.message, sw_code_text(SW_E_NOMEM));
    assert_int_equal(sw_error_set(NULL, SW_E_NOMEM, NULL, NULL), SW_E_NOMEM);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_walked_in_the_order_of_the_text),
        cmocka_unit_test(values_are_read_as_what_they_are),
        cmocka_unit_test(the_nearest_name_is_found),
        cmocka_unit_test(a_digest_is_the_known_one),
        cmocka_unit_test(an_error_of_others_is_clean),
    };
    return RUN_SUITE(tests);
}
