/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/charge.h>

#include "base/error.h"
#include "pay/advising.h"
#include "pay/body.h"
#include "pay/job.h"
#include "pay/receipt.h"
#include "pay/return_url.h"
#include "pay/returned.h"

#include <savedwallet/limits.h>

#include <string.h>

static int refuse_missing(const char *field, const char *what, sw_error *err)
{
    return sw_fail_field(err, SW_E_INVALID, field, "%s is missing: %s", field, what);
}

static int check_amount(const sw_money *amount, sw_error *err)
{
    if (!amount)
        return refuse_missing("amount", "say how much, such as 18.40 EUR", err);
    return sw_job_check_money(amount, "amount", err);
}

/* Who starts a charge, and where, decides what banks do with it: nobody is to find out that a library guessed. */
static int choose(const char **out, const char *field, const char *option, const char *configured, const char *examples,
                  sw_error *err)
{
    *out = option ? option : configured;
    if (*out && **out)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, field,
                         "a charge of a saved wallet needs its %s (%s): set the option %s, or %s in the configuration; "
                         "there is no default",
                         field, examples, field, field);
}

static int check_charge(const sw_charge_options *options, sw_error *err)
{
    int code = sw_job_check_version(options->version, SW_CHARGE_OPTIONS_VERSION, "sw_charge_options", err);
    if (code < 0)
        return code;
    if (!options->wallet || !*options->wallet)
        return refuse_missing("wallet", "give the charge permission that was saved", err);
    if (options->soft_descriptor && options->authorize_only)
        return sw_fail_field(err, SW_E_INVALID, "soft_descriptor",
                             "a charge that only authorizes takes no descriptor: say it with the capture");
    if (options->return_url && !options->browser_session)
        return refuse_missing("browser_session", "with a return_url, say whose browser comes back; or SW_UNBOUND", err);
    return check_amount(options->amount, err);
}

/* The time of the sending must not be in it: the same intent sends the same bytes, whenever it is sent. */
static int sign_return(sw_buf *out, const sw_client *client, const sw_charge_options *options, sw_error *err)
{
    const sw_seal seal = { .flow = SW_FLOW_SAVED,
                           .role = SW_ROLE_RESULT,
                           .has_amount = true,
                           .amount = *options->amount,
                           .expires_s = INT64_C(4102444800) };
    sw_buf value = SW_BUF_INIT(SW_MAX_RETURN_URL);
    if (!options->return_url)
        return SW_OK;
    int code = sw_return_url_check(options->return_url, client->environment, "return_url", err);
    if (code == SW_OK && options->browser_session == SW_UNBOUND) {
        sw_buf_add_text(out, options->return_url);
        return sw_buf_check(out, "return_url", err);
    }
    if (code == SW_OK)
        code = sw_seal_write(&value, client, &seal, options->browser_session, err);
    if (code == SW_OK)
        code = sw_return_url_add(out, options->return_url, "sw_state", sw_buf_text(&value), "return_url", err);
    sw_buf_free(&value);
    return code;
}

/* The order of the members is part of what an idempotency key stands for: it never changes. */
static sw_json *write_charge(const sw_charge_options *options, const char *initiator, const char *channel,
                             const char *return_url)
{
    sw_json *body = sw_json_object(), *metadata = sw_json_object(), *web = sw_json_object();
    bool whole = sw_body_text(metadata, "merchantReferenceId", options->reference) &&
                 sw_body_text(metadata, "noteToBuyer", options->note_to_buyer) &&
                 sw_body_text(metadata, "customInformation", options->custom_information) &&
                 sw_body_text(web, "checkoutResultReturnUrl", return_url) &&
                 sw_body_text(body, "chargePermissionId", options->wallet) &&
                 sw_body_money(body, "chargeAmount", options->amount) &&
                 sw_json_put_bool(body, "captureNow", !options->authorize_only) &&
                 sw_body_text(body, "softDescriptor", options->soft_descriptor) &&
                 sw_json_put_bool(body, "canHandlePendingAuthorization", options->can_handle_pending) &&
                 sw_body_text(body, "chargeInitiator", initiator) && sw_body_text(body, "channel", channel);
    whole = sw_body_object(whole ? body : NULL, "merchantMetadata", metadata);
    whole = sw_body_object(whole ? body : NULL, "webCheckoutDetails", web);
    if (whole)
        return body;
    sw_json_free(body);
    return NULL;
}

/* After a definite no, what to do depends on how the wallet stands now. What cannot be read changes nothing. */
static void ask_wallet(sw_job *job, const char *wallet, sw_error *err)
{
    sw_situation situation = sw_situation_of_no(err, job->client->region, job->move.attempt);
    sw_advice advice = SW_ADVICE_INIT;
    sw_object *permission = NULL;
    if (sw_advise(&advice, &situation, NULL) < 0 || !advice.read || strcmp(advice.read, "getChargePermission") != 0 ||
        sw_job_read(&permission, job, advice.read, wallet, NULL) < 0)
        return;
    situation.permission_state = sw_object_state(permission);
    situation.permission_reason = sw_object_reason(permission, 0);
    if (sw_advise(&advice, &situation, NULL) == SW_OK) {
        err->retry = advice.retry;
        err->next_step = advice.next_step;
    }
    sw_object_free(permission);
}

int sw_charge_body(sw_json **out, const sw_client *client, const sw_charge_options *options, sw_error *err)
{
    const char *initiator, *channel;
    sw_buf return_url = SW_BUF_INIT(SW_MAX_RETURN_URL);
    *out = NULL;
    int code = check_charge(options, err);
    if (code == SW_OK)
        code = choose(&initiator, "initiator", options->initiator, client->account.initiator,
                      "CITU: the buyer starts it, MITU: you do", err);
    if (code == SW_OK)
        code = choose(&channel, "channel", options->channel, client->account.channel, "Web, App, …", err);
    if (code == SW_OK)
        code = sign_return(&return_url, client, options, err);
    if (code == SW_OK) {
        *out = write_charge(options, initiator, channel, return_url.data);
        code = *out ? SW_OK : sw_fail_memory(err);
    }
    sw_buf_free(&return_url);
    return code;
}

static int charge(sw_receipt **out, sw_job *job, const sw_charge_options *options, sw_error *err)
{
    sw_json *body = NULL;
    sw_response *answer = NULL;
    sw_error why = SW_ERROR_INIT;
    int code = sw_charge_body(&body, job->client, options, &why);
    if (code == SW_OK)
        code = sw_job_move(&answer, job, "createCharge", NULL, body, &why);
    if (code < 0 && why.http_status > 0 && why.effect == SW_EFFECT_NONE)
        ask_wallet(job, options->wallet, &why);
    code = sw_receipt_keep(out, "createCharge", job->client->region, answer, code, &why);
    if (err && code < 0)
        *err = why;
    return code;
}

int sw_wallet_charge(sw_receipt **out, sw_client *client, const sw_charge_options *options, sw_error *err)
{
    sw_job job;
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "a charge needs a client, options and a place for its receipt");
    int code = check_charge(options, err);
    if (code == SW_OK)
        code = sw_job_begin(&job, client, options->call, err);
    if (code == SW_OK)
        code = sw_job_set_intent(&job, options->intent, options->attempt, err);
    return code == SW_OK ? charge(out, &job, options, err) : code;
}

static int check_return(sw_returned *out, const sw_charge_finish_options *options, sw_client *client, sw_error *err)
{
    int code = sw_job_check_version(options->version, SW_CHARGE_FINISH_OPTIONS_VERSION, "sw_charge_finish_options",
                                    err);
    if (code < 0)
        return code;
    if (!options->charge || !*options->charge)
        return refuse_missing("charge", "give the charge that the server remembers for this buyer", err);
    if (options->browser_session == SW_UNBOUND)
        return SW_OK;
    code = sw_returned_read(out, client, options->url, options->browser_session, err);
    if (code == SW_OK && out->seal.flow != SW_FLOW_SAVED)
        code = sw_fail_field(err, SW_E_STATE_MISMATCH, "url", "the buyer came back from a checkout, not from a charge");
    return code;
}

/* The charge that the URL was made for costs what was sealed into it. */
static int check_charged(const sw_receipt *receipt, const sw_seal *seal, sw_error *err)
{
    sw_money amount;
    if (!seal->has_amount || sw_object_money(&amount, receipt->object, "/chargeAmount", NULL) < 0 ||
        sw_money_equal(&amount, &seal->amount))
        return SW_OK;
    return sw_fail_field(err, SW_E_STATE_MISMATCH, "charge",
                         "the buyer came back from a charge of another amount than this one");
}

/* A charge that was declined or canceled meanwhile is no success, although reading it was. */
static int judge(const sw_receipt *receipt, sw_region region, sw_error *err)
{
    sw_situation situation = SW_SITUATION_INIT;
    sw_advice advice = SW_ADVICE_INIT;
    const char *state = sw_receipt_state(receipt), *reason = sw_receipt_reason(receipt);
    situation.operation = "getCharge";
    situation.http_status = 200;
    situation.object_state = state;
    situation.object_reason = reason;
    situation.region = region;
    if (sw_advise(&advice, &situation, NULL) < 0 || advice.code == SW_OK)
        return SW_OK;
    sw_fail(err, advice.code, "the charge is %.40s%s%.60s", state, *reason ? ": " : "", reason);
    if (err) {
        err->retry = advice.retry;
        err->next_step = advice.next_step;
        sw_error_copy(err->reason_code, sizeof err->reason_code, reason);
    }
    return advice.code;
}

int sw_charge_finish(sw_receipt **out, sw_client *client, const sw_charge_finish_options *options, sw_error *err)
{
    sw_job job;
    sw_object *object = NULL;
    sw_returned returned = { 0 };
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "to finish a charge takes a client, options and a place for its receipt");
    int code = check_return(&returned, options, client, err);
    if (code == SW_OK)
        code = sw_job_begin(&job, client, options->call, err);
    if (code == SW_OK)
        code = sw_job_refuse_key(&job, err);
    if (code == SW_OK)
        code = sw_job_read(&object, &job, "getCharge", options->charge, err);
    if (code == SW_OK)
        code = sw_receipt_of_object(out, "getCharge", client->region, object, err);
    if (code == SW_OK)
        code = check_charged(*out, &returned.seal, err);
    if (code == SW_OK)
        code = judge(*out, client->region, err);
    sw_returned_free(&returned);
    return code;
}
