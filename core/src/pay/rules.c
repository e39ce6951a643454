/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/amount.h"
#include "pay/checking.h"

#include <savedwallet/currency.h>

#include <string.h>

/*
 * One function a rule: where an object breaks it, as a pointer below the object ("" is the object itself), or NULL. The
 * text of the message is the row's.
 */
typedef const char *rule(const sw_json *object, const sw_validate_options *options);

static bool says(const sw_json *object, const char *pointer, const char *text)
{
    const char *value = sw_json_text(sw_json_at(object, pointer));
    return value && strcmp(value, text) == 0;
}

static bool has(const sw_json *object, const char *pointer)
{
    const sw_json *value = sw_json_at(object, pointer);
    return value && sw_json_kind_of(value) != SW_JSON_NULL;
}

static bool is_saved_wallet(const sw_json *session)
{
    return says(session, "/chargePermissionType", "PaymentMethodOnFile");
}

static bool is_setup(const sw_json *session)
{
    return sw_is_on(sw_json_at(session, "/paymentMethodOnFileMetadata/setupOnly"));
}

static bool is_process_order(const sw_json *session)
{
    return says(session, "/webCheckoutDetails/checkoutMode", "ProcessOrder");
}

static const char *descriptor_with_capture(const sw_json *charge, const sw_validate_options *options)
{
    (void)options;
    return has(charge, "/softDescriptor") && !sw_is_on(sw_given(charge, "captureNow")) ? "softDescriptor" : NULL;
}

static bool lacks(const sw_json *charge, const char *pointer, const sw_validate_options *options)
{
    return options->permission == SW_PERMISSION_SAVED_WALLET && !has(charge, pointer);
}

static const char *says_who(const sw_json *charge, const sw_validate_options *options)
{
    return lacks(charge, "/chargeInitiator", options) ? "chargeInitiator" : NULL;
}

static const char *says_where(const sw_json *charge, const sw_validate_options *options)
{
    return lacks(charge, "/channel", options) ? "channel" : NULL;
}

static const char *within_month(const sw_json *charge, const sw_validate_options *options)
{
    sw_amount_limits limits;
    sw_money amount;
    bool known = options->permission == SW_PERMISSION_SAVED_WALLET &&
                 sw_amount_read(&amount, sw_given(charge, "chargeAmount"), NULL) == SW_OK &&
                 sw_amount_limits_find(&limits, options->region, amount.currency, NULL) == SW_OK;
    return known && limits.month && amount.minor > limits.month ? "chargeAmount/amount" : NULL;
}

/* An intent that is not here may have been set before: nothing is known of it then. */
static const char *descriptor_with_intent(const sw_json *payment, const sw_validate_options *options)
{
    (void)options;
    bool other = has(payment, "/paymentIntent") && !says(payment, "/paymentIntent", "AuthorizeWithCapture");
    return other && has(payment, "/softDescriptor") ? "softDescriptor" : NULL;
}

static const char *no_pending_capture(const sw_json *payment, const sw_validate_options *options)
{
    (void)options;
    bool pending = sw_is_on(sw_given(payment, "canHandlePendingAuthorization"));
    return pending && says(payment, "/paymentIntent", "AuthorizeWithCapture") ? "canHandlePendingAuthorization" : NULL;
}

/* Both amounts, where both can be read. */
static bool read_amounts(sw_money *charge, sw_money *total, const sw_json *payment)
{
    return sw_amount_read(charge, sw_given(payment, "chargeAmount"), NULL) == SW_OK &&
           sw_amount_read(total, sw_given(payment, "totalOrderAmount"), NULL) == SW_OK;
}

static const char *total_currency(const sw_json *payment, const sw_validate_options *options)
{
    (void)options;
    const char *charge = sw_json_text(sw_json_at(payment, "/chargeAmount/currencyCode"));
    const char *total = sw_json_text(sw_json_at(payment, "/totalOrderAmount/currencyCode"));
    return charge && total && strcmp(charge, total) != 0 ? "totalOrderAmount/currencyCode" : NULL;
}

static const char *total_covers_charge(const sw_json *payment, const sw_validate_options *options)
{
    (void)options;
    sw_money charge, total;
    bool less = read_amounts(&charge, &total, payment) && strcmp(charge.currency, total.currency) == 0 &&
                total.minor < charge.minor;
    return less ? "totalOrderAmount" : NULL;
}

static const char *saved_wallet_metadata(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool missing = is_saved_wallet(session) && !has(session, "/paymentMethodOnFileMetadata/setupOnly");
    return missing ? "paymentMethodOnFileMetadata/setupOnly" : NULL;
}

static const char *metadata_of_saved_wallet(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool stray = has(session, "/paymentMethodOnFileMetadata") && !is_saved_wallet(session);
    return stray ? "paymentMethodOnFileMetadata" : NULL;
}

static const char *setup_confirms(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool moves = has(session, "/paymentDetails/paymentIntent") &&
                 !says(session, "/paymentDetails/paymentIntent", "Confirm");
    return is_setup(session) && moves ? "paymentDetails/paymentIntent" : NULL;
}

static const char *setup_says_confirm(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    return is_setup(session) && !has(session, "/paymentDetails/paymentIntent") ? "paymentDetails/paymentIntent" : NULL;
}

static const char *setup_has_no_amount(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    return is_setup(session) && has(session, "/paymentDetails/chargeAmount") ? "paymentDetails/chargeAmount" : NULL;
}

static const char *update_is_setup(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool updates = has(session, "/chargePermissionId");
    return updates && !(is_saved_wallet(session) && is_setup(session)) ? "chargePermissionId" : NULL;
}

static const char *update_not_in_japan(const sw_json *session, const sw_validate_options *options)
{
    return has(session, "/chargePermissionId") && options->region == SW_REGION_JP ? "chargePermissionId" : NULL;
}

static const char *process_order_needs_intent(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool missing = is_process_order(session) && !has(session, "/paymentDetails/paymentIntent");
    return missing ? "paymentDetails/paymentIntent" : NULL;
}

static const char *process_order_needs_amount(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool missing = is_process_order(session) && !has(session, "/paymentDetails/chargeAmount");
    return missing ? "paymentDetails/chargeAmount" : NULL;
}

static const char *process_order_is_for_buttons(const sw_json *session, const sw_validate_options *options)
{
    bool stray = has(session, "/webCheckoutDetails/checkoutMode") && !options->flow && !options->product_type;
    return stray ? "webCheckoutDetails/checkoutMode" : NULL;
}

static const char *address_with_process_order(const sw_json *session, const sw_validate_options *options)
{
    bool ships = !options->product_type || strcmp(options->product_type, "PayAndShip") == 0;
    return has(session, "/addressDetails") && !(is_process_order(session) && ships) ? "addressDetails" : NULL;
}

static const char *address_of_shipping(const sw_json *session, const sw_validate_options *options)
{
    bool ships = options->product_type && strcmp(options->product_type, "PayAndShip") == 0;
    return is_process_order(session) && ships && !has(session, "/addressDetails") ? "addressDetails" : NULL;
}

static const char *recurring_metadata(const sw_json *session, const sw_validate_options *options)
{
    (void)options;
    bool recurring = says(session, "/chargePermissionType", "Recurring");
    return has(session, "/recurringMetadata") && !recurring ? "recurringMetadata" : NULL;
}

static const char *one_order(const sw_json *tracker, const sw_validate_options *options)
{
    (void)options;
    return has(tracker, "/amazonOrderReferenceId") == has(tracker, "/chargePermissionId") ? "" : NULL;
}

static const char *filing_time(const sw_json *dispute, const sw_validate_options *options)
{
    (void)options;
    bool timed = has(dispute, "/filingTimestamp") || has(dispute, "/creationTimestamp");
    return timed ? NULL : "filingTimestamp";
}

static const char *token_alone(const sw_json *query, const sw_validate_options *options)
{
    (void)options;
    return has(query, "/nextToken") && sw_json_size(query) > 1 ? "nextToken" : NULL;
}

/* Times of this form sort as text. */
static const char *ends_after_start(const sw_json *span, const sw_validate_options *options)
{
    (void)options;
    const char *start = sw_json_get_text(span, "startTime"), *end = sw_json_get_text(span, "endTime");
    return start && end && strcmp(start, end) > 0 ? "endTime" : NULL;
}

enum { LEVEL_REFUSE, LEVEL_WARN };

static const struct {
    const char *type;
    rule *broken_at;
    bool warns;
    const char *message;
} rules[] = {
#define RULE(type, name, level, confidence, source, summary) { #type, name, LEVEL_##level == LEVEL_WARN, summary },
#include "api/rules.def"
#undef RULE
};

void sw_check_rules(sw_checking *it, const sw_type *type, const sw_json *object)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (strcmp(rules[i].type, type->name) != 0)
            continue;
        const char *below = rules[i].broken_at(object, it->options);
        if (below)
            sw_checking_add(it, rules[i].warns, below, rules[i].message);
    }
}
