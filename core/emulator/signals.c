/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/signals.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int TAKEN[] = { SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGPIPE };

enum { TAKEN_COUNT = sizeof TAKEN / sizeof *TAKEN };

static struct sigaction before[TAKEN_COUNT];

/* A handler may use nothing but a file it knows. */
static int pipe_end = -1;

enum { FROM_TERMINAL = 0x80 };

static void note(int signal, siginfo_t *info, void *context)
{
    int kept = errno;
    (void)context;
    unsigned char byte = (unsigned char)signal;
    if (info->si_code > 0 && signal != SIGCHLD)
        byte |= FROM_TERMINAL;
    ssize_t written = write(pipe_end, &byte, 1);
    (void)written; /* a full pipe holds enough signals to act on */
    errno = kept;
}

static int prepare(int file)
{
    return fcntl(file, F_SETFD, FD_CLOEXEC) == 0 && fcntl(file, F_SETFL, O_NONBLOCK) == 0 ? 0 : -1;
}

/* Under nohup a hang-up stays ignored; a client that goes away is no reason to end. */
static void take(int i, const struct sigaction *action)
{
    static const struct sigaction ignored = { .sa_handler = SIG_IGN };
    sigaction(TAKEN[i], NULL, &before[i]);
    if (TAKEN[i] == SIGPIPE)
        sigaction(SIGPIPE, &ignored, NULL);
    else if (TAKEN[i] != SIGHUP || before[i].sa_handler != SIG_IGN)
        sigaction(TAKEN[i], action, NULL);
}

int em_signals_start(int *file, sw_error *err)
{
    int ends[2];
    struct sigaction action = { 0 };
    if (pipe(ends) != 0 || prepare(ends[0]) != 0 || prepare(ends[1]) != 0)
        return sw_fail(err, SW_E_IO, "no pipe can be made: %s", strerror(errno));
    pipe_end = ends[1];
    *file = ends[0];
    action.sa_sigaction = note;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < TAKEN_COUNT; i++)
        take(i, &action);
    return SW_OK;
}

int em_signals_next(int file, int command_runs)
{
    unsigned char byte;
    while (read(file, &byte, 1) == 1)
        if (!command_runs || !(byte & FROM_TERMINAL))
            return byte & ~FROM_TERMINAL;
    return 0;
}

void em_signals_forget(void)
{
    for (int i = 0; i < TAKEN_COUNT; i++)
        sigaction(TAKEN[i], &before[i], NULL);
}
