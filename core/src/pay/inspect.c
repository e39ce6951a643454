/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/inspect.h"

#include "base/error.h"
#include "http/response.h"
#include "pay/client.h"
#include "pay/validate.h"

#include <string.h>

/* Each name once, with its value: a name that comes twice has no meaning to Amazon. */
static int read_query(sw_json **out, const sw_request *request, sw_error *err)
{
    *out = sw_json_object();
    for (size_t i = 0; i < request->query_count; i++) {
        const sw_query_pair *pair = &request->query[i];
        if (sw_json_get(*out, pair->name))
            return sw_fail_field(err, SW_E_INVALID, "query", "the query has \"%.64s\" twice", pair->name);
        if (!sw_json_put_text(*out, pair->name, pair->value))
            return sw_fail_memory(err);
    }
    return *out ? SW_OK : sw_fail_memory(err);
}

static int read(sw_json **out, bool is_query, const sw_request *request, sw_error *err)
{
    return is_query ? read_query(out, request, err) : sw_json_parse(out, request->body, request->body_size, err);
}

int sw_inspect(sw_problems **out, const sw_client *client, const sw_operation *operation, const sw_request *request,
               const sw_call *call, sw_error *err)
{
    const sw_type *type = sw_type_find(operation->request);
    sw_validate_options options = SW_VALIDATE_OPTIONS_INIT;
    sw_json *object = NULL;
    *out = NULL;
    if (!type || call->unchecked || client->validation == SW_VALIDATION_OFF)
        return SW_OK;
    options.region = client->region;
    options.environment = client->environment;
    options.permission = call->permission;
    bool is_query = strcmp(operation->method, "GET") == 0, strict = client->validation == SW_VALIDATION_REFUSE;
    sw_error why = SW_ERROR_INIT;
    *out = sw_problems_new();
    int code = *out ? read(&object, is_query, request, &why) : sw_fail_memory(&why);
    if (code == SW_OK)
        code = sw_validate_json(*out, type, object, is_query, &options, &why);
    else if (!strict && code == SW_E_INVALID)
        sw_problems_add(*out, true, "", why.message);
    sw_json_free(object);
    if (code == SW_OK || (!strict && code == SW_E_INVALID))
        return SW_OK;
    if (err)
        *err = why;
    return code;
}

int sw_inspect_tell(const sw_problems *problems, sw_response *answer, sw_error *err)
{
    int code = SW_OK;
    sw_problem problem;
    for (size_t i = 0; sw_problems_get(&problem, problems, i) && code == SW_OK; i++)
        code = sw_response_add_warning(answer, problem.pointer, problem.message, err);
    return code;
}
