/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/advice.h"

#include <stdbool.h>
#include <stdio.h>

const char *cli_effect_text(sw_effect effect)
{
    switch (effect) {
    case SW_EFFECT_NONE:
        return "this call changed nothing";
    case SW_EFFECT_DONE:
        return "the change was made";
    default:
        return "not known: it may have been done";
    }
}

static const char *step_text(sw_next_step step)
{
    switch (step) {
    case SW_NEXT_WAIT:
        return "try again later";
    case SW_NEXT_UPDATE_WALLET:
        return "have the buyer choose another payment method on the update page";
    case SW_NEXT_NEW_SETUP:
        return "have the buyer save the wallet anew";
    case SW_NEXT_SEND_BUYER:
        return "send the buyer to the redirect URL of the answer";
    case SW_NEXT_LOWER_AMOUNT:
        return "charge a smaller amount";
    case SW_NEXT_NEXT_MONTH:
        return "charge next month: this month's limit is used up";
    case SW_NEXT_FIX_REQUEST:
        return "correct the request, the configuration or the key";
    case SW_NEXT_STOP:
        return "give this up: have it paid another way";
    default:
        return "";
    }
}

static const char *retry_text(const sw_error *err)
{
    if (err->retry == SW_RETRY_NEW_KEY)
        return ", then send it as the next attempt (--attempt)";
    if (err->retry == SW_RETRY_SAME_KEY && err->idempotency_key[0])
        return ", with the same intent or key";
    return "";
}

void cli_advice(char *out, size_t size, const sw_error *err, const char *command)
{
    bool sent = err->attempts > 0 || err->http_status > 0;
    out[0] = '\0';
    if (err->effect == SW_EFFECT_UNKNOWN)
        return; /* the message itself ends with it */
    if (!sent && err->code == SW_E_INVALID)
        snprintf(out, size, "see: savedwallet help%s%s", command ? " " : "", command ? command : "");
    else if (err->retry_after_s > 0)
        snprintf(out, size, "wait %d seconds%s", (int)err->retry_after_s, retry_text(err));
    else
        snprintf(out, size, "%s%s", step_text(err->next_step), retry_text(err));
}
