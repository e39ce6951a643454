/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/embed.h"

#include "base/json.h"
#include "base/text.h"

#include <string.h>

/* "-"? then "0" or a number without leading zero; a "." has a digit behind it. @return behind it; NULL when it is wrong
 */
static const char *check_number(const char *c)
{
    c += *c == '-';
    if (c[0] == '0' && sw_is_digit(c[1]))
        return NULL;
    for (; sw_is_digit(*c) || (*c && strchr("+-.eE", *c)); c++)
        if (*c == '.' && !sw_is_digit(c[1]))
            return NULL;
    return c;
}

/* @return behind the string; NULL when it has a control character, which JSON wants escaped */
static const char *check_string(const char *c)
{
    for (c++; *c != '"'; c++) {
        if ((unsigned char)*c < 0x20)
            return NULL;
        c += *c == '\\';
    }
    return c + 1;
}

static const char *check_token(const char *c)
{
    if (*c == '"')
        return check_string(c);
    if (*c == '-' || sw_is_digit(*c))
        return check_number(c);
    bool known = (*c >= 'a' && *c <= 'z') || strchr("{}[]:, \t\r\n", *c);
    return known ? c + 1 : NULL;
}

/* The parser has seen to the structure; what it lets pass is left. */
static bool is_strict(const char *c)
{
    while (c && *c)
        c = check_token(c);
    return c != NULL;
}

bool cli_may_embed(const char *text, size_t size)
{
    sw_json *value = NULL;
    bool may = !memchr(text, '\0', size) && sw_is_utf8(text, size) &&
               sw_json_parse(&value, text, size, NULL) == SW_OK && is_strict(text);
    sw_json_free(value);
    return may;
}
