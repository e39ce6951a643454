/* SPDX-License-Identifier: Apache-2.0 */
#include "http/pipe_signal.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

static bool is_pending(void)
{
    sigset_t pending;
    return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

static void only_sigpipe(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGPIPE);
}

void sw_pipe_signal_hold(sw_pipe_signal *held)
{
    sigset_t set;
    only_sigpipe(&set);
    held->was_pending = is_pending();
    pthread_sigmask(SIG_BLOCK, &set, &held->mask);
}

void sw_pipe_signal_restore(const sw_pipe_signal *held)
{
    sigset_t set;
    only_sigpipe(&set);
    const struct timespec at_once = { 0, 0 };
    if (!held->was_pending && is_pending())
        while (sigtimedwait(&set, NULL, &at_once) < 0 && errno == EINTR)
            ;
    pthread_sigmask(SIG_SETMASK, &held->mask, NULL);
}
