/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/emit.h"
#include "pay/describe.h"

static const char head[] =
    "/* SPDX-License-Identifier: Apache-2.0 */\n"
    "/* " EMIT_NOTICE " */\n"
    "#include <savedwallet/operations.h>\n"
    "\n"
    "#include <string.h>\n"
    "\n"
    "/* What is wrong with the parts, or missing, is said by sw_client_call. */\n"
    "static int with_body(sw_response **out, sw_client *client, sw_request request, const char *body,"
    " const sw_call *call,\n                     sw_error *err)\n"
    "{\n"
    "    request.body = body;\n"
    "    request.body_size = body ? strlen(body) : 0;\n"
    "    return sw_client_call(out, client, &request, call, err);\n"
    "}\n"
    "\n"
    "static int with_query(sw_response **out, sw_client *client, sw_request request, const sw_query_pair *query,\n"
    "                      size_t query_count, const sw_call *call, sw_error *err)\n"
    "{\n"
    "    request.query = query;\n"
    "    request.query_count = query_count;\n"
    "    return sw_client_call(out, client, &request, call, err);\n"
    "}\n";

static size_t count_ids(const char *path)
{
    const char *id;
    size_t count = 0;
    while (sw_path_id(&id, &path) > 0)
        count++;
    return count;
}

static void write_ids(sw_buf *out, const char *path)
{
    const char *id, *separator = "";
    sw_buf_add_text(out, "    const char *const ids[] = { ");
    for (size_t size; (size = sw_path_id(&id, &path)) > 0; separator = ", ") {
        sw_buf_add_text(out, separator);
        sw_write_snake(out, id, size);
    }
    sw_buf_add_text(out, " };\n");
}

static void write_function(sw_buf *out, const sw_operation *operation)
{
    static const char *const calls[] = { "sw_client_call(out, client, &request, call, err)",
                                         "with_query(out, client, request, query, query_count, call, err)",
                                         "with_body(out, client, request, body, call, err)" };
    size_t ids = count_ids(operation->path);
    sw_buf_add_char(out, '\n');
    emit_prototype(out, "", operation, "\n{\n");
    if (ids > 0)
        write_ids(out, operation->path);
    sw_buf_addf(out, "    const sw_request request = { .operation = \"%s\"", operation->name);
    if (ids > 0)
        sw_buf_addf(out, ", .ids = ids, .id_count = %zu", ids);
    sw_buf_addf(out, " };\n    return %s;\n}\n", calls[sw_operation_sends(operation)]);
}

int emit_source(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, head);
    for (size_t i = 0; i < sw_operation_count(); i++)
        write_function(out, sw_operation_at(i));
    return sw_buf_check(out, "operations.c", err);
}

static const char functions_head[] =
    "/* SPDX-License-Identifier: Apache-2.0\n"
    " *\n"
    " * " EMIT_NOTICE "\n"
    " *\n"
    " * The C functions of operations.h by their shape, for programs that have to go through all of them.\n"
    " *\n"
    " * FUNCTION(operation, function, ids, sends)\n"
    " *\n"
    " *   ids    how many it takes\n"
    " *   sends  BODY, QUERY or NOTHING\n"
    " */\n"
    "\n";

int emit_functions(sw_buf *out, const char *folder, sw_error *err)
{
    static const char *const sends[] = { "NOTHING", "QUERY", "BODY" };
    (void)folder;
    sw_buf_add_text(out, functions_head);
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        sw_buf_addf(out, "FUNCTION(%s, ", operation->name);
        sw_write_function(out, operation);
        sw_buf_addf(out, ", %zu, %s)\n", count_ids(operation->path), sends[sw_operation_sends(operation)]);
    }
    return sw_buf_check(out, "functions.def", err);
}
