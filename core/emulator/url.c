/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/url.h"

#include "base/text.h"
#include "emulator/must.h"
#include "emulator/request.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_SCHEME = 64 };

static bool is_one_of(const char *scheme, const char *const *names)
{
    for (; *names; names++)
        if (sw_same_text(scheme, *names))
            return true;
    return false;
}

/* What stands before the colon. @return false: there is none, or it is not written as one */
static bool read_scheme(char out[LONGEST_SCHEME], const char *url)
{
    size_t size = 0;
    while (sw_is_alnum(url[size]) || (url[size] && strchr("+-.", url[size])))
        size++;
    if (url[size] != ':' || size >= LONGEST_SCHEME || !sw_is_alnum(*url) || sw_is_digit(*url))
        return false;
    snprintf(out, LONGEST_SCHEME, "%.*s", (int)size, url);
    return true;
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7F)
            return true;
    return false;
}

bool em_url_is_fit(const char *url)
{
    static const char *const web[] = { "http", "https", NULL };
    static const char *const dangerous[] = { "javascript", "data", "vbscript", "file", "blob", "about", NULL };
    char scheme[LONGEST_SCHEME];
    if (has_control(url) || !read_scheme(scheme, url))
        return false;
    const char *rest = url + strlen(scheme) + 1;
    if (is_one_of(scheme, web))
        return sw_starts_with(rest, "//") && rest[2] && !strchr("/?#:\\ ", rest[2]);
    return *rest && !is_one_of(scheme, dangerous);
}

char *em_url_encode(const char *url)
{
    sw_buf out = SW_BUF_INIT(3 * EM_MAX_BODY);
    for (; *url; url++)
        if (*url > ' ' && *url < 0x7F)
            sw_buf_add_char(&out, *url);
        else
            sw_buf_addf(&out, "%%%02X", (unsigned)(unsigned char)*url);
    return em_take(&out);
}
