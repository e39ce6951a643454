/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/certificate_cache.h"

#include "base/error.h"
#include "base/memory.h"
#include "pay/refusal.h"

#include <savedwallet/limits.h>
#include <savedwallet/version.h>

#include <pthread.h>
#include <string.h>

static const char field[] = "SigningCertURL";

typedef struct kept {
    char *url; /* NULL: free */
    sw_certificate *certificate;
    uint64_t used;
} kept;

typedef struct failure {
    char *url; /* NULL: free */
    int64_t until_ms;
    sw_error why;
} failure;

struct sw_certificate_cache {
    sw_transport *transport;
    sw_clock clock;
    pthread_mutex_t lock;     /* over all that follows */
    pthread_mutex_t fetching; /* held by the one that fetches; taken before the other */
    kept kept[SW_CACHE_CERTIFICATES];
    failure failures[SW_CACHE_FAILURES];
    size_t next_failure;
    uint64_t uses;
    int64_t allowed_from_ms; /* each fetch moves it on; as far ahead of now as there were too many */
};

sw_certificate_cache *sw_certificate_cache_new(sw_transport *transport, const sw_clock *clock)
{
    sw_certificate_cache *cache = sw_alloc(sizeof *cache);
    if (!cache)
        return NULL;
    pthread_mutex_init(&cache->lock, NULL);
    pthread_mutex_init(&cache->fetching, NULL);
    cache->transport = sw_transport_retain(transport);
    cache->clock = *clock;
    cache->allowed_from_ms = INT64_MIN / 2;
    return cache;
}

static void forget(kept *it)
{
    sw_release(it->url);
    sw_certificate_free(it->certificate);
    *it = (kept){ 0 };
}

void sw_certificate_cache_free(sw_certificate_cache *cache)
{
    if (!cache)
        return;
    for (size_t i = 0; i < SW_CACHE_CERTIFICATES; i++)
        forget(&cache->kept[i]);
    for (size_t i = 0; i < SW_CACHE_FAILURES; i++)
        sw_release(cache->failures[i].url);
    sw_transport_free(cache->transport);
    pthread_mutex_destroy(&cache->lock);
    pthread_mutex_destroy(&cache->fetching);
    sw_release(cache);
}

static int64_t now(const sw_certificate_cache *cache)
{
    return cache->clock.now_ms(cache->clock.payload);
}

static int64_t monotonic(const sw_certificate_cache *cache)
{
    return cache->clock.monotonic_ms(cache->clock.payload);
}

/* A certificate that has ended since is fetched anew: SNS may have put another there. */
static sw_certificate *find_kept(sw_certificate_cache *cache, const char *url)
{
    for (size_t i = 0; i < SW_CACHE_CERTIFICATES; i++) {
        kept *it = &cache->kept[i];
        if (!it->url || strcmp(it->url, url) != 0)
            continue;
        if (sw_certificate_is_current(it->certificate, now(cache))) {
            it->used = ++cache->uses;
            return sw_certificate_retain(it->certificate);
        }
        forget(it);
    }
    return NULL;
}

static const failure *find_failure(const sw_certificate_cache *cache, const char *url)
{
    for (size_t i = 0; i < SW_CACHE_FAILURES; i++) {
        const failure *it = &cache->failures[i];
        if (it->url && strcmp(it->url, url) == 0 && monotonic(cache) < it->until_ms)
            return it;
    }
    return NULL;
}

/* Neither here nor there: *out is NULL and SW_OK returned. */
static int look_up(sw_certificate **out, sw_certificate_cache *cache, const char *url, sw_error *err)
{
    pthread_mutex_lock(&cache->lock);
    *out = find_kept(cache, url);
    const failure *before = *out ? NULL : find_failure(cache, url);
    int code = before ? before->why.code : SW_OK;
    if (before && err)
        *err = before->why;
    pthread_mutex_unlock(&cache->lock);
    return code;
}

static int take_leave(sw_certificate_cache *cache, sw_error *err)
{
    pthread_mutex_lock(&cache->lock);
    int64_t start = monotonic(cache), burst = (SW_CACHE_FETCHES - 1) * (int64_t)SW_CACHE_FETCH_EACH_MS;
    int64_t from = cache->allowed_from_ms > start - burst ? cache->allowed_from_ms : start - burst;
    bool allowed = from <= start;
    if (allowed)
        cache->allowed_from_ms = from + SW_CACHE_FETCH_EACH_MS;
    pthread_mutex_unlock(&cache->lock);
    return allowed ? SW_OK
                   : sw_refuse(err, SW_REFUSAL_NO_CERTIFICATE, field,
                               "too many messages with certificates of different URLs came in a row: most of them "
                               "are forged, this one has to wait");
}

static int check_answer(const sw_response *answer, const char *url, sw_error *err)
{
    size_t size = 0;
    sw_response_body(answer, &size);
    if (sw_response_status(answer) != 200)
        return sw_refuse(err, SW_REFUSAL_NO_CERTIFICATE, field, "%.200s was answered with %d: no certificate", url,
                         sw_response_status(answer));
    if (size > SW_MAX_CERTIFICATE)
        return sw_refuse(err, SW_REFUSAL_BAD_CERTIFICATE, field,
                         "%.200s was answered with %zu bytes: a certificate has %d at most", url, size,
                         SW_MAX_CERTIFICATE);
    return SW_OK;
}

static int fetch(sw_response **answer, sw_certificate_cache *cache, const char *url, sw_error *err)
{
    static const sw_header header = { "user-agent", "savedwallet/" SW_VERSION };
    const sw_http_request request = { .method = "GET",
                                      .url = url,
                                      .headers = &header,
                                      .header_count = 1,
                                      .connect_timeout_ms = SW_CACHE_TIMEOUT_MS,
                                      .timeout_ms = SW_CACHE_TIMEOUT_MS };
    sw_error why = SW_ERROR_INIT;
    int code = sw_transport_send(answer, cache->transport, &request, &why);
    if (code == SW_E_NOMEM)
        return sw_fail_memory(err);
    if (code != SW_OK)
        return sw_refuse(err, SW_REFUSAL_NO_CERTIFICATE, field, "the certificate could not be fetched: %s",
                         why.message);
    return check_answer(*answer, url, err);
}

/* The name of the region's own SNS, and that of all of it, which is what SNS shows at present. */
static int read_answer(sw_certificate **out, const sw_certificate_cache *cache, const sw_response *answer,
                       const sw_roots *roots, const char *host, sw_error *err)
{
    const char *end = strstr(host, ".cn");
    const char *const names[] = { host, end && !end[3] ? "sns.amazonaws.com.cn" : "sns.amazonaws.com" };
    size_t size = 0;
    const char *body = sw_response_body(answer, &size);
    return sw_certificate_read(out, body, size, roots, names, now(cache), err);
}

static int keep(sw_certificate_cache *cache, const char *url, sw_certificate *certificate, sw_error *err)
{
    char *copy = sw_copy_text(url);
    if (!copy)
        return sw_fail_memory(err);
    pthread_mutex_lock(&cache->lock);
    kept *oldest = &cache->kept[0];
    for (size_t i = 1; i < SW_CACHE_CERTIFICATES; i++)
        if (cache->kept[i].used < oldest->used)
            oldest = &cache->kept[i];
    forget(oldest);
    *oldest = (kept){ copy, sw_certificate_retain(certificate), ++cache->uses };
    pthread_mutex_unlock(&cache->lock);
    return SW_OK;
}

/* Without memory for it the failure is not remembered, and the URL is asked again: no more than allowed. */
static void remember(sw_certificate_cache *cache, const char *url, const sw_error *why)
{
    char *copy = sw_copy_text(url);
    if (!copy)
        return;
    pthread_mutex_lock(&cache->lock);
    failure *it = &cache->failures[cache->next_failure++ % SW_CACHE_FAILURES];
    sw_release(it->url);
    *it = (failure){ copy, monotonic(cache) + SW_CACHE_FAILURE_MS, *why };
    pthread_mutex_unlock(&cache->lock);
}

static int fetch_and_keep(sw_certificate **out, sw_certificate_cache *cache, const sw_roots *roots, const char *url,
                          const char *host, sw_error *err)
{
    sw_response *answer = NULL;
    sw_error why = SW_ERROR_INIT;
    int code = take_leave(cache, err);
    if (code != SW_OK)
        return code;
    code = fetch(&answer, cache, url, &why);
    if (code == SW_OK)
        code = read_answer(out, cache, answer, roots, host, &why);
    if (code == SW_OK)
        code = keep(cache, url, *out, &why);
    else if (code != SW_E_NOMEM)
        remember(cache, url, &why);
    sw_response_free(answer);
    if (code == SW_OK)
        return SW_OK;
    sw_certificate_free(*out);
    *out = NULL;
    if (err)
        *err = why;
    return code;
}

int sw_certificate_cache_get(sw_certificate **out, sw_certificate_cache *cache, const sw_roots *roots, const char *url,
                             const char *host, sw_error *err)
{
    int code = look_up(out, cache, url, err);
    if (code != SW_OK || *out)
        return code;
    pthread_mutex_lock(&cache->fetching);
    code = look_up(out, cache, url, err); /* another thread may have fetched it while this one waited */
    if (code == SW_OK && !*out)
        code = fetch_and_keep(out, cache, roots, url, host, err);
    pthread_mutex_unlock(&cache->fetching);
    return code;
}
