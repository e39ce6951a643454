/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Buttons, and the page that leads an app's buyer back.
 */
#include "base/error.h"
#include "face/names.h"
#include "face/task.h"
#include "face/told.h"

#include <savedwallet/button.h>
#include <savedwallet/wallet.h>

typedef struct making {
    sw_button_options button;
    sw_given_texts scopes;
    const char *nonce;
    const char *wallet;
} making;

#define MEMBER(kind, name)                                          \
    {                                                               \
#name, SW_GIVEN_##kind, offsetof(making, button.name), NULL \
    }
#define NAMED(name, read)                                         \
    {                                                             \
#name, SW_GIVEN_NAME, offsetof(making, button.name), read \
    }
static const sw_given_member BUTTON[] = {
    NAMED(flow, sw_read_flow),
    NAMED(surface, sw_read_surface),
    NAMED(start, sw_read_start),
    NAMED(payment_intent, sw_read_payment),
    MEMBER(TEXT, return_url),
    MEMBER(TEXT, cancel_url),
    MEMBER(TEXT, error_url),
    MEMBER(TEXT, browser_session),
    { "unbound", SW_GIVEN_UNBOUND, offsetof(making, button.browser_session), NULL },
    MEMBER(LONG, state_ttl_s),
    MEMBER(TEXT, product_type),
    MEMBER(MONEY, amount),
    MEMBER(MONEY, total_order_amount),
    MEMBER(FLAG, can_handle_pending),
    MEMBER(TEXT, soft_descriptor),
    MEMBER(TEXT, presentment_currency),
    MEMBER(TEXT, reference),
    MEMBER(TEXT, store_name),
    MEMBER(TEXT, note_to_buyer),
    MEMBER(TEXT, custom_information),
    { "scopes", SW_GIVEN_TEXTS, offsetof(making, scopes), NULL },
    MEMBER(JSON, address_details),
    MEMBER(JSON, delivery_specifications),
    MEMBER(TEXT, charge_permission_id),
    MEMBER(TEXT, placement),
    MEMBER(TEXT, color),
    MEMBER(TEXT, design),
    MEMBER(TEXT, language),
    MEMBER(MONEY, estimated_amount),
    MEMBER(TEXT, lazy_url),
    MEMBER(TEXT, start_text),
    MEMBER(TEXT, unavailable_text),
    MEMBER(JSON, extra),
    { "nonce", SW_GIVEN_TEXT, offsetof(making, nonce), NULL },
    { "wallet", SW_GIVEN_TEXT, offsetof(making, wallet), NULL },
};
#undef MEMBER
#undef NAMED

static int take(making *it, sw_task *task, sw_error *err)
{
    *it = (making){ .button = SW_BUTTON_OPTIONS_INIT };
    int code = sw_task_take(task, BUTTON, SW_COUNT(BUTTON), it, err);
    it->button.scopes = it->scopes.items;
    it->button.scope_count = it->scopes.count;
    return code;
}

/* Frees the button. Without a nonce there is no page. */
static sw_json *tell(sw_button *button, const char *nonce, sw_error *err)
{
    bool has_page = nonce && sw_button_payload_json(button);
    char *html = has_page ? sw_button_html(button, nonce, err) : NULL;
    char *csp = html ? sw_button_csp(button, nonce, err) : NULL;
    sw_json *told = !has_page || csp ? sw_told_button(button, csp, html) : NULL;
    sw_button_text_free(html);
    sw_button_text_free(csp);
    sw_button_free(button);
    return told;
}

sw_json *sw_task_button(sw_task *task, sw_error *err)
{
    making it;
    sw_button *button = NULL;
    if (take(&it, task, err) < 0 || sw_button_new(&button, task->face->client, &it.button, err) < 0)
        return NULL;
    return tell(button, it.nonce, err);
}

sw_json *sw_task_repair_button(sw_task *task, sw_error *err)
{
    making it;
    sw_button *button = NULL;
    if (take(&it, task, err) < 0 ||
        sw_repair_button(&button, task->face->client, it.wallet, &it.button, &task->call, err) < 0)
        return NULL;
    return tell(button, it.nonce, err);
}

typedef struct relay {
    const char *nonce, *app_url;
} relay;

static const sw_given_member RELAY[] = {
    { "nonce", SW_GIVEN_TEXT, offsetof(relay, nonce), NULL },
    { "app_url", SW_GIVEN_TEXT, offsetof(relay, app_url), NULL },
};

/* Without a URL only the policy is made: that is how a nonce is tried. */
sw_json *sw_task_relay(sw_task *task, sw_error *err)
{
    relay it = { 0 };
    if (sw_task_take(task, RELAY, SW_COUNT(RELAY), &it, err) < 0)
        return NULL;
    char *csp = sw_button_relay_csp(it.nonce, err);
    char *html = csp && it.app_url ? sw_button_relay_html(it.nonce, it.app_url, err) : NULL;
    sw_json *object = csp && (html || !it.app_url) ? sw_json_object() : NULL;
    sw_json *told = sw_told_whole(object, object && sw_json_put_text(object, "csp", csp) &&
                                              sw_json_put_text(object, "html", html));
    sw_button_text_free(csp);
    sw_button_text_free(html);
    return told;
}
