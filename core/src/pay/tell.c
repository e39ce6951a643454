/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/finishing.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>

static bool is(const char *text, const char *wanted)
{
    return text && strcmp(text, wanted) == 0;
}

/* Reads what the session points to. An id that is not there leaves *out NULL. */
static int read_part(sw_object **out, sw_finishing *it, const char *pointer, const char *operation, sw_error *err)
{
    const char *id = sw_object_text(it->outcome->session, pointer);
    return id ? sw_job_read(out, &it->job, operation, id, err) : SW_OK;
}

static int read_parts(sw_finishing *it, sw_error *err)
{
    int code = read_part(&it->outcome->permission, it, "/chargePermissionId", "getChargePermission", err);
    return code < 0 ? code : read_part(&it->outcome->charge, it, "/chargeId", "getCharge", err);
}

static void tell_wallet(sw_finishing *it)
{
    const char *type = sw_object_text(it->outcome->permission, "/chargePermissionType");
    if (!type)
        type = sw_object_text(it->outcome->session, "/chargePermissionType");
    sw_outcome_take_wallet(it->outcome, type);
}

/* What Complete's own answer says of a charge that could not be read. */
static sw_payment_outcome presume(const sw_response *answer, const char *intent)
{
    if (sw_response_status(answer) == 200 && is(intent, "AuthorizeWithCapture"))
        return SW_PAYMENT_CAPTURED;
    if (sw_response_status(answer) == 200 && is(intent, "Authorize"))
        return SW_PAYMENT_AUTHORIZED;
    return SW_PAYMENT_PENDING;
}

static int refuse_other(const sw_money *charged, const sw_money *meant, sw_error *err)
{
    char charged_text[SW_MONEY_TEXT_SIZE], meant_text[SW_MONEY_TEXT_SIZE];
    sw_money_write_text(charged_text, charged, NULL);
    sw_money_write_text(meant_text, meant, NULL);
    sw_fail_field(err, SW_E_CONFLICT, "amount",
                  "the session was completed with %s, and the order costs %s: the payment is another order's",
                  charged_text, meant_text);
    if (err)
        err->next_step = SW_NEXT_STOP;
    return SW_E_CONFLICT;
}

/*
 * A session that was completed for another order would make this one look paid: the buyer may put its id into the URL
 * of this one, whose sw_state is good.
 */
static int check_amount(const sw_finishing *it, sw_error *err)
{
    sw_money charged;
    const sw_seal *seal = &it->returned.seal;
    const sw_money *meant = sw_finishing_amount(it);
    if (!meant || !it->outcome->charge || sw_object_money(&charged, it->outcome->charge, "/chargeAmount", NULL) < 0)
        return SW_OK;
    if (!sw_money_equal(&charged, meant))
        return refuse_other(&charged, meant, err);
    return seal->has_amount && !sw_money_equal(&charged, &seal->amount) ? refuse_other(&charged, &seal->amount, err)
                                                                        : SW_OK;
}

/* Nothing has come of it for the caller yet, but it is done: what could not be read is read by the next call. */
static int tell_unread(int code, bool by_this_call, const sw_error *why, sw_error *err)
{
    char message[2 * sizeof err->message];
    if (!err)
        return code;
    *err = *why;
    err->effect = by_this_call ? SW_EFFECT_DONE : SW_EFFECT_NONE;
    snprintf(message, sizeof message,
             "the session is completed, but not all of it could be read; call finish again: %s", why->message);
    sw_error_copy(err->message, sizeof err->message, message);
    return code;
}

int sw_finishing_tell(sw_finishing *it, const sw_response *answer, const char *intent, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    it->outcome->replayed = !answer;
    int code = read_parts(it, &why);
    if (code < 0 && (!answer || code == SW_E_NOMEM))
        return tell_unread(code, answer != NULL, &why, err);
    tell_wallet(it);
    if (it->outcome->charge)
        sw_outcome_take_charge(it->outcome);
    else if (sw_object_has(it->outcome->session, "/chargeId"))
        it->outcome->payment = presume(answer, intent);
    return check_amount(it, err);
}
