/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/php.h"
#include "pay/describe.h"

#include <string.h>

static const char about[] = " */\n"
                            "trait Operations\n"
                            "{\n"
                            "    /**\n"
                            "     * @param list<string> $ids\n"
                            "     * @param array<string, mixed>|null $body\n"
                            "     * @param array<string, mixed>|null $query\n"
                            "     * @param array<string, mixed> $call\n"
                            "     * @return Response<array<string, mixed>>\n"
                            "     */\n"
                            "    abstract private function operation(\n"
                            "        string $name,\n"
                            "        array $ids,\n"
                            "        ?array $body,\n"
                            "        ?array $query,\n"
                            "        array $call\n"
                            "    ): Response;\n";

static const char head[] = EMIT_PHP_HEAD
    "namespace SavedWallet;\n"
    "\n"
    "/**\n"
    " * A method for each operation of Amazon Pay API v2.\n"
    " *\n"
    " * Ids come first, then the body. What every method takes besides: `simulate`, a Sandbox simulation code,\n"
    " * refused with a live key; `timeout` in seconds, instead of the client's; `headers`, further ones, such as\n"
    " * x-amz-pay-authtoken. Where a key is taken: `intent`, what is meant, from which the key is derived;\n"
    " * `attempt`, counted up for a deliberate new attempt after a definite no; or `idempotencyKey`, one of the\n"
    " * caller's own. Give all of these by their names.\n"
    " *\n";

/* Every type that a method names, once. */
static void write_imports(sw_buf *out)
{
    for (size_t i = 0; i < sw_type_count(); i++) {
        const sw_type *type = sw_type_at(i);
        bool named = false;
        for (size_t at = 0; at < sw_operation_count() && !named; at++)
            named = strcmp(sw_operation_at(at)->request, type->name) == 0 ||
                    strcmp(sw_operation_at(at)->response, type->name) == 0;
        if (!named)
            continue;
        sw_buf_add_text(out, " * @phpstan-import-type ");
        emit_php_alias(out, type->name);
        sw_buf_add_text(out, " from Types\n");
    }
}

static const char *name_of_sent(const sw_operation *operation)
{
    static const char *const names[] = { NULL, "query", "body" };
    return names[sw_operation_sends(operation)];
}

static void list_parameters(sw_buf *items, const sw_operation *operation)
{
    const char *sent = name_of_sent(operation);
    emit_php_ids(items, "string $", operation->path);
    if (sent) {
        sw_buf_addf(items, "array $%s", sent);
        emit_item(items, emit_may_be_left_out(operation) ? " = []" : "");
    }
    if (operation->key != SW_KEY_NONE) {
        emit_item(items, "?string $intent = null");
        emit_item(items, "int $attempt = 1");
        emit_item(items, "?string $idempotencyKey = null");
    }
    if (emit_takes_permission(operation))
        emit_item(items, "?string $permission = null");
    emit_item(items, "?string $simulate = null");
    emit_item(items, "?float $timeout = null");
    emit_item(items, "#[\\SensitiveParameter] array $headers = []"); /* tokens of a buyer or an account */
}

static void list_arguments(sw_buf *items, const sw_operation *operation)
{
    sw_buf ids = SW_BUF_INIT(1024), call = SW_BUF_INIT(1024);
    const char *sent = name_of_sent(operation);
    emit_php_literal(items, operation->name);
    sw_buf_add_char(items, '\0');
    emit_php_ids(&ids, "$", operation->path);
    emit_php_list(items, "", "[", &ids, "]");
    sw_buf_add_char(items, '\0');
    emit_item(items, sw_operation_sends(operation) == SW_SENDS_BODY ? "$body" : "null");
    emit_item(items, sent && strcmp(sent, "query") == 0 ? "$query" : "null");
    if (operation->key != SW_KEY_NONE)
        sw_buf_add_text(&call, "'intent', 'attempt', 'idempotencyKey', ");
    sw_buf_add_text(&call, emit_takes_permission(operation) ? "'permission', " : "");
    sw_buf_addf(items, "compact(%s'simulate', 'timeout', 'headers')", sw_buf_text(&call));
    sw_buf_add_char(items, '\0');
    sw_buf_free(&ids);
    sw_buf_free(&call);
}

static void write_tag(sw_buf *out, const char *before, const char *type, const char *after)
{
    sw_buf_addf(out, "     * @phpstan-%s", before);
    emit_php_alias(out, type);
    sw_buf_addf(out, "%s\n", after);
}

static void write_tags(sw_buf *out, const sw_operation *operation)
{
    const char *sent = name_of_sent(operation);
    if (sent) {
        sw_buf_addf(out, "     * @param array<string, mixed> $%s\n", sent);
        if (sw_type_find(operation->request)) {
            sw_buf_addf(out, "     * @phpstan-param ");
            emit_php_alias(out, operation->request);
            sw_buf_addf(out, " $%s\n", sent);
        }
    }
    sw_buf_add_text(out, "     * @param array<string, string> $headers\n"
                         "     * @return Response<array<string, mixed>>\n");
    if (sw_type_find(operation->response))
        write_tag(out, "return Response<", operation->response, ">");
    sw_buf_add_text(out, "     */\n");
}

static void write_comment(sw_buf *out, const sw_operation *operation)
{
    sw_buf text = SW_BUF_INIT(4096);
    sw_buf_addf(&text, "%s.", operation->summary);
    sw_buf_add_text(out, "\n    /**\n");
    emit_php_comment(out, sw_buf_text(&text));
    sw_buf_addf(out, "     *\n     * `%s %s` (%s: %s)\n     *\n", operation->method, operation->path,
                operation->confidence, operation->source);
    sw_buf_clear(&text);
    emit_advice(&text, operation);
    emit_php_comment(out, sw_buf_text(&text));
    sw_buf_add_text(out, "     *\n");
    write_tags(out, operation);
    out->failed = out->failed || text.failed;
    sw_buf_free(&text);
}

static void write_method(sw_buf *out, const sw_operation *operation)
{
    sw_buf parameters = SW_BUF_INIT(4096), arguments = SW_BUF_INIT(4096);
    list_parameters(&parameters, operation);
    list_arguments(&arguments, operation);
    write_comment(out, operation);
    emit_php_method(out, operation->name, &parameters, "Response", &arguments);
    sw_buf_free(&parameters);
    sw_buf_free(&arguments);
}

int emit_php_operations(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, head);
    write_imports(out);
    sw_buf_add_text(out, about);
    for (size_t i = 0; i < sw_operation_count(); i++)
        write_method(out, sw_operation_at(i));
    sw_buf_add_text(out, "}\n");
    return sw_buf_check(out, "Operations.php", err);
}
