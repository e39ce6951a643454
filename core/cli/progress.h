/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One line on a terminal that says how far a long command is. Where standard error is no terminal there is none.
 */
#ifndef SW_CLI_PROGRESS_H
#define SW_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cli_progress {
    bool is_shown; /**< standard error is a terminal */
    int64_t began_ms;
    int64_t told_ms;
} cli_progress;

/** Erases the line that the cursor is in: what is told beside a progress line begins with it. */
#define CLI_ERASE_LINE "\r\033[K"

void cli_progress_begin(cli_progress *progress);

/** Is it time to tell? Once a second, and only on a terminal. */
bool cli_progress_is_due(cli_progress *progress);

/**
 * Tells how far it is: "1200 sent, 40 due, 12 per second, about 4 s left".
 * @param what  how far, in words
 * @param done  since the begin, and how much is left, of the same things; nothing is said of the time while done is 0
 */
void cli_progress_tell(const cli_progress *progress, const char *what, int64_t done, int64_t left);

/** Erases the line, so that the result begins at the margin. */
void cli_progress_end(const cli_progress *progress);

/** Milliseconds of a clock that never goes back. */
int64_t cli_clock_ms(void);

#endif
