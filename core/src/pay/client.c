/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/client.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/uri.h"
#include "base/url.h"
#include "http/transport.h"
#include "pay/environment.h"
#include "sign/key.h"

#include <savedwallet/limits.h>

#include <stdio.h>
#include <string.h>

enum { CALL_MS = 60000, ATTEMPTS = 4 };

static int check(const sw_config *config, sw_error *err)
{
    if (config->version < 1 || config->version > SW_CONFIG_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version",
                             "sw_config has version %u: start from SW_CONFIG_INIT (this release knows %d)",
                             (unsigned)config->version, SW_CONFIG_VERSION);
    if (!sw_region_host(config->region))
        return sw_fail_field(err, SW_E_INVALID, "region", "the region is not set: use na (us), eu (de, uk) or jp");
    if (!config->public_key_id || !*config->public_key_id)
        return sw_fail_field(err, SW_E_INVALID, "public_key_id",
                             "the public key id is not set: Seller Central shows it in Integration Central");
    if (!sw_algorithm_name(config->algorithm))
        return sw_fail_field(err, SW_E_INVALID, "algorithm", "there is no algorithm with the number %d",
                             (int)config->algorithm);
    if (config->max_attempts < 0 || config->max_attempts > 10)
        return sw_fail_field(err, SW_E_INVALID, "max_attempts", "max_attempts is %d: 1 to 10 are possible",
                             config->max_attempts);
    if (config->retry_budget < SW_RETRY_UNLIMITED || config->retry_budget > 100)
        return sw_fail_field(err, SW_E_INVALID, "retry_budget",
                             "retry_budget is %d percent: 1 to 100 are possible, and SW_RETRY_UNLIMITED",
                             config->retry_budget);
    if ((unsigned)config->log_level > SW_LOG_DEBUG)
        return sw_fail_field(err, SW_E_INVALID, "log_level", "there is no log level with the number %d",
                             (int)config->log_level);
    if ((unsigned)config->validation > SW_VALIDATION_OFF)
        return sw_fail_field(err, SW_E_INVALID, "validation", "there is no validation with the number %d",
                             (int)config->validation);
    return sw_key_id_check(config->public_key_id, err);
}

static int set_time(int64_t *out, int64_t given, int64_t otherwise, const char *field, sw_error *err)
{
    if (given < 0 || given > SW_MAX_TIMEOUT_MS)
        return sw_fail_field(err, SW_E_INVALID, field, "%s is %lld ms: 1 to %d are possible", field, (long long)given,
                             SW_MAX_TIMEOUT_MS);
    *out = given ? given : otherwise;
    return SW_OK;
}

static int set_times(sw_client *client, const sw_config *config, sw_error *err)
{
    int code = set_time(&client->connect_timeout_ms, config->connect_timeout_ms, SW_CONNECT_TIMEOUT_MS,
                        "connect_timeout_ms", err);
    if (code == SW_OK)
        code = set_time(&client->attempt_timeout_ms, config->attempt_timeout_ms, SW_ANSWER_TIMEOUT_MS,
                        "attempt_timeout_ms", err);
    if (code == SW_OK)
        code = set_time(&client->timeout_ms, config->timeout_ms, CALL_MS, "timeout_ms", err);
    client->max_attempts = config->max_attempts ? config->max_attempts : ATTEMPTS;
    client->validation = config->validation;
    client->logger = (sw_logger){ config->log, config->log_payload, config->log_level };
    client->clock = sw_clock_complete(config->clock);
    return code;
}

static int copy(char **out, const char *text, sw_error *err)
{
    *out = sw_copy_text(text);
    return *out || !text ? SW_OK : sw_fail_memory(err);
}

static int set_names(sw_client *client, const sw_config *config, sw_error *err)
{
    client->region = config->region;
    client->algorithm = config->algorithm;
    int code = sw_environment_settle(&client->environment, config->public_key_id, config->environment, err);
    if (code == SW_OK)
        code = copy(&client->merchant_id, config->merchant_id, err);
    if (code == SW_OK)
        code = copy(&client->public_key_id, config->public_key_id, err);
    if (code == SW_OK)
        code = copy(&client->key_namespace, config->key_namespace, err);
    if (code == SW_OK)
        code = sw_account_set(&client->account, config, err);
    return code;
}

/* Everything up to the path, with an IPv6 address in its brackets as it was written. */
static char *origin_of(const char *base_url, const sw_url *url)
{
    return sw_copy_bytes(base_url, strlen(base_url) - strlen(url->path));
}

static int set_address(sw_client *client, const char *base_url, sw_error *err)
{
    char regular[128];
    sw_buf prefix = SW_BUF_INIT(SW_MAX_URL);
    snprintf(regular, sizeof regular, "https://%s", sw_region_host(client->region));
    base_url = base_url && *base_url ? base_url : regular;
    sw_url url;
    int code = sw_url_parse(&url, base_url, err);
    if (code == SW_OK)
        code = sw_url_check_plain(&url, err);
    if (code == SW_OK && *url.path)
        code = sw_path_check(url.path, err);
    if (code == SW_OK) {
        sw_buf_add(&prefix, url.path, strlen(url.path) - (*url.path && url.path[strlen(url.path) - 1] == '/'));
        sw_buf_add_text(&prefix, sw_environment_prefix(client->environment, client->public_key_id));
        client->path_prefix = sw_buf_take(&prefix);
        client->origin = origin_of(base_url, &url);
        client->host = sw_copy_text(url.host);
        if (!client->path_prefix || !client->origin || !client->host)
            code = sw_fail_memory(err);
    }
    sw_buf_free(&prefix);
    return code;
}

static void set_budget(sw_client *client, const sw_config *config)
{
    if (config->retry_budget == SW_RETRY_UNLIMITED)
        return;
    client->budget = sw_budget_of(client->origin);
    client->budget_percent = config->retry_budget ? config->retry_budget : SW_BUDGET_PERCENT;
}

static int set_key(sw_client *client, const sw_config *config, sw_error *err)
{
    int sources = !!config->key + !!config->private_key + !!config->private_key_file + !!config->private_key_uri;
    if (sources != 1)
        return sw_fail_field(err, SW_E_INVALID, "private_key",
                             "%s: give exactly one of key, private_key, private_key_file and "
                             "private_key_uri",
                             sources ? "there are several private keys" : "there is no private key");
    const char *passphrase = config->private_key_passphrase;
    if (config->private_key)
        return sw_key_from_pem(&client->key, config->private_key, strlen(config->private_key), passphrase, err);
    if (config->private_key_file)
        return sw_key_from_file(&client->key, config->private_key_file, passphrase, err);
    if (config->private_key_uri)
        return sw_key_from_uri(&client->key, config->private_key_uri, passphrase, err);
    client->key = sw_key_retain(config->key);
    return SW_OK;
}

static int set_transport(sw_client *client, const sw_config *config, sw_error *err)
{
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    options.ca_file = config->ca_file;
    options.proxy = config->proxy;
    options.proxy_user = config->proxy_user;
    options.proxy_password = config->proxy_password;
    if (config->transport && config->proxy && *config->proxy)
        return sw_fail_field(err, SW_E_INVALID, "proxy",
                             "proxy is for the connections of this library: a transport of your own makes its own");
    if (!config->transport)
        return sw_transport_curl_new(&client->transport, &options, err);
    client->transport = sw_transport_retain(config->transport);
    return SW_OK;
}

int sw_client_new(sw_client **out, const sw_config *config, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !config)
        return sw_fail(err, SW_E_INVALID, "a client needs a configuration and a place to go");
    int code = check(config, err);
    if (code != SW_OK)
        return code;
    sw_client *client = sw_alloc(sizeof *client);
    if (!client)
        return sw_fail_memory(err);
    code = set_names(client, config, err);
    if (code == SW_OK)
        code = set_times(client, config, err);
    if (code == SW_OK)
        code = set_address(client, config->base_url, err);
    if (code == SW_OK)
        code = set_key(client, config, err);
    if (code == SW_OK)
        code = set_transport(client, config, err);
    if (code == SW_OK)
        set_budget(client, config);
    if (code == SW_OK)
        *out = client;
    else
        sw_client_free(client);
    return code;
}

sw_environment sw_client_environment(const sw_client *client)
{
    return client ? client->environment : SW_ENVIRONMENT_FROM_KEY;
}

void sw_client_free(sw_client *client)
{
    if (!client)
        return;
    sw_release(client->merchant_id);
    sw_release(client->public_key_id);
    sw_release(client->key_namespace);
    sw_release(client->origin);
    sw_release(client->host);
    sw_release(client->path_prefix);
    sw_account_free(&client->account);
    sw_key_free(client->key);
    sw_transport_free(client->transport);
    sw_release(client);
}
