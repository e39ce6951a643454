/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/answer.h"

#include "base/error.h"
#include "base/json.h"
#include "base/json_scan.h"
#include "cli/indent.h"
#include "cli/output.h"
#include "face/told.h"

#include <stdio.h>
#include <string.h>

/* Only what strict readers of our output take may stand in it as it is. */
static bool is_json(const char *body, size_t size)
{
    return sw_json_scan_answer(body, size, NULL) == SW_OK;
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
        printed = cli_print_json(sw_told_answer(answer, outcome), err);
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
