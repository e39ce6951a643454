/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Certificates that were fetched from SNS and found good, and how often more may be asked for.
 *
 * Whoever forges messages chooses their URLs. So what was found good is thrown out by nothing but another good one;
 * what failed is remembered beside it; and fetches are counted. One is made at a time: who waits for it, waits for it
 * alone or finds it done, and 4 of them, 12 seconds, end before SNS gives a message up after 15.
 */
#ifndef SW_PAY_CERTIFICATE_CACHE_H
#define SW_PAY_CERTIFICATE_CACHE_H

#include "pay/certificate.h"

#include <savedwallet/clock.h>
#include <savedwallet/transport.h>

enum {
    SW_CACHE_CERTIFICATES = 8,
    SW_CACHE_FAILURES = 8,
    SW_CACHE_FAILURE_MS = 30000,
    SW_CACHE_FETCHES = 4,           /* at once */
    SW_CACHE_FETCH_EACH_MS = 15000, /* then one each */
    SW_CACHE_TIMEOUT_MS = 3000
};

typedef struct sw_certificate_cache sw_certificate_cache;

/** @param clock complete; its payload outlives the cache @return NULL when memory ran out; transport is retained */
sw_certificate_cache *sw_certificate_cache_new(sw_transport *transport, const sw_clock *clock);

/**
 * The certificate of a URL that was found fit: from memory, or fetched.
 * @param host  that of the URL
 * @param[out] out  yours; let go of it with sw_certificate_free
 * @return SW_OK; a refusal (no_certificate, bad_certificate); SW_E_NOMEM
 */
int sw_certificate_cache_get(sw_certificate **out, sw_certificate_cache *cache, const sw_roots *roots, const char *url,
                             const char *host, sw_error *err);

void sw_certificate_cache_free(sw_certificate_cache *cache);

#endif
