/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_names.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void sw_json_names_begin(sw_json_names *names)
{
    names->many = NULL;
    names->count = 0;
    names->room = sizeof names->few / sizeof names->few[0];
}

static sw_json_span *list_of(sw_json_names *names)
{
    return names->many ? names->many : names->few;
}

static bool make_room(sw_json_names *names)
{
    sw_json_span *more = sw_resize(names->many, 2 * names->room * sizeof *more);
    if (!more)
        return false;
    if (!names->many)
        memcpy(more, names->few, sizeof names->few);
    names->many = more;
    names->room *= 2;
    return true;
}

bool sw_json_names_add(sw_json_names *names, sw_json_span name)
{
    if (names->count == names->room && !make_room(names))
        return false;
    list_of(names)[names->count++] = name;
    return true;
}

/* Equal names in the order of the text, so that the second is known for the one that repeats. */
static int compare(const void *a, const void *b)
{
    const sw_json_span *x = a, *y = b;
    int order = sw_json_compare_spans(*x, *y);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

bool sw_json_names_end(sw_json_names *names, size_t first, sw_json_span *repeated)
{
    sw_json_span *list = list_of(names) + first;
    size_t count = names->count - first;
    bool found = false;
    names->count = first;
    qsort(list, count, sizeof *list, compare);
    for (size_t i = 1; i < count; i++)
        if (sw_json_compare_spans(list[i - 1], list[i]) == 0 && (!found || list[i].at < repeated->at)) {
            *repeated = list[i];
            found = true;
        }
    return found;
}

void sw_json_names_free(sw_json_names *names)
{
    sw_release(names->many);
    sw_json_names_begin(names);
}
