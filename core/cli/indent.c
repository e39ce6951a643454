/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/indent.h"

#include <string.h>

enum { STEP = 2 };

static void start_line(FILE *out, int depth)
{
    fprintf(out, "\n%*s", STEP * depth, "");
}

/* Prints a string with its quotes. @return behind it */
static const char *print_string(FILE *out, const char *json)
{
    putc(*json++, out);
    while (*json && *json != '"') {
        if (*json == '\\' && json[1])
            putc(*json++, out);
        putc((unsigned char)*json < 0x20 || *json == 0x7F ? '?' : *json, out);
        json++;
    }
    if (*json)
        putc(*json++, out);
    return json;
}

static const char *skip_space(const char *json)
{
    return json + strspn(json, " \t\r\n");
}

/* "{" or "["; one that holds nothing is closed at once. @return behind it */
static const char *print_opening(FILE *out, const char *json, int *depth)
{
    putc(*json, out);
    json = skip_space(json + 1);
    if (*json == '}' || *json == ']') {
        putc(*json++, out);
        return json;
    }
    start_line(out, ++*depth);
    return json;
}

void cli_indent(FILE *out, const char *json)
{
    int depth = 0;
    while (*(json = skip_space(json))) {
        char c = *json;
        if (c == '"') {
            json = print_string(out, json);
            continue;
        }
        if (c == '{' || c == '[') {
            json = print_opening(out, json, &depth);
            continue;
        }
        if (c == '}' || c == ']')
            start_line(out, --depth);
        putc(c, out);
        if (c == ',')
            start_line(out, depth);
        if (c == ':')
            putc(' ', out);
        json++;
    }
    putc('\n', out);
}

void cli_print_plain(FILE *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        putc((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F ? '?' : c, out);
    }
    if (size > 0 && text[size - 1] != '\n')
        putc('\n', out);
}
