/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A receiver: made from its options, and freed.
 */
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/url.h"
#include "http/curl.h"
#include "pay/environment.h"
#include "pay/notification.h"

#include <savedwallet/limits.h>

#include <string.h>

enum { MAX_TOPICS = 64, MAX_ROOTS = 4 * 1024 * 1024 };

static int check(const sw_notification_options *options, sw_error *err)
{
    if (options->version > SW_NOTIFICATION_OPTIONS_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version",
                             "this release knows sw_notification_options up to version %d",
                             SW_NOTIFICATION_OPTIONS_VERSION);
    if (options->merchant_id && !*options->merchant_id)
        return sw_fail_field(err, SW_E_INVALID, "merchant_id", "merchant_id is empty: leave it out to take any");
    if (options->topic_count > MAX_TOPICS)
        return sw_fail_field(err, SW_E_LIMIT, "topics", "there are more than %d topics", MAX_TOPICS);
    if (options->topic_count > 0 && !options->topics)
        return sw_fail_field(err, SW_E_INVALID, "topics", "topic_count is set, but no topics are given");
    for (size_t i = 0; i < options->topic_count; i++)
        if (!options->topics[i] || !*options->topics[i])
            return sw_fail_field(err, SW_E_INVALID, "topics", "one of the topics is empty");
    if (options->max_age_s < 0 || options->max_age_s > SW_MAX_STATE_TTL_S)
        return sw_fail_field(err, SW_E_INVALID, "max_age_s", "max_age_s is %lld: 1 to %d seconds are possible",
                             (long long)options->max_age_s, SW_MAX_STATE_TTL_S);
    return SW_OK;
}

/* A certificate that is given is trusted in place of Amazon's: what reaches a live merchant must never be. */
static int check_pin(const sw_notification_options *options, sw_error *err)
{
    sw_url url;
    sw_environment environment;
    if (!options->base_url || sw_url_parse(&url, options->base_url, NULL) != SW_OK || !sw_url_is_loopback(&url))
        return sw_fail_field(err, SW_E_INVALID, "certificate_file",
                             "certificate_file is for the emulator: it needs a base_url of this machine");
    if (!options->public_key_id ||
        sw_environment_settle(&environment, options->public_key_id, options->environment, NULL) != SW_OK ||
        environment != SW_ENVIRONMENT_SANDBOX)
        return sw_fail_field(err, SW_E_INVALID, "certificate_file",
                             "certificate_file is for the emulator: it needs the public_key_id of a Sandbox key");
    return SW_OK;
}

static int read_pin(sw_notifications *it, const char *path, sw_error *err)
{
    sw_buf pem = SW_BUF_INIT(SW_MAX_CERTIFICATE);
    sw_error why = SW_ERROR_INIT;
    int code = sw_file_read(&pem, path, "the certificate file", err);
    if (code == SW_OK) {
        code = sw_certificate_pin(&it->pinned, sw_buf_text(&pem), pem.size, &why);
        if (code == SW_E_NOMEM)
            sw_fail_memory(err);
        else if (code != SW_OK)
            code = sw_fail_field(err, SW_E_INVALID, "certificate_file",
                                 "the certificate file \"%.256s\" holds no certificate to verify with", path);
    }
    sw_buf_free(&pem);
    return code;
}

int sw_notifications_trust(sw_notifications *receiver, const char *pem, size_t size, sw_error *err)
{
    return sw_roots_trust(receiver->roots, pem, size, "the list of authorities", err);
}

static int read_roots(sw_notifications *it, sw_error *err)
{
    sw_buf pem = SW_BUF_INIT(MAX_ROOTS);
    const char *path = sw_curl_system_authorities();
    int code = path ? sw_file_read(&pem, path, "the system's CA file", err)
                    : sw_fail(err, SW_E_IO, "this machine's libcurl names no file of authorities");
    it->roots = sw_roots_new();
    if (code == SW_OK)
        code = it->roots ? sw_roots_trust(it->roots, sw_buf_text(&pem), pem.size, "the system's CA file", err)
                         : sw_fail_memory(err);
    sw_buf_free(&pem);
    return code;
}

static int read_intermediates(sw_notifications *it, const char *path, sw_error *err)
{
    sw_buf pem = SW_BUF_INIT(MAX_ROOTS);
    int code = sw_file_read(&pem, path, "the file of intermediate certificates", err);
    if (code == SW_OK)
        code = sw_roots_add_intermediates(it->roots, sw_buf_text(&pem), pem.size,
                                          "the file of intermediate certificates", err);
    sw_buf_free(&pem);
    return code;
}

static int make_cache(sw_notifications *it, sw_transport *given, sw_error *err)
{
    sw_transport *transport = sw_transport_retain(given);
    int code = transport ? SW_OK : sw_transport_curl_new(&transport, NULL, err);
    if (code != SW_OK)
        return code;
    it->cache = sw_certificate_cache_new(transport, &it->clock);
    sw_transport_free(transport);
    return it->cache ? SW_OK : sw_fail_memory(err);
}

static int trust(sw_notifications *it, const sw_notification_options *options, sw_error *err)
{
    int code;
    if (options->certificate_file) {
        code = check_pin(options, err);
        return code == SW_OK ? read_pin(it, options->certificate_file, err) : code;
    }
    code = read_roots(it, err);
    if (code == SW_OK && options->intermediates_file)
        code = read_intermediates(it, options->intermediates_file, err);
    if (code == SW_OK && options->allow_incomplete_chain)
        sw_roots_allow_incomplete(it->roots);
    return code == SW_OK ? make_cache(it, options->transport, err) : code;
}

static int copy_topics(sw_notifications *it, const sw_notification_options *options, sw_error *err)
{
    it->topics = options->topic_count ? sw_alloc(options->topic_count * sizeof *it->topics) : NULL;
    if (options->topic_count && !it->topics)
        return sw_fail_memory(err);
    for (; it->topic_count < options->topic_count; it->topic_count++) {
        it->topics[it->topic_count] = sw_copy_text(options->topics[it->topic_count]);
        if (!it->topics[it->topic_count])
            return sw_fail_memory(err);
    }
    return SW_OK;
}

static int fill(sw_notifications *it, const sw_notification_options *options, sw_error *err)
{
    int64_t age = options->max_age_s ? options->max_age_s : SW_NOTIFICATION_AGE_S;
    it->new_topic = options->new_topic;
    it->seen = options->seen;
    it->payload = options->payload;
    it->max_age_ms = age * 1000;
    it->clock = sw_clock_complete(options->clock);
    it->merchant_id = options->merchant_id ? sw_copy_text(options->merchant_id) : NULL;
    if (options->merchant_id && !it->merchant_id)
        return sw_fail_memory(err);
    int code = copy_topics(it, options, err);
    return code == SW_OK ? trust(it, options, err) : code;
}

int sw_notifications_new(sw_notifications **out, const sw_notification_options *options, sw_error *err)
{
    static const sw_notification_options defaults = SW_NOTIFICATION_OPTIONS_INIT;
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_notifications_new needs a place for its receiver");
    *out = NULL;
    options = options ? options : &defaults;
    int code = check(options, err);
    if (code != SW_OK)
        return code;
    sw_notifications *it = sw_alloc(sizeof *it);
    if (!it)
        return sw_fail_memory(err);
    pthread_mutex_init(&it->lock, NULL);
    code = fill(it, options, err);
    if (code == SW_OK)
        *out = it;
    else
        sw_notifications_free(it);
    return code;
}

void sw_notifications_free(sw_notifications *receiver)
{
    if (!receiver)
        return;
    for (size_t i = 0; i < receiver->topic_count; i++)
        sw_release(receiver->topics[i]);
    for (size_t i = 0; i < receiver->told_count; i++)
        sw_release(receiver->told[i]);
    sw_release(receiver->topics);
    sw_release(receiver->merchant_id);
    sw_certificate_free(receiver->pinned);
    sw_certificate_cache_free(receiver->cache);
    sw_roots_free(receiver->roots);
    pthread_mutex_destroy(&receiver->lock);
    sw_release(receiver);
}
