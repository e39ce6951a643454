/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include "base/secret.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

_Static_assert(sizeof(sw_error) == 1024, "sw_error is 1,024 bytes for ever");

#define ERROR(id, value, name, text, class_name) \
    _Static_assert(SW_E_##id == (value), "error.h differs from errors.def");
#include "api/errors.def"
#undef ERROR

static const struct {
    int code;
    const char *name;
    const char *text;
} codes[] = {
    { SW_OK, "ok", "It worked" },
#define ERROR(id, value, name, text, class_name) { (value), (name), (text) },
#include "api/errors.def"
#undef ERROR
};

static size_t find(int code)
{
    size_t count = sizeof codes / sizeof codes[0];
    for (size_t i = 0; i < count; i++)
        if (codes[i].code == code)
            return i;
    return count;
}

const char *sw_code_name(int code)
{
    size_t i = find(code);
    return i < sizeof codes / sizeof codes[0] ? codes[i].name : "unknown";
}

const char *sw_code_text(int code)
{
    size_t i = find(code);
    return i < sizeof codes / sizeof codes[0] ? codes[i].text : "This release knows no such code";
}

const char *sw_effect_name(sw_effect effect)
{
    static const char *const names[] = { "none", "done", "unknown" };
    return (size_t)effect < sizeof names / sizeof names[0] ? names[effect] : "unknown";
}

const char *sw_retry_name(sw_retry retry)
{
    static const char *const names[] = { "never", "same_key", "new_key" };
    return (size_t)retry < sizeof names / sizeof names[0] ? names[retry] : "never";
}

const char *sw_next_step_name(sw_next_step step)
{
    static const char *const names[] = { "none",         "wait",       "update_wallet", "new_setup", "send_buyer",
                                         "lower_amount", "next_month", "fix_request",   "stop" };
    return (size_t)step < sizeof names / sizeof names[0] ? names[step] : "none";
}

void sw_error_clear(sw_error *err)
{
    if (err)
        *err = (sw_error)SW_ERROR_INIT;
}

/*
 * Whatever a caller or a server gave us may stand in a message, cut anywhere: what is not UTF-8 would be refused by
 * every JSON reader, and a control character could forge a second line of a log.
 */
static void make_clean(char *text, size_t size)
{
    for (size_t i = 0; i < size;) {
        size_t length = sw_utf8_sequence(text + i, size - i);
        bool control = (unsigned char)text[i] < 0x20 || text[i] == 0x7F;
        if (length == 2 && (unsigned char)text[i] == 0xC2 && (unsigned char)text[i + 1] < 0xA0)
            text[i] = text[i + 1] = '?'; /* U+0080 to U+009F are control characters too */
        if (length == 0 || control)
            text[i] = '?';
        i += length ? length : 1;
    }
}

void sw_error_copy(char *member, size_t size, const char *text)
{
    size_t length = strlen(text);
    size_t kept = length < size ? length : size - 1;
    memmove(member, text, kept);
    while (kept < length && kept > 0 && ((unsigned char)text[kept] & 0xC0) == 0x80)
        kept--; /* never half a character at the end */
    member[kept] = '\0';
    make_clean(member, kept);
}

SW_PRINTF(4, 0)
static void write(sw_error *err, int code, const char *field, const char *format, va_list args)
{
    char message[2 * sizeof err->message];
    if (vsnprintf(message, sizeof message, format, args) < 0)
        message[0] = '\0';
    sw_hide_secrets(message);
    sw_error_clear(err);
    err->code = code;
    sw_error_copy(err->field, sizeof err->field, field);
    sw_hide_secrets(err->field);
    sw_error_copy(err->message, sizeof err->message, message);
    if (code == SW_E_INVALID)
        err->next_step = SW_NEXT_FIX_REQUEST;
}

int sw_fail(sw_error *err, int code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (err)
        write(err, code, "", format, args);
    va_end(args);
    return code;
}

int sw_fail_field(sw_error *err, int code, const char *field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (err)
        write(err, code, field, format, args);
    va_end(args);
    return code;
}

int sw_error_set(sw_error *err, int code, const char *field, const char *message)
{
    return sw_fail_field(err, code, field ? field : "", "%s", message ? message : sw_code_text(code));
}

int sw_fail_memory(sw_error *err)
{
    return sw_fail(err, SW_E_NOMEM, "memory ran out");
}
