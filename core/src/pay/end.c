/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/end.h"

#include "base/error.h"
#include "pay/advising.h"
#include "pay/body.h"
#include "pay/receipt.h"

static int check(const sw_end_options *options, const sw_ending *ending, sw_error *err)
{
    int code = sw_job_check_version(options->version, SW_END_OPTIONS_VERSION, "sw_end_options", err);
    if (code < 0)
        return code;
    if (!options->id || !*options->id)
        return sw_fail_field(err, SW_E_INVALID, "id", "id is missing: give the id of the %s", ending->what);
    if (options->cancel_pending && !ending->takes_pending)
        return sw_fail_field(err, SW_E_INVALID, "cancel_pending", "cancel_pending belongs to the closing of a wallet");
    return SW_OK;
}

static sw_json *write_body(const sw_ending *ending, const sw_end_options *options)
{
    sw_json *body = sw_json_object();
    const char *reason = options->reason && *options->reason ? options->reason : ending->default_reason;
    bool whole = sw_body_text(body, ending->reason_name, reason);
    if (whole && ending->takes_pending)
        whole = sw_json_put_bool(body, "cancelPendingCharges", options->cancel_pending);
    if (whole)
        return body;
    sw_json_free(body);
    return NULL;
}

/*
 * Reads how it stands after an answer that does not say. @param[out] again it has not ended, and may still be
 * @return SW_OK when it has ended; else code, which stays what it was
 */
static int look(sw_receipt **out, sw_job *job, const sw_ending *ending, const char *id, bool *again, int code,
                sw_error *err)
{
    sw_object *object = NULL;
    if (sw_job_read(&object, job, ending->reader, id, NULL) < 0)
        return code;
    sw_advice advice = sw_advise_object(ending->operation, object);
    if (advice.code == SW_OK && advice.effect == SW_EFFECT_DONE) {
        sw_error_clear(err);
        return sw_receipt_of_object(out, ending->operation, job->client->region, object, err);
    }
    *again = advice.code == SW_OK && advice.retry == SW_RETRY_SAME_KEY;
    sw_object_free(object);
    return code;
}

static int try_once(sw_receipt **out, sw_job *job, const sw_ending *ending, const sw_end_options *options, bool *again,
                    sw_error *err)
{
    sw_response *answer = NULL;
    int code = sw_job_move(&answer, job, ending->operation, options->id, write_body(ending, options), err);
    bool unknown = err->effect == SW_EFFECT_UNKNOWN;
    *again = false;
    if (code < 0 && (unknown || code == SW_E_CONFLICT))
        code = look(out, job, ending, options->id, again, code, err);
    *again = *again && unknown;
    if (*out) {
        sw_response_free(answer); /* it had ended already, whatever the answer was */
        return code;
    }
    return sw_receipt_keep(out, ending->operation, job->client->region, answer, code, err);
}

/* Ended twice is ended once, so what got no answer is sent once more by itself. */
static int try_twice(sw_receipt **out, sw_job *job, const sw_ending *ending, const sw_end_options *options,
                     sw_error *err)
{
    bool again;
    int code = try_once(out, job, ending, options, &again, err);
    if (code == SW_OK || !again)
        return code;
    sw_receipt_free(*out);
    *out = NULL;
    sw_error_clear(err);
    code = try_once(out, job, ending, options, &again, err);
    if (code < 0)
        err->effect = SW_EFFECT_UNKNOWN; /* the first may still arrive */
    return code;
}

int sw_end(sw_receipt **out, sw_client *client, const sw_ending *ending, const sw_end_options *options, sw_error *err)
{
    sw_job job;
    sw_error why = SW_ERROR_INIT;
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "%s needs a client, options and a place for its receipt", ending->operation);
    int code = check(options, ending, &why);
    if (code == SW_OK)
        code = sw_job_begin(&job, client, options->call, &why);
    if (code == SW_OK)
        code = sw_job_refuse_key(&job, &why);
    if (code == SW_OK)
        code = try_twice(out, &job, ending, options, &why);
    if (code < 0 && err)
        *err = why;
    return code;
}

int sw_end_body(sw_json **out, const sw_ending *ending, const sw_end_options *options, sw_error *err)
{
    int code = check(options, ending, err);
    *out = code == SW_OK ? write_body(ending, options) : NULL;
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}

static const sw_ending canceling = { .operation = "cancelCharge",
                                     .reader = "getCharge",
                                     .what = "charge",
                                     .reason_name = "cancellationReason",
                                     .default_reason = "Canceled by the merchant" };

int sw_charge_cancel(sw_receipt **out, sw_client *client, const sw_end_options *options, sw_error *err)
{
    return sw_end(out, client, &canceling, options, err);
}

int sw_cancel_body(sw_json **out, const sw_end_options *options, sw_error *err)
{
    return sw_end_body(out, &canceling, options, err);
}
