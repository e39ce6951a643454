/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/journal_run.h"
#include "cli/output.h"
#include "cli/progress.h"

#include <string.h>

/* After each so long a worker tells how far it is. */
enum { SLICE_MS = 1000 };

/* A signal handler and the engine's log know the worker by this: a process is one worker. */
static struct {
    sw_cancel *cancel;
    size_t number;
} self;

static void end(int signal)
{
    (void)signal;
    sw_cancel_request(self.cancel);
}

static void log_line(void *payload, const char *line)
{
    (void)payload;
    cli_child_log(self.number, line);
}

static int64_t slice_of(const cli_run *run)
{
    int64_t left = run->deadline_ms ? run->deadline_ms - cli_clock_ms() : SLICE_MS;
    if (left < 1)
        return 1;
    return left < SLICE_MS ? left : SLICE_MS;
}

static int read_answer(cli_news *out, const char *answer, sw_error *err)
{
    sw_json *it = NULL;
    int code = sw_json_parse(&it, answer, strlen(answer), err);
    if (code < 0)
        return code;
    out->kind = CLI_NEWS_WORK;
    out->steps = sw_json_integer(sw_json_get(it, "steps"), 0);
    out->sent = sw_json_integer(sw_json_get(it, "sent"), 0);
    out->decided = sw_json_integer(sw_json_get(it, "decided"), 0);
    out->due = sw_json_integer(sw_json_get(it, "due"), 0);
    cli_value_text(out->ended, sizeof out->ended, sw_json_get(it, "ended"));
    cli_value_text(out->next_at, sizeof out->next_at, sw_json_get(it, "next_at"));
    sw_json_free(it);
    return SW_OK;
}

static int run_slice(cli_news *out, const cli_child *child, cli_journal *journal, sw_error *err)
{
    sw_run_options options = SW_RUN_OPTIONS_INIT;
    char *answer = NULL;
    options.until_idle = child->run->until_idle;
    options.deadline_ms = slice_of(child->run);
    options.cancel = self.cancel;
    int code = sw_engine_run(&answer, journal->engine, &options, err);
    journal->unreachable = code == SW_E_IO || code == SW_E_NO_ANSWER;
    if (code == SW_OK)
        code = read_answer(out, answer, err);
    sw_engine_text_free(answer);
    return code;
}

/* The end of a slice is the end of the run when nothing is due, or when there is no time left. */
static bool is_over(const cli_run *run, const cli_news *news)
{
    if (strcmp(news->ended, "deadline") == 0)
        return run->deadline_ms && cli_clock_ms() >= run->deadline_ms;
    return true;
}

static int work(const cli_child *child, cli_journal *journal, sw_error *err)
{
    cli_news news = { .kind = CLI_NEWS_OPEN };
    bool is_heard = cli_child_tell(child, &news), over = false;
    while (is_heard && !over) {
        news = (cli_news){ 0 };
        int code = run_slice(&news, child, journal, err);
        if (code < 0)
            return code;
        over = is_over(child->run, &news);
        if (!over)
            news.ended[0] = '\0';
        is_heard = cli_child_tell(child, &news);
    }
    return SW_OK;
}

int cli_worker_run(const cli_child *child)
{
    sw_error err = SW_ERROR_INIT;
    cli_journal journal = { .unreachable = false };
    self.number = child->number + 1;
    int code = sw_cancel_new(&self.cancel, &err);
    cli_child_take_signals(child, end);
    if (code == SW_OK)
        code = cli_journal_open(&journal, child->run->invocation, CLI_JOURNAL_SENDS, log_line, &err);
    if (code == SW_OK)
        code = work(child, &journal, &err);
    int exit = code == SW_OK ? CLI_EXIT_DONE : cli_child_fail(child, cli_journal_exit(&journal, &err), &err);
    cli_journal_close(&journal);
    return exit;
}
