/* SPDX-License-Identifier: Apache-2.0 */
/* JSONTestSuite: what it wants accepted and refused, and where this library refuses more. */
#include "support.h"

#include "fuzz/same_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the suite wants accepted, and we refuse. */
static const struct {
    const char *name;
    const char *said; /* the reason: a part of the message */
} stricter[] = {
    { "y_number_double_close_to_zero.json", "a number of more than 63 characters" },
    { "y_object_duplicated_key.json", "the name \"a\" is in this object twice" },
    { "y_object_duplicated_key_and_value.json", "the name \"a\" is in this object twice" },
    { "y_object_escaped_null_in_key.json", "\\u0000 cannot be held" },
    { "y_string_null_escape.json", "\\u0000 cannot be held" },
};

/* What the suite leaves to the parser, and we accept; all the rest of it is refused. */
static const char *const accepted[] = {
    "i_number_too_big_pos_int.json", /* 100000000000000000000: one significant digit */
    "number_1.0.json",
    "number_1000000000000000.json",
    "number_1e6.json",
    "object_key_nfc_nfd.json", /* names of other characters are other names, however they look */
    "object_key_nfd_nfc.json",
};

typedef struct test_file {
    char name[100];
    char *text;
    size_t size;
} test_file;

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* The text of a line, with its %XX made bytes. */
static size_t decode(char *out, const char *c, size_t length)
{
    size_t size = 0;
    for (const char *end = c + length; c < end; c++) {
        int byte = (unsigned char)*c;
        if (byte == '%') {
            byte = hex_digit(c[1]) << 4 | hex_digit(c[2]);
            c += 2;
        }
        out[size++] = (char)byte;
    }
    return size;
}

/* One line of the corpus: a name, how many times, a text. @return behind the line */
static const char *read_file(test_file *out, const char *line)
{
    unsigned times = 0;
    int behind = 0;
    assert_int_equal(sscanf(line, "%99s %u%n", out->name, &times, &behind), 2);
    const char *c = line + behind + 1;
    size_t length = strcspn(c, "\n");
    char *once = malloc(length + 1);
    assert_non_null(once);
    size_t size = decode(once, c, length);
    out->size = size * times;
    out->text = malloc(out->size + 1);
    assert_non_null(out->text);
    for (unsigned i = 0; i < times; i++)
        memcpy(out->text + i * size, once, size);
    free(once);
    return c + length + 1;
}

static size_t find_stricter(const char *name)
{
    size_t i = 0;
    while (i < COUNT_OF(stricter) && strcmp(stricter[i].name, name) != 0)
        i++;
    return i;
}

static bool is_accepted(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(accepted); i++)
        if (strcmp(accepted[i], name) == 0)
            return true;
    return strncmp(name, "y_", 2) == 0 && find_stricter(name) == COUNT_OF(stricter);
}

static bool is_written_as_read(const sw_json *value, const test_file *file)
{
    char *written = sw_json_write(value, false);
    bool same = same_json(file->text, file->size, written, strlen(written));
    sw_json_release_text(written);
    return same;
}

/* @return whether it came out as it should, having said so otherwise */
static bool check_file(const test_file *file)
{
    sw_json *value;
    sw_error err = SW_ERROR_INIT;
    bool good = sw_json_parse(&value, file->text, file->size, &err) == SW_OK;
    size_t i = find_stricter(file->name);
    bool right = good == is_accepted(file->name) && (!good || is_written_as_read(value, file)) &&
                 (i == COUNT_OF(stricter) || strstr(err.message, stricter[i].said));
    if (!right)
        print_error("%s: %s\n", file->name, good ? "accepted" : err.message);
    sw_json_free(value);
    return right;
}

TEST(each_file_of_the_corpus_is_accepted_or_refused_as_it_should)
{
    char *corpus = read_vector_text("json/json_test_suite.txt", NULL);
    int files = 0, wrong = 0;
    size_t listed = 0;
    for (const char *line = corpus; *line; files++) {
        test_file file;
        line = read_file(&file, line);
        wrong += !check_file(&file);
        listed += find_stricter(file.name) < COUNT_OF(stricter) || (is_accepted(file.name) && file.name[0] != 'y');
        free(file.text);
    }
    free(corpus);
    assert_int_equal(wrong, 0);
    assert_int_equal(files, 340);
    assert_int_equal(listed, COUNT_OF(stricter) + COUNT_OF(accepted));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_file_of_the_corpus_is_accepted_or_refused_as_it_should),
    };
    return RUN_SUITE(tests);
}
