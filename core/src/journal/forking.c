/* SPDX-License-Identifier: Apache-2.0 */
#include "journal/forking.h"

#include "base/error.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* before that of a journal */
static sw_journal *first;
static size_t in_use;
static bool is_spoilt;

static void before(void)
{
    pthread_mutex_lock(&lock);
    for (sw_journal *each = first; each; each = each->next) {
        pthread_mutex_lock(&each->lock);
        while (each->idle_count > 0) {
            sw_database *database = each->idle[--each->idle_count];
            database->driver->close(database);
        }
    }
}

static void let_go(void)
{
    for (sw_journal *each = first; each; each = each->next)
        pthread_mutex_unlock(&each->lock);
    pthread_mutex_unlock(&lock);
}

static void in_child(void)
{
    is_spoilt = is_spoilt || in_use > 0;
    in_use = 0;
    let_go();
}

static void begin(void)
{
    pthread_atfork(before, let_go, in_child);
}

void sw_forking_know(sw_journal *journal)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, begin);
    pthread_mutex_lock(&lock);
    journal->next = first;
    first = journal;
    pthread_mutex_unlock(&lock);
}

void sw_forking_forget(sw_journal *journal)
{
    pthread_mutex_lock(&lock);
    for (sw_journal **at = &first; *at; at = &(*at)->next)
        if (*at == journal) {
            *at = journal->next;
            break;
        }
    pthread_mutex_unlock(&lock);
}

int sw_forking_enter(const sw_journal *journal, sw_error *err)
{
    pthread_mutex_lock(&lock);
    bool spoilt = is_spoilt;
    in_use += !spoilt;
    pthread_mutex_unlock(&lock);
    if (!spoilt)
        return SW_OK;
    return sw_fail(
        err, SW_E_INVALID,
        "this process was forked while its parent was at work in a journal: it cannot use %s; fork before, or "
        "start it anew",
        journal->path);
}

void sw_forking_leave(void)
{
    pthread_mutex_lock(&lock);
    in_use -= in_use > 0;
    pthread_mutex_unlock(&lock);
}
