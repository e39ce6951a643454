/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/python.h"

static const char head[] = EMIT_PYTHON_HEAD
    "\"\"\"Every way a call can fail: the name of its code, its exception, and what it says.\"\"\"\n"
    "\n"
    "ERRORS: tuple[tuple[str, str, str], ...] = (\n";

static void write_error(sw_buf *out, const sw_json *row)
{
    static const char *const columns[] = { "name", "class", "text" };
    sw_buf items = SW_BUF_INIT(4096);
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char *text = sw_json_get_text(row, columns[i]);
        emit_python_literal(&items, text ? text : "");
        sw_buf_add_char(&items, '\0');
    }
    emit_python_list(out, "    ", "(", &items, "),");
    sw_buf_free(&items);
}

int emit_python_errors(sw_buf *out, const char *folder, sw_error *err)
{
    sw_json *kinds;
    int code = emit_rows(&kinds, folder, emit_table_find("errors"), err);
    sw_buf_add_text(out, head);
    for (const sw_json *row = sw_json_first(sw_json_get(kinds, "ERROR")); row; row = sw_json_next(row))
        write_error(out, row);
    sw_buf_add_text(out, ")\n");
    sw_json_free(kinds);
    return code == SW_OK ? sw_buf_check(out, "_errors_table.py", err) : code;
}
