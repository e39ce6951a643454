/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/bank.h"

#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

static const char *return_url(const sw_json *request)
{
    return sw_json_get_text(sw_json_get(request, "webCheckoutDetails"), "checkoutResultReturnUrl");
}

bool em_bank_asks(const em_world *world, const sw_json *request)
{
    const char *initiator = sw_json_get_text(request, "chargeInitiator");
    return world->start.bank_asks && initiator && strcmp(initiator, "CITU") == 0;
}

bool em_bank_check_return(em_call *call)
{
    return return_url(call->body) ||
           em_answer_error(call->answer, "MFANotCompleted",
                           "The bank asks for the buyer, and webCheckoutDetails.checkoutResultReturnUrl is missing.");
}

/* A buyer who does not come in a day is what an authorisation is that is not decided in a day. */
static void give_up(em_world *world, void *object)
{
    em_charge *charge = object;
    if (charge->bank != EM_BANK_ASKS || !em_is_in(&charge->status, "AuthorizationInitiated"))
        return;
    charge->bank = EM_BANK_ANSWERED;
    em_charge_decline(world, charge, "TransactionTimedOut");
}

void em_bank_wait(em_world *world, em_charge *charge)
{
    charge->bank = EM_BANK_ASKS;
    em_status_set(&charge->status, "AuthorizationInitiated", NULL, NULL, em_now(world));
    em_timeline_state(world, "CHARGE", charge->id, &charge->status);
    em_world_later(world, EM_DAY, give_up, charge);
}

void em_bank_answer(em_world *world, const char *charge_id, const sw_json *body, em_answer *answer)
{
    static const em_field fields[] = { { "passed", EM_BOOL, true, 0, NULL, NULL }, { 0 } };
    em_charge *charge = em_table_get(&world->charges, charge_id);
    if (!em_check(answer, body, fields))
        return;
    if (!charge) {
        em_answer_error(answer, "ResourceNotFound", "There is no Charge with this id.");
        return;
    }
    if (charge->bank != EM_BANK_ASKS || !em_is_in(&charge->status, "AuthorizationInitiated")) {
        em_answer_error(answer, "InvalidChargeStatus", "The bank does not wait for the buyer of this charge.");
        return;
    }
    charge->bank = EM_BANK_ANSWERED;
    if (em_is_true(em_given(body, "passed")))
        em_charge_begin(world, charge, EM_OUTCOME_SUCCESS, NULL);
    else
        em_charge_decline(world, charge, "MFANotCompleted");
    sw_json *out = em_json(sw_json_object());
    sw_json_put_text(out, "url", return_url(charge->request));
    em_answer_json(answer, 200, out);
}

sw_json *em_bank_write(const em_world *world, const em_charge *charge)
{
    static const char *const names[] = { "checkoutReviewReturnUrl",
                                         "checkoutResultReturnUrl",
                                         "checkoutCancelUrl",
                                         "amazonPayRedirectUrl",
                                         "checkoutMode",
                                         NULL };
    char url[256];
    bool waits = charge->bank == EM_BANK_ASKS && em_is_in(&charge->status, "AuthorizationInitiated");
    if (charge->bank == EM_BANK_SILENT)
        return em_json(sw_json_new_null());
    sw_json *urls = em_nulls_filled(names, sw_json_get(charge->request, "webCheckoutDetails"));
    snprintf(url, sizeof url, "%s/checkout/challenge?chargeId=%s", world->start.pages_url, charge->id);
    if (waits)
        sw_json_put_text(urls, "amazonPayRedirectUrl", url);
    return urls;
}
