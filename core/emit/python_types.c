/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "emit/python.h"
#include "pay/describe.h"

#include <string.h>

static const char head[] = EMIT_PYTHON_HEAD
    "\"\"\"What is sent to Amazon Pay and what it answers, as dictionaries.\n"
    "\n"
    "A field that has to be sent is required, and of an answer what it is not believed without; Amazon may leave out\n"
    "or null all the rest. A field that is None counts as absent. Behind a type stands how it is known: documented by\n"
    "Amazon, read in an official SDK or a real answer (sdk), or assumed; core/api/REFERENCE.md says it of each field.\n"
    "\"\"\"\n"
    "\n"
    "from collections.abc import Mapping, Sequence\n"
    "from decimal import Decimal\n"
    "from typing import Any, Literal, NotRequired, TypeAlias, TypedDict\n";

/* A list of values that others may join is a text, whose known values are told. */
static void write_values(sw_buf *out, const sw_values *values)
{
    sw_buf items = SW_BUF_INIT(4096), before = SW_BUF_INIT(256), words = SW_BUF_INIT(4096);
    for (const char *const *text = values->texts; *text; text++) {
        emit_python_literal(&items, *text);
        sw_buf_add_char(&items, '\0');
        sw_buf_add_text(&words, text == values->texts ? "Known: " : ", ");
        emit_python_text(&words, *text);
    }
    emit_camel(&before, values->name);
    sw_buf_addf(&before, ": TypeAlias = %s", values->closed ? "Literal[" : "str\n");
    if (values->closed) {
        sw_buf_clear(&words);
        sw_buf_add_text(&words, "No other is taken");
        emit_python_list(out, "", sw_buf_text(&before), &items, "]");
    } else
        sw_buf_add_text(out, sw_buf_text(&before));
    sw_buf_addf(&words, " (%s: ", sw_confidence_name(values->confidence));
    emit_python_text(&words, values->source);
    sw_buf_add_text(&words, ").\"\"\"");
    emit_paragraph(out, "\"\"\"", "", sw_buf_text(&words));
    out->failed = out->failed || before.failed || words.failed;
    sw_buf_free(&items);
    sw_buf_free(&before);
    sw_buf_free(&words);
}

static void write_item(sw_buf *out, const sw_field *field)
{
    if (field->type)
        emit_camel(out, field->type->name);
    else if (field->values && field->values->texts[0])
        emit_camel(out, field->values->name);
    else
        sw_buf_add_text(out, "str");
}

static void write_many(sw_buf *out, const char *before, const sw_field *field)
{
    sw_buf_add_text(out, before);
    write_item(out, field);
    sw_buf_add_char(out, ']');
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
        sw_buf_add_text(out, "bool | Literal[\"true\", \"false\"]");
        break;
    case SW_SHAPE_NUMBER:
        sw_buf_add_text(out, "int | Decimal | str");
        break;
    case SW_SHAPE_TEXTS:
    case SW_SHAPE_OBJECTS:
        write_many(out, ways & EMIT_SENT ? "Sequence[" : "list[", field);
        break;
    case SW_SHAPE_MAP:
        write_many(out, ways & EMIT_SENT ? "Mapping[str, " : "dict[str, ", field);
        break;
    case SW_SHAPE_LIST:
        write_many(out, "str | Sequence[", field);
        break;
    case SW_SHAPE_ANYTHING:
        sw_buf_add_text(out, "Any");
        break;
    default:
        write_item(out, field);
    }
}

static bool has_required(const sw_type *type, unsigned ways)
{
    for (const sw_field *field = type->fields; field->name; field++)
        if (emit_is_there(field, ways))
            return true;
    return false;
}

/* "NotRequired[Price | None]". An answer whose required fields are null is not believed. */
static void write_annotation(sw_buf *out, const sw_field *field, unsigned ways, bool is_total)
{
    bool wrapped = is_total && !emit_is_there(field, ways);
    bool nullable = ways & EMIT_ANSWERED && field->flag != SW_FIELD_REQUIRED && field->shape != SW_SHAPE_ANYTHING;
    sw_buf_add_text(out, wrapped ? "NotRequired[" : "");
    write_shape(out, field, ways);
    sw_buf_add_text(out, nullable ? " | None" : "");
    sw_buf_add_text(out, wrapped ? "]" : "");
}

/* Words for what the annotation does not say: formats, limits, regions. */
static void write_words(sw_buf *out, const sw_field *field)
{
    bool is_said = field->shape == SW_SHAPE_FLAG || (field->shape >= SW_SHAPE_OBJECT && field->shape <= SW_SHAPE_MAP) ||
                   (field->values && field->values->texts[0]);
    bool starts_said = field->shape == SW_SHAPE_TEXT || field->shape == SW_SHAPE_BOOL ||
                       field->shape == SW_SHAPE_NUMBER || field->shape == SW_SHAPE_ANYTHING;
    sw_buf words = SW_BUF_INIT(1024);
    if (!is_said)
        sw_write_field(&words, field);
    const char *text = sw_buf_text(&words);
    text += starts_said ? strcspn(text, ",;") : 0;
    sw_buf_add_text(out, text + strspn(text, ",; "));
    out->failed = out->failed || words.failed;
    sw_buf_free(&words);
}

static void write_field(sw_buf *out, const sw_field *field, unsigned ways, bool is_total)
{
    sw_buf line = SW_BUF_INIT(1024), words = SW_BUF_INIT(1024);
    sw_buf_addf(&line, "    %s: ", field->name);
    write_annotation(&line, field, ways, is_total);
    write_words(&words, field);
    bool fits = line.size + 4 + words.size <= EMIT_WIDTH;
    if (words.size > 0 && !fits)
        emit_paragraph(out, "    # ", "    # ", sw_buf_text(&words));
    sw_buf_add_text(out, sw_buf_text(&line));
    if (words.size > 0 && fits)
        sw_buf_addf(out, "  # %s", sw_buf_text(&words));
    sw_buf_add_char(out, '\n');
    out->failed = out->failed || line.failed || words.failed;
    sw_buf_free(&line);
    sw_buf_free(&words);
}

/* "(documented, sdk)": how its fields are known. */
static void write_confidence(sw_buf *out, const sw_type *type)
{
    const char *before = " (";
    for (sw_confidence confidence = SW_DOCUMENTED; confidence <= SW_ASSUMED; confidence++) {
        const sw_field *field = type->fields;
        while (field->name && field->confidence != confidence)
            field++;
        if (field->name) {
            sw_buf_addf(out, "%s%s", before, sw_confidence_name(confidence));
            before = ", ";
        }
    }
    sw_buf_add_text(out, *before == ',' ? ")" : "");
}

static void write_class(sw_buf *out, const sw_type *type, unsigned ways)
{
    bool is_total = has_required(type, ways);
    sw_buf_add_text(out, "\n\nclass ");
    emit_camel(out, type->name);
    sw_buf_addf(out, "(TypedDict%s):\n    \"\"\"", is_total ? "" : ", total=False");
    emit_python_text(out, type->summary);
    write_confidence(out, type);
    sw_buf_add_text(out, ".\"\"\"\n\n");
    for (const sw_field *field = type->fields; field->name; field++)
        write_field(out, field, ways, is_total);
}

/* For a field that no class can have, since Python keeps its name for itself. */
static void write_call(sw_buf *out, const sw_type *type, unsigned ways)
{
    sw_buf name = SW_BUF_INIT(256);
    emit_camel(&name, type->name);
    sw_buf_addf(out, "\n\n%s = TypedDict(\n    \"%s\",\n    {\n", sw_buf_text(&name), sw_buf_text(&name));
    for (const sw_field *field = type->fields; field->name; field++) {
        sw_buf_add_text(out, "        ");
        emit_python_literal(out, field->name);
        sw_buf_add_text(out, ": ");
        write_annotation(out, field, ways, true);
        sw_buf_add_text(out, ",\n");
    }
    sw_buf_add_text(out, "    },\n)\n\"\"\"");
    emit_python_text(out, type->summary);
    write_confidence(out, type);
    sw_buf_add_text(out, ".\"\"\"\n");
    out->failed = out->failed || name.failed;
    sw_buf_free(&name);
}

static bool is_keyword(const char *name)
{
    static const char *const keywords[] = { "False",  "None",   "True",    "and",      "as",       "assert", "async",
                                            "await",  "break",  "class",   "continue", "def",      "del",    "elif",
                                            "else",   "except", "finally", "for",      "from",     "global", "if",
                                            "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
                                            "pass",   "raise",  "return",  "try",      "while",    "with",   "yield" };
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
        if (strcmp(name, keywords[i]) == 0)
            return true;
    return false;
}

/* A class comes behind those that its fields name, so that Python finds them. */
static void write_type(sw_buf *out, const sw_type *type, bool *done)
{
    size_t place = 0;
    bool has_names = true;
    while (sw_type_at(place) != type)
        place++;
    if (done[place])
        return;
    done[place] = true;
    for (const sw_field *field = type->fields; field->name; field++) {
        has_names = has_names && !is_keyword(field->name);
        if (field->type)
            write_type(out, field->type, done);
    }
    (has_names ? write_class : write_call)(out, type, emit_ways(type));
}

int emit_python_types(sw_buf *out, const char *folder, sw_error *err)
{
    enum { MOST = 1024 };
    bool done[MOST] = { false };
    (void)folder;
    if (sw_type_count() > MOST)
        return sw_fail(err, SW_E_LIMIT, "types.py: there are more than %d types", MOST);
    sw_buf_add_text(out, head);
    for (size_t i = 0; i < sw_values_count(); i++)
        if (sw_values_at(i)->texts[0]) {
            sw_buf_add_char(out, '\n');
            write_values(out, sw_values_at(i));
        }
    for (size_t i = 0; i < sw_type_count(); i++)
        write_type(out, sw_type_at(i), done);
    return sw_buf_check(out, "types.py", err);
}
