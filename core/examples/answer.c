/* SPDX-License-Identifier: Apache-2.0 */
#include "answer.h"

#include "base/error.h"
#include "base/json.h"

#include <stdio.h>
#include <string.h>

/* A part that is a number counts the members of a list. */
static const sw_json *step(const sw_json *value, const char *part)
{
    if (sw_json_kind_of(value) != SW_JSON_ARRAY)
        return sw_json_get(value, part);
    value = sw_json_first(value);
    for (int i = part[0] - '0'; i > 0; i--)
        value = sw_json_next(value);
    return value;
}

static const char *find(const sw_json *value, const char *path)
{
    while (*path) {
        char part[64];
        size_t size = strcspn(path, ".");
        snprintf(part, sizeof part, "%.*s", (int)size, path);
        value = step(value, part);
        path += size + (path[size] == '.');
    }
    return sw_json_text(value);
}

int answer_text(char *out, size_t size, const sw_response *answer, const char *path, sw_error *err)
{
    size_t body_size = 0;
    const char *body = sw_response_body(answer, &body_size);
    sw_json *json = NULL;
    int code = sw_json_parse(&json, body, body_size, err);
    const char *text = code == SW_OK ? find(json, path) : NULL;
    if (code == SW_OK && (!text || strlen(text) >= size))
        code = sw_fail(err, SW_E_PROTOCOL, "the answer has no %s that can be used", path);
    if (code == SW_OK)
        snprintf(out, size, "%s", text);
    sw_json_free(json);
    return code;
}

int answer_expect(const sw_response *answer, const char *state, sw_error *err)
{
    char found[64];
    int code = answer_text(found, sizeof found, answer, "statusDetails.state", err);
    if (code == SW_OK && strcmp(found, state) != 0)
        code = sw_fail(err, SW_E_PROTOCOL, "the state is %s where the demo expects %s", found, state);
    return code;
}

int answer_expect_charge(const sw_response *answer, const char *charge_id, sw_error *err)
{
    char found[64];
    int code = answer_text(found, sizeof found, answer, "chargeId", err);
    if (code == SW_OK && strcmp(found, charge_id) != 0)
        code = sw_fail(err, SW_E_PROTOCOL, "the same intent made a second charge, %s", found);
    return code;
}
