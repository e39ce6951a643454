/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/memory.h"
#include "cli/journal_run.h"
#include "cli/output.h"
#include "cli/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    ROUND_MS = 500,       /* between two looks for messages */
    MOST_MESSAGES = 1000, /* of one round */
    MOST_SECONDS = 300,   /* of one command; then SIGALRM ends it */
    FIRST_WAIT_MS = 5000, /* after a command that failed; twice as long after each */
    LONGEST_WAIT_MS = 3600000
};

static volatile sig_atomic_t ends, is_last_round;

static void end(int signal)
{
    (void)signal;
    ends = 1;
}

static void end_after_round(int signal)
{
    (void)signal;
    is_last_round = 1;
}

/* A message whose command failed, and when it is tried again. */
typedef struct held {
    char id[128];
    int64_t until_ms;
    int64_t wait_ms;
} held;

typedef struct courier {
    const cli_child *child;
    cli_journal journal;
    held *held;
    size_t held_count;
} courier;

static held *find_held(courier *it, const char *id)
{
    for (size_t i = 0; i < it->held_count; i++)
        if (strcmp(it->held[i].id, id) == 0)
            return &it->held[i];
    return NULL;
}

static bool is_held(courier *it, const char *id)
{
    const held *found = find_held(it, id);
    return found && found->until_ms > cli_clock_ms();
}

static void hold(courier *it, const char *id)
{
    held *found = find_held(it, id);
    if (!found && it->held_count < MOST_MESSAGES) {
        found = &it->held[it->held_count++];
        *found = (held){ .wait_ms = FIRST_WAIT_MS / 2 };
        snprintf(found->id, sizeof found->id, "%s", id);
    }
    if (!found)
        return; /* it is tried in every round */
    found->wait_ms = found->wait_ms < LONGEST_WAIT_MS / 2 ? found->wait_ms * 2 : LONGEST_WAIT_MS;
    found->until_ms = cli_clock_ms() + found->wait_ms;
}

static void let_go(courier *it, const char *id)
{
    held *found = find_held(it, id);
    if (found)
        *found = it->held[--it->held_count];
}

/* In the child: what the command prints goes to the log, for standard output is the summary's. */
static void become(const char *command, int input)
{
    dup2(input, STDIN_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    signal(SIGPIPE, SIG_DFL);
    alarm(MOST_SECONDS);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

/* A command that does not read all of it may still succeed. */
static void write_all(int file, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, text, size);
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0) {
            text += written;
            size -= (size_t)written;
        }
    }
}

/* @return how it ended, as of waitpid; -1 when it could not begin */
static int run_command(const char *command, const char *text)
{
    int ends_of_pipe[2], status = -1;
    if (pipe(ends_of_pipe) != 0)
        return -1;
    fcntl(ends_of_pipe[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends_of_pipe[1], F_SETFD, FD_CLOEXEC);
    pid_t pid = fork();
    if (pid == 0)
        become(command, ends_of_pipe[0]);
    close(ends_of_pipe[0]);
    if (pid > 0) {
        write_all(ends_of_pipe[1], text, strlen(text));
        write_all(ends_of_pipe[1], "\n", 1);
    }
    close(ends_of_pipe[1]);
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static void log_failure(const courier *it, const char *id, int status)
{
    bool by_signal = status >= 0 && WIFSIGNALED(status);
    int code = by_signal ? WTERMSIG(status) : status >= 0 ? WEXITSTATUS(status) : -1;
    cli_child_log_event(it->child->number + 1, "message_not_taken", "message", id, by_signal ? "signal" : "exit", code);
}

static int acknowledge(courier *it, const char *id, sw_error *err)
{
    sw_json *asked = sw_json_object(), *answer = NULL;
    bool whole = sw_json_put_text(asked, "id", id);
    int code = cli_journal_do(&answer, &it->journal, "acknowledge", cli_put_whole(asked, whole), err);
    sw_json_free(answer);
    return code;
}

static int hand_over(courier *it, cli_news *news, const sw_json *message, sw_error *err)
{
    char id[128];
    cli_value_text(id, sizeof id, sw_json_get(message, "id"));
    if (is_held(it, id))
        return SW_OK;
    char *text = sw_json_write(message, false);
    if (!text)
        return sw_fail_memory(err);
    int status = run_command(it->child->run->on_message, text);
    sw_json_release_text(text);
    if (status != 0) {
        news->not_taken++;
        hold(it, id);
        log_failure(it, id, status);
        return SW_OK;
    }
    news->handed_over++;
    let_go(it, id);
    return acknowledge(it, id, err);
}

static int make_round(courier *it, cli_news *news, sw_error *err)
{
    sw_json *asked = sw_json_object(), *answer = NULL;
    bool whole = sw_json_put_integer(asked, "limit", MOST_MESSAGES);
    int code = cli_journal_do(&answer, &it->journal, "messages", cli_put_whole(asked, whole), err);
    const sw_json *each = sw_json_first(sw_json_get(answer, "messages"));
    for (; code == SW_OK && each && !ends; each = sw_json_next(each))
        code = hand_over(it, news, each, err);
    sw_json_free(answer);
    return code;
}

static int work(courier *it, sw_error *err)
{
    const struct timespec pause = { 0, ROUND_MS * 1000000L };
    cli_news news = { .kind = CLI_NEWS_OPEN };
    bool goes_on = cli_child_tell(it->child, &news);
    int code = SW_OK;
    while (goes_on && code == SW_OK) {
        bool was_last = is_last_round;
        news = (cli_news){ .kind = CLI_NEWS_WORK, .due = -1 };
        code = make_round(it, &news, err);
        goes_on = cli_child_tell(it->child, &news) && !was_last && !ends;
        if (goes_on && !is_last_round)
            nanosleep(&pause, NULL);
    }
    return code;
}

int cli_courier_run(const cli_child *child)
{
    sw_error err = SW_ERROR_INIT;
    courier it = { .child = child };
    signal(SIGUSR1, end_after_round);
    cli_child_take_signals(child, end);
    it.held = sw_alloc(MOST_MESSAGES * sizeof *it.held);
    int code = it.held ? SW_OK : sw_fail_memory(&err);
    if (code == SW_OK)
        code = cli_journal_open(&it.journal, child->run->invocation, CLI_JOURNAL_WRITES, NULL, &err);
    if (code == SW_OK)
        code = work(&it, &err);
    int exit = code == SW_OK ? CLI_EXIT_DONE : cli_child_fail(child, cli_journal_exit(&it.journal, &err), &err);
    cli_journal_close(&it.journal);
    sw_release(it.held);
    return exit;
}
