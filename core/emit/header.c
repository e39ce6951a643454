/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/emit.h"
#include "pay/describe.h"

static const char head[] =
    "/* SPDX-License-Identifier: Apache-2.0 */\n"
    "/* " EMIT_NOTICE " */\n"
    "/** @file\n"
    " * A function for each operation of Amazon Pay API v2. Each is sw_client_call with its name, and\n"
    " * returns what that returns; core/api/REFERENCE.md has all types with their fields.\n"
    " */\n"
    "#ifndef SAVEDWALLET_OPERATIONS_H\n"
    "#define SAVEDWALLET_OPERATIONS_H\n"
    "\n"
    "#include <savedwallet/client.h>\n"
    "#include <savedwallet/error.h>\n"
    "#include <savedwallet/export.h>\n"
    "#include <savedwallet/response.h>\n"
    "\n"
    "#include <stddef.h>\n"
    "\n"
    "SW_BEGIN_DECL\n";

static const char later[] = " *                  ";

static void write_ids(sw_buf *out, const char *path)
{
    const char *id;
    for (size_t size; (size = sw_path_id(&id, &path)) > 0;) {
        sw_buf text = SW_BUF_INIT(512);
        sw_write_snake(&text, id, size);
        sw_buf_addf(&text, "  %.*s, as Amazon gave it, not encoded", (int)size, id);
        emit_paragraph(out, " * @param ", later, sw_buf_text(&text));
        sw_buf_free(&text);
    }
}

/* The fields that must be there, or those that may, with their limits. */
static void write_fields(sw_buf *out, const sw_type *type, sw_flag flag, const char *before)
{
    for (const sw_field *field = type->fields; field->name; field++) {
        if (field->flag != flag)
            continue;
        sw_buf_addf(out, "%s%s (", before, field->name);
        sw_write_field(out, field);
        sw_buf_add_char(out, ')');
        before = "; ";
    }
}

static void write_sent(sw_buf *out, const sw_operation *operation)
{
    const sw_type *type = sw_type_find(operation->request);
    bool is_query = sw_operation_sends(operation) == SW_SENDS_QUERY;
    sw_buf text = SW_BUF_INIT(8192);
    sw_buf_add_text(&text, operation->request);
    sw_buf_add_text(&text, is_query ? ", query_count pairs" : ", JSON text closed with a NUL");
    if (type) {
        write_fields(&text, type, SW_FIELD_REQUIRED, ". Required: ");
        write_fields(&text, type, SW_FIELD_OPTIONAL, ". Optional: ");
    }
    emit_paragraph(out, is_query ? " * @param query     " : " * @param body      ", later, sw_buf_text(&text));
    out->failed = out->failed || text.failed;
    sw_buf_free(&text);
}

static void write_comment(sw_buf *out, const sw_operation *operation)
{
    sw_buf text = SW_BUF_INIT(2048);
    sw_buf_addf(&text, "%s.", operation->summary);
    sw_buf_add_text(out, "\n/**\n");
    emit_paragraph(out, " * ", " * ", sw_buf_text(&text));
    sw_buf_addf(out, " *\n * `%s %s` (%s: %s)\n *\n", operation->method, operation->path, operation->confidence,
                operation->source);
    sw_buf_clear(&text);
    sw_buf_addf(&text, "%s; yours, free it with sw_response_free. Set whenever Amazon answered", operation->response);
    emit_paragraph(out, " * @param[out] out  ", later, sw_buf_text(&text));
    write_ids(out, operation->path);
    if (sw_operation_sends(operation) != SW_SENDS_NOTHING)
        write_sent(out, operation);
    sw_buf_clear(&text);
    sw_buf_addf(&text, "%s%s", emit_about_key(operation->key),
                operation->key == SW_KEY_REQUIRED ? "" : ". NULL: defaults");
    emit_paragraph(out, " * @param call      ", later, sw_buf_text(&text));
    sw_buf_clear(&text);
    sw_buf_addf(&text, "SW_OK or a code; %s%s",
                operation->recover == SW_RECOVER_SAFE ? "" : "when err->effect is SW_EFFECT_UNKNOWN, ",
                emit_about_recovery(operation->recover));
    emit_paragraph(out, " * @return ", " * ", sw_buf_text(&text));
    sw_buf_add_text(out, " */\n");
    out->failed = out->failed || text.failed;
    sw_buf_free(&text);
}

int emit_header(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, head);
    for (size_t i = 0; i < sw_operation_count(); i++) {
        write_comment(out, sw_operation_at(i));
        emit_prototype(out, "SW_API ", sw_operation_at(i), ";");
        sw_buf_add_char(out, '\n');
    }
    sw_buf_add_text(out, "\nSW_END_DECL\n\n#endif\n");
    return sw_buf_check(out, "operations.h", err);
}
