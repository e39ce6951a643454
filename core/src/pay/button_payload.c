/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/button_payload.h"

#include "base/error.h"
#include "pay/client.h"
#include "pay/returned.h"

#include <savedwallet/limits.h>

#include <string.h>

/* What every step of the writing knows. A failed put is out of memory: it is asked for once, at the end. */
typedef struct writing {
    const sw_client *client;
    const sw_button_options *options;
    bool as_mobile;
    bool ok;
} writing;

static void put(writing *it, sw_json *object, const char *name, sw_json *value)
{
    it->ok = sw_json_put(object, name, value) && it->ok;
}

static void put_text(writing *it, sw_json *object, const char *name, const char *text)
{
    if (text)
        put(it, object, name, sw_json_new_text(text));
}

/* An object that has nothing in it is left out. */
static void put_object(writing *it, sw_json *object, const char *name, sw_json *value)
{
    if (value && sw_json_size(value) == 0)
        sw_json_free(value);
    else
        put(it, object, name, value);
}

static int put_money(writing *it, sw_json *object, const char *name, const sw_money *money, const char *field,
                     sw_error *err)
{
    char text[SW_MONEY_JSON_SIZE];
    sw_error wrong = SW_ERROR_INIT;
    if (!money)
        return SW_OK;
    if (sw_money_write_json(text, money, &wrong) < 0)
        return sw_fail_field(err, wrong.code, field, "%s: %s", field, wrong.message);
    sw_json *price = NULL;
    int code = sw_json_parse(&price, text, strlen(text), err);
    put(it, object, name, price);
    return code;
}

static int put_json(writing *it, sw_json *object, const char *name, const char *text, const char *field, sw_error *err)
{
    sw_json *value = NULL;
    sw_error wrong = SW_ERROR_INIT;
    if (!text)
        return SW_OK;
    int code = sw_json_parse(&value, text, strlen(text), &wrong);
    if (code == SW_E_NOMEM)
        return sw_fail_memory(err);
    if (code < 0)
        return sw_fail_field(err, code, field, "%s: %s", field, wrong.message);
    put(it, object, name, value);
    return SW_OK;
}

static bool signs_in(sw_flow flow)
{
    return flow == SW_FLOW_SIGN_IN || flow == SW_FLOW_SIGN_IN_AND_SETUP;
}

static int put_url(writing *it, sw_json *object, const char *name, const char *url, sw_role role, sw_error *err)
{
    const sw_button_options *options = it->options;
    sw_returned_facts facts = { .flow = options->flow,
                                .surface = options->surface,
                                .role = role,
                                .browser_session = options->browser_session,
                                .amount = options->amount,
                                .ttl_s = options->state_ttl_s };
    sw_buf signed_url = SW_BUF_INIT(SW_MAX_RETURN_URL);
    if (!url && role != SW_ROLE_RESULT && role != SW_ROLE_REVIEW)
        return SW_OK;
    int code = sw_returned_sign(&signed_url, it->client, url, &facts, err);
    if (code == SW_OK)
        put_text(it, object, name, sw_buf_text(&signed_url));
    sw_buf_free(&signed_url);
    return code;
}

/* The Mobile SDK has one name for what comes back, whatever the flow. */
static int put_urls(writing *it, sw_json *object, sw_error *err)
{
    const sw_button_options *options = it->options;
    bool signing = signs_in(options->flow) && !it->as_mobile, reviewing = options->flow == SW_FLOW_EXPRESS;
    const char *name = signing ? "signInReturnUrl" : reviewing ? "checkoutReviewReturnUrl" : "checkoutResultReturnUrl";
    if (options->flow == SW_FLOW_ADDITIONAL_PAYMENT_BUTTON)
        put_text(it, object, "checkoutMode", "ProcessOrder");
    int code = put_url(it, object, name, options->return_url, reviewing ? SW_ROLE_REVIEW : SW_ROLE_RESULT, err);
    if (code == SW_OK)
        code = put_url(it, object, signing ? "signInCancelUrl" : "checkoutCancelUrl", options->cancel_url,
                       SW_ROLE_CANCEL, err);
    if (code == SW_OK && it->as_mobile)
        code = put_url(it, object, "checkoutErrorUrl", options->error_url, SW_ROLE_ERROR, err);
    return code;
}

/* Plain sign-in has them at the top, every other flow in an object of their own. */
static int put_return(writing *it, sw_json *payload, sw_error *err)
{
    if (it->options->flow == SW_FLOW_SIGN_IN)
        return put_urls(it, payload, err);
    sw_json *urls = sw_json_object();
    int code = urls ? put_urls(it, urls, err) : sw_fail_memory(err);
    put(it, payload, "webCheckoutDetails", urls);
    return code;
}

static void put_scopes(writing *it, sw_json *payload)
{
    const sw_button_options *options = it->options;
    if (options->scope_count == 0)
        return;
    sw_json *list = sw_json_array();
    for (size_t i = 0; i < options->scope_count; i++)
        it->ok = sw_json_append(list, sw_json_new_text(options->scopes[i] ? options->scopes[i] : "")) && it->ok;
    put(it, payload, signs_in(options->flow) ? "signInScopes" : "scopes", list);
}

static void put_permission(writing *it, sw_json *payload)
{
    sw_flow flow = it->options->flow;
    if (signs_in(flow))
        return;
    sw_json *metadata = sw_json_object();
    it->ok = sw_json_put_bool(metadata, "setupOnly", flow == SW_FLOW_SETUP_ONLY || flow == SW_FLOW_UPDATE) && it->ok;
    put_text(it, payload, "chargePermissionId", it->options->charge_permission_id);
    put_text(it, payload, "chargePermissionType", "PaymentMethodOnFile");
    put(it, payload, "paymentMethodOnFileMetadata", metadata);
}

static int put_payment(writing *it, sw_json *payload, sw_error *err)
{
    const sw_button_options *options = it->options;
    bool confirms = options->flow == SW_FLOW_SETUP_ONLY || options->flow == SW_FLOW_UPDATE;
    bool pays = options->flow == SW_FLOW_ADDITIONAL_PAYMENT_BUTTON;
    sw_json *details = sw_json_object();
    put_text(it, details, "paymentIntent", sw_payment_name(confirms ? SW_PAYMENT_CONFIRM : options->payment_intent));
    if (pays || options->can_handle_pending)
        put(it, details, "canHandlePendingAuthorization", sw_json_new_bool(options->can_handle_pending));
    int code = put_money(it, details, "chargeAmount", options->amount, "amount", err);
    if (code == SW_OK)
        code = put_money(it, details, "totalOrderAmount", options->total_order_amount, "total_order_amount", err);
    put_text(it, details, "softDescriptor", options->soft_descriptor);
    put_text(it, details, "presentmentCurrency", options->presentment_currency);
    put_object(it, payload, "paymentDetails", details);
    return code;
}

static void put_metadata(writing *it, sw_json *payload)
{
    const sw_button_options *options = it->options;
    sw_json *metadata = sw_json_object();
    put_text(it, metadata, "merchantReferenceId", options->reference);
    put_text(it, metadata, "merchantStoreName", options->store_name);
    put_text(it, metadata, "noteToBuyer", options->note_to_buyer);
    put_text(it, metadata, "customInformation", options->custom_information);
    put_object(it, payload, "merchantMetadata", metadata);
}

/* Adds what is new; an object goes into the one that is there. Nothing that options say can be said otherwise. */
static int merge(writing *it, sw_json *into, const sw_json *from, sw_error *err)
{
    for (const sw_json *each = sw_json_first(from); each; each = sw_json_next(each)) {
        const char *name = sw_json_name(each);
        sw_json *there = sw_json_get(into, name);
        bool are_objects = sw_json_kind_of(there) == SW_JSON_OBJECT && sw_json_kind_of(each) == SW_JSON_OBJECT;
        if (strcmp(name, "webCheckoutDetails") == 0 || strstr(name, "Url") || (there && !are_objects))
            return sw_fail_field(err, SW_E_INVALID, "extra", "extra says %.60s, which has an option of its own", name);
        if (!there)
            put(it, into, name, sw_json_copy(each));
        int code = there ? merge(it, there, each, err) : SW_OK;
        if (code != SW_OK)
            return code;
    }
    return SW_OK;
}

static int put_extra(writing *it, sw_json *payload, sw_error *err)
{
    if (!it->options->extra)
        return SW_OK;
    sw_json *holder = sw_json_object();
    int code = put_json(it, holder, "extra", it->options->extra, "extra", err);
    const sw_json *extra = sw_json_get(holder, "extra");
    if (code == SW_OK && extra && sw_json_kind_of(extra) != SW_JSON_OBJECT)
        code = sw_fail_field(err, SW_E_INVALID, "extra", "extra is not a JSON object");
    if (code == SW_OK)
        code = merge(it, payload, extra, err);
    sw_json_free(holder);
    return code;
}

const char *sw_button_product(const sw_button_options *options)
{
    if (options->product_type)
        return options->product_type;
    if (options->flow == SW_FLOW_SIGN_IN_AND_SETUP)
        return "SignInAndSetup";
    if (options->flow == SW_FLOW_SIGN_IN)
        return "SignIn";
    return options->flow == SW_FLOW_EXPRESS || options->address_details ? "PayAndShip" : "PayOnly";
}

int sw_button_payload(sw_json **out, const sw_client *client, const sw_button_options *options, bool as_mobile,
                      sw_error *err)
{
    writing it = { client, options, as_mobile, true };
    sw_json *payload = sw_json_object();
    *out = NULL;
    if (!payload)
        return sw_fail_memory(err);
    int code = put_return(&it, payload, err);
    put_text(&it, payload, "storeId", client->account.store_id);
    if (as_mobile)
        put_text(&it, payload, "channelType", "MOBILE_SDK");
    put_scopes(&it, payload);
    put_permission(&it, payload);
    if (code == SW_OK)
        code = put_payment(&it, payload, err);
    put_metadata(&it, payload);
    if (code == SW_OK)
        code = put_json(&it, payload, "deliverySpecifications", options->delivery_specifications,
                        "delivery_specifications", err);
    if (code == SW_OK)
        code = put_json(&it, payload, "addressDetails", options->address_details, "address_details", err);
    if (code == SW_OK)
        code = put_extra(&it, payload, err);
    if (code == SW_OK && !it.ok)
        code = sw_fail_memory(err);
    if (code == SW_OK)
        *out = payload;
    else
        sw_json_free(payload);
    return code;
}
