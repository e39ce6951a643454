/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a command of the journal's was given, as its job takes it.
 */
#include "cli/journal.h"

#include "base/error.h"
#include "base/text.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

bool cli_put_text(sw_json *options, const char *name, const char *text)
{
    return !text || sw_json_put_text(options, name, text);
}

bool cli_put_number(sw_json *options, const char *name, int number)
{
    return number == 0 || sw_json_put_integer(options, name, number);
}

sw_json *cli_put_whole(sw_json *options, bool whole)
{
    if (whole)
        return options;
    sw_json_free(options);
    return NULL;
}

enum { MOST_DIGITS = 15 };

/* The digits that a text starts with. @return how many; 0 when there are none or too many */
static size_t read_digits(int64_t *out, const char *text)
{
    size_t size = 0;
    for (*out = 0; sw_is_digit(text[size]) && size <= MOST_DIGITS; size++)
        *out = *out * 10 + (text[size] - '0');
    return size <= MOST_DIGITS ? size : 0;
}

int cli_read_count(int64_t *out, const char *text, const char *what, sw_error *err)
{
    size_t size = read_digits(out, text);
    if (size == 0 || text[size])
        return sw_fail(err, SW_E_INVALID, "\"%s\" is not %s: it is a whole number, such as 12", text, what);
    return SW_OK;
}

int cli_read_duration(int64_t *out_ms, const char *text, const char *option, sw_error *err)
{
    static const struct {
        char unit;
        int64_t ms;
    } units[] = { { 's', 1000 }, { 'm', 60000 }, { 'h', 3600000 }, { 'd', 86400000 } };
    int64_t number = 0;
    size_t size = read_digits(&number, text);
    for (size_t i = 0; size > 0 && i < sizeof units / sizeof units[0]; i++)
        if (text[size] == units[i].unit && !text[size + 1] && number > 0 && number <= 366 * units[3].ms / units[i].ms) {
            *out_ms = number * units[i].ms;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, option, "--%s takes a time such as 90s, 10m, 1h or 2d, not \"%s\"", option,
                         text);
}

void cli_read_by(char *out, size_t size, const char *given)
{
    const struct passwd *user = given ? NULL : getpwuid(getuid());
    if (given || user)
        snprintf(out, size, "%s", given ? given : user->pw_name);
    else
        snprintf(out, size, "user %lu", (unsigned long)getuid());
}
