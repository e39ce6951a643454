/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "http/pipe_signal.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static bool is_blocked(void)
{
    sigset_t mask;
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    return sigismember(&mask, SIGPIPE) == 1;
}

static bool is_pending(void)
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
}

static void write_to_a_closed_pipe(void)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_int_equal(write(ends[1], "x", 1), -1);
    assert_int_equal(errno, EPIPE);
    close(ends[1]);
}

/* The default of SIGPIPE ends the process: to come back at all is half of this test. */
TEST(a_write_to_a_closed_pipe_raises_nothing_while_held_or_after)
{
    sw_pipe_signal held;
    assert_false(is_blocked());
    sw_pipe_signal_hold(&held);
    write_to_a_closed_pipe();
    sw_pipe_signal_restore(&held);
    assert_false(is_blocked());
    assert_false(is_pending());
}

TEST(a_signal_that_was_pending_before_is_left_pending)
{
    sigset_t pipe_only, before;
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
    raise(SIGPIPE);
    sw_pipe_signal held;
    sw_pipe_signal_hold(&held);
    write_to_a_closed_pipe();
    sw_pipe_signal_restore(&held);
    assert_true(is_blocked());
    assert_true(is_pending());
    int taken;
    assert_int_equal(sigwait(&pipe_only, &taken), 0);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_write_to_a_closed_pipe_raises_nothing_while_held_or_after),
        cmocka_unit_test(a_signal_that_was_pending_before_is_left_pending),
    };
    return RUN_SUITE(tests);
}
