/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/output.h"

#include <savedwallet/operation.h>

#include <stdio.h>
#include <string.h>

/* The names of the ids in a path: ["chargeId"] of "/v2/charges/:chargeId/capture". */
static sw_json *ids_json(const char *path)
{
    sw_json *array = sw_json_array();
    while ((path = strchr(path, ':'))) {
        size_t size = strcspn(++path, "/");
        char *name = sw_copy_bytes(path, size);
        bool added = name && sw_json_append(array, sw_json_new_text(name));
        sw_release(name);
        if (!added) {
            sw_json_free(array);
            return NULL;
        }
    }
    return array;
}

static sw_json *to_json(const sw_operation *operation)
{
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "name", operation->name) && sw_json_put_text(object, "method", operation->method) &&
        sw_json_put_text(object, "path", operation->path) && sw_json_put(object, "ids", ids_json(operation->path)) &&
        sw_json_put_text(object, "key", sw_key_use_name(operation->key)) &&
        sw_json_put_bool(object, "needs_key", operation->key == SW_KEY_REQUIRED) &&
        sw_json_put_text(object, "recover", sw_recover_name(operation->recover)) &&
        sw_json_put_text(object, "request", operation->request) &&
        sw_json_put_text(object, "response", operation->response))
        return object;
    sw_json_free(object);
    return NULL;
}

static sw_json *all_json(void)
{
    sw_json *array = sw_json_array(), *object = sw_json_object();
    bool whole = true;
    for (size_t i = 0; whole && i < sw_operation_count(); i++)
        whole = sw_json_append(array, to_json(sw_operation_at(i)));
    if (sw_json_put(object, "operations", array) && whole)
        return object;
    sw_json_free(object);
    return NULL;
}

static int print_table(void)
{
    printf("%-25s %-6s  %-8s  %-9s  %s\n", "OPERATION", "METHOD", "KEY", "RECOVER", "PATH");
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        printf("%-25s %-6s  %-8s  %-9s  %s\n", operation->name, operation->method, sw_key_use_name(operation->key),
               sw_recover_name(operation->recover), operation->path);
    }
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    return invocation->json ? cli_print_json(all_json(), err) : print_table();
}

const cli_command cli_operations = {
    .name = "operations",
    .summary = "List every operation",
    .arguments = "",
    .description =
        "Lists every operation of Amazon Pay API v2 that \"savedwallet call\" takes.\n"
        "\n"
        "  KEY      required: refused without an idempotency key; optional: never sent twice without one;\n"
        "           none: Amazon honours no key there\n"
        "  RECOVER  how a call without an answer ends. safe: repeat it; key: send the same under the same key;\n"
        "           read: get the object and look; reference: the body names it; none: a person has to look\n"
        "\n"
        "--json prints operations: name, method, path, ids, key, needs_key, recover, request, response (types).",
    .examples = "  savedwallet operations\n"
                "  savedwallet operations --json\n",
    .run = run,
};
