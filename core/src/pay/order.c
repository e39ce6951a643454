/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/memory.h"
#include "pay/returned.h"
#include "pay/review.h"

#include <savedwallet/limits.h>

#include <string.h>

struct sw_order {
    sw_object *session;
};

static int refuse_missing(const char *field, const char *what, sw_error *err)
{
    return sw_fail_field(err, SW_E_INVALID, field, "%s is missing: %s", field, what);
}

static int check(const sw_order_options *options, sw_error *err)
{
    int code = sw_job_check_version(options->version, SW_ORDER_OPTIONS_VERSION, "sw_order_options", err);
    if (code < 0)
        return code;
    if (!options->url == !options->review)
        return sw_fail_field(err, SW_E_INVALID, "url", "give the URL of the review page, or the review: one of them");
    if (!options->amount)
        return refuse_missing("amount", "say what the order costs, as the server knows it", err);
    if (!sw_payment_name(options->payment_intent))
        return refuse_missing("payment_intent", "say whether to confirm, authorize, or authorize with capture", err);
    if (!options->return_url)
        return refuse_missing("return_url", "say where the buyer comes back to", err);
    code = sw_job_check_money(options->amount, "amount", err);
    return code < 0 ? code : sw_job_check_money(options->total_order_amount, "total_order_amount", err);
}

static int find_session(char **out, const sw_client *client, const sw_order_options *options, sw_error *err)
{
    if (options->url)
        return sw_review_take_url(out, client, options->url, options->browser_session, err);
    *out = sw_copy_text(sw_review_session_id(options->review));
    return *out ? SW_OK : sw_fail_memory(err);
}

static int sign_return(sw_buf *out, const sw_client *client, const sw_order_options *options, sw_error *err)
{
    const sw_returned_facts facts = { .flow = SW_FLOW_EXPRESS,
                                      .role = SW_ROLE_RESULT,
                                      .browser_session = options->browser_session,
                                      .amount = options->amount,
                                      .ttl_s = options->state_ttl_s };
    return sw_returned_sign(out, client, options->return_url, &facts, err);
}

static sw_json *write_body(const sw_order_options *options, const char *return_url)
{
    sw_json *body = sw_json_object(), *web = sw_json_object(), *payment = sw_json_object(),
            *metadata = sw_json_object();
    bool whole = sw_body_text(web, "checkoutResultReturnUrl", return_url) &&
                 sw_body_text(payment, "paymentIntent", sw_payment_name(options->payment_intent)) &&
                 sw_json_put_bool(payment, "canHandlePendingAuthorization", options->can_handle_pending) &&
                 sw_body_text(payment, "softDescriptor", options->soft_descriptor) &&
                 sw_body_money(payment, "chargeAmount", options->amount) &&
                 sw_body_money(payment, "totalOrderAmount", options->total_order_amount) &&
                 sw_body_text(metadata, "merchantReferenceId", options->reference) &&
                 sw_body_text(metadata, "merchantStoreName", options->store_name) &&
                 sw_body_text(metadata, "noteToBuyer", options->note_to_buyer) &&
                 sw_body_text(metadata, "customInformation", options->custom_information);
    whole = sw_body_object(whole ? body : NULL, "webCheckoutDetails", web);
    whole = sw_body_object(whole ? body : NULL, "paymentDetails", payment);
    whole = sw_body_object(whole ? body : NULL, "merchantMetadata", metadata);
    if (whole)
        return body;
    sw_json_free(body);
    return NULL;
}

/* Of an order that is placed. Takes the session over in any case. */
static int make(sw_order **out, sw_object *session, sw_error *err)
{
    *out = sw_alloc(sizeof **out);
    if (!*out) {
        sw_object_free(session);
        sw_fail_memory(err);
        if (err) {
            err->effect = SW_EFFECT_DONE;
            err->retry = SW_RETRY_SAME_KEY;
        }
        return SW_E_NOMEM;
    }
    (*out)->session = session;
    return SW_OK;
}

static bool says(const sw_object *session, const char *pointer, const char *text)
{
    const char *value = sw_object_text(session, pointer);
    return value && strcmp(value, text) == 0;
}

/* Does the session say all that decides what the buyer pays and where they come back? */
static bool is_placed(const sw_object *session, const sw_order_options *options, const char *return_url)
{
    sw_money amount;
    return sw_object_money(&amount, session, "/paymentDetails/chargeAmount", NULL) == SW_OK &&
           sw_money_equal(&amount, options->amount) &&
           says(session, "/paymentDetails/paymentIntent", sw_payment_name(options->payment_intent)) &&
           says(session, "/webCheckoutDetails/checkoutResultReturnUrl", return_url);
}

/* An update without an answer has changed the session, or not: reading it tells. */
static int look(sw_order **out, sw_job *job, const char *id, const sw_order_options *options, const char *return_url,
                sw_error *err)
{
    sw_object *session = NULL;
    int code = err->code;
    if (err->effect != SW_EFFECT_UNKNOWN || sw_job_read(&session, job, "getCheckoutSession", id, NULL) < 0)
        return code;
    if (is_placed(session, options, return_url)) {
        sw_error_clear(err);
        return make(out, session, err);
    }
    sw_object_free(session);
    return code;
}

static int place(sw_order **out, sw_job *job, const char *id, const sw_order_options *options, const char *return_url,
                 sw_error *err)
{
    sw_response *answer = NULL;
    sw_object *session = NULL;
    int code = sw_job_move(&answer, job, "updateCheckoutSession", id, write_body(options, return_url), err);
    if (code == SW_OK && (code = sw_object_from_response(&session, answer, err)) < 0)
        err->effect = SW_EFFECT_UNKNOWN; /* it was placed: reading the session tells */
    sw_response_free(answer);
    if (code < 0)
        return look(out, job, id, options, return_url, err);
    code = sw_session_check_open(session, err);
    if (code == SW_OK)
        return make(out, session, err);
    sw_object_free(session);
    return code;
}

int sw_place_order(sw_order **out, sw_client *client, const sw_order_options *options, sw_error *err)
{
    sw_job job;
    char *id = NULL;
    sw_buf return_url = SW_BUF_INIT(SW_MAX_RETURN_URL);
    sw_error why = SW_ERROR_INIT;
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "to place an order takes a client, options and a place for it");
    int code = check(options, &why);
    if (code == SW_OK)
        code = sw_job_begin(&job, client, options->call, &why);
    if (code == SW_OK)
        code = sw_job_refuse_key(&job, &why);
    if (code == SW_OK)
        code = find_session(&id, client, options, &why);
    if (code == SW_OK)
        code = sign_return(&return_url, client, options, &why);
    if (code == SW_OK)
        code = place(out, &job, id, options, sw_buf_text(&return_url), &why);
    sw_release(id);
    sw_buf_free(&return_url);
    if (code < 0 && err)
        *err = why;
    return code;
}

const char *sw_order_redirect_url(const sw_order *order)
{
    const char *url = sw_object_text(sw_order_session(order), "/webCheckoutDetails/amazonPayRedirectUrl");
    return url ? url : "";
}

size_t sw_order_missing_count(const sw_order *order)
{
    return sw_object_count(sw_order_session(order), "/constraints");
}

const char *sw_order_missing(const sw_order *order, size_t index)
{
    return sw_session_constraint(sw_order_session(order), index);
}

const sw_object *sw_order_session(const sw_order *order)
{
    return order ? order->session : NULL;
}

void sw_order_free(sw_order *order)
{
    if (!order)
        return;
    sw_object_free(order->session);
    sw_release(order);
}
