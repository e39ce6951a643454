/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/journal.h"
#include "cli/lines.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "face/told.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { MOST_LINE = 1 << 20 };

typedef struct emit_values {
    cli_journal_values common;
    const char *file;
    const char *name;
    const char *id;
    const char *wallet;
    const char *subject;
    const char *at;
    const char *data;
} emit_values;

static const cli_option options[] = {
    { "file", CLI_TEXT, false, offsetof(emit_values, file), "FILE", "events, one a line; \"-\": standard input" },
    { "name", CLI_TEXT, false, offsetof(emit_values, name), "NAME", "or one event: its name, such as toll.received" },
    { "id", CLI_TEXT, false, offsetof(emit_values, id), "ID", "what makes it one: the same id is the same event" },
    { "wallet", CLI_TEXT, false, offsetof(emit_values, wallet), "WALLET", "whom it is about" },
    { "subject", CLI_TEXT, false, offsetof(emit_values, subject), "S", "what it belongs to, such as rental:R1" },
    { "at", CLI_TEXT, false, offsetof(emit_values, at), "TIME", "when it happened, such as 2026-11-29T16:00:00Z" },
    { "data", CLI_TEXT, false, offsetof(emit_values, data), "JSON", "what the rules decide by: an object" },
    CLI_JOURNAL_OPTIONS,
};

/* What came of the lines of a file. */
typedef struct outcomes {
    cli_lines lines;
    cli_progress progress;
    int64_t recorded, replayed, conflicts, refused;
} outcomes;

/* The whole line as the engine's event, or why it is none. */
static int emit_text(sw_json **out, cli_journal *journal, const char *text, size_t size, sw_error *err)
{
    char *answer = NULL;
    *out = NULL;
    int code = sw_engine_emit(&answer, journal->engine, text, size, err);
    journal->unreachable = code == SW_E_IO;
    if (answer && sw_json_parse(out, answer, strlen(answer), code == SW_OK ? err : NULL) < 0 && code == SW_OK)
        code = err->code;
    sw_engine_text_free(answer);
    return code;
}

static int emit_line(sw_json **out, cli_journal *journal, const cli_lines *lines, sw_error *err)
{
    *out = NULL;
    if (lines->is_too_long)
        return sw_fail(err, SW_E_LIMIT, "an event of more than %d bytes", MOST_LINE);
    return emit_text(out, journal, sw_buf_text(&lines->line), lines->line.size, err);
}

static void count(outcomes *all, int code, const sw_json *answer)
{
    if (code == SW_E_CONFLICT)
        all->conflicts++;
    else if (code < 0)
        all->refused++;
    else if (sw_json_is_true(sw_json_get(answer, "replayed")))
        all->replayed++;
    else
        all->recorded++;
}

/* One member of "lines". */
static int print_json_line(const outcomes *all, const sw_json *answer, const sw_error *outcome, sw_error *err)
{
    sw_json *line = sw_json_object();
    bool whole = sw_json_put_integer(line, "line", (int64_t)all->lines.number);
    for (const sw_json *each = sw_json_first(answer); whole && each; each = sw_json_next(each))
        whole = sw_json_put(line, sw_json_name(each), sw_json_copy(each));
    if (whole && outcome)
        whole = sw_json_put(line, "error", sw_told_error(outcome));
    char *text = whole ? sw_json_write(line, false) : NULL;
    if (text)
        printf("%s%s", all->recorded + all->replayed + all->conflicts + all->refused > 1 ? "," : "", text);
    sw_json_release_text(text);
    sw_json_free(line);
    return text ? SW_OK : sw_fail_memory(err);
}

static void print_line(const outcomes *all, const sw_json *answer, const sw_error *outcome)
{
    char id[256];
    if (all->progress.is_shown)
        fputs(CLI_ERASE_LINE, stderr);
    if (outcome) {
        fprintf(stderr, "%s:%zu: %s\n", all->lines.name, all->lines.number, outcome->message);
        return;
    }
    cli_value_text(id, sizeof id, sw_json_get(answer, "id"));
    printf("%s: %s\n", id, sw_json_is_true(sw_json_get(answer, "replayed")) ? "known already" : "recorded");
}

static void print_progress(outcomes *all)
{
    char text[64];
    if (!cli_progress_is_due(&all->progress))
        return;
    snprintf(text, sizeof text, "%zu lines", all->lines.number);
    cli_progress_tell(&all->progress, text, all->lines.read_bytes, all->lines.all_bytes - all->lines.read_bytes);
}

/* A line that is wrong is told and passed over; a journal that cannot be written ends it. */
static int emit_lines(outcomes *all, cli_journal *journal, sw_error *err)
{
    int code = SW_OK;
    while (code == SW_OK && !journal->unreachable && cli_lines_next(&all->lines)) {
        sw_json *answer = NULL;
        sw_error outcome = SW_ERROR_INIT;
        int told = emit_line(&answer, journal, &all->lines, &outcome);
        if (journal->unreachable) {
            code = sw_fail(err, told, "%s:%zu: %.400s; emit the file again: nothing is recorded twice", all->lines.name,
                           all->lines.number, outcome.message);
        } else {
            count(all, told, answer);
            if (journal->invocation->json)
                code = print_json_line(all, answer, told < 0 ? &outcome : NULL, err);
            else
                print_line(all, answer, told < 0 ? &outcome : NULL);
        }
        sw_json_free(answer);
        print_progress(all);
    }
    cli_progress_end(&all->progress);
    return code;
}

/* The end of the one object: everything but the lines, which are printed already. */
static int print_json_end(const outcomes *all, const sw_error *outcome, sw_error *err)
{
    sw_json *end = sw_json_object();
    bool whole = sw_json_put_integer(end, "recorded", all->recorded) &&
                 sw_json_put_integer(end, "replayed", all->replayed) &&
                 sw_json_put_integer(end, "conflicts", all->conflicts) &&
                 sw_json_put_integer(end, "refused", all->refused) &&
                 sw_json_put(end, "error", outcome ? sw_told_error(outcome) : sw_json_new_null());
    char *text = whole ? sw_json_write(end, false) : NULL;
    if (text)
        printf("],%s\n", text + 1);
    sw_json_release_text(text);
    sw_json_free(end);
    return text ? cli_print_end() : sw_fail_memory(err);
}

static int print_end(const outcomes *all, const cli_invocation *invocation, const sw_error *outcome, sw_error *err)
{
    if (invocation->json)
        return print_json_end(all, outcome, err);
    printf("%lld recorded, %lld known already, %lld in conflict, %lld refused\n", (long long)all->recorded,
           (long long)all->replayed, (long long)all->conflicts, (long long)all->refused);
    int code = cli_print_end();
    if (outcome)
        cli_print_error(outcome, invocation->command);
    return code;
}

static int emit_file(cli_journal *journal, sw_error *err)
{
    const emit_values *values = journal->invocation->values;
    outcomes all = { .recorded = 0 };
    sw_error outcome = SW_ERROR_INIT;
    int code = cli_lines_open(&all.lines, values->file, MOST_LINE, err);
    if (code < 0) {
        cli_lines_close(&all.lines, NULL);
        return code;
    }
    cli_progress_begin(&all.progress);
    if (journal->invocation->json)
        fputs("{\"lines\":[", stdout);
    code = emit_lines(&all, journal, &outcome);
    int closed = cli_lines_close(&all.lines, code == SW_OK ? &outcome : NULL);
    code = code < 0 ? code : closed;
    int printed = print_end(&all, journal->invocation, code < 0 ? &outcome : NULL, err);
    if (printed != CLI_EXIT_DONE)
        return printed;
    if (code < 0)
        return cli_journal_exit(journal, &outcome);
    return all.conflicts + all.refused > 0 ? CLI_EXIT_REFUSED : CLI_EXIT_DONE;
}

static bool put_event(sw_json *event, const emit_values *values, sw_json *data)
{
    bool whole = cli_put_text(event, "id", values->id) && cli_put_text(event, "name", values->name) &&
                 cli_put_text(event, "wallet", values->wallet) && cli_put_text(event, "subject", values->subject) &&
                 cli_put_text(event, "at", values->at);
    if (!data)
        return whole;
    return sw_json_put(event, "data", data) && whole;
}

static void tell_event(const sw_json *answer)
{
    char id[256], state[64];
    cli_value_text(id, sizeof id, sw_json_get(answer, "id"));
    cli_value_text(state, sizeof state, sw_json_get(answer, "state"));
    printf("%s: %s (%s)\n", id, sw_json_is_true(sw_json_get(answer, "replayed")) ? "known already" : "recorded", state);
}

static int emit_one(cli_journal *journal, sw_error *err)
{
    const emit_values *values = journal->invocation->values;
    sw_json *data = NULL, *event = sw_json_object();
    sw_error syntax = SW_ERROR_INIT;
    if (values->data && sw_json_parse(&data, values->data, strlen(values->data), &syntax) < 0) {
        sw_json_free(event);
        return sw_fail_field(err, SW_E_INVALID, "data", "--data is not JSON: %s", syntax.message);
    }
    event = cli_put_whole(event, put_event(event, values, data));
    return cli_journal_answer(journal, "emit", event, tell_event, err);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const emit_values *values = invocation->values;
    bool has_parts = values->id || values->wallet || values->subject || values->at || values->data;
    if ((values->file != NULL) == (values->name != NULL) || (values->file && has_parts))
        return sw_fail(err, SW_E_INVALID, "give events with --file, or one with --name, --id and --wallet");
    if (values->name && !values->id)
        return sw_fail_field(err, SW_E_INVALID, "id",
                             "--id is missing: it says which event this is, so that it is recorded once");
    return cli_journal_with(invocation, CLI_JOURNAL_WRITES, values->file ? emit_file : emit_one, err);
}

const cli_command cli_journal_emit = {
    .name = "journal emit",
    .summary = "Record events, which the rules decide about",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(emit_values),
    .description =
        "Records what happened: {\"id\", \"name\", \"wallet\", \"subject\", \"at\", \"data\"}. Nothing is sent;\n"
        "\"journal run\" has the rules decide. It needs no key.\n"
        "\n"
        "An id that is known with the same content is the same event: emit a file as often as you like. With\n"
        "other content it is a conflict, which goes to the inbox. A line that is wrong is named by its number;\n"
        "the others are recorded all the same.\n"
        "\n"
        "--json prints, for one event, id, state, replayed and decision; for a file lines (line with those, or\n"
        "with error), recorded, replayed, conflicts, refused and error.\n"
        "\n"
        "Exit codes: 0 all are recorded, by this call or before; 1 one was refused or in conflict; 2 wrong usage\n"
        "or configuration; 3 the journal cannot be written: emit them again.",
    .notes = sw_settings_help,
    .examples = "  savedwallet journal emit --file tolls.jsonl\n"
                "  savedwallet journal emit --name toll.received --id toll:T1 --wallet customer:7 \\\n"
                "      --data '{\"toll\":\"T1\",\"amount\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}}'\n",
    .run = run,
};
