/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/help.h"

#include "base/error.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>

static void print_usage(const cli_command *command)
{
    printf("usage: savedwallet %s", command->name);
    if (*command->arguments)
        printf(" %s", command->arguments);
    for (size_t i = 0; i < command->option_count; i++) {
        const cli_option *option = &command->options[i];
        if (option->required)
            printf(" --%s %s", option->name, option->value);
    }
    puts(" [options]");
}

static void print_option(const char *name, const char *value, const char *meaning)
{
    int width = printf("  --%s%s%s", name, *value ? " " : "", value);
    if (width < 28)
        printf("%*s %s\n", 28 - width, "", meaning);
    else
        printf("\n%*s %s\n", 28, "", meaning);
}

static void print_options(const cli_command *command)
{
    puts("\nOptions:");
    for (size_t i = 0; i < command->option_count; i++) {
        const cli_option *option = &command->options[i];
        print_option(option->name, option->kind == CLI_FLAG ? "" : option->value, option->meaning);
    }
    print_option("json", "", "print one JSON object on standard output and nothing else");
    print_option("help", "", "print this");
}

static void print_commands(void)
{
    const cli_command *command;
    puts(
        "usage: savedwallet COMMAND [options]\n\nSaves a buyer's Amazon Pay wallet and charges it later.\n\nCommands:");
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        printf("  %-19s %s\n", command->name, command->summary);
    printf("\n%s", cli_help.description);
}

int cli_help_print(const cli_command *command)
{
    if (command == &cli_help) {
        print_commands();
        return cli_print_end();
    }
    print_usage(command);
    printf("\n%s\n", command->description);
    print_options(command);
    if (command->notes)
        printf("\nConfiguration:\n%s", command->notes);
    printf("\nExamples:\n%s", command->examples);
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const cli_texts *words = &invocation->arguments;
    if (invocation->json)
        return sw_fail_field(err, SW_E_INVALID, "json", "help is text for people: it takes no --json");
    if (words->count == 0)
        return cli_help_print(&cli_help);
    const cli_command *command = NULL;
    size_t used = 0;
    int code = cli_command_find(&command, &used, words->items, words->count, err);
    return code < 0 ? code : cli_help_print(command);
}

const cli_command cli_help = {
    .name = "help",
    .summary = "Explain a command",
    .arguments = "[COMMAND]",
    .most = 2,
    .description = "savedwallet help COMMAND explains one of them.\n"
                   "savedwallet COMMAND --json prints one JSON object on standard output and nothing else.\n"
                   "\n"
                   "Exit codes:\n"
                   "  0  done\n"
                   "  1  refused by Amazon Pay, or a check failed\n"
                   "  2  wrong usage or configuration: nothing was sent\n"
                   "  3  no answer: the message says what is not known\n",
    .examples = "  savedwallet help call\n",
    .run = run,
};
