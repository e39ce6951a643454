/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/button.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/html.h"
#include "base/memory.h"

#include <string.h>

enum { LARGEST = 4096 };

static const struct {
    sw_region region;
    const char *directive;
    const char *origin;
} rows[] = {
#define POLICY(id, directive, origin, confidence, source) { SW_REGION_##id, (directive), (origin) },
#include "api/regions.def"
};

static int check_nonce(const char *nonce, sw_error *err)
{
    if (nonce && sw_html_is_nonce(nonce))
        return SW_OK;
    return sw_fail_field(
        err, SW_E_INVALID, "nonce",
        "the nonce is not of 16 letters of base64 or more: make it of 16 random bytes, for each answer");
}

/* A script of another host speaks to that host; only keywords stay. */
static void add_origins(sw_buf *out, const sw_button *button, const char *directive)
{
    bool own = button->script_origin != NULL;
    if (own)
        sw_buf_addf(out, " %s", button->script_origin);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].region == button->region && strcmp(rows[i].directive, directive) == 0 &&
            (!own || rows[i].origin[0] == '\''))
            sw_buf_addf(out, " %s", rows[i].origin);
}

static char *finish(sw_buf *out, sw_error *err)
{
    if (sw_buf_check(out, "the policy", err) == SW_OK)
        return sw_buf_take(out);
    sw_buf_free(out);
    return NULL;
}

char *sw_button_csp(const sw_button *button, const char *nonce, sw_error *err)
{
    sw_buf out = SW_BUF_INIT(LARGEST);
    if (!button || button->surface == SW_SURFACE_MOBILE_SDK) {
        sw_fail(err, SW_E_INVALID, "there is no page: an app takes initiate_json");
        return NULL;
    }
    if (check_nonce(nonce, err) != SW_OK)
        return NULL;
    sw_buf_addf(&out, "script-src 'nonce-%s'", nonce);
    add_origins(&out, button, "script-src");
    sw_buf_add_text(&out, "; connect-src 'self'");
    add_origins(&out, button, "connect-src");
    sw_buf_add_text(&out, "; form-action 'self'");
    add_origins(&out, button, "form-action");
    sw_buf_add_text(&out, "; img-src 'self'");
    add_origins(&out, button, "img-src");
    sw_buf_add_text(&out, "; style-src 'self'");
    add_origins(&out, button, "style-src");
    sw_buf_add_text(&out, "; object-src 'none'; base-uri 'none'");
    sw_buf_add_text(&out, button->surface == SW_SURFACE_APP_BROWSER ? "; frame-ancestors 'none'" : "");
    return finish(&out, err);
}

char *sw_button_relay_csp(const char *nonce, sw_error *err)
{
    sw_buf out = SW_BUF_INIT(LARGEST);
    if (check_nonce(nonce, err) != SW_OK)
        return NULL;
    sw_buf_addf(&out,
                "default-src 'none'; script-src 'nonce-%s'; base-uri 'none'; form-action 'none'; "
                "frame-ancestors 'none'",
                nonce);
    return finish(&out, err);
}

const sw_header *sw_button_headers(const sw_button *button, size_t *count)
{
    static const sw_header headers[] = {
        { "Cache-Control", "no-store" },
        { "Referrer-Policy", "strict-origin-when-cross-origin" },
        { "X-Content-Type-Options", "nosniff" },
    };
    if (count)
        *count = button ? sizeof headers / sizeof headers[0] : 0;
    return button ? headers : NULL;
}

void sw_button_text_free(char *text)
{
    sw_release(text);
}
