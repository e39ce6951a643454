/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/buf.h"
#include "base/memory.h"

#include <string.h>

TEST(a_buffer_that_was_never_written_reads_as_empty_text)
{
    sw_buf buf = SW_BUF_INIT(8);
    assert_string_equal(sw_buf_text(&buf), "");
    assert_int_equal(sw_buf_check(&buf, "it", NULL), SW_OK);
    sw_buf_free(&buf);
}

TEST(appends_follow_each_other_and_end_with_a_nul_that_is_not_counted)
{
    sw_buf buf = SW_BUF_INIT(100);
    sw_buf_add_text(&buf, "a=");
    sw_buf_addf(&buf, "%d", 12);
    sw_buf_add_char(&buf, ';');
    sw_buf_add(&buf, "xyz", 2);
    assert_string_equal(sw_buf_text(&buf), "a=12;xy");
    assert_int_equal(buf.size, 7);
    sw_buf_free(&buf);
}

TEST(a_nul_among_the_bytes_is_kept)
{
    sw_buf buf = SW_BUF_INIT(10);
    sw_buf_add(&buf, "a\0b", 3);
    assert_int_equal(buf.size, 3);
    assert_memory_equal(buf.data, "a\0b", 4);
    sw_buf_free(&buf);
}

TEST(exactly_the_ceiling_fits_and_one_byte_more_does_not)
{
    for (size_t ceiling = 0; ceiling < 200; ceiling++) {
        sw_buf buf = SW_BUF_INIT(ceiling);
        for (size_t i = 0; i < ceiling; i++)
            sw_buf_add_char(&buf, 'x');
        assert_false(buf.failed);
        assert_int_equal(buf.size, ceiling);
        sw_buf_add_char(&buf, 'x');
        assert_true(buf.failed && buf.too_long);
        sw_buf_free(&buf);
    }
}

TEST(a_size_that_would_wrap_around_is_refused)
{
    sw_buf buf = SW_BUF_INIT(SIZE_MAX / 2);
    sw_buf_add_text(&buf, "abc");
    sw_buf_add(&buf, "abc", SIZE_MAX - 1);
    assert_true(buf.failed);
    sw_buf_free(&buf);
}

TEST(after_a_failure_nothing_more_is_appended)
{
    sw_buf buf = SW_BUF_INIT(4);
    sw_buf_add_text(&buf, "abc");
    sw_buf_add_text(&buf, "defg");
    sw_buf_add_text(&buf, "h");
    assert_string_equal(sw_buf_text(&buf), "abc");
    assert_true(buf.failed);
    sw_buf_free(&buf);
}

TEST(a_formatted_text_longer_than_its_room_fails_and_is_not_cut)
{
    char longer[1100];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    sw_buf buf = SW_BUF_INIT(10000);
    sw_buf_addf(&buf, "%s", longer);
    assert_true(buf.failed);
    assert_int_equal(buf.size, 0);
    sw_buf_free(&buf);
}

TEST(the_check_names_what_was_too_long_and_its_ceiling)
{
    sw_buf buf = SW_BUF_INIT(4);
    sw_error err = SW_ERROR_INIT;
    sw_buf_add_text(&buf, "abcde");
    assert_code(SW_E_LIMIT, &err, sw_buf_check(&buf, "the query", &err));
    assert_string_equal(err.message, "the query is longer than 4 bytes");
    sw_buf_free(&buf);
}

TEST(taking_hands_the_text_over_and_leaves_an_empty_buffer_with_the_same_ceiling)
{
    sw_buf buf = SW_BUF_INIT(4);
    sw_buf_add_text(&buf, "abc");
    char *text = sw_buf_take(&buf);
    assert_string_equal(text, "abc");
    assert_string_equal(sw_buf_text(&buf), "");
    sw_buf_add_text(&buf, "abcde");
    assert_true(buf.too_long);
    sw_release(text);
    sw_buf_free(&buf);
}

TEST(taking_from_a_buffer_that_was_never_written_gives_empty_text)
{
    sw_buf buf = SW_BUF_INIT(4);
    char *text = sw_buf_take(&buf);
    assert_string_equal(text, "");
    sw_release(text);
}

TEST(taking_from_a_failed_buffer_gives_nothing)
{
    sw_buf buf = SW_BUF_INIT(4);
    sw_buf_add_text(&buf, "abc");
    sw_buf_add_text(&buf, "de");
    assert_null(sw_buf_take(&buf));
    assert_false(buf.failed);
    sw_buf_free(&buf);
}

TEST(clearing_forgets_the_text_and_the_failure)
{
    sw_buf buf = SW_BUF_INIT(4);
    sw_buf_add_text(&buf, "abc");
    sw_buf_add_text(&buf, "de");
    sw_buf_clear(&buf);
    assert_string_equal(sw_buf_text(&buf), "");
    sw_buf_add_text(&buf, "wxyz");
    assert_string_equal(sw_buf_text(&buf), "wxyz");
    sw_buf_free_secret(&buf);
    assert_string_equal(sw_buf_text(&buf), "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_buffer_that_was_never_written_reads_as_empty_text),
        cmocka_unit_test(appends_follow_each_other_and_end_with_a_nul_that_is_not_counted),
        cmocka_unit_test(a_nul_among_the_bytes_is_kept),
        cmocka_unit_test(exactly_the_ceiling_fits_and_one_byte_more_does_not),
        cmocka_unit_test(a_size_that_would_wrap_around_is_refused),
        cmocka_unit_test(after_a_failure_nothing_more_is_appended),
        cmocka_unit_test(a_formatted_text_longer_than_its_room_fails_and_is_not_cut),
        cmocka_unit_test(the_check_names_what_was_too_long_and_its_ceiling),
        cmocka_unit_test(taking_hands_the_text_over_and_leaves_an_empty_buffer_with_the_same_ceiling),
        cmocka_unit_test(taking_from_a_buffer_that_was_never_written_gives_empty_text),
        cmocka_unit_test(taking_from_a_failed_buffer_gives_nothing),
        cmocka_unit_test(clearing_forgets_the_text_and_the_failure),
    };
    return RUN_SUITE(tests);
}
