/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "base/error.h"
#include "cli/rules.h"

#include <string.h>

int cli_question_time(cli_question *question, const char *now, sw_error *err)
{
    int64_t ignored = 0;
    const sw_clock clock = sw_clock_complete(NULL);
    question->now = now;
    if (now && sw_zone_read_utc(&ignored, now, NULL) < 0)
        return sw_fail_field(err, SW_E_INVALID, "now",
                             "--now takes a time in UTC such as 2026-11-29T16:00:00Z, not \"%s\"", now);
    /* Whole seconds: nobody who reads it wants the rest. */
    return sw_zone_write_utc(question->machine_now, clock.now_ms(clock.payload) / 1000 * 1000, err);
}

/* What is no object is left as it is: the library says what it should be. */
static bool put_now(sw_json *part, const cli_question *question)
{
    if (sw_json_kind_of(part) != SW_JSON_OBJECT)
        return true;
    if (question->now)
        return sw_json_put_text(part, "now", question->now);
    sw_json_kind kind = sw_json_kind_of(sw_json_get(part, "now"));
    return (kind != SW_JSON_MISSING && kind != SW_JSON_NULL) || sw_json_put_text(part, "now", question->machine_now);
}

static int put_state(sw_json *input, const cli_question *question, sw_error *err)
{
    sw_json_kind kind = sw_json_kind_of(sw_json_get(input, "state"));
    bool is_there = kind != SW_JSON_MISSING && kind != SW_JSON_NULL;
    if (is_there && question->state)
        return sw_fail_field(err, SW_E_INVALID, "/state", "it has a state, and --state gives another: leave one out");
    sw_json *state = question->state ? sw_json_copy(question->state) : sw_json_object();
    if (is_there)
        sw_json_free(state);
    else if (!sw_json_put(input, "state", state))
        return sw_fail_memory(err);
    return put_now(sw_json_get(input, "state"), question) ? SW_OK : sw_fail_memory(err);
}

/* {"<hook>": given}. Takes given over. @return NULL when memory ran out */
static sw_json *wrap(sw_json *given, const char *hook)
{
    sw_json *input = sw_json_object();
    if (sw_json_put(input, hook, given))
        return input;
    sw_json_free(input);
    return NULL;
}

int cli_question_input(char **out, const cli_question *question, const char *text, size_t size, sw_error *err)
{
    const char *hook = sw_rules_hook_name(question->hook);
    sw_json *input = NULL;
    int code = sw_json_parse(&input, text, size, err);
    if (code < 0)
        return code;
    if (!sw_json_get(input, hook)) /* no hook's part has a member of its own name */
        input = wrap(input, hook);
    if (!input)
        return sw_fail_memory(err);
    if (question->hook != SW_RULES_FLOW)
        code = put_state(input, question, err);
    else if (!put_now(sw_json_get(input, hook), question))
        code = sw_fail_memory(err);
    if (code == SW_OK && !(*out = sw_json_write(input, false)))
        code = sw_fail_memory(err);
    sw_json_free(input);
    return code;
}

void cli_question_free(cli_question *question)
{
    sw_json_free(question->state);
    cli_ruleset_free(&question->ruleset);
}
