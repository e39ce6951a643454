/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/review.h"

#include "base/error.h"
#include "base/memory.h"
#include "pay/returned.h"

#include <savedwallet/region.h>

#include <string.h>

static bool is(const char *text, const char *wanted)
{
    return strcmp(text, wanted) == 0;
}

/* Under SW_UNBOUND nothing says what the URL was for. */
static bool is_for_review(const sw_seal *seal)
{
    return seal->role == SW_ROLE_NONE || (seal->flow == SW_FLOW_EXPRESS && seal->role == SW_ROLE_REVIEW);
}

int sw_review_take_url(char **out, const sw_client *client, const char *url, const char *browser_session, sw_error *err)
{
    sw_returned returned = { 0 };
    *out = NULL;
    int code = sw_returned_read(&returned, client, url, browser_session, err);
    if (code == SW_OK && !is_for_review(&returned.seal))
        code = sw_fail_field(err, SW_E_STATE_MISMATCH, "url", "this URL was not made for the review of an order");
    if (code == SW_OK && !returned.session_id)
        code = sw_fail_field(err, SW_E_INVALID, "url",
                             "the URL names no checkout session: give it whole, with its query");
    if (code == SW_OK) {
        *out = returned.session_id;
        returned.session_id = NULL;
    }
    sw_returned_free(&returned);
    return code;
}

int sw_session_check_open(const sw_object *session, sw_error *err)
{
    const char *state = sw_object_state(session), *reason = sw_object_reason(session, 0);
    if (is(state, "Open"))
        return SW_OK;
    if (is(state, "Completed"))
        return sw_fail(err, SW_E_CONFLICT, "the session is completed already: call finish");
    sw_fail(err, SW_E_CONFLICT, "the session is %.40s%s%.60s: the buyer begins again", state, *reason ? ": " : "",
            reason);
    if (err) {
        sw_error_copy(err->reason_code, sizeof err->reason_code, reason);
        err->next_step = SW_NEXT_NEW_SETUP;
    }
    return SW_E_CONFLICT;
}

static int write_change(char **out, const char *session_id, const char *action, sw_error *err)
{
    sw_json *object = sw_json_object();
    bool whole = sw_body_text(object, "amazonCheckoutSessionId", session_id) &&
                 sw_body_text(object, "changeAction", action);
    char *text = whole ? sw_json_write(object, false) : NULL;
    sw_json_free(object);
    *out = text ? sw_copy_text(text) : NULL;
    sw_json_release_text(text);
    return *out ? SW_OK : sw_fail_memory(err);
}

static int fill(sw_review *review, const sw_client *client, sw_error *err)
{
    const char *id = sw_review_session_id(review), *own = client->account.script_url;
    int code = write_change(&review->changes[SW_CHANGE_ADDRESS], id, "changeAddress", err);
    if (code == SW_OK)
        code = write_change(&review->changes[SW_CHANGE_PAYMENT], id, "changePayment", err);
    if (code < 0)
        return code;
    review->script_url = sw_copy_text(own ? own : sw_region_script(client->region));
    return review->script_url ? SW_OK : sw_fail_memory(err);
}

/* Takes the session over in any case. */
static int make(sw_review **out, const sw_client *client, sw_object *session, sw_error *err)
{
    sw_review *review = sw_alloc(sizeof *review);
    if (!review) {
        sw_object_free(session);
        return sw_fail_memory(err);
    }
    review->session = session;
    int code = fill(review, client, err);
    if (code == SW_OK)
        *out = review;
    else
        sw_review_free(review);
    return code;
}

static int read_review(sw_review **out, sw_job *job, const sw_review_options *options, sw_error *err)
{
    char *id = NULL;
    sw_object *session = NULL;
    int code = sw_job_refuse_key(job, err);
    if (code == SW_OK)
        code = sw_review_take_url(&id, job->client, options->url, options->browser_session, err);
    if (code == SW_OK)
        code = sw_job_read(&session, job, "getCheckoutSession", id, err);
    sw_release(id);
    if (code == SW_OK)
        code = sw_session_check_open(session, err);
    if (code == SW_OK)
        return make(out, job->client, session, err);
    sw_object_free(session);
    return code;
}

int sw_review_get(sw_review **out, sw_client *client, const sw_review_options *options, sw_error *err)
{
    sw_job job;
    if (out)
        *out = NULL;
    if (!out || !client || !options)
        return sw_fail(err, SW_E_INVALID, "a review needs a client, options and a place for it");
    int code = sw_job_check_version(options->version, SW_REVIEW_OPTIONS_VERSION, "sw_review_options", err);
    if (code == SW_OK)
        code = sw_job_begin(&job, client, options->call, err);
    return code == SW_OK ? read_review(out, &job, options, err) : code;
}

static const char *text_at(const sw_review *review, const char *pointer)
{
    const char *text = sw_object_text(sw_review_session(review), pointer);
    return text ? text : "";
}

const char *sw_review_session_id(const sw_review *review)
{
    return text_at(review, "/checkoutSessionId");
}

const char *sw_review_descriptor(const sw_review *review)
{
    return text_at(review, "/paymentPreferences/0/paymentDescriptor");
}

const char *sw_review_buyer_id(const sw_review *review)
{
    return text_at(review, "/buyer/buyerId");
}

const char *sw_review_buyer_name(const sw_review *review)
{
    return text_at(review, "/buyer/name");
}

const char *sw_review_buyer_email(const sw_review *review)
{
    return text_at(review, "/buyer/email");
}

size_t sw_review_missing_count(const sw_review *review)
{
    return sw_object_count(sw_review_session(review), "/constraints");
}

const char *sw_review_missing(const sw_review *review, size_t index)
{
    return sw_session_constraint(sw_review_session(review), index);
}

const sw_object *sw_review_session(const sw_review *review)
{
    return review ? review->session : NULL;
}

void sw_review_free(sw_review *review)
{
    if (!review)
        return;
    sw_object_free(review->session);
    sw_release(review->script_url);
    sw_release(review->changes[SW_CHANGE_ADDRESS]);
    sw_release(review->changes[SW_CHANGE_PAYMENT]);
    sw_release(review);
}
