/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is everything as it should be? For whoever watches a worker.
 */
#include "base/error.h"
#include "engine/job.h"

#include <stdio.h>

typedef struct checking {
    sw_desk *desk;
    sw_json *problems;
    bool critical;
} checking;

/* What is counted, and against which of the two limits. */
static const struct look {
    bool critical;
    enum { AT_ALL, UNKNOWN, OVERDUE } since;
    const char *what, *sql;
} looks[] = {
    { true, AT_ALL, "unresolved: a person has to find out", "action WHERE state = 'unresolved'" },
    { true, UNKNOWN, "without a definite answer for too long",
      "action WHERE state IN ('started', 'unknown') AND trouble_ms < $1" },
    { true, UNKNOWN, "due and put off for too long: is Amazon reached?",
      "action WHERE state = 'planned' AND trouble_ms < $1" },
    { true, OVERDUE, "overdue: does a worker run?", "action WHERE next_ms < $1" },
    { true, OVERDUE, "events not decided: does a worker with rules run?", "event WHERE next_ms < $1" },
    { false, AT_ALL, "events whose rule fails", "event WHERE faults > 0 AND state <> 'failed'" },
    { false, AT_ALL, "in the inbox", "item WHERE settled_ms IS NULL" },
};

static int add(checking *it, bool critical, const char *text, sw_error *err)
{
    it->critical = it->critical || critical;
    return sw_json_append(it->problems, sw_json_new_text(text)) ? SW_OK : sw_fail_memory(err);
}

static int look(checking *it, const struct look *at, int64_t since_ms, sw_error *err)
{
    char sql[200], text[160];
    int64_t number = 0;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", at->sql);
    int code = sw_find_number(&number, it->desk->database, err, sql, at->since == AT_ALL ? "" : "n", since_ms);
    snprintf(text, sizeof text, "%lld %s", (long long)number, at->what);
    return code == SW_OK && number > 0 ? add(it, at->critical, text, err) : code;
}

static int look_at_pause(checking *it, sw_error *err)
{
    char text[SW_PAUSE_TEXT_SIZE];
    int code = sw_desk_pause_text(text, it->desk, err);
    return code == SW_OK && *text ? add(it, false, text, err) : code;
}

static int look_at_all(checking *it, const sw_json *options, sw_error *err)
{
    int64_t now = sw_engine_now(it->desk->engine);
    const int64_t since[] = {
        [AT_ALL] = 0,
        [UNKNOWN] = now - sw_job_number(options, "max_unknown_ms", 10 * SW_MINUTE_MS),
        [OVERDUE] = now - sw_job_number(options, "max_overdue_ms", 15 * SW_MINUTE_MS),
    };
    int code = SW_OK;
    for (size_t i = 0; i < sizeof looks / sizeof looks[0] && code == SW_OK; i++)
        code = look(it, &looks[i], since[looks[i].since], err);
    return code == SW_OK ? look_at_pause(it, err) : code;
}

int sw_job_check(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "max_unknown_ms", "max_overdue_ms", NULL };
    checking it = { desk, sw_json_array(), false };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = look_at_all(&it, asked->options, err);
    if (code != SW_OK) {
        sw_json_free(it.problems);
        return code;
    }
    *out = sw_json_object();
    bool whole = sw_json_put_text(*out, "level",
                                  it.critical                     ? "critical"
                                  : sw_json_size(it.problems) > 0 ? "warning"
                                                                  : "ok");
    return sw_json_put(*out, "problems", it.problems) && whole ? SW_OK : sw_fail_memory(err);
}
