/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From what was configured, as text, to what a client takes, and a receiver of notifications.
 */
#include "base/error.h"
#include "base/text.h"
#include "face/settings.h"

#include <savedwallet/transport.h>

#include <string.h>

static int refuse_missing(const char *name, const char *variable, sw_error *err)
{
    return sw_fail_field(err, SW_E_INVALID, name,
                         "%s is not configured: give it, or set %s, or \"%s\" in the configuration file", name,
                         variable, name);
}

/* A scheme as RFC 3986 writes it, of two letters at least. */
static bool is_uri(const char *text)
{
    size_t size = 0;
    while (sw_is_alnum(text[size]) || (text[size] && strchr("+-.", text[size])))
        size++;
    return size > 1 && !sw_is_digit(text[0]) && text[size] == ':';
}

static int take_key(sw_config *out, const sw_settings *config, sw_error *err)
{
    const char *key = config->private_key;
    if (key && config->private_key_file)
        return sw_fail_field(err, SW_E_INVALID, "private_key",
                             "private_key and private_key_file are both configured: keep one");
    if (!key && !config->private_key_file)
        return refuse_missing("private_key_file", "SAVEDWALLET_PRIVATE_KEY_FILE", err);
    out->private_key_file = config->private_key_file;
    out->private_key_passphrase = config->private_key_passphrase;
    if (!key)
        return SW_OK;
    if (strstr(key, "-----BEGIN"))
        out->private_key = key;
    else if (is_uri(key))
        out->private_key_uri = key;
    else
        return sw_fail_field(
            err, SW_E_INVALID, "private_key",
            "private_key is neither PEM text nor a STORE URI: the path of a file goes into private_key_file");
    return SW_OK;
}

static int take_names(sw_config *out, const sw_settings *config, sw_error *err)
{
    int code = sw_region_parse(&out->region, config->region, err);
    if (code == SW_OK && config->environment)
        code = sw_environment_parse(&out->environment, config->environment, err);
    if (code == SW_OK)
        code = config->algorithm ? sw_algorithm_parse(&out->algorithm, config->algorithm, err) : SW_OK;
    if (code == SW_OK && config->validation)
        code = sw_validation_parse(&out->validation, config->validation, err);
    if (code == SW_OK && config->log)
        code = sw_log_level_parse(&out->log_level, config->log, err);
    return code;
}

int sw_settings_client(sw_config *out, const sw_settings *config, sw_key *key, sw_error *err)
{
    *out = (sw_config)SW_CONFIG_INIT;
    if (!config->region)
        return refuse_missing("region", "SAVEDWALLET_REGION", err);
    if (!config->public_key_id)
        return refuse_missing("public_key_id", "SAVEDWALLET_PUBLIC_KEY_ID", err);
    out->merchant_id = config->merchant_id;
    out->store_id = config->store_id;
    out->public_key_id = config->public_key_id;
    out->key_namespace = config->namespace;
    out->base_url = config->base_url;
    out->ca_file = config->ca_file;
    out->proxy = config->proxy;
    out->proxy_user = config->proxy_user;
    out->proxy_password = config->proxy_password;
    out->state_secret = config->state_secret;
    out->ledger_currency = config->ledger_currency;
    out->script_url = config->script_url;
    out->language = config->language;
    out->channel = config->channel;
    out->initiator = config->initiator;
    int code = take_names(out, config, err);
    out->key = key;
    return code < 0 || key ? code : take_key(out, config, err);
}

static int make_transport(sw_transport **out, const sw_settings *config, sw_error *err)
{
    sw_curl_options how = SW_CURL_OPTIONS_INIT;
    how.proxy = config->proxy;
    how.proxy_user = config->proxy_user;
    how.proxy_password = config->proxy_password;
    return sw_transport_curl_new(out, &how, err);
}

int sw_settings_receiver(sw_notifications **out, const sw_settings *config, const sw_notification_options *options,
                         sw_error *err)
{
    sw_notification_options how = *options;
    how.merchant_id = config->merchant_id;
    how.base_url = config->base_url;
    how.public_key_id = config->public_key_id;
    int code = config->environment ? sw_environment_parse(&how.environment, config->environment, err) : SW_OK;
    if (code == SW_OK)
        code = make_transport(&how.transport, config, err);
    if (code == SW_OK)
        code = sw_notifications_new(out, &how, err);
    sw_transport_free(how.transport);
    return code;
}
