/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way back to Amazon from the review: to another address, or another payment method.
 */
#include "pay/review.h"

#include "base/error.h"
#include "base/html.h"
#include "base/memory.h"

#include <savedwallet/limits.h>

const char *sw_review_change_json(const sw_review *review, sw_change change)
{
    return review && (unsigned)change <= SW_CHANGE_PAYMENT ? review->changes[change] : NULL;
}

static const char *id_of(sw_change change)
{
    return change == SW_CHANGE_ADDRESS ? "savedwallet-change-address" : "savedwallet-change-payment";
}

static void add_data(sw_buf *out, const sw_review *review, sw_change change, sw_error *err)
{
    sw_json *data = sw_json_object();
    bool whole = sw_body_text(data, "script", review->script_url) &&
                 sw_json_put(data, "options", sw_json_new_raw(review->changes[change]));
    char *text = whole ? sw_json_write(data, false) : NULL;
    sw_json_free(data);
    if (text)
        sw_html_add_json(out, text);
    else
        sw_fail_memory(err);
    sw_json_release_text(text);
}

char *sw_review_change_html(const sw_review *review, sw_change change, const char *nonce, const char *text,
                            sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    sw_buf out = SW_BUF_INIT(SW_MAX_REQUEST_BODY);
    if (!sw_review_change_json(review, change))
        sw_fail_field(&why, SW_E_INVALID, "change", "a review and an address or payment to change are needed");
    else if (!nonce || !sw_html_is_nonce(nonce))
        sw_fail_field(&why, SW_E_INVALID, "nonce",
                      "the nonce is not of 16 letters of base64 or more: make it of 16 random bytes, for each answer");
    if (why.code == SW_OK) {
        const char *id = id_of(change);
        sw_buf_addf(&out, "<button id=\"%s-button\" class=\"savedwallet\" type=\"button\" disabled>", id);
        sw_html_add(&out, text ? text : "Change");
        sw_buf_addf(&out, "</button>\n<script type=\"application/json\" id=\"%s-data\" nonce=\"%s\">", id, nonce);
        add_data(&out, review, change, &why);
        sw_buf_addf(&out, "</script>\n<script nonce=\"%s\" data-savedwallet=\"%s\">\n", nonce, id);
        sw_buf_add_text(&out, sw_change_script);
        sw_buf_add_text(&out, "</script>\n");
        sw_buf_check(&out, "the HTML", &why);
    }
    if (why.code == SW_OK)
        return sw_buf_take(&out);
    if (err)
        *err = why;
    sw_buf_free(&out);
    return NULL;
}

void sw_review_text_free(char *text)
{
    sw_release(text);
}
