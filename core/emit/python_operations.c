/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/python.h"
#include "pay/describe.h"

#include <string.h>

static const char head[] = EMIT_PYTHON_HEAD "\"\"\"A method for each operation of Amazon Pay API v2.\"\"\"\n"
                                            "\n"
                                            "from __future__ import annotations\n"
                                            "\n"
                                            "from collections.abc import Mapping\n"
                                            "from typing import Any\n"
                                            "\n"
                                            "from . import types\n"
                                            "from ._response import Response\n";

static const char about_arguments[] =
    "\n"
    "    Ids come first, then the body. What every method takes besides: `simulate`, a Sandbox simulation code,\n"
    "    refused with a live key; `timeout` in seconds, instead of the client's; `headers`, further ones, such as\n"
    "    x-amz-pay-authtoken. Where a key is taken: `intent`, what is meant, from which the key is derived;\n"
    "    `attempt`, counted up for a deliberate new attempt after a definite no; or `idempotency_key`, one of the\n"
    "    caller's own.\n"
    "    \"\"\"\n";

/* The two classes differ in these words only. */
typedef struct flavour {
    const char *name;
    const char *summary;
    const char *def;
    const char *call;
} flavour;

static const flavour flavours[] = {
    { "Operations", "The operations, for a client that waits for its answers.", "def ", "return self._operation(" },
    { "AsyncOperations", "The operations, for a client of asyncio.", "async def ", "return await self._operation(" },
};

static void add_sent(sw_buf *items, const sw_operation *operation, const char *name)
{
    const sw_type *type = sw_type_find(operation->request);
    sw_buf_addf(items, "%s: ", name);
    sw_buf_add_text(items, type ? "types." : "Any");
    emit_camel(items, type ? type->name : "");
    emit_item(items, emit_may_be_left_out(operation) ? " | None = None" : "");
}

static void list_parameters(sw_buf *items, const sw_operation *operation)
{
    const char *id, *at = operation->path;
    emit_item(items, "self");
    for (size_t size; (size = sw_path_id(&id, &at)) > 0;) {
        sw_write_snake(items, id, size);
        emit_item(items, ": str");
    }
    if (sw_operation_sends(operation) == SW_SENDS_BODY)
        add_sent(items, operation, "body");
    emit_item(items, "*");
    if (sw_operation_sends(operation) == SW_SENDS_QUERY)
        add_sent(items, operation, "query");
    if (operation->key != SW_KEY_NONE) {
        emit_item(items, "intent: str | None = None");
        emit_item(items, "attempt: int = 1");
        emit_item(items, "idempotency_key: str | None = None");
    }
    if (emit_takes_permission(operation))
        emit_item(items, "permission: str | None = None");
    emit_item(items, "simulate: str | None = None");
    emit_item(items, "timeout: float | None = None");
    emit_item(items, "headers: Mapping[str, str] | None = None");
}

static void list_ids(sw_buf *items, const char *path)
{
    const char *id, *separator = "";
    size_t count = 0;
    sw_buf_add_char(items, '(');
    for (size_t size; (size = sw_path_id(&id, &path)) > 0; separator = ", ", count++) {
        sw_buf_add_text(items, separator);
        sw_write_snake(items, id, size);
    }
    emit_item(items, count == 1 ? ",)" : ")");
}

static void list_arguments(sw_buf *items, const sw_operation *operation)
{
    emit_python_literal(items, operation->name);
    sw_buf_add_char(items, '\0');
    list_ids(items, operation->path);
    if (sw_operation_sends(operation) == SW_SENDS_BODY)
        emit_item(items, emit_may_be_left_out(operation) ? "body or {}" : "body");
    else
        emit_item(items, "None");
    emit_item(items, sw_operation_sends(operation) == SW_SENDS_QUERY ? "query" : "None");
    if (operation->key != SW_KEY_NONE) {
        emit_item(items, "intent=intent");
        emit_item(items, "attempt=attempt");
        emit_item(items, "idempotency_key=idempotency_key");
    }
    if (emit_takes_permission(operation))
        emit_item(items, "permission=permission");
    emit_item(items, "simulate=simulate");
    emit_item(items, "timeout=timeout");
    emit_item(items, "headers=headers");
}

static void write_response(sw_buf *out, const sw_operation *operation)
{
    const sw_type *type = sw_type_find(operation->response);
    sw_buf_add_text(out, type ? "Response[types." : "Response[Any");
    emit_camel(out, type ? type->name : "");
    sw_buf_add_char(out, ']');
}

static void write_docstring(sw_buf *out, const sw_operation *operation)
{
    static const char indent[] = "        ";
    sw_buf text = SW_BUF_INIT(4096);
    emit_python_text(&text, operation->summary);
    sw_buf_add_char(&text, '.');
    emit_paragraph(out, "        \"\"\"", indent, sw_buf_text(&text));
    sw_buf_addf(out, "\n%s`%s %s` (%s: ", indent, operation->method, operation->path, operation->confidence);
    emit_python_text(out, operation->source);
    sw_buf_add_text(out, ")\n\n");
    sw_buf_clear(&text);
    emit_advice(&text, operation);
    emit_paragraph(out, indent, indent, sw_buf_text(&text));
    sw_buf_addf(out, "%s\"\"\"\n", indent);
    out->failed = out->failed || text.failed;
    sw_buf_free(&text);
}

static void write_method(sw_buf *out, const flavour *is, const sw_operation *operation)
{
    sw_buf items = SW_BUF_INIT(4096), before = SW_BUF_INIT(256), after = SW_BUF_INIT(256);
    sw_buf_add_text(&before, is->def);
    sw_write_snake(&before, operation->name, strlen(operation->name));
    sw_buf_add_char(&before, '(');
    sw_buf_add_text(&after, ") -> ");
    write_response(&after, operation);
    sw_buf_add_char(&after, ':');
    list_parameters(&items, operation);
    sw_buf_add_char(out, '\n');
    emit_python_list(out, "    ", sw_buf_text(&before), &items, sw_buf_text(&after));
    write_docstring(out, operation);
    sw_buf_clear(&items);
    list_arguments(&items, operation);
    emit_python_list(out, "        ", is->call, &items, ")");
    out->failed = out->failed || before.failed || after.failed;
    sw_buf_free(&items);
    sw_buf_free(&before);
    sw_buf_free(&after);
}

static void write_class(sw_buf *out, const flavour *is)
{
    sw_buf_addf(out, "\n\nclass %s:\n    \"\"\"%s\n%s", is->name, is->summary, about_arguments);
    sw_buf_addf(out,
                "\n    %s_operation(self, name: str, ids: tuple[str, ...], body: Any, query: Any, **call: Any)"
                " -> Response[Any]:\n"
                "        raise NotImplementedError\n",
                is->def);
    for (size_t i = 0; i < sw_operation_count(); i++)
        write_method(out, is, sw_operation_at(i));
}

int emit_python_operations(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, head);
    for (size_t i = 0; i < sizeof flavours / sizeof flavours[0]; i++)
        write_class(out, &flavours[i]);
    return sw_buf_check(out, "_operations.py", err);
}
