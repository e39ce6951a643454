/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/account.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/url.h"

#include <savedwallet/limits.h>

#include <stdbool.h>
#include <string.h>

static bool is_set(const char *text)
{
    return text && *text;
}

/* Never quotes the secret, and does not say how long it is. */
static int check_secret(const char *secret, sw_error *err)
{
    size_t size = secret ? strlen(secret) : SW_MIN_STATE_SECRET;
    if (size >= SW_MIN_STATE_SECRET && size <= SW_MAX_STATE_SECRET)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "state_secret",
                         "state_secret is not of %d to %d bytes: make one with \"openssl rand -hex 32\"",
                         SW_MIN_STATE_SECRET, SW_MAX_STATE_SECRET);
}

static int check_ledger(sw_region region, const char *currency, sw_error *err)
{
    const char *taken;
    for (size_t i = 0; (taken = sw_region_ledger_currency(region, i)); i++)
        if (strcmp(taken, currency) == 0)
            return SW_OK;
    const char *first = sw_region_ledger_currency(region, 0), *second = sw_region_ledger_currency(region, 1);
    return sw_fail_field(err, SW_E_INVALID, "ledger_currency",
                         "no account of the region %s is kept in \"%.8s\": ledger_currency is %s%s%s",
                         sw_region_name(region), currency, first, second ? " or " : "", second ? second : "");
}

static bool is_language(const char *text)
{
    return strlen(text) == 5 && text[2] == '_' && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'a' &&
           text[1] <= 'z' && text[3] >= 'A' && text[3] <= 'Z' && text[4] >= 'A' && text[4] <= 'Z';
}

static int check_script(const char *address, sw_error *err)
{
    sw_url url;
    sw_error wrong = SW_ERROR_INIT;
    if (sw_url_parse(&url, address, &wrong) == SW_OK && sw_url_check_plain(&url, &wrong) == SW_OK &&
        !strpbrk(address, "\"'<>;, "))
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "script_url", "script_url is not the address of a script: %s",
                         wrong.message[0] ? wrong.message : "it has a quote, bracket, comma or semicolon");
}

static int check_charges(const char *channel, const char *initiator, sw_error *err)
{
    if (is_set(initiator) && strcmp(initiator, "CITU") != 0 && strcmp(initiator, "MITU") != 0)
        return sw_fail_field(err, SW_E_INVALID, "initiator",
                             "the initiator is \"%.16s\": CITU (the customer starts the charge) or MITU (the merchant)",
                             initiator);
    if (is_set(channel) && (!sw_is_printable(channel) || strlen(channel) > SW_MAX_CHANNEL))
        return sw_fail_field(err, SW_E_INVALID, "channel", "the channel is no name such as Web, App or PointOfSale");
    return SW_OK;
}

static int check(const sw_config *config, sw_error *err)
{
    int code = check_secret(config->state_secret, err);
    if (code == SW_OK && is_set(config->ledger_currency))
        code = check_ledger(config->region, config->ledger_currency, err);
    if (code == SW_OK && is_set(config->script_url))
        code = check_script(config->script_url, err);
    if (code == SW_OK && is_set(config->language) && !is_language(config->language))
        code = sw_fail_field(err, SW_E_INVALID, "language",
                             "the language is \"%.16s\": write it as Amazon does, such as de_DE or en_GB",
                             config->language);
    return code == SW_OK ? check_charges(config->channel, config->initiator, err) : code;
}

static bool copy(char **out, const char *text)
{
    *out = is_set(text) ? sw_copy_text(text) : NULL;
    return *out || !is_set(text);
}

/* Where there is one currency only, it need not be configured. */
static const char *ledger_of(const sw_config *config)
{
    bool is_only = !sw_region_ledger_currency(config->region, 1);
    if (is_set(config->ledger_currency) || !is_only)
        return config->ledger_currency;
    return sw_region_ledger_currency(config->region, 0);
}

int sw_account_set(sw_account *out, const sw_config *config, sw_error *err)
{
    int code = check(config, err);
    if (code != SW_OK)
        return code;
    bool copied = copy(&out->store_id, config->store_id) && copy(&out->state_secret, config->state_secret) &&
                  copy(&out->ledger_currency, ledger_of(config)) && copy(&out->script_url, config->script_url) &&
                  copy(&out->language, config->language) && copy(&out->channel, config->channel) &&
                  copy(&out->initiator, config->initiator);
    return copied ? SW_OK : sw_fail_memory(err);
}

void sw_account_free(sw_account *account)
{
    sw_release(account->store_id);
    sw_release_secret(account->state_secret, account->state_secret ? strlen(account->state_secret) : 0);
    sw_release(account->ledger_currency);
    sw_release(account->script_url);
    sw_release(account->language);
    sw_release(account->channel);
    sw_release(account->initiator);
}
