/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;
static char path[600];

static int set_up(void **state)
{
    (void)state;
    folder = make_folder();
    snprintf(path, sizeof path, "%s/it", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    remove_folder(folder);
    return 0;
}

static unsigned mode_of(const char *file)
{
    struct stat is;
    assert_int_equal(stat(file, &is), 0);
    return is.st_mode & 07777;
}

TEST(what_was_written_is_read_back_byte_for_byte)
{
    sw_error err = SW_ERROR_INIT;
    sw_buf out = SW_BUF_INIT(100000);
    static char bytes[70001];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    assert_code(SW_OK, &err, sw_file_create(path, bytes, sizeof bytes, 0644, "the file", &err));
    assert_code(SW_OK, &err, sw_file_read(&out, path, "the file", &err));
    assert_int_equal(out.size, sizeof bytes);
    assert_memory_equal(out.data, bytes, sizeof bytes);
    sw_buf_free(&out);
}

TEST(an_empty_file_is_read_as_nothing)
{
    sw_error err = SW_ERROR_INIT;
    sw_buf out = SW_BUF_INIT(10);
    assert_code(SW_OK, &err, sw_file_create(path, "", 0, 0600, "the file", &err));
    assert_code(SW_OK, &err, sw_file_read(&out, path, "the file", &err));
    assert_int_equal(out.size, 0);
    sw_buf_free(&out);
}

static void assert_unreadable(const char *file, int code, const char *says)
{
    sw_error err = SW_ERROR_INIT;
    sw_buf out = SW_BUF_INIT(10);
    assert_code(code, &err, sw_file_read(&out, file, "the key file", &err));
    assert_contains(err.message, "the key file");
    assert_contains(err.message, says);
    sw_buf_free(&out);
}

TEST(a_missing_file_is_named_with_what_to_do)
{
    assert_unreadable(path, SW_E_IO, "no such file");
    assert_unreadable(path, SW_E_IO, path);
}

TEST(a_directory_is_told_from_a_file)
{
    assert_unreadable(folder, SW_E_IO, "it is a directory");
}

TEST(a_file_of_somebody_else_says_so)
{
    if (geteuid() == 0)
        skip();
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_file_create(path, "x", 1, 0, "the file", &err));
    assert_unreadable(path, SW_E_IO, "may not read it");
}

TEST(a_file_longer_than_the_ceiling_is_refused)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_file_create(path, "01234567890", 11, 0600, "the file", &err));
    assert_unreadable(path, SW_E_LIMIT, "longer than 10 bytes");
}

TEST(a_file_that_is_there_is_never_overwritten)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_file_create(path, "first", 5, 0600, "the file", &err));
    assert_code(SW_E_IO, &err, sw_file_create(path, "second", 6, 0600, "the file", &err));
    assert_contains(err.message, "is there already");
    sw_buf out = SW_BUF_INIT(10);
    assert_code(SW_OK, &err, sw_file_read(&out, path, "the file", &err));
    assert_string_equal(sw_buf_text(&out), "first");
    sw_buf_free(&out);
}

TEST(a_link_is_not_followed_to_a_file_that_is_not_there)
{
    char target[700];
    snprintf(target, sizeof target, "%s.target", path);
    assert_int_equal(symlink(target, path), 0);
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_IO, &err, sw_file_create(path, "x", 1, 0600, "the file", &err));
    assert_int_equal(access(target, F_OK), -1);
}

TEST(a_private_file_is_its_owners_alone)
{
    mode_t before = umask(0);
    sw_error err = SW_ERROR_INIT;
    int code = sw_file_create(path, "x", 1, 0600, "the file", &err);
    umask(before);
    assert_code(SW_OK, &err, code);
    assert_int_equal(mode_of(path), 0600);
}

TEST(a_folder_that_is_missing_makes_writing_fail_with_its_path)
{
    char deeper[700];
    snprintf(deeper, sizeof deeper, "%s/deeper/it", folder);
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_IO, &err, sw_file_create(deeper, "x", 1, 0600, "the file", &err));
    assert_contains(err.message, deeper);
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        FILE_TEST(what_was_written_is_read_back_byte_for_byte),
        FILE_TEST(an_empty_file_is_read_as_nothing),
        FILE_TEST(a_missing_file_is_named_with_what_to_do),
        FILE_TEST(a_directory_is_told_from_a_file),
        FILE_TEST(a_file_of_somebody_else_says_so),
        FILE_TEST(a_file_longer_than_the_ceiling_is_refused),
        FILE_TEST(a_file_that_is_there_is_never_overwritten),
        FILE_TEST(a_link_is_not_followed_to_a_file_that_is_not_there),
        FILE_TEST(a_private_file_is_its_owners_alone),
        FILE_TEST(a_folder_that_is_missing_makes_writing_fail_with_its_path),
    };
    return RUN_SUITE(tests);
}
