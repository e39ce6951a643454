/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/php.h"

#include <savedwallet/version.h>

static const char head[] = EMIT_PHP_HEAD
    "namespace SavedWallet;\n"
    "\n"
    "/**\n"
    " * Every way a call can fail: its code, its exception, and what it says.\n"
    " */\n"
    "final class Errors\n"
    "{\n"
    "    /** @var array<string, array{class-string<Exception\\SavedWalletException>, string}> */\n"
    "    public const TABLE = [\n";

static const char version[] = EMIT_PHP_HEAD
    "namespace SavedWallet;\n"
    "\n"
    "/**\n"
    " * The release of these classes. The extension has to be of the same one.\n"
    " */\n"
    "final class Version\n"
    "{\n"
    "    public const VERSION = '" SW_VERSION "';\n"
    "}\n";

static const char *text_of(const sw_json *row, const char *column)
{
    const char *text = sw_json_get_text(row, column);
    return text ? text : "";
}

static void write_error(sw_buf *out, const sw_json *row)
{
    sw_buf_add_text(out, "        ");
    emit_php_literal(out, text_of(row, "name"));
    sw_buf_addf(out, " => [Exception\\%s::class, ", text_of(row, "class"));
    emit_php_literal(out, text_of(row, "text"));
    sw_buf_add_text(out, "],\n");
}

int emit_php_errors(sw_buf *out, const char *folder, sw_error *err)
{
    sw_json *kinds;
    int code = emit_rows(&kinds, folder, emit_table_find("errors"), err);
    sw_buf_add_text(out, head);
    for (const sw_json *row = sw_json_first(sw_json_get(kinds, "ERROR")); row; row = sw_json_next(row))
        write_error(out, row);
    sw_buf_add_text(out, "    ];\n}\n");
    sw_json_free(kinds);
    return code == SW_OK ? sw_buf_check(out, "Errors.php", err) : code;
}

int emit_php_version(sw_buf *out, const char *folder, sw_error *err)
{
    (void)folder;
    sw_buf_add_text(out, version);
    return sw_buf_check(out, "Version.php", err);
}
