/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/rules.h"

#include "base/error.h"
#include "cli/input.h"
#include "cli/output.h"

#include <string.h>

/* The library's own ceiling is below this, and its message the better one. */
enum { MOST_TEXT = 1 << 20 };

const char *cli_rules_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "<stdin>" : path;
}

int cli_ruleset_read(cli_ruleset *out, const char *path, sw_error *err)
{
    const sw_rules_options options = SW_RULES_OPTIONS_INIT;
    *out = (cli_ruleset){ .name = cli_rules_name(path), .options = options, .text = SW_BUF_INIT(MOST_TEXT) };
    out->options.name = out->name;
    out->options.tested = 1;
    return cli_read_bytes(&out->text, path, "the ruleset", err);
}

int cli_ruleset_load(cli_ruleset *ruleset, sw_error *err)
{
    return sw_rules_load(&ruleset->rules, sw_buf_text(&ruleset->text), ruleset->text.size, &ruleset->options, err);
}

void cli_ruleset_free(cli_ruleset *ruleset)
{
    sw_rules_free(ruleset->rules);
    sw_buf_free(&ruleset->text);
}

int cli_rules_check_stdin(const char *const *paths, size_t count, sw_error *err)
{
    size_t uses = 0;
    for (size_t i = 0; i < count; i++)
        uses += paths[i] && strcmp(paths[i], "-") == 0;
    if (uses > 1)
        return sw_fail(err, SW_E_INVALID, "standard input (\"-\") can be read once: name a file for the others");
    return SW_OK;
}

bool cli_rules_is_from(const char *message, const char *file)
{
    size_t size = strlen(file);
    return strncmp(message, file, size) == 0 && message[size] == ':';
}

int cli_rules_refuse(const cli_invocation *invocation, const char *where, const sw_error *err)
{
    sw_error told = *err;
    char message[4 * sizeof told.message];
    bool is_limit = err->code == SW_E_LIMIT && err->field[0];
    if (err->code != SW_E_INVALID && err->code != SW_E_LIMIT)
        return err->code;
    snprintf(message, sizeof message, "%s%s%s%s%s%s", where ? where : "", where ? ": " : "", err->message,
             is_limit ? " (limit: " : "", is_limit ? err->field : "", is_limit ? ")" : "");
    sw_error_copy(told.message, sizeof told.message, message);
    if (invocation->json) {
        cli_report(invocation, &told);
    } else {
        fflush(stdout); /* what was decided before stands before it */
        cli_rules_put(stderr, told.message);
        putc('\n', stderr);
    }
    return CLI_EXIT_REFUSED;
}

void cli_rules_put(FILE *out, const char *text)
{
    for (; *text; text++)
        putc((unsigned char)*text < 0x20 || *text == 0x7F ? '?' : *text, out);
}
