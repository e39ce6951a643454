/* SPDX-License-Identifier: Apache-2.0 */
#include "points.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_PLANS = 8, NAME_SIZE = 64, ACTION_SIZE = 32 };

typedef struct plan {
    char name[NAME_SIZE]; /* "": any */
    char action[ACTION_SIZE];
    int number; /* of the point, or of those that begin with name */
    int met;
} plan;

int64_t test_clock_wrong_ms;

static plan plans[MOST_PLANS];
static int plan_count, reached;
static bool armed;

bool test_point_plan(const char *text)
{
    const char *action = strrchr(text, '=');
    size_t size = action ? (size_t)(action - text) : 0;
    if (!size || size >= NAME_SIZE || plan_count == MOST_PLANS)
        return false;
    plan *it = &plans[plan_count++];
    snprintf(it->action, sizeof it->action, "%s", action + 1);
    memcpy(it->name, text, size);
    char *end = NULL, *number = strchr(it->name, '#');
    long whole = strtol(it->name, &end, 10);
    bool is_number = *end == '\0';
    it->number = is_number ? (int)whole : number ? (int)strtol(number + 1, NULL, 10) : 1;
    if (is_number)
        it->name[0] = '\0';
    else if (number)
        *number = '\0';
    return true;
}

void test_points_arm(void)
{
    armed = true;
    reached = 0;
}

int test_points_reached(void)
{
    return reached;
}

static int act(const char *action, const char *where, sw_error *err)
{
    if (strcmp(action, "kill") == 0)
        raise(SIGKILL);
    if (strcmp(action, "stop") == 0)
        raise(SIGSTOP);
    if (strncmp(action, "clock:", 6) == 0)
        test_clock_wrong_ms = strtoll(action + 6, NULL, 10);
    if (strcmp(action, "fail") != 0 || strncmp(where, "before ", 7) != 0)
        return SW_OK;
    sw_error_set(err, SW_E_IO, NULL, "made to fail by the test");
    return SW_E_IO;
}

int test_point(const char *what, bool after, sw_error *err)
{
    char where[NAME_SIZE + 8];
    int code = SW_OK;
    if (!armed)
        return SW_OK;
    reached++;
    snprintf(where, sizeof where, "%s %.60s", after ? "after" : "before", what);
    for (plan *it = plans; it < plans + plan_count; it++) {
        if (strncmp(where, it->name, strlen(it->name)) != 0)
            continue;
        it->met++;
        if (it->met == it->number && code == SW_OK)
            code = act(it->action, where, err);
    }
    return code;
}
