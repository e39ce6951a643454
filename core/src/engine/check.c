/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is everything as it should be? For whoever watches a worker.
 */
#include "base/error.h"
#include "engine/job.h"

#include <stdio.h>

enum { MINUTE_MS = 60000 };

typedef struct checking {
    sw_desk *desk;
    sw_json *problems;
    bool critical;
} checking;

static int count(int64_t *out, const checking *it, const char *sql, const char *types, int64_t since_ms, sw_error *err)
{
    return *types ? sw_find_number(out, it->desk->database, err, sql, types, since_ms)
                  : sw_find_number(out, it->desk->database, err, sql, types);
}

/* @param types  "" or "n": the statement takes since_ms */
static int look(checking *it, bool critical, const char *what, const char *sql, const char *types, int64_t since_ms,
                sw_error *err)
{
    char text[160];
    int64_t number = 0;
    int code = count(&number, it, sql, types, since_ms, err);
    if (code != SW_OK || number == 0)
        return code;
    it->critical = it->critical || critical;
    snprintf(text, sizeof text, "%lld %s", (long long)number, what);
    return sw_json_append(it->problems, sw_json_new_text(text)) ? SW_OK : sw_fail_memory(err);
}

int sw_job_check(sw_json **out, sw_desk *desk, const sw_asked_job *asked, sw_error *err)
{
    static const char *const names[] = { "max_unknown_ms", "max_overdue_ms", NULL };
    int64_t now = sw_engine_now(desk->engine);
    int64_t unknown = now - sw_job_number(asked->options, "max_unknown_ms", 10 * MINUTE_MS);
    int64_t overdue = now - sw_job_number(asked->options, "max_overdue_ms", 15 * MINUTE_MS);
    checking it = { desk, sw_json_array(), false };
    int code = sw_job_check_options(asked->options, names, err);
    if (code == SW_OK)
        code = look(&it, true, "unresolved: a person has to find out",
                    "SELECT count(*) FROM action WHERE state = 'unresolved'", "", 0, err);
    if (code == SW_OK)
        code = look(&it, true, "without a definite answer for too long",
                    "SELECT count(*) FROM action WHERE state IN ('started', "
                    "'unknown') AND trouble_ms < $1",
                    "n", unknown, err);
    if (code == SW_OK)
        code = look(&it, true, "due and put off for too long: is Amazon reached?",
                    "SELECT count(*) FROM action WHERE state = 'planned' AND trouble_ms < $1", "n", unknown, err);
    if (code == SW_OK)
        code = look(&it, true, "overdue: does a worker run?", "SELECT count(*) FROM action WHERE next_ms < $1", "n",
                    overdue, err);
    if (code == SW_OK)
        code = look(&it, true, "events not decided: does a worker with rules run?",
                    "SELECT count(*) FROM event WHERE next_ms < $1", "n", overdue, err);
    if (code == SW_OK)
        code = look(&it, false, "events whose rule fails",
                    "SELECT count(*) FROM event WHERE faults > 0 AND state <> 'failed'", "", 0, err);
    if (code == SW_OK)
        code = look(&it, false, "in the inbox", "SELECT count(*) FROM item WHERE settled_ms IS NULL", "", 0, err);
    if (code == SW_OK)
        code = look(&it, false, "pause: nothing new is started", "SELECT count(*) FROM meta WHERE name = 'paused'", "",
                    0, err);
    const char *level = it.critical ? "critical" : sw_json_size(it.problems) > 0 ? "warning" : "ok";
    *out = code == SW_OK ? sw_json_object() : NULL;
    if (code != SW_OK) {
        sw_json_free(it.problems);
        return code;
    }
    bool whole = sw_json_put_text(*out, "level", level);
    return sw_json_put(*out, "problems", it.problems) && whole ? SW_OK : sw_fail_memory(err);
}
