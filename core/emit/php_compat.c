/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/php.h"
#include "pay/describe.h"

#include <string.h>

static const char head[] = EMIT_PHP_HEAD
    "namespace SavedWallet\\Compat;\n"
    "\n"
    "/**\n"
    " * The operations with the arguments that Amazon's own SDK has. A body is an array or JSON; headers have their\n"
    " * names. What Amazon answers is told in an array, whatever its status.\n"
    " */\n"
    "trait Operations\n"
    "{\n"
    "    /**\n"
    "     * @param array<string, string> $ids\n"
    "     * @param array<string, mixed>|string|null $payload\n"
    "     * @param array<string, mixed>|null $headers\n"
    "     * @param array<string, mixed>|null $query\n"
    "     * @return array<string, mixed>\n"
    "     */\n"
    "    abstract private function operation(\n"
    "        string $name,\n"
    "        string $method,\n"
    "        string $path,\n"
    "        array $ids,\n"
    "        array|string|null $payload,\n"
    "        #[\\SensitiveParameter] ?array $headers,\n"
    "        ?array $query = null\n"
    "    ): array;\n";

/* The official SDK takes the one value of such a query by itself. @return NULL when there are more */
static const sw_field *only_field(const sw_operation *operation)
{
    const sw_type *type = sw_type_find(operation->request);
    return type && type->fields[0].name && !type->fields[1].name ? &type->fields[0] : NULL;
}

static void list_parameters(sw_buf *items, const sw_operation *operation)
{
    sw_sends sends = sw_operation_sends(operation);
    const sw_field *only = only_field(operation);
    bool must = !emit_may_be_left_out(operation);
    emit_php_ids(items, "string $", operation->path);
    if (sends == SW_SENDS_BODY)
        emit_item(items, "array|string|null $payload");
    if (sends == SW_SENDS_QUERY && only) {
        const char *type = only->shape == SW_SHAPE_TEXT ? "string" : "array|string";
        sw_buf_addf(items, "%s%s $%s", type, must ? "" : "|null", only->name);
        emit_item(items, must ? "" : " = null");
    } else if (sends == SW_SENDS_QUERY) {
        emit_item(items, must ? "array $queryParameters" : "?array $queryParameters = null");
    }
    emit_item(items, "#[\\SensitiveParameter] ?array $headers = null");
}

static void list_arguments(sw_buf *items, const sw_operation *operation)
{
    sw_sends sends = sw_operation_sends(operation);
    const sw_field *only = only_field(operation);
    sw_buf ids = SW_BUF_INIT(1024);
    const char *id, *path = operation->path;
    emit_php_literal(items, operation->name);
    sw_buf_add_char(items, '\0');
    emit_php_literal(items, operation->method);
    sw_buf_add_char(items, '\0');
    emit_php_literal(items, operation->path);
    sw_buf_add_char(items, '\0');
    for (size_t size; (size = sw_path_id(&id, &path)) > 0;) {
        sw_buf_addf(&ids, "'%.*s' => $%.*s", (int)size, id, (int)size, id);
        sw_buf_add_char(&ids, '\0');
    }
    emit_php_list(items, "", "[", &ids, "]");
    sw_buf_add_char(items, '\0');
    emit_item(items, sends == SW_SENDS_BODY ? "$payload" : "null");
    emit_item(items, "$headers");
    if (sends == SW_SENDS_QUERY && only) {
        sw_buf_addf(items, "['%s' => $%s]", only->name, only->name);
        sw_buf_add_char(items, '\0');
    } else if (sends == SW_SENDS_QUERY) {
        emit_item(items, "$queryParameters");
    }
    sw_buf_free(&ids);
}

static void write_comment(sw_buf *out, const sw_operation *operation)
{
    sw_sends sends = sw_operation_sends(operation);
    const sw_field *only = only_field(operation);
    sw_buf text = SW_BUF_INIT(4096);
    sw_buf_addf(&text, "%s.", operation->summary);
    sw_buf_add_text(out, "\n    /**\n");
    emit_php_comment(out, sw_buf_text(&text));
    sw_buf_add_text(out, "     *\n");
    if (sends == SW_SENDS_BODY)
        sw_buf_add_text(out, "     * @param array<string, mixed>|string|null $payload\n");
    if (sends == SW_SENDS_QUERY && only && only->shape != SW_SHAPE_TEXT)
        sw_buf_addf(out, "     * @param list<string>|string|null $%s\n", only->name);
    if (sends == SW_SENDS_QUERY && !only)
        sw_buf_add_text(out, "     * @param array<string, mixed>|null $queryParameters\n");
    sw_buf_add_text(out, "     * @param array<string, mixed>|null $headers\n"
                         "     * @return array<string, mixed>\n"
                         "     */\n");
    out->failed = out->failed || text.failed;
    sw_buf_free(&text);
}

static void write_method(sw_buf *out, const sw_operation *operation)
{
    sw_buf parameters = SW_BUF_INIT(4096), arguments = SW_BUF_INIT(4096);
    list_parameters(&parameters, operation);
    list_arguments(&arguments, operation);
    write_comment(out, operation);
    emit_php_method(out, operation->name, &parameters, "array", &arguments);
    sw_buf_free(&parameters);
    sw_buf_free(&arguments);
}

int emit_php_compat(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, head);
    for (size_t i = 0; i < sw_operation_count(); i++)
        write_method(out, sw_operation_at(i));
    sw_buf_add_text(out, "}\n");
    return sw_buf_check(out, "Compat/Operations.php", err);
}
