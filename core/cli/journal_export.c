/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/memory.h"
#include "cli/csv.h"
#include "cli/journal.h"
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PAGE = 500 };

typedef struct export_values {
    cli_journal_values common;
    bool csv;
    const char *out;
} export_values;

static const cli_option options[] = {
    { "csv", CLI_FLAG, false, offsetof(export_values, csv), "",
      "a table with a head, in place of one JSON object a line" },
    { "out", CLI_TEXT, false, offsetof(export_values, out), "FILE", "where to; without it, standard output" },
    CLI_JOURNAL_OPTIONS,
};

/* Members of an action, in the order of the columns; an amount is two. */
static const char *const columns[] = {
    "intent",  "kind",      "state",     "wallet",       "amount",     "currency",  "charge",
    "attempt", "charge_id", "refund_id", "object_state", "reason",     "next_step", "message",
    "guard",   "pending",   "due_at",    "created_at",   "changed_at", "event",
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

/* A file that is whole when it has its name: what is half written is called FILE.part. */
typedef struct target {
    FILE *file;
    const char *path; /* NULL: standard output */
    char *part;
} target;

static int open_target(target *out, const char *path, sw_error *err)
{
    sw_buf part = SW_BUF_INIT(8192);
    *out = (target){ .file = stdout, .path = path };
    if (!path)
        return SW_OK;
    sw_buf_addf(&part, "%s.part", path);
    int code = sw_buf_check(&part, "the name of the file", err);
    out->part = sw_buf_take(&part);
    if (code < 0)
        return code;
    int file = open(out->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    out->file = file < 0 ? NULL : fdopen(file, "w");
    if (!out->file)
        return sw_fail(err, SW_E_INVALID, "the file \"%s\" cannot be written: %s", out->part, strerror(errno));
    return SW_OK;
}

/* @param code  SW_OK: all of it was written */
static int close_target(target *out, int code, sw_error *err)
{
    if (out->path && out->file) {
        bool whole = !ferror(out->file) && fflush(out->file) == 0 && fsync(fileno(out->file)) == 0;
        whole = fclose(out->file) == 0 && whole;
        if (code == SW_OK && (!whole || rename(out->part, out->path) != 0))
            code = sw_fail(err, SW_E_INVALID, "the file \"%s\" cannot be written: %s", out->path, strerror(errno));
        if (code < 0)
            unlink(out->part);
    }
    sw_release(out->part);
    return code;
}

static void put_cell(FILE *file, const sw_json *action, const char *column)
{
    char text[1024];
    const sw_json *amount = sw_json_get(action, "amount");
    const sw_json *value = sw_json_get(action, column);
    if (strcmp(column, "currency") == 0)
        value = sw_json_get(amount, "currencyCode");
    else if (strcmp(column, "amount") == 0)
        value = sw_json_get(amount, "amount");
    cli_value_text(text, sizeof text, value);
    cli_csv_put(file, text);
}

static void put_csv(FILE *file, const sw_json *action)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        if (action)
            put_cell(file, action, columns[i]);
        else
            fputs(columns[i], file);
        fputs(i + 1 < COLUMNS ? "," : "\r\n", file);
    }
}

static int put_json(FILE *file, const sw_json *action, sw_error *err)
{
    char *text = sw_json_write(action, false);
    if (!text)
        return sw_fail_memory(err);
    fprintf(file, "%s\n", text);
    sw_json_release_text(text);
    return SW_OK;
}

static sw_json *page_before(int64_t before)
{
    sw_json *asked = sw_json_object();
    return cli_put_whole(asked, sw_json_put_integer(asked, "limit", PAGE) &&
                                    (before == 0 || sw_json_put_integer(asked, "before", before)));
}

/* @param[in,out] before  of the page; 0 at the first and after the last one */
static int write_page(int64_t *before, int64_t *count, cli_journal *journal, FILE *file, sw_error *err)
{
    const export_values *values = journal->invocation->values;
    sw_json *page = NULL;
    int code = cli_journal_do(&page, journal, "list", page_before(*before), err);
    const sw_json *action = sw_json_first(sw_json_get(page, "actions"));
    for (; code == SW_OK && action; action = sw_json_next(action), ++*count) {
        if (values->csv)
            put_csv(file, action);
        else
            code = put_json(file, action, err);
    }
    *before = sw_json_integer(sw_json_get(page, "next"), 0);
    sw_json_free(page);
    return code;
}

static int write_all(int64_t *count, cli_journal *journal, FILE *file, sw_error *err)
{
    const export_values *values = journal->invocation->values;
    int64_t before = 0;
    int code = SW_OK;
    if (values->csv)
        put_csv(file, NULL);
    do
        code = write_page(&before, count, journal, file, err);
    while (code == SW_OK && before > 0 && !ferror(file));
    return code;
}

static int tell(const cli_invocation *invocation, int64_t count, sw_error *err)
{
    const export_values *values = invocation->values;
    if (!values->out)
        return cli_print_end();
    if (!invocation->json) {
        printf("%lld actions are in %s\n", (long long)count, values->out);
        return cli_print_end();
    }
    sw_json *told = sw_json_object();
    bool whole = sw_json_put_integer(told, "actions", count) && sw_json_put_text(told, "out", values->out);
    return cli_print_json(cli_put_whole(told, whole), err);
}

static int export(cli_journal *journal, sw_error *err)
{
    const export_values *values = journal->invocation->values;
    target to;
    int64_t count = 0;
    int code = open_target(&to, values->out, err);
    if (code == SW_OK)
        code = write_all(&count, journal, to.file, err);
    code = close_target(&to, code, err);
    return code < 0 ? code : tell(journal->invocation, count, err);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const export_values *values = invocation->values;
    if (invocation->json && !values->out)
        return sw_fail_field(err, SW_E_INVALID, "out",
                             "--json needs --out FILE: standard output is for the one object");
    return cli_journal_with(invocation, CLI_JOURNAL_LOOKS, export, err);
}

const cli_command cli_journal_export = {
    .name = "journal export",
    .summary = "Write all actions to a file, for accounting",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(export_values),
    .description =
        "Writes every action, the newest first, one JSON object a line, or with --csv as a table (RFC 4180,\n"
        "UTF-8). A cell that a spreadsheet would take for a formula has an apostrophe in front. A file is written\n"
        "as FILE.part, and has its name when it is whole. It needs no key.\n"
        "\n"
        "--json, with --out, prints actions (how many) and out.\n" CLI_JOURNAL_ACTION "\n" CLI_JOURNAL_EXITS,
    .notes = sw_settings_help,
    .examples = "  savedwallet journal export --csv --out actions.csv\n"
                "  savedwallet journal export | grep '\"state\":\"unresolved\"'\n",
    .run = run,
};
