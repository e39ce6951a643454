/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/options.h"

#include "base/error.h"
#include "base/nearest.h"
#include "base/text.h"
#include "cli/command.h"

#include <string.h>

enum { LARGEST_NUMBER = 1000000 };

/* Where the reading is; every function takes what it needs from the words and moves on. */
typedef struct reader {
    cli_invocation *invocation;
    const char *const *words;
    size_t count;
    size_t at;
    bool given[CLI_MAX_TEXTS]; /* by the option's place in its table */
} reader;

static void *member(const reader *r, const cli_option *option)
{
    return (char *)r->invocation->values + option->offset;
}

static bool is_named(const char *word, size_t size, const char *name)
{
    return strlen(name) == size && memcmp(word, name, size) == 0;
}

static int refuse_unknown(const reader *r, const char *word, size_t size, sw_error *err)
{
    const cli_command *command = r->invocation->command;
    char name[64] = "";
    memcpy(name, word, size < sizeof name ? size : sizeof name - 1);
    sw_nearest nearest = { .word = name };
    sw_nearest_try(&nearest, "json");
    sw_nearest_try(&nearest, "help");
    for (size_t i = 0; i < command->option_count; i++)
        sw_nearest_try(&nearest, command->options[i].name);
    return sw_fail(err, SW_E_INVALID, "\"%s\" has no option --%s; the nearest is --%s", command->name, name,
                   nearest.best);
}

/* A value that looks like an option is taken as a forgotten value: --intent=--odd says that it is meant. */
static int take_value(const char **value, reader *r, const cli_option *option, const char *after, sw_error *err)
{
    const char *next = r->at < r->count ? r->words[r->at] : NULL;
    if (*after == '=') {
        *value = after + 1;
        return SW_OK;
    }
    if (!next || strncmp(next, "--", 2) == 0)
        return sw_fail_field(err, SW_E_INVALID, option->name, "--%s needs a value: --%s %s", option->name, option->name,
                             option->value);
    *value = next;
    r->at++;
    return SW_OK;
}

static int store_number(int *out, const cli_option *option, const char *value, sw_error *err)
{
    int number = 0;
    const char *c = value;
    while (sw_is_digit(*c) && number <= LARGEST_NUMBER)
        number = number * 10 + (*c++ - '0');
    if (*c || number < 1 || number > LARGEST_NUMBER)
        return sw_fail_field(err, SW_E_INVALID, option->name, "--%s takes a whole number from 1 to %d, not \"%s\"",
                             option->name, LARGEST_NUMBER, value);
    *out = number;
    return SW_OK;
}

static int add_text(cli_texts *texts, const char *what, const char *text, sw_error *err)
{
    if (texts->count == CLI_MAX_TEXTS)
        return sw_fail(err, SW_E_INVALID, "more than %d of %s were given", CLI_MAX_TEXTS, what);
    texts->items[texts->count++] = text;
    return SW_OK;
}

static int store(reader *r, const cli_option *option, const char *after, sw_error *err)
{
    const char *value = NULL;
    if (option->kind == CLI_FLAG) {
        *(bool *)member(r, option) = true;
        return SW_OK;
    }
    int code = take_value(&value, r, option, after, err);
    if (code < 0 || !value)
        return code;
    if (option->kind == CLI_LIST)
        return add_text(member(r, option), option->name, value, err);
    if (option->kind == CLI_NUMBER)
        return store_number(member(r, option), option, value, err);
    *(const char **)member(r, option) = value;
    return SW_OK;
}

static int read_flag(bool *flag, const char *name, const char *after, sw_error *err)
{
    if (*after)
        return sw_fail_field(err, SW_E_INVALID, name, "--%s takes no value", name);
    *flag = true;
    return SW_OK;
}

/* word is without its dashes. */
static int read_option(reader *r, const char *word, sw_error *err)
{
    const cli_command *command = r->invocation->command;
    size_t size = strcspn(word, "=");
    if (is_named(word, size, "json"))
        return read_flag(&r->invocation->json, "json", word + size, err);
    if (is_named(word, size, "help"))
        return read_flag(&r->invocation->help, "help", word + size, err);
    for (size_t i = 0; i < command->option_count; i++) {
        const cli_option *option = &command->options[i];
        if (!is_named(word, size, option->name))
            continue;
        if (r->given[i] && option->kind != CLI_LIST)
            return sw_fail_field(err, SW_E_INVALID, option->name, "--%s was given twice", option->name);
        r->given[i] = true;
        if (option->kind == CLI_FLAG && word[size])
            return sw_fail_field(err, SW_E_INVALID, option->name, "--%s takes no value", option->name);
        return store(r, option, word + size, err);
    }
    return refuse_unknown(r, word, size, err);
}

static int read_words(reader *r, sw_error *err)
{
    bool options_ended = false;
    while (r->at < r->count) {
        const char *word = r->words[r->at++];
        int code = SW_OK;
        if (!sw_is_utf8(word, strlen(word)))
            code = sw_fail(err, SW_E_INVALID, "the command line is not UTF-8 at its word %zu", r->at);
        else if (options_ended || word[0] != '-' || strcmp(word, "-") == 0)
            code = add_text(&r->invocation->arguments, "arguments", word, err);
        else if (strcmp(word, "--") == 0)
            options_ended = true;
        else if (strcmp(word, "-h") == 0)
            r->invocation->help = true;
        else if (word[1] != '-')
            code = sw_fail(err, SW_E_INVALID,
                           "options start with two dashes: \"%s\" (an argument of this form goes after \"--\")", word);
        else
            code = read_option(r, word + 2, err);
        if (code < 0)
            return code;
    }
    return SW_OK;
}

static int check_complete(const reader *r, sw_error *err)
{
    const cli_command *command = r->invocation->command;
    size_t count = r->invocation->arguments.count;
    for (size_t i = 0; i < command->option_count; i++) {
        const cli_option *option = &command->options[i];
        if (option->required && !r->given[i])
            return sw_fail_field(err, SW_E_INVALID, option->name, "--%s %s is missing", option->name, option->value);
    }
    if (count < command->least)
        return sw_fail(err, SW_E_INVALID, "\"%s\" needs %s", command->name, command->arguments);
    if (count > command->most)
        return sw_fail(err, SW_E_INVALID, "\"%s\" is more than \"%s\" takes",
                       r->invocation->arguments.items[command->most], command->name);
    return SW_OK;
}

int cli_options_read(cli_invocation *invocation, const char *const *words, size_t count, sw_error *err)
{
    reader r = { .invocation = invocation, .words = words, .count = count };
    int code = read_words(&r, err);
    if (code == SW_OK && !invocation->help)
        code = check_complete(&r, err);
    return code;
}

bool cli_options_want_json(const char *const *words, size_t count)
{
    for (size_t i = 0; i < count && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], "--json") == 0)
            return true;
    return false;
}
