/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a worker and the courier have in common: how they tell their parent, and the log.
 */
#include "base/buf.h"
#include "base/clock.h"
#include "cli/journal_run.h"
#include "cli/progress.h"

#include <savedwallet/zone.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool cli_child_tell(const cli_child *child, cli_news *news)
{
    news->child = child->number;
    return write(child->news, news, sizeof *news) == (ssize_t)sizeof *news;
}

int cli_child_fail(const cli_child *child, int exit, const sw_error *why)
{
    cli_news news = { .kind = CLI_NEWS_FAILED, .exit = exit, .error = *why };
    cli_child_tell(child, &news);
    return exit;
}

/* Under nohup a hang-up stays ignored. */
static void take(int signal, const struct sigaction *action)
{
    struct sigaction before;
    if (sigaction(signal, NULL, &before) == 0 && (signal != SIGHUP || before.sa_handler != SIG_IGN))
        sigaction(signal, action, NULL);
}

void cli_child_take_signals(const cli_child *child, void (*handler)(int signal))
{
    struct sigaction action = { .sa_handler = handler };
    sigemptyset(&action.sa_mask);
    take(SIGTERM, &action);
    take(SIGINT, &action);
    take(SIGHUP, &action);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, &child->signals, NULL);
}

/* One write for one line: several processes write to the same place. */
void cli_child_log(size_t number, const char *line)
{
    sw_buf text = SW_BUF_INIT(1 << 20);
    sw_buf_addf(&text, "%s{\"process\":%zu,", isatty(STDERR_FILENO) ? CLI_ERASE_LINE : "", number);
    sw_buf_add_text(&text, line + 1);
    sw_buf_add_char(&text, '\n');
    if (!text.failed) {
        ssize_t written = write(STDERR_FILENO, sw_buf_text(&text), text.size);
        (void)written; /* a log that nobody takes stops no charge */
    }
    sw_buf_free(&text);
}

void cli_child_log_event(size_t number, const char *event, const char *name, const char *text, const char *how,
                         int code)
{
    char now[SW_ZONE_UTC_SIZE] = "";
    const sw_clock clock = sw_clock_complete(NULL);
    sw_zone_write_utc(now, clock.now_ms(clock.payload), NULL);
    sw_json *told = sw_json_object();
    bool whole = sw_json_put_text(told, "at", now) && sw_json_put_text(told, "event", event) &&
                 (!name || sw_json_put_text(told, name, text)) && sw_json_put_integer(told, how, code);
    char *line = whole ? sw_json_write(told, false) : NULL;
    if (line)
        cli_child_log(number, line);
    sw_json_release_text(line);
    sw_json_free(told);
}
