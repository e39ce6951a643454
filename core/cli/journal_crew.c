/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parent of "journal run". It opens neither the journal nor a client: what is open would be carried over the fork.
 */
#include "cli/journal_crew.h"
#include "base/error.h"
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    LOOK_MS = 500,        /* between two looks at the children */
    FIRST_WAIT_MS = 1000, /* before a child that died begins again; twice as long after each that died young */
    LONGEST_WAIT_MS = 30000,
    YOUNG_MS = 10000,
    AGAIN_MS = 1000
};

static volatile sig_atomic_t asked, hung_up;

static void note(int signal)
{
    if (signal == SIGHUP)
        hung_up = 1;
    else if (signal != SIGCHLD)
        asked = 1;
}

/* They are let in only while the parent waits, so that none comes between a look and the wait. */
static void take_signals(cli_crew *it)
{
    static const int taken[] = { SIGTERM, SIGINT, SIGHUP, SIGCHLD };
    struct sigaction action = { .sa_handler = note }, before;
    sigset_t blocked;
    sigemptyset(&action.sa_mask);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1); /* for the courier: one that comes before it is ready waits for it */
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        sigaddset(&blocked, taken[i]);
        if (sigaction(taken[i], NULL, &before) == 0 && (taken[i] != SIGHUP || before.sa_handler != SIG_IGN))
            sigaction(taken[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &blocked, &it->signals);
}

static bool is_courier(const cli_crew *it, size_t i)
{
    return i >= it->run->workers;
}

static void live(cli_crew *it, size_t i)
{
    const cli_child child = { it->run, i, it->news[1], it->signals };
    close(it->news[0]);
    cli_notify_close(&it->notify);
    exit(is_courier(it, i) ? cli_courier_run(&child) : cli_worker_run(&child));
}

static void schedule(cli_crew *it, size_t i)
{
    cli_member *m = &it->members[i];
    int64_t now = cli_clock_ms();
    bool died_young = now - m->began_ms < YOUNG_MS;
    m->wait_ms = !died_young || !m->wait_ms ? FIRST_WAIT_MS : m->wait_ms * 2;
    m->wait_ms = m->wait_ms < LONGEST_WAIT_MS ? m->wait_ms : LONGEST_WAIT_MS;
    m->again_ms = now + m->wait_ms;
}

static void start(cli_crew *it, size_t i)
{
    cli_member *m = &it->members[i];
    m->again_ms = 0;
    m->is_asked = false;
    m->began_ms = m->heard_ms = cli_clock_ms();
    fflush(stdout);
    fflush(stderr);
    pid_t pid = fork();
    if (pid == 0)
        live(it, i);
    m->pid = pid > 0 ? pid : 0;
    if (pid < 0)
        schedule(it, i);
}

static void signal_all(const cli_crew *it, int signal)
{
    for (size_t i = 0; i < it->count; i++)
        if (it->members[i].pid > 0)
            kill(it->members[i].pid, signal);
}

/* What is on its way is ended first; nothing new is begun. */
static void drain(cli_crew *it)
{
    if (it->drains)
        return;
    it->drains = true;
    cli_notify_send(&it->notify, "STOPPING=1\nSTATUS=ending what is on its way");
    signal_all(it, SIGTERM);
    for (size_t i = 0; i < it->count; i++)
        it->members[i].again_ms = 0;
}

/* timeout(1) and a terminal send a signal to all they know, and so twice: what follows at once is no second thought. */
static void follow_signals(cli_crew *it)
{
    int64_t now = cli_clock_ms();
    if (asked || hung_up)
        drain(it);
    if (asked && it->asked_ms && now - it->asked_ms >= AGAIN_MS) {
        it->is_killed = true;
        signal_all(it, SIGKILL);
    }
    if (asked && !it->asked_ms)
        it->asked_ms = now;
    asked = hung_up = 0;
}

static void take_failure(cli_crew *it, int exit, const sw_error *why)
{
    if (it->exit == CLI_EXIT_DONE) {
        it->exit = exit;
        it->sum.error = *why;
    }
    drain(it);
}

static void take_work(cli_crew *it, const cli_news *news)
{
    cli_news *sum = &it->sum;
    sum->steps += news->steps;
    sum->sent += news->sent;
    sum->decided += news->decided;
    sum->handed_over += news->handed_over;
    sum->not_taken += news->not_taken;
    if (is_courier(it, news->child))
        return;
    sum->due = news->due;
    memcpy(sum->next_at, news->next_at, sizeof sum->next_at);
    if (*news->ended && strcmp(sum->ended, "deadline") != 0) /* one that had no more time left something */
        memcpy(sum->ended, news->ended, sizeof sum->ended);
}

static void read_news(cli_crew *it)
{
    cli_news news;
    while (read(it->news[0], &news, sizeof news) == (ssize_t)sizeof news) {
        cli_member *m = &it->members[news.child];
        m->heard_ms = cli_clock_ms();
        if (news.kind == CLI_NEWS_OPEN)
            m->is_open = it->was_open = true;
        else if (news.kind == CLI_NEWS_WORK)
            take_work(it, &news);
        else
            take_failure(it, news.exit, &news.error);
    }
}

static bool is_late(const cli_crew *it)
{
    return it->run->deadline_ms && cli_clock_ms() >= it->run->deadline_ms;
}

static void bury(cli_crew *it, size_t i, int status)
{
    cli_member *m = &it->members[i];
    sw_error why = SW_ERROR_INIT;
    m->pid = 0;
    if (WIFSIGNALED(status) && !it->drains && !is_late(it)) {
        schedule(it, i);
        it->restarts++;
        cli_child_log_event(i + 1, "process_died", NULL, NULL, "signal", WTERMSIG(status));
    } else if (WIFEXITED(status) && WEXITSTATUS(status) != CLI_EXIT_DONE) {
        sw_fail(&why, SW_E_CALLBACK, "process %zu ended with exit code %d", i + 1, WEXITSTATUS(status));
        take_failure(it, WEXITSTATUS(status), &why);
    }
}

static void reap(cli_crew *it)
{
    for (size_t i = 0; i < it->count; i++) {
        int status = 0;
        pid_t pid = it->members[i].pid;
        if (pid > 0 && waitpid(pid, &status, WNOHANG) == pid) {
            read_news(it); /* why it ended comes before that it ended */
            bury(it, i, status);
        }
    }
}

static void start_again(cli_crew *it)
{
    for (size_t i = 0; i < it->count; i++)
        if (it->members[i].again_ms && cli_clock_ms() >= it->members[i].again_ms)
            start(it, i);
}

/* How many of the first so many run, or will again. */
static size_t count_alive(const cli_crew *it, size_t among)
{
    size_t alive = 0;
    for (size_t i = 0; i < among; i++)
        alive += it->members[i].pid > 0 || it->members[i].again_ms > 0;
    return alive;
}

/* When all workers are through, the courier hands over what they left, and ends. */
static void end_courier(cli_crew *it)
{
    cli_member *m = &it->members[it->count - 1];
    if (it->count == it->run->workers || count_alive(it, it->run->workers) > 0 || m->is_asked || m->pid <= 0)
        return;
    m->is_asked = true;
    kill(m->pid, SIGUSR1);
}

static void wait_for_news(const cli_crew *it)
{
    struct timespec most = { LOOK_MS / 1000, LOOK_MS % 1000 * 1000000L };
    fd_set files;
    FD_ZERO(&files);
    FD_SET(it->news[0], &files);
    pselect(it->news[0] + 1, &files, NULL, NULL, &most, &it->signals);
}

static void watch(cli_crew *it)
{
    while (count_alive(it, it->count) > 0) {
        wait_for_news(it);
        follow_signals(it);
        read_news(it);
        reap(it);
        start_again(it);
        end_courier(it);
        cli_crew_tell_systemd(it);
        cli_crew_tell_progress(it);
    }
    cli_progress_end(&it->progress);
}

static int open_news(int news[2], sw_error *err)
{
    if (pipe(news) != 0)
        return sw_fail(err, SW_E_IO, "no pipe can be made: %s", strerror(errno));
    fcntl(news[0], F_SETFD, FD_CLOEXEC);
    fcntl(news[1], F_SETFD, FD_CLOEXEC);
    fcntl(news[0], F_SETFL, O_NONBLOCK);
    return SW_OK;
}

int cli_crew_run(const cli_run *run, sw_error *err)
{
    cli_crew it = { .run = run, .count = run->workers + (run->on_message != NULL) };
    int code = open_news(it.news, err);
    if (code < 0)
        return code;
    cli_notify_open(&it.notify);
    cli_progress_begin(&it.progress);
    take_signals(&it);
    for (size_t i = 0; i < it.count; i++)
        start(&it, i);
    watch(&it);
    code = cli_crew_tell_end(&it, err);
    cli_notify_close(&it.notify);
    close(it.news[0]);
    close(it.news[1]);
    return code;
}
