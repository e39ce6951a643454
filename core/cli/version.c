/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/version.h>

#include "base/error.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"

#include <savedwallet/engine.h>
#include <savedwallet/rules.h>

#include <stdio.h>

static int print_json(sw_error *err)
{
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "version", sw_version()) &&
        sw_json_put_text(object, "libraries", sw_version_libraries()) &&
        sw_json_put_text(object, "rules", sw_rules_version()) &&
        sw_json_put_text(object, "engine", sw_journal_version()))
        return cli_print_json(object, err);
    sw_json_free(object);
    return sw_fail_memory(err);
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    if (invocation->json)
        return print_json(err);
    printf("savedwallet %s\n%s\nrules %s\nengine %s\n", sw_version(), sw_version_libraries(), sw_rules_version(),
           sw_journal_version());
    return cli_print_end();
}

const cli_command cli_version = {
    .name = "version",
    .summary = "Say which release this is, and of which libraries",
    .arguments = "",
    .description = "Prints the release and the libraries that are running beneath it.\n"
                   "\n"
                   "--json prints version, libraries, rules, engine.",
    .examples = "  savedwallet version\n",
    .run = run,
};
