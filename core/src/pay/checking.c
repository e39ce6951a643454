/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/checking.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_SIZE = 320 };

SW_PRINTF(3, 0)
static void tell(sw_checking *it, bool warning, const char *format, va_list args)
{
    char message[MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, args);
    sw_problems_add(it->problems, warning, it->at.text, message);
}

void sw_checking_refuse(sw_checking *it, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tell(it, false, format, args);
    va_end(args);
}

void sw_checking_warn(sw_checking *it, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tell(it, true, format, args);
    va_end(args);
}

void sw_checking_add(sw_checking *it, bool warning, const char *below, const char *message)
{
    size_t before = it->at.size;
    while (*below) {
        char name[64];
        size_t size = strcspn(below, "/");
        snprintf(name, sizeof name, "%.*s", (int)size, below);
        sw_pointer_down(&it->at, name);
        below += size + (below[size] == '/');
    }
    sw_problems_add(it->problems, warning, it->at.text, message);
    sw_pointer_up(&it->at, before);
}

const sw_json *sw_given(const sw_json *object, const char *name)
{
    const sw_json *value = sw_json_get(object, name);
    return sw_json_kind_of(value) == SW_JSON_NULL ? NULL : value;
}

bool sw_is_on(const sw_json *value)
{
    const char *text = sw_json_text(value);
    return sw_json_is_true(value) || (text && strcmp(text, "true") == 0);
}

const char *sw_nearest(const char *const *texts, const char *text)
{
    const char *best = NULL;
    size_t least = strlen(text) / 3 + 1;
    least = least < 4 ? least : 4;
    for (; *texts; texts++) {
        size_t distance = sw_same_text(*texts, text) ? 0 : sw_distance(*texts, text);
        if (distance <= least && (!best || distance < least)) {
            best = *texts;
            least = distance;
        }
    }
    return best;
}
