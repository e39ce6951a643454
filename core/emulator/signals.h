/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Signals as bytes in a pipe, so that they are waited for like everything else.
 */
#ifndef EMULATOR_SIGNALS_H
#define EMULATOR_SIGNALS_H

#include <savedwallet/error.h>

/** Starts to take SIGTERM, SIGINT, SIGHUP and SIGCHLD. @param[out] file readable when there is a signal */
int em_signals_start(int *file, sw_error *err);

/**
 * The next signal.
 * @return 0 when there is none, and for one that came from the terminal while a command runs: the command had it too
 */
int em_signals_next(int file, int command_runs);

/** Puts back what a command expects to find; called in the child before it becomes the command. */
void em_signals_forget(void);

#endif
