/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "heap.h"

#include "base/memory.h"

#include <string.h>

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

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_comes_zeroed),
        cmocka_unit_test(copies_are_closed_with_a_nul),
        cmocka_unit_test(an_allocator_given_is_used_until_it_is_taken_back),
        cmocka_unit_test(an_allocator_with_a_part_missing_is_not_used),
    };
    return RUN_SUITE(tests);
}
