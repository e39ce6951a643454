/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Capture and refund: an amount of a charge that is there.
 */
#include <savedwallet/charge.h>

#include "base/error.h"
#include "pay/body.h"
#include "pay/job.h"
#include "pay/receipt.h"

static int check(const sw_amount_options *options, sw_error *err)
{
    int code = sw_job_check_version(options->version, SW_AMOUNT_OPTIONS_VERSION, "sw_amount_options", err);
    if (code < 0)
        return code;
    if (!options->charge || !*options->charge)
        return sw_fail_field(err, SW_E_INVALID, "charge", "charge is missing: give the id of the charge");
    if (!options->amount)
        return sw_fail_field(err, SW_E_INVALID, "amount", "amount is missing: say how much, such as 18.40 EUR");
    return sw_job_check_money(options->amount, "amount", err);
}

static int begin(sw_job *job, sw_client *client, const sw_amount_options *options, sw_error *err)
{
    int code = check(options, err);
    if (code == SW_OK)
        code = sw_job_begin(job, client, options->call, err);
    return code < 0 ? code : sw_job_set_intent(job, options->intent, options->attempt, err);
}

/* The order of the members is part of what an idempotency key stands for: it never changes. */
static sw_json *write_body(const sw_amount_options *options, const char *amount_name, bool names_charge)
{
    sw_json *body = sw_json_object();
    if (sw_body_text(body, "chargeId", names_charge ? options->charge : NULL) &&
        sw_body_money(body, amount_name, options->amount) &&
        sw_body_text(body, "softDescriptor", options->soft_descriptor))
        return body;
    sw_json_free(body);
    return NULL;
}

static int make_body(sw_json **out, const sw_amount_options *options, const char *amount_name, bool names_charge,
                     sw_error *err)
{
    int code = check(options, err);
    *out = code == SW_OK ? write_body(options, amount_name, names_charge) : NULL;
    return code == SW_OK && !*out ? sw_fail_memory(err) : code;
}

int sw_capture_body(sw_json **out, const sw_amount_options *options, sw_error *err)
{
    return make_body(out, options, "captureAmount", false, err);
}

int sw_refund_body(sw_json **out, const sw_amount_options *options, sw_error *err)
{
    return make_body(out, options, "refundAmount", true, err);
}

static bool is_captured_so(const sw_object *charge, const sw_money *amount)
{
    sw_money captured;
    return sw_object_money(&captured, charge, "/captureAmount", NULL) == SW_OK && sw_money_equal(&captured, amount);
}

/* A charge is captured once: when it stands captured with the very amount, there is nothing left to do. */
static int look(sw_receipt **out, sw_job *job, const sw_amount_options *options, int code, sw_error *err)
{
    sw_object *charge = NULL;
    if (code != SW_E_CONFLICT || sw_job_read(&charge, job, "getCharge", options->charge, NULL) < 0)
        return code;
    if (!is_captured_so(charge, options->amount)) {
        sw_object_free(charge);
        return code;
    }
    sw_receipt_free(*out);
    *out = NULL;
    sw_error_clear(err);
    return sw_receipt_of_object(out, "captureCharge", job->client->region, charge, err);
}

int sw_charge_capture(sw_receipt **out, sw_client *client, const sw_amount_options *options, sw_error *err)
{
    sw_job job;
    sw_response *answer = NULL;
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "a capture needs a client, options and a place for its receipt");
    int code = begin(&job, client, options, err);
    if (code < 0)
        return code;
    code = sw_job_move(&answer, &job, "captureCharge", options->charge, write_body(options, "captureAmount", false),
                       err);
    code = sw_receipt_keep(out, "captureCharge", client->region, answer, code, err);
    return code < 0 ? look(out, &job, options, code, err) : code;
}

int sw_charge_refund(sw_receipt **out, sw_client *client, const sw_amount_options *options, sw_error *err)
{
    sw_job job;
    sw_response *answer = NULL;
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "a refund needs a client, options and a place for its receipt");
    int code = begin(&job, client, options, err);
    if (code < 0)
        return code;
    code = sw_job_move(&answer, &job, "createRefund", NULL, write_body(options, "refundAmount", true), err);
    return sw_receipt_keep(out, "createRefund", client->region, answer, code, err);
}
