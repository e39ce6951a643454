/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The command that exec runs beside the server.
 */
#ifndef EMULATOR_COMMAND_H
#define EMULATOR_COMMAND_H

#include <savedwallet/error.h>

#include <stdbool.h>
#include <sys/types.h>

typedef struct em_child {
    pid_t process; /**< 0: none */
    int exit_code; /**< once it has ended; 128 and the signal's number where one ended it */
} em_child;

/** Starts a command with this process's environment. @param arguments  ended by NULL */
int em_child_start(em_child *out, char **arguments, sw_error *err);

/** Has it ended? Then exit_code is set. */
bool em_child_ended(em_child *child);

/** Passes a signal on to it. */
void em_child_signal(const em_child *child, int signal);

#endif
