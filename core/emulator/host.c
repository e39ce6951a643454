/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/host.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_HOST = 255 };

static bool is_loopback4(const char *name)
{
    int parts = 1;
    if (strncmp(name, "127.", 4) != 0)
        return false;
    for (const char *c = name; *c; c++) {
        if (!sw_is_digit(*c) && *c != '.')
            return false;
        parts += *c == '.';
    }
    return parts == 4;
}

static bool is_port(const char *text)
{
    size_t size = strlen(text);
    return size >= 1 && size <= 5 && strspn(text, "0123456789") == size;
}

bool em_host_is_ours(const char *host, const char *extra)
{
    char name[LONGEST_HOST + 1];
    if (!host || strlen(host) > LONGEST_HOST)
        return false;
    snprintf(name, sizeof name, "%s", host);
    char *port = strrchr(name, ':');
    if (port && (name[0] != '[' || port[-1] == ']')) {
        *port = '\0';
        if (!is_port(port + 1))
            return false;
    }
    return sw_same_text(name, "localhost") || strcmp(name, "[::1]") == 0 || is_loopback4(name) ||
           (extra && sw_same_text(name, extra));
}
