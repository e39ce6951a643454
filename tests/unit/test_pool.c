/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/pool.h"

#include <sys/wait.h>
#include <unistd.h>

static char connection[] = "connection";
static int released;

static void count_release(void *owned)
{
    (void)owned;
    released++;
}

static sw_pool *open_pool(size_t max_idle)
{
    released = 0;
    sw_pool *pool = sw_pool_new(max_idle, count_release);
    assert_non_null(pool);
    return pool;
}

TEST(what_is_given_back_is_taken_again)
{
    sw_pool *pool = open_pool(4);
    sw_slot *slot = sw_pool_take(pool);
    slot->owned = connection;
    sw_pool_give(pool, slot);
    assert_ptr_equal(sw_pool_take(pool), slot);
    assert_ptr_equal(slot->owned, connection);
    sw_pool_give(pool, slot);
    sw_pool_free(pool);
    assert_int_equal(released, 1);
}

TEST(the_last_given_back_is_the_first_taken)
{
    sw_pool *pool = open_pool(4);
    sw_slot *a = sw_pool_take(pool), *b = sw_pool_take(pool);
    assert_ptr_not_equal(a, b);
    sw_pool_give(pool, a);
    sw_pool_give(pool, b);
    assert_ptr_equal(sw_pool_take(pool), b);
    assert_ptr_equal(sw_pool_take(pool), a);
    sw_pool_give(pool, a);
    sw_pool_give(pool, b);
    sw_pool_free(pool);
    assert_int_equal(released, 0);
}

TEST(no_more_than_the_ceiling_is_kept)
{
    sw_pool *pool = open_pool(2);
    sw_slot *slots[4];
    for (int i = 0; i < 4; i++) {
        slots[i] = sw_pool_take(pool);
        slots[i]->owned = connection;
    }
    for (int i = 0; i < 4; i++)
        sw_pool_give(pool, slots[i]);
    assert_int_equal(released, 2);
    sw_pool_free(pool);
    assert_int_equal(released, 4);
}

/* Or, after one busy moment, every request would open a connection of its own for ever. */
TEST(after_a_busy_moment_the_connections_that_were_kept_are_used)
{
    sw_pool *pool = open_pool(1);
    sw_slot *a = sw_pool_take(pool), *b = sw_pool_take(pool);
    a->owned = b->owned = connection;
    sw_pool_give(pool, a);
    sw_pool_give(pool, b);
    for (int i = 0; i < 3; i++) {
        sw_slot *next = sw_pool_take(pool);
        const void *owned = next->owned;
        sw_pool_give(pool, next);
        assert_non_null(owned);
    }
    sw_pool_free(pool);
}

static int count_sockets(const sw_slot *slot)
{
    int count = 0;
    for (size_t i = 0; i < SW_SLOT_SOCKETS; i++)
        count += slot->sockets[i] != 0;
    return count;
}

TEST(sockets_are_noted_and_forgotten_even_when_there_are_too_many)
{
    sw_pool *pool = open_pool(1);
    sw_slot *slot = sw_pool_take(pool);
    for (int i = 0; i < SW_SLOT_SOCKETS + 2; i++)
        sw_slot_opened(slot, i); /* the socket 0 among them */
    assert_int_equal(count_sockets(slot), SW_SLOT_SOCKETS);
    for (int i = 0; i < SW_SLOT_SOCKETS + 2; i++)
        sw_slot_closed(slot, i);
    assert_int_equal(count_sockets(slot), 0);
    sw_pool_give(pool, slot);
    sw_pool_free(pool);
}

/* What a child finds: 0 when all is as it should be, else which check failed. */
static int look_in_child(sw_pool *pool, sw_slot *of_parent, sw_slot *idle, int socket)
{
    sw_slot *own = sw_pool_take(pool);
    if (!own || own == idle || own == of_parent || own->owned)
        return 1;
    if (close(socket) == 0)
        return 2; /* it was still open */
    if (released != 0)
        return 3;
    sw_pool_give(pool, of_parent);
    sw_slot *next = sw_pool_take(pool);
    if (next == of_parent)
        return 4;
    sw_pool_give(pool, own);
    sw_pool_give(pool, next);
    sw_pool_free(pool);
    return released == 0 ? 0 : 5;
}

TEST(a_child_begins_anew_and_closes_the_parents_sockets_without_a_word)
{
    sw_pool *pool = open_pool(4);
    int sockets[2];
    assert_int_equal(pipe(sockets), 0);
    sw_slot *busy = sw_pool_take(pool), *idle = sw_pool_take(pool);
    idle->owned = connection;
    sw_slot_opened(idle, sockets[0]);
    sw_pool_give(pool, idle);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(look_in_child(pool, busy, idle, sockets[0]));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_ptr_equal(sw_pool_take(pool), idle);
    assert_int_equal(close(sockets[0]), 0);
    close(sockets[1]);
    sw_pool_give(pool, idle);
    sw_pool_give(pool, busy);
    sw_pool_free(pool);
}

TEST(a_child_that_gives_back_what_its_parent_took_closes_nothing)
{
    sw_pool *pool = open_pool(0); /* keeps nothing: whatever comes back is released */
    sw_slot *busy = sw_pool_take(pool);
    busy->owned = connection;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        sw_pool_give(pool, busy);
        _exit(released);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    sw_pool_give(pool, busy);
    assert_int_equal(released, 1);
    sw_pool_free(pool);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_back_is_taken_again),
        cmocka_unit_test(the_last_given_back_is_the_first_taken),
        cmocka_unit_test(no_more_than_the_ceiling_is_kept),
        cmocka_unit_test(after_a_busy_moment_the_connections_that_were_kept_are_used),
        cmocka_unit_test(sockets_are_noted_and_forgotten_even_when_there_are_too_many),
        cmocka_unit_test(a_child_begins_anew_and_closes_the_parents_sockets_without_a_word),
        cmocka_unit_test(a_child_that_gives_back_what_its_parent_took_closes_nothing),
    };
    return RUN_SUITE(tests);
}
