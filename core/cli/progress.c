/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/progress.h"

#include "base/clock.h"

#include <stdio.h>
#include <unistd.h>

enum { EVERY_MS = 1000 };

int64_t cli_clock_ms(void)
{
    const sw_clock clock = sw_clock_complete(NULL);
    return clock.monotonic_ms(clock.payload);
}

void cli_progress_begin(cli_progress *progress)
{
    *progress = (cli_progress){ .is_shown = isatty(STDERR_FILENO), .began_ms = cli_clock_ms() };
}

bool cli_progress_is_due(cli_progress *progress)
{
    int64_t now = progress->is_shown ? cli_clock_ms() : 0;
    if (!progress->is_shown || now - progress->told_ms < EVERY_MS)
        return false;
    progress->told_ms = now;
    return true;
}

/* "90 s", "12 min", "3 h": as fine as people want to know it. */
static void print_time(int64_t seconds)
{
    if (seconds < 100)
        fprintf(stderr, "%lld s", (long long)seconds);
    else if (seconds < 100 * 60)
        fprintf(stderr, "%lld min", (long long)(seconds + 30) / 60);
    else
        fprintf(stderr, "%lld h", (long long)(seconds + 1800) / 3600);
}

void cli_progress_tell(const cli_progress *progress, const char *what, int64_t done, int64_t left)
{
    int64_t spent_ms = cli_clock_ms() - progress->began_ms;
    fprintf(stderr, CLI_ERASE_LINE "%s", what);
    if (done > 0 && left > 0) {
        fputs(", about ", stderr);
        print_time(spent_ms / done * left / 1000);
        fputs(" left", stderr);
    }
    fflush(stderr);
}

void cli_progress_end(const cli_progress *progress)
{
    if (progress->is_shown && progress->told_ms)
        fputs(CLI_ERASE_LINE, stderr);
}
