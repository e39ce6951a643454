/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/button.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/html.h"
#include "base/text.h"
#include "pay/button_script.h"
#include "pay/return_url.h"

#include <savedwallet/limits.h>

#include <string.h>

/* Schemes that a browser itself runs or opens, and no app. */
static bool is_for_browser(const char *url)
{
    static const char *const schemes[] = { "javascript:", "data:", "vbscript:", "file:",        "blob:",   "about:",
                                           "http:",       "ws:",   "wss:",      "view-source:", "content:" };
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
        if (sw_starts_with(url, schemes[i]))
            return true;
    return false;
}

/* A scheme as RFC 3986 writes it, and something behind its "://". */
static bool is_app_url(const char *url)
{
    size_t size = 0;
    while (sw_is_alnum(url[size]) || (url[size] && strchr("+-.", url[size])))
        size++;
    return size > 1 && !sw_is_digit(url[0]) && strncmp(url + size, "://", 3) == 0 && url[size + 3] &&
           !is_for_browser(url);
}

static int check(const char *nonce, const char *app_url, sw_error *err)
{
    if (!nonce || !sw_html_is_nonce(nonce))
        return sw_fail_field(err, SW_E_INVALID, "nonce", "the nonce is not of 16 letters of base64 or more");
    if (!app_url || !is_app_url(app_url) || strlen(app_url) > SW_MAX_RETURN_URL)
        return sw_fail_field(err, SW_E_INVALID, "app_url",
                             "app_url is no URL that opens an app, such as https://shop.example/app or goride://back");
    return sw_return_url_check_query(app_url, "app_url", err);
}

char *sw_button_relay_html(const char *nonce, const char *app_url, sw_error *err)
{
    sw_buf out = SW_BUF_INIT(SW_MAX_REQUEST_BODY);
    if (check(nonce, app_url, err) != SW_OK)
        return NULL;
    sw_buf_add_text(&out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                          "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Amazon Pay</title>\n</head>\n"
                          "<body>\n<main>\n<h1>Amazon Pay</h1>\n<p><a id=\"savedwallet-app\" href=\"");
    sw_html_add(&out, app_url);
    sw_buf_addf(&out, "\">Back to the app</a></p>\n</main>\n<script nonce=\"%s\">\n", nonce);
    sw_buf_add_text(&out, sw_relay_script);
    sw_buf_add_text(&out, "</script>\n</body>\n</html>\n");
    if (sw_buf_check(&out, "the relay page", err) == SW_OK)
        return sw_buf_take(&out);
    sw_buf_free(&out);
    return NULL;
}
