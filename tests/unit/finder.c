/* SPDX-License-Identifier: Apache-2.0 */
#include "finder.h"

#include "support.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 1024 };

static void add(finder *it, const char *form)
{
    assert_true(it->count < COUNT_OF(it->forms));
    char *copy = strdup(form);
    assert_non_null(copy);
    it->forms[it->count++] = copy;
}

static void add_hex(finder *it, const char *secret, const char *digits, const char *before)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    for (; *secret; secret++) {
        unsigned char byte = (unsigned char)*secret;
        sw_buf_addf(&out, "%s%c%c", before, digits[byte / 16], digits[byte % 16]);
    }
    add(it, sw_buf_text(&out));
    sw_buf_free(&out);
}

/* Only what has to be is escaped, as it would be in a URL. */
static void add_percent(finder *it, const char *secret)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    sw_buf out = SW_BUF_INIT(LONGEST);
    for (; *secret; secret++) {
        if (strchr(plain, *secret))
            sw_buf_add_char(&out, *secret);
        else
            sw_buf_addf(&out, "%%%02X", (unsigned)(unsigned char)*secret);
    }
    add(it, sw_buf_text(&out));
    sw_buf_free(&out);
}

static void add_json(finder *it, const char *secret)
{
    sw_json *value = sw_json_new_text(secret);
    char *text = sw_json_write(value, false);
    assert_non_null(text);
    text[strlen(text) - 1] = '\0';
    add(it, text + 1);
    sw_json_release_text(text);
    sw_json_free(value);
}

/* The letters that depend on nothing but the secret when `before` bytes stand in front of it. */
static void add_base64(finder *it, const char *secret, size_t before)
{
    unsigned char bytes[LONGEST] = { 0 };
    size_t size = strlen(secret), first = (before * 8 + 5) / 6, end = (before + size) * 8 / 6;
    memcpy(bytes + before, secret, size);
    char *(*const encoders[])(const unsigned char *, size_t) = { sw_base64, sw_base64_url };
    for (size_t i = 0; i < COUNT_OF(encoders); i++) {
        char *text = encoders[i](bytes, before + size);
        assert_non_null(text);
        text[end] = '\0';
        add(it, text + first);
        sw_release(text);
    }
}

finder finder_of(const char *secret)
{
    finder it = { 0 };
    add(&it, secret);
    add_percent(&it, secret);
    add_json(&it, secret);
    add_hex(&it, secret, "0123456789abcdef", "");
    add_hex(&it, secret, "0123456789ABCDEF", "");
    add_hex(&it, secret, "0123456789ABCDEF", "%");
    for (size_t before = 0; before < 3; before++)
        add_base64(&it, secret, before);
    return it;
}

const char *finder_look(const finder *it, const char *text)
{
    for (size_t i = 0; i < it->count; i++)
        if (strstr(text, it->forms[i]))
            return it->forms[i];
    return NULL;
}

void finder_free(finder *it)
{
    for (size_t i = 0; i < it->count; i++)
        free(it->forms[i]);
    *it = (finder){ 0 };
}
