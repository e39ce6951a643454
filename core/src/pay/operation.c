/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/operation.h>

#include "base/error.h"
#include "base/text.h"

#include <string.h>

#define CONFIDENCE_DOCUMENTED "documented"
#define CONFIDENCE_SDK "sdk"
#define CONFIDENCE_ASSUMED "assumed"

static const sw_operation operations[] = {
#define OPERATION(name, method, path, request, response, key, recover, confidence, source, summary)                 \
    { #name,    #method,  (path), #request, #response, SW_KEY_##key, SW_RECOVER_##recover, CONFIDENCE_##confidence, \
      (source), (summary) },
#include "api/operations.def"
#undef OPERATION
};

enum { COUNT = sizeof operations / sizeof operations[0] };

size_t sw_operation_count(void)
{
    return COUNT;
}

const sw_operation *sw_operation_at(size_t index)
{
    return index < COUNT ? &operations[index] : NULL;
}

static const sw_operation *nearest(const char *name)
{
    const sw_operation *best = operations;
    for (size_t i = 1; i < COUNT; i++)
        if (sw_distance(operations[i].name, name) < sw_distance(best->name, name))
            best = &operations[i];
    return best;
}

int sw_operation_find(const sw_operation **out, const char *name, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !name)
        return sw_fail_field(err, SW_E_INVALID, "operation", "there is no name of an operation");
    for (size_t i = 0; i < COUNT; i++)
        if (strcmp(operations[i].name, name) == 0) {
            *out = &operations[i];
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "operation", "there is no operation \"%.64s\": did you mean %s?", name,
                         nearest(name)->name);
}

const char *sw_key_use_name(sw_key_use use)
{
    static const char *const names[] = { "none", "optional", "required" };
    return (size_t)use < sizeof names / sizeof names[0] ? names[use] : "none";
}

const char *sw_recover_name(sw_recover recover)
{
    static const char *const names[] = { "none", "safe", "key", "read", "reference" };
    return (size_t)recover < sizeof names / sizeof names[0] ? names[recover] : "none";
}
