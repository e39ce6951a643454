/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/command.h"

#include "base/error.h"
#include "emulator/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* As shells say it. */
enum { NOT_FOUND = 127, NOT_RUNNABLE = 126, KILLED = 128 };

static void become(char **arguments)
{
    em_signals_forget();
    execvp(arguments[0], arguments);
    int reason = errno;
    fprintf(stderr, "savedwallet-emulator: the command \"%s\" cannot be run: %s\n", arguments[0], strerror(reason));
    _exit(reason == ENOENT ? NOT_FOUND : NOT_RUNNABLE);
}

int em_child_start(em_child *out, char **arguments, sw_error *err)
{
    fflush(NULL);
    pid_t process = fork();
    if (process < 0)
        return sw_fail(err, SW_E_IO, "no process can be started: %s", strerror(errno));
    if (process == 0)
        become(arguments);
    *out = (em_child){ process, 0 };
    return SW_OK;
}

bool em_child_ended(em_child *child)
{
    int status;
    if (child->process == 0 || waitpid(child->process, &status, WNOHANG) != child->process)
        return false;
    child->process = 0;
    child->exit_code = WIFSIGNALED(status) ? KILLED + WTERMSIG(status) : WEXITSTATUS(status);
    return true;
}

void em_child_signal(const em_child *child, int signal)
{
    if (child->process > 0)
        kill(child->process, signal);
}
