/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/meaning.h"

#include <stddef.h>
#include <string.h>

typedef struct answer_row {
    int http;
    const char *reason; /* NULL: any other of this status */
    sw_meaning meaning;
} answer_row;

static const answer_row answers[] = {
#define REASON(http, reason, code, effect, retry, next_step, schedule, read, given_by, confidence, source) \
    { (http),                                                                                              \
      (reason),                                                                                            \
      { SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next_step, SW_SCHEDULE_##schedule, (read) } },
#define STATUS(http, code, effect, retry, next_step, confidence, source) \
    { (http), NULL, { SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next_step, SW_SCHEDULE_NEVER, "" } },
#include "api/reasons.def"
};

enum { COUNT = sizeof answers / sizeof answers[0] };

static bool is_failure(int http)
{
    return http == 408 || http >= 500;
}

static sw_meaning meaning_of_class(int http)
{
    if (http >= 500)
        return (sw_meaning){ SW_E_SERVER, SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY, SW_NEXT_WAIT, SW_SCHEDULE_NEVER, "" };
    if (http >= 400)
        return (sw_meaning){ SW_E_REFUSED, SW_EFFECT_NONE, SW_RETRY_NEVER, SW_NEXT_FIX_REQUEST, SW_SCHEDULE_NEVER, "" };
    return (
        sw_meaning){ SW_E_PROTOCOL, SW_EFFECT_UNKNOWN, SW_RETRY_SAME_KEY, SW_NEXT_FIX_REQUEST, SW_SCHEDULE_NEVER, "" };
}

sw_meaning sw_meaning_of_answer(int http_status, const char *reason)
{
    for (size_t i = 0; i < COUNT; i++)
        if (answers[i].reason && strcmp(answers[i].reason, reason) == 0 &&
            (!is_failure(http_status) || is_failure(answers[i].http)))
            return answers[i].meaning;
    for (size_t i = 0; i < COUNT; i++)
        if (!answers[i].reason && answers[i].http == http_status)
            return answers[i].meaning;
    return meaning_of_class(http_status);
}

bool sw_reason_is_known(const char *reason)
{
    for (size_t i = 0; i < COUNT; i++)
        if (answers[i].reason && strcmp(answers[i].reason, reason) == 0)
            return true;
    return false;
}

enum { STOP, REPEAT };

static const struct {
    int end;
    int count;
    int32_t seconds[4];
} waits[] = {
#define SCHEDULE(name, end, confidence, source, ...) \
    { (end), (int)(sizeof((const int32_t[]){ __VA_ARGS__ }) / sizeof(int32_t)), { __VA_ARGS__ } },
#include "api/reasons.def"
};

bool sw_schedule_wait(int32_t *seconds, sw_schedule schedule, int attempt)
{
    int count = waits[schedule].count;
    bool over = attempt > count && waits[schedule].end == STOP;
    *seconds = over ? 0 : waits[schedule].seconds[(attempt < count ? attempt : count) - 1];
    return !over;
}
