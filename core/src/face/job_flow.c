/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps of a flow after the button: review, order, end.
 */
#include "base/error.h"
#include "face/names.h"
#include "face/task.h"
#include "face/told.h"
#include "pay/review.h"

#include <savedwallet/finish.h>

#include <string.h>

static const sw_given_member REVIEW[] = {
    { "url", SW_GIVEN_TEXT, offsetof(sw_review_options, url), NULL },
    { "browser_session", SW_GIVEN_TEXT, offsetof(sw_review_options, browser_session), NULL },
    { "unbound", SW_GIVEN_UNBOUND, offsetof(sw_review_options, browser_session), NULL },
};

sw_json *sw_task_review(sw_task *task, sw_error *err)
{
    sw_review_options options = SW_REVIEW_OPTIONS_INIT;
    sw_review *review = NULL;
    sw_json *told = NULL;
    options.call = &task->call;
    if (sw_task_take(task, REVIEW, SW_COUNT(REVIEW), &options, err) == SW_OK &&
        sw_review_get(&review, task->face->client, &options, err) == SW_OK)
        told = sw_told_review(review);
    if (told && (!sw_told_text(told, "script_url", review->script_url) ||
                 !sw_json_put(told, "session", sw_told_part(sw_review_session(review), ""))))
        told = sw_told_whole(told, false);
    sw_review_free(review);
    return told;
}

typedef struct change {
    const char *script_url, *what, *options, *nonce, *text;
} change;

static const sw_given_member CHANGE[] = {
    { "script_url", SW_GIVEN_TEXT, offsetof(change, script_url), NULL },
    { "change", SW_GIVEN_TEXT, offsetof(change, what), NULL },
    { "options", SW_GIVEN_JSON, offsetof(change, options), NULL },
    { "nonce", SW_GIVEN_TEXT, offsetof(change, nonce), NULL },
    { "text", SW_GIVEN_TEXT, offsetof(change, text), NULL },
};

/* Of a review that was told: its page is made anew for each answer. */
sw_json *sw_task_change_html(sw_task *task, sw_error *err)
{
    change it = { 0 };
    if (sw_task_take(task, CHANGE, SW_COUNT(CHANGE), &it, err) < 0)
        return NULL;
    bool is_payment = it.what && strcmp(it.what, "payment") == 0;
    if (!is_payment && (!it.what || strcmp(it.what, "address") != 0)) {
        sw_fail_field(err, SW_E_INVALID, "change", "what can be changed is the address or the payment");
        return NULL;
    }
    if (!it.script_url) {
        sw_fail_field(err, SW_E_INVALID, "script_url", "script_url is that of the review");
        return NULL;
    }
    char *options = (char *)it.options;
    const sw_review review = { .script_url = (char *)it.script_url, .changes = { options, options } };
    sw_change which = is_payment ? SW_CHANGE_PAYMENT : SW_CHANGE_ADDRESS;
    char *html = sw_review_change_html(&review, which, it.nonce, it.text, err);
    sw_json *object = sw_json_object();
    sw_json *told = html ? sw_told_whole(object, sw_json_put_text(object, "html", html)) : NULL;
    if (!html)
        sw_json_free(object);
    sw_review_text_free(html);
    return told;
}

#define MEMBER(kind, name)                                             \
    {                                                                  \
#name, SW_GIVEN_##kind, offsetof(sw_order_options, name), NULL \
    }
static const sw_given_member ORDER[] = {
    MEMBER(TEXT, url),
    MEMBER(TEXT, browser_session),
    { "unbound", SW_GIVEN_UNBOUND, offsetof(sw_order_options, browser_session), NULL },
    MEMBER(MONEY, amount),
    MEMBER(MONEY, total_order_amount),
    { "payment_intent", SW_GIVEN_NAME, offsetof(sw_order_options, payment_intent), sw_read_payment },
    MEMBER(FLAG, can_handle_pending),
    MEMBER(TEXT, soft_descriptor),
    MEMBER(TEXT, reference),
    MEMBER(TEXT, store_name),
    MEMBER(TEXT, note_to_buyer),
    MEMBER(TEXT, custom_information),
    MEMBER(TEXT, return_url),
    MEMBER(LONG, state_ttl_s),
};
#undef MEMBER

sw_json *sw_task_place_order(sw_task *task, sw_error *err)
{
    sw_order_options options = SW_ORDER_OPTIONS_INIT;
    sw_order *order = NULL;
    sw_json *told = NULL;
    options.call = &task->call;
    if (sw_task_take(task, ORDER, SW_COUNT(ORDER), &options, err) == SW_OK &&
        sw_place_order(&order, task->face->client, &options, err) == SW_OK)
        told = sw_told_order(order);
    sw_order_free(order);
    return told;
}

#define MEMBER(kind, name)                                              \
    {                                                                   \
#name, SW_GIVEN_##kind, offsetof(sw_finish_options, name), NULL \
    }
static const sw_given_member FINISH[] = {
    MEMBER(TEXT, url),
    MEMBER(TEXT, browser_session),
    { "unbound", SW_GIVEN_UNBOUND, offsetof(sw_finish_options, browser_session), NULL },
    MEMBER(MONEY, amount),
    MEMBER(MONEY, total_order_amount),
    { "flow", SW_GIVEN_NAME, offsetof(sw_finish_options, flow), sw_read_flow },
    { "surface", SW_GIVEN_NAME, offsetof(sw_finish_options, surface), sw_read_surface },
    MEMBER(FLAG, canceled),
    MEMBER(JSON, finalize),
};
#undef MEMBER

/* The parts that hold addresses and metadata, for those who want more than the outcome. */
static bool put_parts(sw_json *told, const sw_outcome *outcome)
{
    return sw_json_put(told, "session", sw_told_part(sw_outcome_session(outcome), "")) &&
           sw_json_put(told, "permission", sw_told_part(sw_outcome_permission(outcome), "")) &&
           sw_json_put(told, "charge", sw_told_part(sw_outcome_charge(outcome), ""));
}

sw_json *sw_task_finish(sw_task *task, sw_error *err)
{
    sw_finish_options options = SW_FINISH_OPTIONS_INIT;
    sw_outcome *outcome = NULL;
    sw_json *told = NULL;
    options.call = &task->call;
    if (sw_task_take(task, FINISH, SW_COUNT(FINISH), &options, err) == SW_OK &&
        sw_finish(&outcome, task->face->client, &options, err) == SW_OK)
        told = sw_told_outcome(outcome);
    if (told && !put_parts(told, outcome))
        told = sw_told_whole(told, false);
    sw_outcome_free(outcome);
    return told;
}
