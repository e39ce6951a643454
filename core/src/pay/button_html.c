/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/button.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/html.h"
#include "pay/button_script.h"

#include <savedwallet/limits.h>

static const char page_start[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                 "<title>Amazon Pay</title>\n</head>\n<body>\n<main>\n<h1>Amazon Pay</h1>\n";
static const char page_end[] = "</main>\n</body>\n</html>\n";

static const char *start_text(const sw_button *button)
{
    if (button->start_text)
        return button->start_text;
    switch (button->flow) {
    case SW_FLOW_SETUP_ONLY:
        return "Save Amazon Pay";
    case SW_FLOW_UPDATE:
        return "Change your Amazon Pay payment method";
    case SW_FLOW_SIGN_IN:
    case SW_FLOW_SIGN_IN_AND_SETUP:
        return "Sign in with Amazon";
    default:
        return "Pay with Amazon Pay";
    }
}

static const char *unavailable_text(const sw_button *button)
{
    return button->unavailable_text ? button->unavailable_text
                                    : "Amazon Pay could not be loaded. Allow scripts from Amazon and try again, or "
                                      "choose another way to pay.";
}

static void add_starter(sw_buf *out, const sw_button *button)
{
    if (button->start != SW_START_CUSTOM) {
        sw_buf_addf(out, "<div id=\"%s-button\"></div>\n", button->id);
        return;
    }
    sw_buf_addf(out, "<button id=\"%s-button\" type=\"button\" disabled>", button->id);
    sw_html_add(out, start_text(button));
    sw_buf_add_text(out, "</button>\n");
}

static void add_texts(sw_buf *out, const sw_button *button)
{
    sw_buf_addf(out, "<p id=\"%s-message\" role=\"alert\" hidden>", button->id);
    sw_html_add(out, unavailable_text(button));
    sw_buf_add_text(out, "</p>\n<noscript><p>");
    sw_html_add(out, unavailable_text(button));
    sw_buf_add_text(out, "</p></noscript>\n");
}

static void add_way_back(sw_buf *out, const sw_button *button)
{
    if (!button->way_back)
        return;
    sw_buf_add_text(out, "<p><a href=\"");
    sw_html_add(out, button->way_back);
    sw_buf_add_text(out, "\">Back to the app</a></p>\n");
}

static void add_scripts(sw_buf *out, const sw_button *button, const char *nonce)
{
    sw_buf_addf(out, "<script type=\"application/json\" id=\"%s-data\" nonce=\"%s\">", button->id, nonce);
    sw_html_add_json(out, button->data_json);
    sw_buf_addf(out, "</script>\n<script nonce=\"%s\" data-savedwallet=\"%s\">\n", nonce, button->id);
    sw_buf_add_text(out, sw_button_script);
    sw_buf_add_text(out, "</script>\n");
}

char *sw_button_html(const sw_button *button, const char *nonce, sw_error *err)
{
    sw_buf out = SW_BUF_INIT(SW_MAX_REQUEST_BODY);
    if (!button || !button->data_json) {
        sw_fail(err, SW_E_INVALID, "there is no page: an app takes initiate_json");
        return NULL;
    }
    if (!nonce || !sw_html_is_nonce(nonce)) {
        sw_fail_field(err, SW_E_INVALID, "nonce", "the nonce is not of 16 letters of base64 or more");
        return NULL;
    }
    bool is_page = button->surface == SW_SURFACE_APP_BROWSER;
    sw_buf_add_text(&out, is_page ? page_start : "");
    sw_buf_addf(&out, "<div id=\"%s\" class=\"savedwallet\">\n", button->id);
    add_starter(&out, button);
    add_texts(&out, button);
    if (is_page)
        add_way_back(&out, button);
    sw_buf_add_text(&out, "</div>\n");
    add_scripts(&out, button, nonce);
    sw_buf_add_text(&out, is_page ? page_end : "");
    if (sw_buf_check(&out, "the button's HTML", err) == SW_OK)
        return sw_buf_take(&out);
    sw_buf_free(&out);
    return NULL;
}
