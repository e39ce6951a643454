/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How the children of "journal run" are, for systemd, for who looks at a terminal, and at the end.
 */
#include "base/error.h"
#include "cli/journal_crew.h"
#include "cli/output.h"
#include "face/told.h"

#include <stdio.h>
#include <string.h>

enum {
    STATUS_MS = 5000,
    SILENT_MS = 180000 /* a worker that says nothing for so long is stuck: the watchdog is not told that all is well */
};

static bool are_open(const cli_crew *it)
{
    for (size_t i = 0; i < it->count; i++)
        if (!it->members[i].is_open)
            return false;
    return true;
}

static bool is_stuck(const cli_crew *it)
{
    for (size_t i = 0; i < it->run->workers; i++)
        if (it->members[i].pid > 0 && cli_clock_ms() - it->members[i].heard_ms > SILENT_MS)
            return true;
    return false;
}

void cli_crew_tell_systemd(cli_crew *it)
{
    char state[128];
    int64_t now = cli_clock_ms();
    if (!it->is_ready && !it->drains && are_open(it)) {
        it->is_ready = true;
        cli_notify_send(&it->notify, "READY=1");
    }
    if (it->notify.watchdog_ms && now - it->watchdog_ms >= it->notify.watchdog_ms / 2 && !is_stuck(it)) {
        it->watchdog_ms = now;
        cli_notify_send(&it->notify, "WATCHDOG=1");
    }
    if (it->is_ready && !it->drains && now - it->status_ms >= STATUS_MS) {
        it->status_ms = now;
        snprintf(state, sizeof state, "STATUS=%lld sent, %lld due", (long long)it->sum.sent, (long long)it->sum.due);
        cli_notify_send(&it->notify, state);
    }
}

void cli_crew_tell_progress(cli_crew *it)
{
    char text[128];
    if (!cli_progress_is_due(&it->progress))
        return;
    snprintf(text, sizeof text, "%s%lld sent, %lld due", it->drains ? "ending: " : "", (long long)it->sum.sent,
             (long long)it->sum.due);
    cli_progress_tell(&it->progress, text, it->sum.steps, it->sum.due);
}

static const char *ended_text(const cli_crew *it)
{
    if (it->exit != CLI_EXIT_DONE)
        return "failed";
    if (it->is_killed)
        return "killed";
    return it->drains ? "canceled" : it->sum.ended;
}

static int print_json(const cli_crew *it, sw_error *err)
{
    const cli_news *sum = &it->sum;
    sw_json *told = sw_json_object();
    bool whole = sw_json_put_text(told, "ended", ended_text(it)) &&
                 sw_json_put_integer(told, "workers", (int64_t)it->run->workers) &&
                 sw_json_put_integer(told, "restarts", it->restarts) &&
                 sw_json_put_integer(told, "steps", sum->steps) && sw_json_put_integer(told, "sent", sum->sent) &&
                 sw_json_put_integer(told, "decided", sum->decided) && sw_json_put_integer(told, "due", sum->due) &&
                 sw_told_text(told, "next_at", sum->next_at) &&
                 sw_json_put_integer(told, "handed_over", sum->handed_over) &&
                 sw_json_put_integer(told, "not_taken", sum->not_taken) &&
                 sw_json_put(told, "error", it->exit ? sw_told_error(&sum->error) : sw_json_new_null());
    return cli_print_json(cli_put_whole(told, whole), err);
}

static int print_text(const cli_crew *it)
{
    const cli_news *sum = &it->sum;
    printf("%s: %lld sent, %lld decided, %lld due", ended_text(it), (long long)sum->sent, (long long)sum->decided,
           (long long)sum->due);
    if (*sum->next_at)
        printf(", the next at %s", sum->next_at);
    if (it->run->on_message)
        printf("; messages: %lld handed over, %lld not taken", (long long)sum->handed_over, (long long)sum->not_taken);
    putchar('\n');
    int code = cli_print_end();
    if (it->exit)
        cli_print_error(&sum->error, it->run->invocation->command);
    return code;
}

int cli_crew_tell_end(const cli_crew *it, sw_error *err)
{
    if (it->exit && !it->was_open) {
        *err = it->sum.error;
        cli_report(it->run->invocation, err);
        return it->exit;
    }
    int code = it->run->invocation->json ? print_json(it, err) : print_text(it);
    if (code != CLI_EXIT_DONE)
        return code;
    return it->is_killed && !it->exit ? CLI_EXIT_REFUSED : it->exit;
}
