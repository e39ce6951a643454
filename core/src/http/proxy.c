/* SPDX-License-Identifier: Apache-2.0 */
#include "http/proxy.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "http/retry.h"
#include "http/transport.h"

#include <savedwallet/limits.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool is_given(const char *text)
{
    return text && *text;
}

/* The URL is not shown: people write passwords into it. */
static int refuse_url(sw_error *err, const char *why)
{
    return sw_fail_field(err, SW_E_INVALID, "proxy", "proxy %s, such as http://proxy.example:3128", why);
}

static int set_url(sw_proxy *out, const char *url, sw_error *err)
{
    if (strchr(url, '@'))
        return sw_fail_field(err, SW_E_INVALID, "proxy",
                             "proxy holds a user or a password: put them in proxy_user and proxy_password");
    if (!sw_starts_with(url, "http://") && !sw_starts_with(url, "https://"))
        return refuse_url(err, "must start with http:// or https://, no other kind is known");
    out->url = sw_copy_text(url);
    if (!out->url)
        return sw_fail_memory(err);
    if (sw_url_parse(&out->address, out->url, NULL) != SW_OK || strlen(out->address.path) > 1)
        return refuse_url(err, "must be scheme, host and port only");
    return out->address.port_given ? SW_OK : refuse_url(err, "must say its port");
}

static int check_word(const char *word, const char *field, sw_error *err)
{
    if (strlen(word) > SW_MAX_PROXY_WORD)
        return sw_fail_field(err, SW_E_LIMIT, field, "%s is longer than %d bytes", field, SW_MAX_PROXY_WORD);
    if (!sw_is_printable(word))
        return sw_fail_field(err, SW_E_INVALID, field, "%s holds a line break or another control character", field);
    return SW_OK;
}

static int check_words(const char *user, const char *password, sw_error *err)
{
    int code = check_word(user, "proxy_user", err);
    if (code == SW_OK)
        code = check_word(password, "proxy_password", err);
    if (code == SW_OK && strchr(user, ':'))
        code = sw_fail_field(err, SW_E_INVALID, "proxy_user",
                             "proxy_user holds a colon, which ends a user's name: what follows it is proxy_password");
    if (code == SW_OK && *password && !*user)
        code = sw_fail_field(err, SW_E_INVALID, "proxy_user", "there is a proxy_password without a proxy_user");
    return code;
}

/* Written here, and not by libcurl, which would keep copies that nobody overwrites, and decode %XX. */
static int set_authorization(sw_proxy *out, const char *user, const char *password, sw_error *err)
{
    static const char name[] = "Proxy-Authorization: Basic ";
    char words[2 * SW_MAX_PROXY_WORD + 2];
    int size = snprintf(words, sizeof words, "%s:%s", user, password);
    char *encoded = sw_base64((const unsigned char *)words, (size_t)size);
    sw_wipe(words, sizeof words);
    size_t encoded_size = encoded ? strlen(encoded) : 0;
    out->authorization = encoded ? sw_alloc(sizeof name + encoded_size) : NULL;
    if (out->authorization)
        snprintf(out->authorization, sizeof name + encoded_size, "%s%s", name, encoded);
    sw_release_secret(encoded, encoded_size);
    return out->authorization ? SW_OK : sw_fail_memory(err);
}

int sw_proxy_set(sw_proxy *out, const sw_curl_options *options, sw_error *err)
{
    const char *user = options->proxy_user ? options->proxy_user : "";
    const char *password = options->proxy_password ? options->proxy_password : "";
    if (!is_given(options->proxy) && (*user || *password))
        return sw_fail_field(err, SW_E_INVALID, "proxy", "there is a user or a password for a proxy, but no proxy");
    if (!is_given(options->proxy))
        return SW_OK;
    int code = set_url(out, options->proxy, err);
    if (code == SW_OK)
        code = check_words(user, password, err);
    if (code == SW_OK && *user)
        code = set_authorization(out, user, password, err);
    return code;
}

void sw_proxy_free(sw_proxy *proxy)
{
    sw_release(proxy->url);
    if (proxy->authorization)
        sw_release_secret(proxy->authorization, strlen(proxy->authorization));
    *proxy = (sw_proxy){ .url = NULL };
}

static int refuse(sw_error *err, const char *field)
{
    if (err) {
        err->retry = SW_RETRY_NEVER;
        err->next_step = SW_NEXT_FIX_REQUEST;
        sw_error_copy(err->field, sizeof err->field, field);
    }
    return SW_E_NO_ANSWER;
}

/* tinyproxy says 407 to nobody, and 401 to somebody it does not know. */
static bool is_about_user(int status)
{
    return status == 407 || status == 401;
}

static int fail_unknown_user(const sw_proxy *proxy, int status, sw_error *err)
{
    const char *what = proxy->authorization ? "does not accept proxy_user and proxy_password: correct them"
                                            : "asks for a user: set proxy_user and proxy_password";
    sw_fail_no_answer(err, SW_EFFECT_NONE, "the proxy %s:%d %s (it answered %d; Basic is the scheme that is known)",
                      proxy->address.host, proxy->address.port, what, status);
    return refuse(err, "proxy_user");
}

int sw_proxy_fail(const sw_proxy *proxy, const sw_url *server, int status, const char *why, sw_error *err)
{
    const char *host = proxy->address.host;
    int port = proxy->address.port;
    if (is_about_user(status))
        return fail_unknown_user(proxy, status, err);
    if (status == 0)
        return sw_fail_no_answer(err, SW_EFFECT_NONE, "no connection through the proxy %s:%d: %s", host, port, why);
    bool may_change = status >= 500 || sw_retry_status(status);
    sw_fail_no_answer(err, SW_EFFECT_NONE, "the proxy %s:%d %s %s:%d (it answered %d)%s", host, port,
                      may_change ? "cannot now connect to" : "refuses to connect to", server->host, server->port,
                      status, may_change ? "" : ": have it allow that, or set another proxy");
    return may_change ? SW_E_NO_ANSWER : refuse(err, "proxy");
}
