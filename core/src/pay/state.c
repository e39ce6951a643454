/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/state.h"

#include <stddef.h>
#include <string.h>

enum { SW_E_OK = SW_OK };

#define MEANING(code, effect, retry, next_step, schedule, read)                                                \
    {                                                                                                          \
        SW_E_##code, SW_EFFECT_##effect, SW_RETRY_##retry, SW_NEXT_##next_step, SW_SCHEDULE_##schedule, (read) \
    }

static const sw_state states[] = {
#define STATE(object, state, kind, code, effect, retry, next_step, schedule, read, allows, confidence, source) \
    { #object, (state), SW_STATE_##kind, MEANING(code, effect, retry, next_step, schedule, read), (allows) },
#include "api/states.def"
};

static const struct {
    const char *object;
    const char *state;
    const char *reason;
    bool as_answer;
    sw_meaning meaning;
} reasons[] = {
#define STATE_REASON(object, state, reason, code, effect, retry, next_step, schedule, read, text, confidence, source) \
    { #object, (state), (reason), false, MEANING(code, effect, retry, next_step, schedule, read) },
#define STATE_AS_ANSWER(object, state, reason, text, confidence, source) \
    { #object, (state), (reason), true, MEANING(OK, NONE, NEVER, NONE, NEVER, "") },
#include "api/states.def"
};

static const struct {
    const char *operation;
    const char *object;
    const char *state;
} aims[] = {
#define AIM(operation, object, state, confidence, source) { #operation, #object, (state) },
#include "api/states.def"
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static bool is_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

const sw_state *sw_state_find(const char *object, const char *state)
{
    for (size_t i = 0; object && state && i < COUNT_OF(states); i++)
        if (is_same(states[i].object, object) && is_same(states[i].state, state))
            return &states[i];
    return NULL;
}

bool sw_object_has_states(const char *object)
{
    for (size_t i = 0; i < COUNT_OF(states); i++)
        if (is_same(states[i].object, object))
            return true;
    return false;
}

sw_meaning sw_state_meaning(const sw_state *state, const char *reason)
{
    for (size_t i = 0; reason && i < COUNT_OF(reasons); i++)
        if (is_same(reasons[i].object, state->object) && is_same(reasons[i].state, state->state) &&
            is_same(reasons[i].reason, reason))
            return reasons[i].as_answer ? sw_meaning_of_answer(422, reason) : reasons[i].meaning;
    return state->meaning;
}

bool sw_state_allows(const sw_state *state, const char *operation)
{
    size_t size = strlen(operation);
    for (const char *name = state->allows; *name; name += strspn(name, " ")) {
        size_t length = strcspn(name, " ");
        if (length == size && memcmp(name, operation, size) == 0)
            return true;
        name += length;
    }
    return false;
}

bool sw_state_is_aim(const sw_state *state, const char *operation)
{
    for (size_t i = 0; i < COUNT_OF(aims); i++)
        if (is_same(aims[i].operation, operation) && is_same(aims[i].object, state->object) &&
            is_same(aims[i].state, state->state))
            return true;
    return false;
}

bool sw_operation_has_aim(const char *operation)
{
    for (size_t i = 0; i < COUNT_OF(aims); i++)
        if (is_same(aims[i].operation, operation))
            return true;
    return false;
}
