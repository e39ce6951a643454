/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/outcome.h"

#include "engine/body.h"
#include "engine/lease.h"
#include "pay/advising.h"

#include <string.h>

static bool is_reason(const sw_error *why, const char *reason)
{
    return strcmp(why->reason_code, reason) == 0;
}

/* Is it Amazon Pay who says no, and to these very bytes? A gateway's page has no reason, and what is wrong with a
 * header or the way may be looked at before the key is. */
static bool is_about_bytes(const sw_error *why)
{
    static const char *const others[] = { "InvalidHeaderValue",    "MissingHeader",        "MissingHeaderValue",
                                          "InvalidAPIVersion",     "UnsupportedOperation", "RequestNotSupported",
                                          "TLSVersionNotSupported" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (is_reason(why, others[i]))
            return false;
    return *why->reason_code != '\0';
}

/* Nothing of what was sent this time was carried out, and the same may be sent again. */
static bool is_not_done(int code, const sw_error *why)
{
    return why->http_status == 0 || code == SW_E_THROTTLED || code == SW_E_AUTH || code == SW_E_SERVER;
}

sw_verdict sw_verdict_of(const sw_attempt_row *attempt, int code, const sw_error *why, bool settled, int64_t now_ms)
{
    bool in_doubt = sw_loose_any(attempt);
    bool is_open = attempt->loose_ms > now_ms;
    if (code == SW_OK)
        return SW_VERDICT_ACCEPTED;
    if (is_reason(why, "DuplicateIdempotencyKey"))
        return SW_VERDICT_TAKEN;
    if (why->effect != SW_EFFECT_NONE) {
        bool again = is_reason(why, "ProcessingFailure") && attempt->failures > 0;
        return again && settled && !is_open ? SW_VERDICT_REFUSED : SW_VERDICT_UNKNOWN;
    }
    if (code == SW_E_INVALID && !in_doubt)
        return SW_VERDICT_REFUSED;
    if (is_not_done(code, why))
        return in_doubt ? SW_VERDICT_UNKNOWN : SW_VERDICT_NOT_DONE;
    if (is_open || !*why->reason_code || (in_doubt && !is_about_bytes(why)))
        return SW_VERDICT_UNKNOWN;
    return SW_VERDICT_REFUSED;
}

sw_ended sw_ended_of(const char *kind, const sw_object *object)
{
    sw_advice advice = sw_advise_object(sw_operation_of(kind), object);
    if (advice.code == SW_OK && advice.effect == SW_EFFECT_DONE)
        return SW_ENDED_DONE;
    return advice.effect == SW_EFFECT_NONE && advice.retry == SW_RETRY_NEVER ? SW_ENDED_NEVER : SW_ENDED_NOT;
}
