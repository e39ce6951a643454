/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the parent of "journal run" knows of its children, and what it tells when they have ended.
 */
#ifndef SW_CLI_JOURNAL_CREW_H
#define SW_CLI_JOURNAL_CREW_H

#include "cli/journal_run.h"
#include "cli/notify_systemd.h"
#include "cli/progress.h"

#include <signal.h>
#include <sys/types.h>

typedef struct cli_member {
    pid_t pid; /* 0: it does not run */
    bool is_open;
    bool is_asked;    /* the courier, for its last round */
    int64_t began_ms; /* by cli_clock_ms, like all of them */
    int64_t heard_ms;
    int64_t again_ms; /* when it begins again; 0: it does not */
    int64_t wait_ms;
} cli_member;

typedef struct cli_crew {
    const cli_run *run;
    cli_member members[CLI_MOST_WORKERS + 1]; /* the courier is the last one */
    size_t count;
    int news[2];
    sigset_t signals; /* what was blocked before */
    cli_notify notify;
    cli_progress progress;
    int64_t asked_ms; /* when a signal asked for the end; 0: none did */
    int64_t status_ms, watchdog_ms;
    cli_news sum;
    int64_t restarts;
    bool is_ready, drains, is_killed, was_open;
    int exit;
} cli_crew;

/** Tells how it went, or where nothing was begun, why. @return an exit code or a negative code */
int cli_crew_tell_end(const cli_crew *crew, sw_error *err);

/** Tells systemd what it waits for. */
void cli_crew_tell_systemd(cli_crew *crew);

/** Tells how far it is, on a terminal. */
void cli_crew_tell_progress(cli_crew *crew);

#endif
