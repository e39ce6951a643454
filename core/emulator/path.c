/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/path.h"

#include "base/text.h"
#include "emulator/request.h"

#include <string.h>

static const char *skip(const char *path, const char *start)
{
    size_t size = strlen(start);
    return strncmp(path, start, size) == 0 ? path + size : NULL;
}

/* What follows /vN/; NULL when it is not that. */
static const char *skip_version(const char *path)
{
    const char *c = skip(path, "/v");
    if (!c || !sw_is_digit(*c))
        return NULL;
    while (sw_is_digit(*c))
        c++;
    return *c == '/' ? c + 1 : NULL;
}

static const char *skip_environment(const char *path)
{
    const char *rest = skip(path, "/sandbox");
    if (!rest)
        rest = skip(path, "/live");
    return rest ? rest : path;
}

bool em_path_is_api(const char *path)
{
    return skip_version(skip_environment(path)) != NULL;
}

const char *em_path_of_resource(const char *path, em_answer *answer)
{
    if (skip(path, "/live/")) {
        em_answer_error(answer, "UnauthorizedAccess", "This is an emulator of the sandbox: /live/ is refused.");
        return NULL;
    }
    const char *rest = skip(skip_environment(path), "/v2/");
    if (!rest)
        em_answer_error(answer, "InvalidAPIVersion", "The version of the API must be v2.");
    return rest;
}

bool em_path_matches(const char *pattern, const char *path)
{
    while (*pattern) {
        if (*pattern == ':') {
            size_t size = strcspn(path, "/");
            if (size == 0)
                return false;
            path += size;
        } else if (*pattern != *path++) {
            return false;
        }
        pattern++;
    }
    return *path == '\0' || strcmp(path, "/") == 0;
}

char *em_path_second_id(const char *pattern, const char *path)
{
    const char *mark = strchr(pattern, ':');
    const char *second = mark ? strchr(mark + 1, ':') : NULL;
    if (!second)
        return NULL;
    path += mark - pattern;
    path += strcspn(path, "/") + (size_t)(second - mark - 1);
    return em_decode_percent(path, strcspn(path, "/"));
}

char *em_path_id(const char *pattern, const char *path)
{
    const char *mark = strchr(pattern, ':');
    if (!mark)
        return NULL;
    path += mark - pattern;
    return em_decode_percent(path, strcspn(path, "/"));
}
