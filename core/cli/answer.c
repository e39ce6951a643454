/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/answer.h"

#include "base/error.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "cli/indent.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>

/* Only what strict readers of our output take may stand in it as it is. */
static bool is_json(const char *body, size_t size)
{
    return sw_json_scan_answer(body, size, NULL) == SW_OK;
}

/* Amazon's digits are kept: 10.00 would come out of a parser as 10. What is no JSON becomes a string. */
static sw_json *body_json(const sw_response *answer)
{
    size_t size = 0;
    const char *body = sw_response_body(answer, &size);
    if (size == 0)
        return sw_json_new_null();
    return is_json(body, size) ? sw_json_new_raw(body) : cli_json_text(body, size);
}

static sw_json *text_or_null(const char *text)
{
    return *text ? cli_json_text(text, strlen(text)) : sw_json_new_null();
}

static sw_json *warnings_json(const sw_response *answer)
{
    sw_json *array = sw_json_array();
    bool whole = true;
    for (size_t i = 0; whole && i < sw_response_warning_count(answer); i++)
        whole = sw_json_append(array, text_or_null(sw_response_warning(answer, i)));
    if (whole)
        return array;
    sw_json_free(array);
    return NULL;
}

static sw_json *to_json(const sw_response *answer, const sw_error *outcome)
{
    sw_json *object = sw_json_object();
    int attempts = outcome ? (int)outcome->attempts : sw_response_attempts(answer);
    if (sw_json_put(object, "status", answer ? sw_json_new_integer(sw_response_status(answer)) : sw_json_new_null()) &&
        sw_json_put(object, "body", body_json(answer)) &&
        sw_json_put(object, "request_id", text_or_null(sw_response_request_id(answer))) &&
        sw_json_put_integer(object, "attempts", attempts) &&
        sw_json_put(object, "error", outcome ? cli_json_error(outcome) : sw_json_new_null()) &&
        (sw_response_warning_count(answer) == 0 || sw_json_put(object, "warnings", warnings_json(answer))))
        return object;
    sw_json_free(object);
    return NULL;
}

static void print_body(const sw_response *answer)
{
    size_t size = 0;
    const char *body = sw_response_body(answer, &size);
    if (is_json(body, size))
        cli_indent(stdout, body);
    else
        cli_print_plain(stdout, body, size);
}

static void print_for_people(const sw_operation *operation, const sw_response *answer)
{
    const char *key = sw_response_idempotency_key(answer);
    char id[64];
    sw_error_copy(id, sizeof id, sw_response_request_id(answer)); /* a server's bytes must not steer the terminal */
    int attempts = sw_response_attempts(answer);
    printf("%s: %d", operation->name, sw_response_status(answer));
    if (attempts > 1)
        printf(" after %d tries", attempts);
    if (*id)
        printf(", request %s", id);
    if (*key)
        printf(", key %s", key);
    putchar('\n');
    print_body(answer);
}

int cli_answer_tell(const cli_invocation *invocation, const sw_operation *operation, const sw_response *answer,
                    const sw_error *outcome, sw_error *err)
{
    int printed;
    for (size_t i = 0; !invocation->json && i < sw_response_warning_count(answer); i++)
        fprintf(stderr, "savedwallet: warning: %s\n", sw_response_warning(answer, i));
    if (invocation->json) {
        printed = cli_print_json(to_json(answer, outcome), err);
    } else {
        if (answer)
            print_for_people(operation, answer);
        printed = cli_print_end();
        if (outcome)
            cli_print_error(outcome, invocation->command);
    }
    if (printed == CLI_EXIT_REFUSED)
        return CLI_EXIT_NO_ANSWER; /* whoever reads us did not learn how the call ended: that is no refusal */
    return printed == CLI_EXIT_DONE && outcome ? cli_exit_code(outcome) : printed;
}
