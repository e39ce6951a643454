/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * "journal run": a parent that opens nothing, and children that each open the journal by themselves. Workers do what is
 * due; one more, the courier, hands messages over. What they have done they tell their parent through a pipe.
 *
 * A parent that is gone is noticed by that pipe, and ends its children.
 */
#ifndef SW_CLI_JOURNAL_RUN_H
#define SW_CLI_JOURNAL_RUN_H

#include "cli/command.h"
#include "cli/journal.h"

#include <savedwallet/error.h>

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CLI_MOST_WORKERS = 64 };

/** What was asked for. */
typedef struct cli_run {
    const cli_invocation *invocation;
    size_t workers;
    bool until_idle;
    int64_t deadline_ms;    /**< when it ends, by cli_clock_ms; 0: never */
    const char *on_message; /**< a command for each message; NULL: none */
} cli_run;

typedef enum cli_news_kind {
    CLI_NEWS_OPEN,  /**< the journal is open */
    CLI_NEWS_WORK,  /**< something was done since the news before, or nothing */
    CLI_NEWS_FAILED /**< it ends because of the error */
} cli_news_kind;

/** What a child tells: short enough to be written in one piece. */
typedef struct cli_news {
    size_t child;
    cli_news_kind kind;
    int64_t steps, sent, decided;   /**< since the news before */
    int64_t due;                    /**< now */
    int64_t handed_over, not_taken; /**< messages, since the news before */
    char ended[16];                 /**< "idle", "deadline" or "canceled"; "": it goes on */
    char next_at[40];               /**< when something is due; "" when nothing is */
    int exit;                       /**< the exit code that goes with the error */
    sw_error error;
} cli_news;

/** A child, as it begins: its number, from 0, where it tells, and the signals that its parent did not block. */
typedef struct cli_child {
    const cli_run *run;
    size_t number;
    int news;
    sigset_t signals;
} cli_child;

/** Starts, watches and ends the children. @return an exit code; or a negative code when nothing was begun */
int cli_crew_run(const cli_run *run, sw_error *err);

/** The life of a worker. @return the exit code of its process */
int cli_worker_run(const cli_child *child);

/** The life of the courier. SIGUSR1 asks it for a last round. @return the exit code of its process */
int cli_courier_run(const cli_child *child);

/** @return false when the parent is gone */
bool cli_child_tell(const cli_child *child, cli_news *news);

/** Tells why it ends. @return the exit code */
int cli_child_fail(const cli_child *child, int exit, const sw_error *why);

/** Takes SIGTERM, SIGINT and SIGHUP with this handler, and lets signals in. */
void cli_child_take_signals(const cli_child *child, void (*handler)(int signal));

/** Writes a JSON object with members to the log, one line, with the process's number in front, from 1. */
void cli_child_log(size_t number, const char *line);

/** The same of what the engine does not tell. @param name a further member with this text; NULL: none @param how what
 * the code is: "signal", "exit" */
void cli_child_log_event(size_t number, const char *event, const char *name, const char *text, const char *how,
                         int code);

#endif
