/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/php.h"
#include "pay/describe.h"

#include <string.h>

static const char head[] = EMIT_PHP_HEAD
    "namespace SavedWallet;\n"
    "\n"
    "/**\n"
    " * What is sent to Amazon Pay and what it answers, as shapes of arrays, for PHPStan, Psalm and IDEs:\n"
    " * `@phpstan-import-type Charge from \\SavedWallet\\Types`.\n"
    " *\n"
    " * A field that has to be sent is required, and of an answer what it is not believed without; Amazon may\n"
    " * leave out or null all the rest. A field that is null counts as absent. A number with a point comes as text.\n"
    " * An empty object is sent as `new \\stdClass()`.\n"
    " * core/api/REFERENCE.md says of each field what may stand in it, and how that is known.\n"
    " *\n";

static bool is_named(const sw_values *values)
{
    return values && values->texts[0];
}

static void write_values(sw_buf *out, const sw_values *values)
{
    sw_buf_add_text(out, " * @phpstan-type ");
    emit_camel(out, values->name);
    sw_buf_add_text(out, values->closed ? " " : " string");
    for (const char *const *text = values->texts; values->closed && *text; text++) {
        sw_buf_add_text(out, text == values->texts ? "" : "|");
        emit_php_literal(out, *text);
    }
    sw_buf_add_char(out, '\n');
}

static void write_item(sw_buf *out, const sw_field *field)
{
    if (field->type)
        emit_php_alias(out, field->type->name);
    else if (is_named(field->values))
        emit_camel(out, field->values->name);
    else
        sw_buf_add_text(out, "string");
}

static void write_many(sw_buf *out, const char *before, const sw_field *field, const char *after)
{
    sw_buf_add_text(out, before);
    write_item(out, field);
    sw_buf_add_text(out, after);
}

static void write_shape(sw_buf *out, const sw_field *field, unsigned ways)
{
    switch (field->shape) {
    case SW_SHAPE_EPOCH_MS:
    case SW_SHAPE_INTEGER:
        sw_buf_add_text(out, "int");
        break;
    case SW_SHAPE_BOOL:
        sw_buf_add_text(out, "bool");
        break;
    case SW_SHAPE_FLAG:
        sw_buf_add_text(out, "bool|'true'|'false'");
        break;
    case SW_SHAPE_NUMBER:
        sw_buf_add_text(out, "int|string");
        break;
    case SW_SHAPE_TEXTS:
    case SW_SHAPE_OBJECTS:
        write_many(out, "list<", field, ">");
        break;
    case SW_SHAPE_MAP:
        write_many(out, "array<string, ", field, ways & EMIT_SENT ? "|\\stdClass>" : ">");
        break;
    case SW_SHAPE_LIST:
        write_many(out, "string|list<", field, ">");
        break;
    case SW_SHAPE_ANYTHING:
        sw_buf_add_text(out, "mixed");
        break;
    case SW_SHAPE_CHARGE:
    case SW_SHAPE_PRICE:
    case SW_SHAPE_SUM:
        write_item(out, field);
        sw_buf_add_text(out, field->type && ways & EMIT_SENT ? "|Money" : "");
        break;
    default:
        write_item(out, field);
    }
}

static void write_field(sw_buf *out, const sw_field *field, unsigned ways)
{
    bool nullable = field->flag != SW_FIELD_REQUIRED && field->shape != SW_SHAPE_ANYTHING;
    sw_buf_addf(out, " *     %s%s: ", field->name, emit_is_there(field, ways) ? "" : "?");
    write_shape(out, field, ways);
    sw_buf_addf(out, "%s,\n", nullable ? "|null" : "");
}

static void write_type(sw_buf *out, const sw_type *type)
{
    sw_buf_add_text(out, " * @phpstan-type ");
    emit_php_alias(out, type->name);
    sw_buf_add_text(out, " array{\n");
    for (const sw_field *field = type->fields; field->name; field++)
        write_field(out, field, emit_ways(type));
    sw_buf_add_text(out, " * }\n");
}

/* "ADDRESS_RESTRICTION_TYPE" */
static void write_constant_name(sw_buf *out, const char *name)
{
    for (; *name; name++)
        sw_buf_add_char(out, emit_capital(*name));
}

static void write_constant(sw_buf *out, const sw_values *values)
{
    sw_buf items = SW_BUF_INIT(4096), before = SW_BUF_INIT(256), words = SW_BUF_INIT(1024);
    for (const char *const *text = values->texts; *text; text++) {
        emit_php_literal(&items, *text);
        sw_buf_add_char(&items, '\0');
    }
    sw_buf_addf(&words, "%s (%s: %s).", values->closed ? "No other is taken" : "Those that are known",
                sw_confidence_name(values->confidence), values->source);
    sw_buf_add_text(out, "\n    /**\n");
    emit_php_comment(out, sw_buf_text(&words));
    sw_buf_add_text(out, "     */\n");
    sw_buf_add_text(&before, "public const ");
    write_constant_name(&before, values->name);
    sw_buf_add_text(&before, " = [");
    emit_php_list(out, "    ", sw_buf_text(&before), &items, "];\n");
    out->failed = out->failed || before.failed || words.failed;
    sw_buf_free(&items);
    sw_buf_free(&before);
    sw_buf_free(&words);
}

int emit_php_types(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, head);
    for (size_t i = 0; i < sw_values_count(); i++)
        if (is_named(sw_values_at(i)))
            write_values(out, sw_values_at(i));
    for (size_t i = 0; i < sw_type_count(); i++)
        write_type(out, sw_type_at(i));
    sw_buf_add_text(out, " */\nfinal class Types\n{");
    for (size_t i = 0; i < sw_values_count(); i++)
        if (is_named(sw_values_at(i)))
            write_constant(out, sw_values_at(i));
    sw_buf_add_text(out, "}\n");
    return sw_buf_check(out, "Types.php", err);
}
