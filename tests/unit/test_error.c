/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

TEST(an_error_is_1024_bytes_and_begins_with_its_size)
{
    sw_error err = SW_ERROR_INIT;
    assert_int_equal(sizeof(sw_error), 1024);
    assert_int_equal(err.size, 1024);
    assert_int_equal(offsetof(sw_error, size), 0);
}

TEST(clearing_gives_an_error_as_it_began)
{
    sw_error err, fresh = SW_ERROR_INIT;
    memset(&err, 0xAB, sizeof err);
    sw_error_clear(&err);
    assert_memory_equal(&err, &fresh, sizeof err);
    sw_error_clear(NULL);
}

TEST(every_code_has_a_name_and_a_sentence_of_its_own)
{
    static const struct {
        int code;
        const char *name, *text;
    } table[] = {
#define ERROR(id, value, name, text, class_name) { SW_E_##id, (name), (text) },
#include "api/errors.def"
#undef ERROR
    };
    assert_int_equal(COUNT_OF(table), 17);
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        assert_string_equal(sw_code_name(table[i].code), table[i].name);
        assert_string_equal(sw_code_text(table[i].code), table[i].text);
        assert_true(table[i].text[0] != '\0');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(table[i].name, table[j].name);
    }
    assert_string_equal(sw_code_name(SW_OK), "ok");
    assert_string_equal(sw_code_name(SW_E_NO_ANSWER), "no_answer");
}

TEST(a_value_that_is_none_has_a_name_all_the_same)
{
    static const int strange[] = { 1, -18, 99, -2147483647, 2147483647 };
    for (size_t i = 0; i < COUNT_OF(strange); i++) {
        assert_string_equal(sw_code_name(strange[i]), "unknown");
        assert_contains(sw_code_text(strange[i]), "no such code");
        assert_string_equal(sw_effect_name((sw_effect)strange[i]), strange[i] == 1 ? "done" : "unknown");
    }
    assert_string_equal(sw_retry_name((sw_retry)3), "never");
    assert_string_equal(sw_retry_name((sw_retry)-1), "never");
    assert_string_equal(sw_next_step_name((sw_next_step)9), "none");
    assert_string_equal(sw_next_step_name((sw_next_step)-1), "none");
}

TEST(effect_retry_and_next_step_have_the_names_that_are_documented)
{
    static const char *const effects[] = { "none", "done", "unknown" };
    static const char *const retries[] = { "never", "same_key", "new_key" };
    static const char *const steps[] = { "none",         "wait",       "update_wallet", "new_setup", "send_buyer",
                                         "lower_amount", "next_month", "fix_request",   "stop" };
    for (size_t i = 0; i < COUNT_OF(effects); i++)
        assert_string_equal(sw_effect_name((sw_effect)i), effects[i]);
    for (size_t i = 0; i < COUNT_OF(retries); i++)
        assert_string_equal(sw_retry_name((sw_retry)i), retries[i]);
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        assert_string_equal(sw_next_step_name((sw_next_step)i), steps[i]);
    assert_int_equal(SW_NEXT_STOP, COUNT_OF(steps) - 1);
}

TEST(failing_sets_code_field_and_message_and_returns_the_code)
{
    sw_error err;
    memset(&err, 0xAB, sizeof err);
    assert_int_equal(sw_fail_field(&err, SW_E_INVALID, "intent", "%s is %d", "it", 4), SW_E_INVALID);
    assert_int_equal(err.code, SW_E_INVALID);
    assert_string_equal(err.field, "intent");
    assert_string_equal(err.message, "it is 4");
    assert_int_equal(err.next_step, SW_NEXT_FIX_REQUEST);
    assert_string_equal(err.reason_code, "");
    assert_int_equal(sw_fail(&err, SW_E_IO, "other"), SW_E_IO);
    assert_string_equal(err.field, "");
    assert_int_equal(err.next_step, SW_NEXT_NONE);
    assert_int_equal(sw_fail_memory(&err), SW_E_NOMEM);
}

TEST(failing_without_an_error_to_fill_in_returns_the_code)
{
    assert_int_equal(sw_fail(NULL, SW_E_IO, "%s", "x"), SW_E_IO);
    assert_int_equal(sw_fail_field(NULL, SW_E_LIMIT, "f", "%s", "x"), SW_E_LIMIT);
    assert_int_equal(sw_fail_memory(NULL), SW_E_NOMEM);
}

TEST(a_message_that_is_too_long_is_cut_at_a_character)
{
    char text[2000];
    for (size_t lead = 0; lead < 4; lead++) {
        memset(text, 'x', lead);
        for (size_t i = lead; i + 4 < sizeof text; i += 4)
            memcpy(text + i, "\xF0\x9F\x98\x80", 5);
        sw_error err = SW_ERROR_INIT;
        sw_fail(&err, SW_E_IO, "%s", text);
        size_t size = strlen(err.message);
        assert_in_range(size, sizeof err.message - 9, sizeof err.message - 1);
        assert_true(sw_is_utf8(err.message, size));
    }
}

TEST(a_message_that_just_fits_is_whole)
{
    char text[512];
    memset(text, '.', sizeof text - 1);
    memcpy(text + 509, "\xC3\xA9", 3);
    sw_error err = SW_ERROR_INIT;
    sw_fail(&err, SW_E_IO, "%s", text);
    assert_string_equal(err.message, text);
}

/* Names and answers of others are shown in part ("%.64s"): what is left has to be read by JSON readers all the same. */
TEST(a_part_shown_of_a_text_is_cut_at_a_character_too)
{
    sw_error err = SW_ERROR_INIT;
    sw_fail(&err, SW_E_IO, "there is no \"%.3s\" here", "\xC3\xA9\xC3\xA9");
    assert_true(sw_is_utf8(err.message, strlen(err.message)));
}

TEST(control_characters_do_not_reach_a_message)
{
    sw_error err = SW_ERROR_INIT;
    sw_fail_field(&err, SW_E_IO, "a\nb", "one\r\ntwo\x1B[31m\x7Fthree\t");
    assert_string_equal(err.message, "one??two?[31m?three?");
    assert_string_equal(err.field, "a?b");
}

TEST(a_message_may_be_made_from_itself)
{
    sw_error err = SW_ERROR_INIT;
    sw_fail(&err, SW_E_IO, "first");
    sw_fail(&err, SW_E_IO, "then %s", err.message);
    assert_string_equal(err.message, "then first");
}

TEST(copying_keeps_to_the_member)
{
    char member[4];
    sw_error_copy(member, sizeof member, "abc");
    assert_string_equal(member, "abc");
    sw_error_copy(member, sizeof member, "abcd");
    assert_string_equal(member, "abc");
    sw_error_copy(member, sizeof member, "ab\xC3\xA9");
    assert_string_equal(member, "ab");
    sw_error_copy(member, sizeof member, "");
    assert_string_equal(member, "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_is_1024_bytes_and_begins_with_its_size),
        cmocka_unit_test(clearing_gives_an_error_as_it_began),
        cmocka_unit_test(every_code_has_a_name_and_a_sentence_of_its_own),
        cmocka_unit_test(a_value_that_is_none_has_a_name_all_the_same),
        cmocka_unit_test(effect_retry_and_next_step_have_the_names_that_are_documented),
        cmocka_unit_test(failing_sets_code_field_and_message_and_returns_the_code),
        cmocka_unit_test(failing_without_an_error_to_fill_in_returns_the_code),
        cmocka_unit_test(a_message_that_is_too_long_is_cut_at_a_character),
        cmocka_unit_test(a_message_that_just_fits_is_whole),
        cmocka_unit_test(a_part_shown_of_a_text_is_cut_at_a_character_too),
        cmocka_unit_test(control_characters_do_not_reach_a_message),
        cmocka_unit_test(a_message_may_be_made_from_itself),
        cmocka_unit_test(copying_keeps_to_the_member),
    };
    return RUN_SUITE(tests);
}
