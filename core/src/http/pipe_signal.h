/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Keeps SIGPIPE from a program that never asked for it, without touching the program's own handler.
 */
#ifndef SW_HTTP_PIPE_SIGNAL_H
#define SW_HTTP_PIPE_SIGNAL_H

#include <signal.h>
#include <stdbool.h>

typedef struct sw_pipe_signal {
    sigset_t mask;
    bool was_pending;
} sw_pipe_signal;

/** From here on a write to a closed socket raises nothing in this thread. */
void sw_pipe_signal_hold(sw_pipe_signal *held);

/** Takes back a SIGPIPE of our own, leaves one that was there before, and restores the thread's mask. */
void sw_pipe_signal_restore(const sw_pipe_signal *held);

#endif
