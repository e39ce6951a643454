/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"
#include "pay/describe.h"
#include "pay/types.h"

#include <savedwallet/operation.h>

#include <stdio.h>
#include <string.h>

/* Types do not hold themselves; should one ever do so, this ends it. */
enum { DEEPEST = 8 };

static sw_json *values_json(const sw_values *values)
{
    sw_json *array = sw_json_array();
    for (const char *const *text = values->texts; array && *text; text++)
        if (!sw_json_append(array, sw_json_new_text(*text))) {
            sw_json_free(array);
            return NULL;
        }
    return array;
}

static sw_json *fields_json(const sw_type *type, int depth);

/* The values themselves in place of their name, and below it the fields of what the field holds. */
static sw_json *field_json(const sw_field *field, int depth)
{
    sw_json *object = sw_field_json(field);
    bool has_values = field->values && field->values->texts[0];
    if (object &&
        (!has_values || (sw_json_put(object, "values", values_json(field->values)) &&
                         sw_json_put_bool(object, "closed", field->values->closed))) &&
        (!field->type || depth == DEEPEST || sw_json_put(object, "fields", fields_json(field->type, depth + 1))))
        return object;
    sw_json_free(object);
    return NULL;
}

static sw_json *fields_json(const sw_type *type, int depth)
{
    sw_json *array = sw_json_array();
    for (const sw_field *field = type ? type->fields : NULL; array && field && field->name; field++)
        if (field->flag != SW_FIELD_ANSWER && !sw_json_append(array, field_json(field, depth))) {
            sw_json_free(array);
            return NULL;
        }
    return array;
}

static sw_json *to_json(const sw_operation *operation)
{
    sw_json *object = sw_operation_json(operation);
    if (sw_json_put(object, "fields", fields_json(sw_type_find(operation->request), 0)))
        return object;
    sw_json_free(object);
    return NULL;
}

/* @param only   NULL: every operation */
static sw_json *all_json(const sw_operation *only)
{
    sw_json *array = sw_json_array(), *object = sw_json_object();
    bool whole = true;
    for (size_t i = 0; whole && i < sw_operation_count(); i++)
        whole = (only && only != sw_operation_at(i)) || sw_json_append(array, to_json(sw_operation_at(i)));
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

static void print_fields(const sw_type *type, int depth)
{
    for (const sw_field *field = type ? type->fields : NULL; field && field->name; field++) {
        if (field->flag == SW_FIELD_ANSWER)
            continue;
        sw_buf words = SW_BUF_INIT(8192);
        sw_write_field(&words, field);
        printf("  %*s%-*s  %-8s  %s\n", 2 * depth, "", 30 - 2 * depth, field->name,
               field->flag == SW_FIELD_REQUIRED ? "required" : "", sw_buf_text(&words));
        sw_buf_free(&words);
        if (field->type && depth < DEEPEST)
            print_fields(field->type, depth + 1);
    }
}

static int print_one(const sw_operation *operation)
{
    const sw_type *type = sw_type_find(operation->request);
    sw_buf function = SW_BUF_INIT(256);
    sw_write_function(&function, operation);
    printf("%s (in C: %s)\n%s %s\n\n%s.\n\n", operation->name, sw_buf_text(&function), operation->method,
           operation->path, operation->summary);
    printf("key %s, recover %s; answer: %s; %s: %s\n", sw_key_use_name(operation->key),
           sw_recover_name(operation->recover), operation->response, operation->confidence, operation->source);
    sw_buf_free(&function);
    if (sw_operation_sends(operation) != SW_SENDS_NOTHING)
        printf("\n%s (%s)\n", sw_operation_sends(operation) == SW_SENDS_QUERY ? "Query" : "Body", operation->request);
    print_fields(type, 0);
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const sw_operation *only = NULL;
    if (invocation->arguments.count > 0) {
        int code = sw_operation_find(&only, invocation->arguments.items[0], err);
        if (code != SW_OK)
            return code;
    }
    if (invocation->json)
        return cli_print_json(all_json(only), err);
    return only ? print_one(only) : print_table();
}

const cli_command cli_operations = {
    .name = "operations",
    .summary = "List every operation, or tell of one",
    .arguments = "[OPERATION]",
    .most = 1,
    .description =
        "Lists every operation of Amazon Pay API v2 that \"savedwallet call\" takes; or tells what one does, and the\n"
        "fields of its body or query.\n"
        "\n"
        "  KEY      required: refused without an idempotency key; optional: never sent twice without one;\n"
        "           none: Amazon honours no key there\n"
        "  RECOVER  how a call without an answer ends. safe: repeat it; key: send the same under the same key;\n"
        "           read: get the object and look; reference: the body names it; none: a person has to look\n"
        "\n"
        "--json prints operations: name, function (in C), method, path, ids, key, needs_key, recover, sends (body,\n"
        "query, nothing), request, response (types), summary, confidence, source, and fields: of what is sent, each\n"
        "with name, shape, required, and where it has them max_chars, max_bytes, values, closed (others are refused),\n"
        "regions, type, and fields of its own.",
    .examples = "  savedwallet operations\n"
                "  savedwallet operations createCharge\n"
                "  savedwallet operations --json\n",
    .run = run,
};
