/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/throttle.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/quota.h"

#include <stdio.h>

enum { A_REQUEST = 1000, NAME_SIZE = 160 };

static void tell(const em_throttle *throttle, em_answer *answer)
{
    sw_json *state = em_json(sw_json_object());
    sw_json_put_integer(state, "perSecond", throttle->all.per_second);
    sw_json_put_integer(state, "burst", throttle->all.burst);
    if (throttle->quotas)
        sw_json_put_text(state, "quotas", throttle->quotas);
    em_answer_json(answer, 200, state);
}

void em_throttle_free(em_throttle *throttle)
{
    em_table_free(&throttle->buckets, sw_release);
    *throttle = (em_throttle){ 0 };
}

void em_throttle_set(em_throttle *throttle, int64_t now, const sw_json *body, em_answer *answer)
{
    static const em_field rate_fields[] = {
        { "perSecond", EM_INTEGER, true, 0, NULL, NULL },
        { "burst", EM_INTEGER, true, 0, NULL, NULL },
        { 0 },
    };
    static const em_field quota_fields[] = {
        { "quotas", EM_TEXT, true, 0, EM_QUOTAS, NULL },
        { 0 },
    };
    const char *quotas = sw_json_get_text(body, "quotas");
    if (!em_check(answer, body, quotas ? quota_fields : rate_fields))
        return;
    em_throttle_free(throttle);
    throttle->quotas = em_value_of(EM_QUOTAS, quotas);
    throttle->all.per_second = sw_json_integer(em_given(body, "perSecond"), 0);
    throttle->all.burst = sw_json_integer(em_given(body, "burst"), 0);
    throttle->all.looked_at = now;
    tell(throttle, answer);
}

void em_throttle_stop(em_throttle *throttle, em_answer *answer)
{
    em_throttle_free(throttle);
    tell(throttle, answer);
}

/* A thousandth of a request leaks out in a millisecond at one a second. */
static void leak(em_bucket *bucket, int64_t now)
{
    int64_t passed = now - bucket->looked_at, empty_after = bucket->level / bucket->per_second + 1;
    bucket->level = passed >= empty_after ? 0 : bucket->level - passed * bucket->per_second;
    bucket->looked_at = now;
}

static bool pass(em_bucket *bucket, int64_t now, em_answer *answer)
{
    leak(bucket, now);
    if (bucket->level + A_REQUEST > bucket->burst * A_REQUEST)
        return em_answer_error(answer, "TooManyRequests", "The request was throttled: try again later.");
    bucket->level += A_REQUEST;
    return true;
}

/* @return NULL where the table has no quota */
static em_bucket *find_bucket(em_throttle *throttle, const em_throttled *request)
{
    char name[NAME_SIZE];
    const em_quota *quota = em_quota_find(throttle->quotas, request->operation);
    if (!quota)
        return NULL;
    snprintf(name, sizeof name, "%s %s", request->merchant_id, request->operation);
    em_bucket *bucket = em_table_get(&throttle->buckets, name);
    if (bucket)
        return bucket;
    bucket = em_new(sizeof *bucket);
    *bucket = (em_bucket){ .per_second = quota->per_second, .burst = quota->burst, .looked_at = request->now };
    em_table_add(&throttle->buckets, name, bucket);
    return bucket;
}

bool em_throttle_pass(em_throttle *throttle, const em_throttled *request, em_answer *answer)
{
    em_bucket *bucket = throttle->all.per_second > 0 ? &throttle->all : NULL;
    if (throttle->quotas)
        bucket = find_bucket(throttle, request);
    return !bucket || pass(bucket, request->now, answer);
}
