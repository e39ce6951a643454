/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "cli/output.h"
#include "cli/rules.h"

#include <stdio.h>
#include <string.h>

/* Is the input wrong, and not the ruleset? Of an input the library names the member. */
static bool is_of_input(const sw_error *err)
{
    return err->field[0] == '/' || strcmp(err->field, "input") == 0;
}

/* Of many inputs it is said which one the ruleset failed at, before the place in the ruleset. */
static int refuse(const cli_question *question, bool is_input, size_t line, const sw_error *wrong)
{
    char where[512] = "", number[24] = "";
    const char *ruleset = question->ruleset.name;
    bool names_ruleset = !is_input && !cli_rules_is_from(wrong->message, ruleset);
    bool names_input = is_input || line > 0;
    if (line > 0)
        snprintf(number, sizeof number, ":%zu", line);
    snprintf(where, sizeof where, "%.200s%s%s%.200s", names_input ? question->input : "", number,
             names_input && names_ruleset ? ": " : "", names_ruleset ? ruleset : "");
    return cli_rules_refuse(question->invocation, *where ? where : NULL, wrong);
}

static int tell(const cli_question *question, const char *decision, sw_error *err)
{
    if (!question->invocation->json)
        return cli_question_tell(question, decision, err);
    puts(decision); /* the very bytes: they are what is stored and compared */
    return cli_print_end();
}

int cli_question_decide(const cli_question *question, const char *text, size_t size, size_t line, sw_error *err)
{
    char *input = NULL, *decision = NULL;
    unsigned telling = question->explain ? SW_RULES_EXPLAIN : 0;
    int code = cli_question_input(&input, question, text, size, err);
    bool is_input = code < 0;
    if (code == SW_OK) {
        code = sw_rules_decide(&decision, question->ruleset.rules, question->hook, input, strlen(input), telling, err);
        is_input = code < 0 && is_of_input(err);
    }
    code = code == SW_OK ? tell(question, decision, err) : refuse(question, is_input, line, err);
    sw_rules_text_free(decision);
    sw_json_release_text(input);
    return code;
}
