/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decide RULES.lua ROUNDS : decides each line of the input, a hook, a tab and its JSON, so many times, and prints what
 * came of it. Under the locale of the environment.
 */
#define _GNU_SOURCE
#include <savedwallet/rules.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(FILE *file, size_t *size)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t length = file ? getdelim(&text, &room, EOF, file) : -1;
    *size = length < 0 ? 0 : (size_t)length;
    return text;
}

static void decide(const sw_rules *rules, const char *line)
{
    sw_error err = SW_ERROR_INIT;
    sw_rules_hook hook = SW_RULES_FLOW;
    char name[16] = "", *told = NULL;
    const char *json = strchr(line, '\t');
    snprintf(name, sizeof name, "%.*s", (int)strcspn(line, "\t"), line);
    if (json && sw_rules_hook_parse(&hook, name, &err) == SW_OK)
        sw_rules_decide(&told, rules, hook, json + 1, strlen(json + 1), SW_RULES_EXPLAIN, &err);
    puts(told ? told : err.message);
    sw_rules_text_free(told);
}

int main(int count, char **words)
{
    sw_error err = SW_ERROR_INIT;
    sw_rules *rules = NULL;
    size_t size = 0, room = 0;
    char *line = NULL;
    if (count != 3 || !setlocale(LC_ALL, ""))
        return 2;
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    const char *slash = strrchr(words[1], '/');
    options.name = slash ? slash + 1 : words[1];
    FILE *file = fopen(words[1], "r");
    char *text = read_all(file, &size);
    if (file)
        fclose(file);
    if (!text || sw_rules_load(&rules, text, size, &options, &err) < 0) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    while (getline(&line, &room, stdin) > 0) {
        line[strcspn(line, "\n")] = '\0';
        for (int i = 0; i < atoi(words[2]); i++)
            decide(rules, line);
    }
    free(line);
    free(text);
    sw_rules_free(rules);
    return 0;
}
