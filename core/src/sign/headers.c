/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/headers.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <savedwallet/limits.h>

#include <string.h>

/* What the transport makes itself, or what would end the signed request early. */
static const char *const reserved[] = { "authorization",     "connection", "content-length", "expect", "host", "te",
                                        "transfer-encoding", "trailer",    "upgrade" };

bool sw_header_is_signed(const char *name)
{
    return strcmp(name, "accept") == 0 || strcmp(name, "content-type") == 0 || sw_starts_with(name, "x-amz-pay-");
}

static bool is_token(const char *name)
{
    if (!*name)
        return false;
    for (; *name; name++)
        if (!sw_is_alnum(*name) && !strchr("!#$%&'*+-.^_`|~", *name))
            return false;
    return true;
}

static int check(const char *name, const char *value, sw_error *err)
{
    if (!is_token(name))
        return sw_fail_field(err, SW_E_INVALID, "headers",
                             "a header's name is empty or has a character that no name may have");
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++)
        if (sw_same_text(name, reserved[i]))
            return sw_fail_field(err, SW_E_INVALID, "headers",
                                 "the header %s is made by the library and cannot be given", reserved[i]);
    if (strlen(value) > SW_MAX_HEADER_VALUE)
        return sw_fail_field(err, SW_E_LIMIT, "headers", "the header %.64s is longer than %d bytes", name,
                             SW_MAX_HEADER_VALUE);
    if (strpbrk(value, "\r\n"))
        return sw_fail_field(err, SW_E_INVALID, "headers",
                             "the header %.64s has a line break: it would start another header", name);
    return SW_OK;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Servers and proxies fold white space, so it is folded before it is signed. */
static char *fold(const char *value)
{
    char *folded = sw_copy_text(value);
    if (!folded)
        return NULL;
    char *to = folded;
    for (const char *from = folded; *from; from++)
        if (!is_blank(*from))
            *to++ = *from;
        else if (to > folded && to[-1] != ' ')
            *to++ = ' ';
    if (to > folded && to[-1] == ' ')
        to--;
    *to = '\0';
    return folded;
}

static char *lower(const char *name)
{
    char *copy = sw_copy_text(name);
    for (char *c = copy; c && *c; c++)
        *c = sw_lower(*c);
    return copy;
}

static bool make_room(sw_headers *headers)
{
    if (headers->count < headers->room)
        return true;
    size_t room = headers->room ? 2 * headers->room : 16;
    sw_header *items = sw_resize(headers->items, room * sizeof *items);
    if (!items)
        return false;
    headers->items = items;
    headers->room = room;
    return true;
}

/* Takes name and value over. */
static bool insert(sw_headers *headers, char *name, char *value)
{
    size_t at = 0;
    while (at < headers->count && strcmp(headers->items[at].name, name) < 0)
        at++;
    bool replace = at < headers->count && strcmp(headers->items[at].name, name) == 0;
    if (!replace && !make_room(headers))
        return false;
    sw_header *item = headers->items + at;
    if (replace) {
        sw_release((void *)item->name);
        sw_release((void *)item->value);
    } else {
        memmove(item + 1, item, (headers->count - at) * sizeof *item);
        headers->count++;
    }
    *item = (sw_header){ name, value };
    return true;
}

static int put(sw_headers *headers, const char *name, const char *value, sw_error *err)
{
    char *lower_name = lower(name), *folded = fold(value);
    int code = SW_OK;
    if (!lower_name || !folded)
        code = sw_fail_memory(err);
    else if (!*folded || !sw_is_printable(folded))
        code = sw_fail_field(err, SW_E_INVALID, "headers", "the header %.64s is empty or has a control character",
                             lower_name);
    else if (!insert(headers, lower_name, folded))
        code = sw_fail_memory(err);
    if (code != SW_OK) {
        sw_release(lower_name);
        sw_release(folded);
    }
    return code;
}

int sw_headers_put(sw_headers *headers, const char *name, const char *value, sw_error *err)
{
    if (!name || !value)
        return sw_fail_field(err, SW_E_INVALID, "headers", "a header has no name or no value");
    int code = check(name, value, err);
    return code == SW_OK ? put(headers, name, value, err) : code;
}

int sw_headers_put_authorization(sw_headers *headers, const char *value, sw_error *err)
{
    return put(headers, "authorization", value, err);
}

const char *sw_headers_get(const sw_headers *headers, const char *name)
{
    for (size_t i = 0; i < headers->count; i++)
        if (strcmp(headers->items[i].name, name) == 0)
            return headers->items[i].value;
    return NULL;
}

void sw_headers_free(sw_headers *headers)
{
    for (size_t i = 0; i < headers->count; i++) {
        sw_release((void *)headers->items[i].name);
        sw_release((void *)headers->items[i].value);
    }
    sw_release(headers->items);
    *headers = (sw_headers){ 0 };
}
