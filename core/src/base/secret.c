/* SPDX-License-Identifier: Apache-2.0 */
#include "base/secret.h"

#include "base/text.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_RUN = 40, LONGEST_PATH = 1024 };

static bool is_base64(char c)
{
    return sw_is_alnum(c) || c == '+' || c == '/' || c == '=';
}

static bool is_hex(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!sw_is_digit(text[i]) && (text[i] < 'a' || text[i] > 'f'))
            return false;
    return true;
}

/* The longest part of a run without a slash: paths are made of short ones, keys are not. */
static size_t longest_part(const char *run, size_t size)
{
    size_t longest = 0, part = 0;
    for (size_t i = 0; i < size; i++) {
        part = run[i] == '/' ? 0 : part + 1;
        longest = part > longest ? part : longest;
    }
    return longest;
}

/* The first line of a PEM text that goes on behind it; a message may well say how such a line reads. */
static char *find_pem(char *text)
{
    for (char *begin = strstr(text, "-----BEGIN"); begin; begin = strstr(begin + 1, "-----BEGIN")) {
        const char *end = strstr(begin + 5, "-----");
        if (end && end[5] && strchr("\r\n\\", end[5]))
            return begin;
    }
    return NULL;
}

static void hide_pem(char *text)
{
    static const char note[] = "(not shown)";
    char *begin = find_pem(text);
    if (begin)
        memcpy(begin, note, sizeof note);
}

static void hide_long_runs(char *text)
{
    char *to = text, note[40];
    for (const char *from = text; *from;) {
        size_t size = 0;
        while (is_base64(from[size]))
            size++;
        size_t taken = size ? size : 1, written = taken;
        if (longest_part(from, size) > LONGEST_RUN && !is_hex(from, size)) {
            written = (size_t)snprintf(note, sizeof note, "(%zu characters not shown)", size);
            memcpy(to, note, written);
        } else {
            memmove(to, from, taken);
        }
        to += written;
        from += taken;
    }
    *to = '\0';
}

void sw_hide_secrets(char *text)
{
    hide_pem(text);
    hide_long_runs(text);
}

bool sw_looks_like_path(const char *text)
{
    return strlen(text) <= LONGEST_PATH && !strpbrk(text, "{}\"\n") && !strstr(text, "-----");
}
