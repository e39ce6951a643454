/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/output.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/advice.h"
#include "face/told.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int cli_print_end(void)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return CLI_EXIT_DONE;
    int reason = errno;
    fprintf(stderr, "savedwallet: the result could not be written to standard output%s%s; what was done stays done\n",
            reason ? ": " : "", reason ? strerror(reason) : "");
    return CLI_EXIT_REFUSED;
}

int cli_print_json(sw_json *object, sw_error *err)
{
    char *text = object ? sw_json_write(object, false) : NULL;
    sw_json_free(object);
    if (!text)
        return sw_fail_memory(err);
    puts(text);
    sw_json_release_text(text);
    return cli_print_end();
}

static void print_line(const char *name, const char *value)
{
    if (*value)
        fprintf(stderr, "  %-12s %s\n", name, value);
}

void cli_print_error(const sw_error *err, const cli_command *command)
{
    fprintf(stderr, "savedwallet: %s\n", err->message[0] ? err->message : sw_code_text(err->code));
    if (err->attempts > 0 || err->http_status > 0) {
        print_line("reason", err->reason_code);
        print_line("at Amazon", cli_effect_text(err->effect));
        print_line("key", err->idempotency_key);
        print_line("request id", err->request_id);
    }
    char advice[256];
    cli_advice(advice, sizeof advice, err, command ? command->name : NULL);
    print_line("what to do", advice);
}

int cli_exit_code(const sw_error *err)
{
    bool judged = err->attempts > 0 || err->http_status > 0 || err->reason_code[0];
    if (err->effect == SW_EFFECT_UNKNOWN)
        return CLI_EXIT_NO_ANSWER;
    switch (err->code) {
    case SW_E_NO_ANSWER:
        return CLI_EXIT_NO_ANSWER;
    case SW_E_INVALID:
    case SW_E_KEY:
    case SW_E_IO:
    case SW_E_LIMIT:
        return judged ? CLI_EXIT_REFUSED : CLI_EXIT_USAGE;
    default:
        return CLI_EXIT_REFUSED;
    }
}

int cli_report(const cli_invocation *invocation, const sw_error *err)
{
    if (!invocation->json) {
        cli_print_error(err, invocation->command);
        return cli_exit_code(err);
    }
    sw_error unprintable = SW_ERROR_INIT;
    sw_json *object = sw_json_object();
    if (!sw_json_put(object, "error", sw_told_error(err))) {
        sw_json_free(object);
        object = NULL;
    }
    int code = cli_print_json(object, &unprintable);
    if (code < 0)
        cli_print_error(&unprintable, NULL);
    return code == CLI_EXIT_DONE ? cli_exit_code(err) : CLI_EXIT_REFUSED;
}
