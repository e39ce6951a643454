/* SPDX-License-Identifier: Apache-2.0 */
#include "problems.h"

#include "memory.h"
#include "ruleset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add(rule_problems *problems, int line, const char *message)
{
    enum { MOST = 200 };
    rule_problem **at = &problems->first;
    if (problems->count == MOST)
        return;
    while (*at && (*at)->line <= line) {
        if ((*at)->line == line && strcmp((*at)->message, message) == 0)
            return;
        at = &(*at)->next;
    }
    rule_problem *made = rule_new(sizeof *made);
    char *text = rule_copy(message);
    problems->starved = problems->starved || !made || !text;
    if (!made || !text) {
        rule_release(made);
        rule_release(text);
        return;
    }
    problems->count++;
    *made = (rule_problem){ *at, line, text };
    *at = made;
}

void rule_problem_add(lua_State *L, int line, const char *message)
{
    const rule_run *run = rule_run_of(L);
    if (!run->problems)
        luaL_error(L, "%s:%d: %s", run->rules->file, line, message);
    add(run->problems, line, message);
    if (run->problems->starved)
        rule_raise_memory(L);
}

void rule_problems_add_error(rule_problems *problems, const sw_error *err, const char *file)
{
    const char *message = err->message;
    size_t size = strlen(file);
    int line = 0;
    if (strncmp(message, file, size) == 0 && message[size] == ':') {
        char *end = NULL;
        line = (int)strtol(message + size + 1, &end, 10);
        message = end > message + size + 1 && *end == ':' ? end + 1 : message + size + 1;
        message += *message == ' ';
    }
    add(problems, line, message);
}

void rule_problems_free(rule_problems *problems)
{
    while (problems->first) {
        rule_problem *next = problems->first->next;
        rule_release(problems->first->message);
        rule_release(problems->first);
        problems->first = next;
    }
}
