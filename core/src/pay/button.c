/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/button.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/url.h"
#include "pay/button_payload.h"
#include "pay/client.h"

#include <stdio.h>
#include <string.h>

enum { ID_BYTES = 8 };

static int copy(char **out, const char *text, sw_error *err)
{
    *out = sw_copy_text(text);
    return *out || !text ? SW_OK : sw_fail_memory(err);
}

static int set_id(sw_button *button, sw_error *err)
{
    unsigned char bytes[ID_BYTES];
    char hex[2 * ID_BYTES + 1], id[64];
    int code = sw_random(bytes, sizeof bytes, err);
    if (code != SW_OK)
        return code;
    sw_hex(hex, bytes, sizeof bytes);
    snprintf(id, sizeof id, "savedwallet-%s", hex);
    return copy(&button->id, id, err);
}

static int set_script(sw_button *button, const sw_client *client, sw_error *err)
{
    const char *own = client->account.script_url;
    int code = copy(&button->script_url, own ? own : sw_region_script(client->region), err);
    sw_url url;
    if (code != SW_OK || !own || sw_url_parse(&url, own, NULL) < 0)
        return code;
    button->script_origin = sw_copy_bytes(own, strlen(own) - strlen(url.path));
    return button->script_origin ? SW_OK : sw_fail_memory(err);
}

static int set_names(sw_button *button, const sw_client *client, const sw_button_options *options, sw_error *err)
{
    bool is_app = options->surface == SW_SURFACE_APP_BROWSER;
    button->flow = options->flow;
    button->surface = options->surface;
    button->start = is_app ? SW_START_TOUCHLESS : options->start;
    button->region = client->region;
    button->is_lazy = options->lazy_url != NULL;
    int code = copy(&button->public_key_id, client->public_key_id, err);
    if (code == SW_OK)
        code = copy(&button->start_text, options->start_text, err);
    if (code == SW_OK)
        code = copy(&button->unavailable_text, options->unavailable_text, err);
    if (code == SW_OK)
        code = set_id(button, err);
    return code == SW_OK ? set_script(button, client, err) : code;
}

/* Where validation only warns, what is wrong is kept with the rest. */
static int check_payload(sw_button *button, const sw_client *client, const sw_button_options *options,
                         const char *payload, sw_error *err)
{
    bool is_sign_in = options->flow == SW_FLOW_SIGN_IN;
    sw_validate_options known = SW_VALIDATE_OPTIONS_INIT;
    sw_error wrong = SW_ERROR_INIT;
    known.region = client->region;
    known.environment = client->environment;
    known.flow = sw_flow_name(options->flow);
    known.product_type = sw_button_product(options);
    if (client->validation == SW_VALIDATION_OFF)
        return SW_OK;
    int code = sw_validate(&button->problems, is_sign_in ? "sign_in_payload" : "create_checkout_session_request",
                           payload, strlen(payload), &known, &wrong);
    if (code == SW_OK || (code == SW_E_INVALID && client->validation == SW_VALIDATION_WARN))
        return SW_OK;
    return sw_fail_field(err, code, wrong.field, "%s", wrong.message);
}

static int write_payload(char **out, const sw_json *payload, sw_error *err)
{
    char *text = sw_json_write(payload, false);
    *out = sw_copy_text(text);
    sw_json_release_text(text);
    return *out ? SW_OK : sw_fail_memory(err);
}

static int set_way_back(sw_button *button, const sw_json *payload, sw_error *err)
{
    const sw_json *urls = sw_json_get(payload, "webCheckoutDetails");
    const sw_json *holder = urls ? urls : payload;
    const char *url = sw_json_get_text(holder, "checkoutCancelUrl");
    return copy(&button->way_back, url ? url : sw_json_get_text(holder, "signInCancelUrl"), err);
}

static int sign_page(sw_button *button, const sw_client *client, const sw_button_options *options,
                     const sw_json *payload, sw_error *err)
{
    int code = set_way_back(button, payload, err);
    if (code == SW_OK)
        code = sw_sign_button(&button->signature, client->key, client->algorithm, button->payload_json,
                              strlen(button->payload_json), err);
    return code == SW_OK ? sw_button_write(button, client, options, NULL, err) : code;
}

/* What an app posts is not signed; what it would say in a browser is checked all the same. */
static int write_mobile(sw_button *button, const sw_client *client, const sw_button_options *options, sw_error *err)
{
    sw_json *mobile = NULL;
    int code = sw_button_payload(&mobile, client, options, true, err);
    if (code == SW_OK)
        code = sw_button_write(button, client, options, mobile, err);
    sw_release(button->payload_json);
    button->payload_json = NULL;
    sw_json_free(mobile);
    return code;
}

static int make(sw_button *button, const sw_client *client, const sw_button_options *options, sw_error *err)
{
    sw_json *payload = NULL;
    int code = set_names(button, client, options, err);
    if (code == SW_OK)
        code = sw_button_payload(&payload, client, options, false, err);
    if (code == SW_OK)
        code = write_payload(&button->payload_json, payload, err);
    if (code == SW_OK)
        code = check_payload(button, client, options, button->payload_json, err);
    if (code == SW_OK && options->surface == SW_SURFACE_MOBILE_SDK)
        code = write_mobile(button, client, options, err);
    else if (code == SW_OK)
        code = sign_page(button, client, options, payload, err);
    sw_json_free(payload);
    return code;
}

int sw_button_new(sw_button **out, const sw_client *client, const sw_button_options *options, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "a button needs a client, options and a place to go");
    int code = sw_button_check(client, options, err);
    if (code != SW_OK)
        return code;
    sw_button *button = sw_alloc(sizeof *button);
    if (!button)
        return sw_fail_memory(err);
    code = make(button, client, options, err);
    if (code == SW_OK)
        *out = button;
    else
        sw_button_free(button);
    return code;
}

const char *sw_button_payload_json(const sw_button *button)
{
    return button ? button->payload_json : NULL;
}

const char *sw_button_signature(const sw_button *button)
{
    return button ? sw_signature_value(button->signature) : NULL;
}

const char *sw_button_algorithm(const sw_button *button)
{
    return button && button->signature ? sw_algorithm_name(sw_signature_algorithm(button->signature)) : NULL;
}

const char *sw_button_public_key_id(const sw_button *button)
{
    return button ? button->public_key_id : NULL;
}

const char *sw_button_script_url(const sw_button *button)
{
    return button ? button->script_url : NULL;
}

const char *sw_button_options_json(const sw_button *button)
{
    return button ? button->options_json : NULL;
}

const char *sw_button_lazy_json(const sw_button *button)
{
    return button ? button->lazy_json : NULL;
}

const char *sw_button_initiate_json(const sw_button *button)
{
    return button ? button->initiate_json : NULL;
}

const sw_problems *sw_button_problems(const sw_button *button)
{
    return button ? button->problems : NULL;
}

void sw_button_free(sw_button *button)
{
    if (!button)
        return;
    sw_release(button->id);
    sw_release(button->payload_json);
    sw_release(button->options_json);
    sw_release(button->lazy_json);
    sw_release(button->data_json);
    sw_release(button->initiate_json);
    sw_release(button->public_key_id);
    sw_release(button->script_url);
    sw_release(button->script_origin);
    sw_release(button->start_text);
    sw_release(button->unavailable_text);
    sw_release(button->way_back);
    sw_signature_free(button->signature);
    sw_problems_free(button->problems);
    sw_release(button);
}
