/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/button.h"

#include "base/error.h"
#include "base/memory.h"
#include "pay/button_payload.h"
#include "pay/client.h"
#include "pay/environment.h"

#include <string.h>

typedef struct writing {
    const sw_client *client;
    const sw_button_options *options;
    bool ok;
} writing;

static void put(writing *it, sw_json *object, const char *name, sw_json *value)
{
    it->ok = sw_json_put(object, name, value) && it->ok;
}

static void put_text(writing *it, sw_json *object, const char *name, const char *text)
{
    if (text)
        put(it, object, name, sw_json_new_text(text));
}

static const char *placement_of(const sw_button_options *options)
{
    if (options->placement)
        return options->placement;
    if (options->flow == SW_FLOW_EXPRESS)
        return "Cart";
    return options->flow == SW_FLOW_ADDITIONAL_PAYMENT_BUTTON ? "Checkout" : "Other";
}

static const char *language_of(const writing *it)
{
    return it->options->language ? it->options->language : it->client->account.language;
}

static const char *config_of(const sw_button *button)
{
    return button->flow == SW_FLOW_SIGN_IN ? "signInConfig" : "createCheckoutSessionConfig";
}

static sw_json *write_config(writing *it, const sw_button *button)
{
    sw_json *config = sw_json_object();
    put_text(it, config, "payloadJSON", button->payload_json);
    put_text(it, config, "signature", sw_signature_value(button->signature));
    put_text(it, config, "publicKeyId", button->public_key_id);
    put_text(it, config, "algorithm", sw_button_algorithm(button));
    return config;
}

/* A key id that names no environment leaves it to the page to say. */
static bool names_environment(const sw_client *client)
{
    return sw_environment_of_key_id(client->public_key_id) != SW_ENVIRONMENT_FROM_KEY;
}

static void put_head(writing *it, sw_json *object)
{
    put_text(it, object, "merchantId", it->client->merchant_id);
    put_text(it, object, "publicKeyId", it->client->public_key_id);
    put_text(it, object, "ledgerCurrency", it->client->account.ledger_currency);
    put_text(it, object, "checkoutLanguage", language_of(it));
    put_text(it, object, "productType", sw_button_product(it->options));
    put_text(it, object, "placement", placement_of(it->options));
    put_text(it, object, "buttonColor", it->options->color);
    put_text(it, object, "design", it->options->design);
    if (!names_environment(it->client))
        put(it, object, "sandbox", sw_json_new_bool(it->client->environment == SW_ENVIRONMENT_SANDBOX));
}

static int put_estimate(writing *it, sw_json *object, sw_error *err)
{
    char text[SW_MONEY_JSON_SIZE];
    const sw_money *given = it->options->estimated_amount;
    const sw_money *amount = given ? given : it->options->amount;
    sw_error wrong = SW_ERROR_INIT;
    if (!amount)
        return SW_OK;
    if (sw_money_write_json(text, amount, &wrong) < 0)
        return sw_fail_field(err, wrong.code, "estimated_amount", "estimated_amount: %s", wrong.message);
    sw_json *price = NULL;
    int code = sw_json_parse(&price, text, strlen(text), err);
    put(it, object, "estimatedOrderAmount", price);
    return code;
}

static int write_text(char **out, writing *it, const sw_json *object, sw_error *err)
{
    char *text = it->ok ? sw_json_write(object, false) : NULL;
    *out = sw_copy_text(text);
    sw_json_release_text(text);
    return *out ? SW_OK : sw_fail_memory(err);
}

/* What Amazon's script would refuse in the browser, or drop without a word, is refused here. */
static int check_as(const char *type, const char *json, const sw_client *client, sw_error *err)
{
    sw_validate_options known = SW_VALIDATE_OPTIONS_INIT;
    sw_error wrong = SW_ERROR_INIT;
    known.region = client->region;
    if (!json || client->validation != SW_VALIDATION_REFUSE)
        return SW_OK;
    int code = sw_validate(NULL, type, json, strlen(json), &known, &wrong);
    if (code == SW_OK)
        return SW_OK;
    return sw_fail_field(err, code, wrong.field, "the button's options: %s", wrong.message);
}

static int write_data(sw_button *button, writing *it, const char *options_json, sw_error *err)
{
    sw_json *data = sw_json_object();
    bool by_itself = button->start == SW_START_TOUCHLESS;
    put_text(it, data, "start", by_itself ? "touchless" : sw_start_name(button->start));
    put_text(it, data, "script", button->script_url);
    put_text(it, data, "lazyUrl", it->options->lazy_url);
    put(it, data, "options", sw_json_new_raw(options_json));
    int code = write_text(&button->data_json, it, data, err);
    sw_json_free(data);
    return code;
}

static int write_page(sw_button *button, writing *it, sw_error *err)
{
    char *bare_json = NULL;
    sw_json *whole = sw_json_object(), *lazy = sw_json_object();
    put_head(it, whole);
    int code = put_estimate(it, whole, err);
    if (code == SW_OK)
        code = write_text(&bare_json, it, whole, err);
    put(it, whole, config_of(button), write_config(it, button));
    put(it, lazy, config_of(button), write_config(it, button));
    if (code == SW_OK)
        code = write_text(&button->options_json, it, whole, err);
    if (code == SW_OK)
        code = write_text(&button->lazy_json, it, lazy, err);
    if (code == SW_OK)
        code = check_as("render_button_options", button->options_json, it->client, err);
    if (code == SW_OK)
        code = write_data(button, it, button->is_lazy ? bare_json : button->options_json, err);
    sw_release(bare_json);
    sw_json_free(whole);
    sw_json_free(lazy);
    return code;
}

static int write_initiate(sw_button *button, writing *it, sw_json *mobile, sw_error *err)
{
    sw_json *body = sw_json_object();
    bool is_sandbox = it->client->environment == SW_ENVIRONMENT_SANDBOX;
    put_text(it, body, "merchantId", it->client->merchant_id);
    put_text(it, body, "placement", placement_of(it->options));
    put_text(it, body, "checkoutLanguage", language_of(it));
    put_text(it, body, "ledgerCurrency", it->client->account.ledger_currency);
    put_text(it, body, "productType", sw_button_product(it->options));
    put_text(it, body, "environment", is_sandbox ? "SANDBOX" : "LIVE");
    put_text(it, body, "msdk", "true");
    put(it, body, "checkoutSessionConfig", sw_json_copy(mobile));
    int code = write_text(&button->initiate_json, it, body, err);
    sw_json_free(body);
    return code == SW_OK ? check_as("mobile_initiate", button->initiate_json, it->client, err) : code;
}

int sw_button_write(sw_button *button, const sw_client *client, const sw_button_options *options, sw_json *mobile,
                    sw_error *err)
{
    writing it = { client, options, true };
    return mobile ? write_initiate(button, &it, mobile, err) : write_page(button, &it, err);
}
