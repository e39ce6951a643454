/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <string.h>

/* Rows may have come after the list was made: those have their vectors in calls.json. */
TEST(the_table_has_every_row_of_the_official_sdks_in_their_order)
{
    sw_json *rows = read_vectors("operations.json");
    assert_int_equal(sw_json_size(rows), 43);
    const sw_operation *before = NULL;
    for (const sw_json *row = sw_json_first(rows); row; row = sw_json_next(row)) {
        const char *name = sw_json_get_text(sw_json_get(row, "sdk_helper_names"), "php");
        const sw_operation *operation;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_operation_find(&operation, name, &err));
        assert_true(!before || operation > before);
        before = operation;
        assert_string_equal(operation->name, name);
        assert_string_equal(operation->method, sw_json_get_text(row, "method"));
        assert_string_equal(operation->path, sw_json_get_text(row, "path"));
        assert_int_equal(operation->key == SW_KEY_REQUIRED,
                         sw_json_is_true(sw_json_get(row, "idempotent_key_required")));
    }
    sw_json_free(rows);
}

TEST(no_two_operations_share_a_name)
{
    for (size_t i = 0; i < sw_operation_count(); i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(sw_operation_at(i)->name, sw_operation_at(j)->name);
}

TEST(keys_are_taken_by_posts_only_and_what_reads_is_safe)
{
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        bool posts = strcmp(operation->method, "POST") == 0, reads = strcmp(operation->method, "GET") == 0;
        assert_int_equal(operation->key != SW_KEY_NONE, posts);
        assert_int_equal(operation->recover == SW_RECOVER_SAFE, reads);
        if (operation->key == SW_KEY_REQUIRED)
            assert_int_equal(operation->recover, SW_RECOVER_KEY);
        assert_int_equal(strncmp(operation->path, "/v2/", 4), 0);
    }
}

TEST(past_the_end_there_is_nothing)
{
    assert_null(sw_operation_at(sw_operation_count()));
    assert_null(sw_operation_at(SIZE_MAX));
}

TEST(an_unknown_name_is_answered_with_the_nearest_one)
{
    static const char *const table[][2] = { { "creatCharge", "createCharge" },
                                            { "create_charge", "createCharge" },
                                            { "CREATECHARGE", "createCharge" },
                                            { "getRefunds", "getRefund" },
                                            { "closeChargePermissions", "closeChargePermission" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        const sw_operation *operation = (const sw_operation *)1;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_INVALID, &err, sw_operation_find(&operation, table[i][0], &err));
        assert_null(operation);
        assert_string_equal(err.field, "operation");
        char question[64] = "did you mean ";
        size_t at = strlen(question), size = strlen(table[i][1]);
        memcpy(question + at, table[i][1], size);
        question[at + size] = '?';
        assert_contains(err.message, question);
    }
}

TEST(any_other_text_is_refused_too)
{
    static char longer[5000];
    memset(longer, 'x', sizeof longer - 1);
    const char *const bad[] = { "", " createCharge", "createCharge ", "%s%n", longer };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        const sw_operation *operation;
        assert_int_equal(sw_operation_find(&operation, bad[i], NULL), SW_E_INVALID);
        assert_null(operation);
    }
}

TEST(uses_and_recoveries_have_the_names_that_are_documented)
{
    assert_string_equal(sw_key_use_name(SW_KEY_NONE), "none");
    assert_string_equal(sw_key_use_name(SW_KEY_OPTIONAL), "optional");
    assert_string_equal(sw_key_use_name(SW_KEY_REQUIRED), "required");
    assert_string_equal(sw_key_use_name((sw_key_use)9), "none");
    assert_string_equal(sw_recover_name(SW_RECOVER_NONE), "none");
    assert_string_equal(sw_recover_name(SW_RECOVER_SAFE), "safe");
    assert_string_equal(sw_recover_name(SW_RECOVER_KEY), "key");
    assert_string_equal(sw_recover_name(SW_RECOVER_READ), "read");
    assert_string_equal(sw_recover_name(SW_RECOVER_REFERENCE), "reference");
    assert_string_equal(sw_recover_name((sw_recover)-1), "none");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_has_every_row_of_the_official_sdks_in_their_order),
        cmocka_unit_test(no_two_operations_share_a_name),
        cmocka_unit_test(keys_are_taken_by_posts_only_and_what_reads_is_safe),
        cmocka_unit_test(past_the_end_there_is_nothing),
        cmocka_unit_test(an_unknown_name_is_answered_with_the_nearest_one),
        cmocka_unit_test(any_other_text_is_refused_too),
        cmocka_unit_test(uses_and_recoveries_have_the_names_that_are_documented),
    };
    return RUN_SUITE(tests);
}
