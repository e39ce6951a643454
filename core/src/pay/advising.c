/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/advising.h"

sw_advice sw_advise_object(const char *operation, const sw_object *object)
{
    sw_advice advice = SW_ADVICE_INIT;
    sw_situation situation = SW_SITUATION_INIT;
    situation.operation = operation;
    situation.http_status = 200;
    situation.object_state = sw_object_state(object);
    situation.object_reason = sw_object_reason(object, 0);
    sw_advise(&advice, &situation, NULL);
    return advice;
}

static sw_next_step step_of(const sw_object *permission, const char *reason, sw_region region)
{
    sw_advice advice = SW_ADVICE_INIT;
    sw_situation situation = SW_SITUATION_INIT;
    situation.operation = "getChargePermission";
    situation.http_status = 200;
    situation.permission_state = sw_object_state(permission);
    situation.permission_reason = reason;
    situation.region = region;
    sw_advise(&advice, &situation, NULL);
    return advice.next_step;
}

/* While a charge is in progress nothing else is to be done, whatever else there is to do afterwards. */
static int weight_of(sw_next_step step)
{
    static const sw_next_step by_weight[] = { SW_NEXT_NONE, SW_NEXT_UPDATE_WALLET, SW_NEXT_NEW_SETUP, SW_NEXT_WAIT };
    for (int i = sizeof by_weight / sizeof by_weight[0] - 1; i > 0; i--)
        if (by_weight[i] == step)
            return i;
    return 0;
}

sw_next_step sw_advise_permission(const sw_object *permission, sw_region region)
{
    sw_next_step most = step_of(permission, sw_object_reason(permission, 0), region);
    for (size_t i = 1; i < sw_object_reason_count(permission); i++) {
        sw_next_step next = step_of(permission, sw_object_reason(permission, i), region);
        most = weight_of(next) > weight_of(most) ? next : most;
    }
    return most;
}

/* Declined is also what was taken with 200 and has that state. */
sw_situation sw_situation_of_no(const sw_error *why, sw_region region, int attempt)
{
    sw_situation situation = SW_SITUATION_INIT;
    bool late = why->http_status < 300;
    situation.operation = "createCharge";
    situation.http_status = why->http_status ? why->http_status : 200;
    situation.reason_code = late ? NULL : why->reason_code;
    situation.object_state = late ? "Declined" : NULL;
    situation.object_reason = late ? why->reason_code : NULL;
    situation.region = region;
    situation.attempt = attempt;
    return situation;
}
