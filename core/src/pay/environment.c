/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/environment.h"

#include "base/error.h"
#include "base/text.h"

#include <stddef.h>

const char *sw_environment_name(sw_environment environment)
{
    return environment == SW_ENVIRONMENT_SANDBOX ? "sandbox" : environment == SW_ENVIRONMENT_LIVE ? "live" : NULL;
}

int sw_environment_parse(sw_environment *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_environment_parse needs a place for its answer");
    *out = SW_ENVIRONMENT_FROM_KEY;
    if (name && sw_same_text(name, "sandbox"))
        *out = SW_ENVIRONMENT_SANDBOX;
    else if (name && sw_same_text(name, "live"))
        *out = SW_ENVIRONMENT_LIVE;
    else
        return sw_fail_field(err, SW_E_INVALID, "environment", "there is no environment \"%.32s\": use sandbox or live",
                             name ? name : "");
    return SW_OK;
}

/* Amazon's own SDKs look at these letters only, in any case, and want no dash behind them. */
sw_environment sw_environment_of_key_id(const char *public_key_id)
{
    if (sw_starts_with(public_key_id, "SANDBOX"))
        return SW_ENVIRONMENT_SANDBOX;
    return sw_starts_with(public_key_id, "LIVE") ? SW_ENVIRONMENT_LIVE : SW_ENVIRONMENT_FROM_KEY;
}

int sw_environment_settle(sw_environment *out, const char *public_key_id, sw_environment configured, sw_error *err)
{
    if (configured != SW_ENVIRONMENT_FROM_KEY && !sw_environment_name(configured))
        return sw_fail_field(err, SW_E_INVALID, "environment",
                             "there is no environment with the number %d: set environment to sandbox or live",
                             (int)configured);
    sw_environment named = sw_environment_of_key_id(public_key_id);
    *out = named != SW_ENVIRONMENT_FROM_KEY ? named : configured;
    if (*out != SW_ENVIRONMENT_SANDBOX && *out != SW_ENVIRONMENT_LIVE)
        return sw_fail_field(err, SW_E_INVALID, "environment",
                             "the public key id is of the older kind, which does not say its "
                             "environment: set environment to sandbox or live");
    if (configured != SW_ENVIRONMENT_FROM_KEY && configured != *out)
        return sw_fail_field(err, SW_E_INVALID, "environment", "the public key id is for %s, but environment says %s",
                             sw_environment_name(*out), sw_environment_name(configured));
    return SW_OK;
}

const char *sw_environment_prefix(sw_environment environment, const char *public_key_id)
{
    if (sw_environment_of_key_id(public_key_id) != SW_ENVIRONMENT_FROM_KEY)
        return "";
    return environment == SW_ENVIRONMENT_LIVE ? "/live" : "/sandbox";
}
