/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/json_pointer.h"
#include "pay/returned.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BROWSER "session of the buyer"
#define ID "4d7aa444-7c22-4fa0-89c7-4cc6b3ca53ce"
#define SESSION "https://pay-api.amazon.eu/v2/checkoutSessions/" ID
#define EIGHTEEN "{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}"
#define RESULT_URL \
    "https://shop.example/paid?order=7&sw_state=1.1767410345.2wt.1840EUR.gJPNXAPXEiPqctMFjCy5vsrMzLoA3t8mtUNmrHUtKUs"
#define OPEN                                                                                                  \
    "{\"checkoutSessionId\":\"" ID "\",\"statusDetails\":{\"state\":\"Open\"},\"buyer\":{\"buyerId\":\"B1\"," \
    "\"name\":\"Nora Field\",\"email\":\"nora@example.com\"},\"shippingAddress\":{\"city\":\"Portland\"},"    \
    "\"paymentPreferences\":[{\"paymentDescriptor\":\"Visa ****1111\"}],\"constraints\":[{\"constraintId\":"  \
    "\"ChargeAmountNotSet\"},{\"constraintId\":\"SomethingNew\"}]}"
#define PLACED                                                                                                         \
    "{\"checkoutSessionId\":\"" ID "\",\"statusDetails\":{\"state\":\"Open\"},\"constraints\":[],\"paymentDetails\":{" \
    "\"paymentIntent\":\"AuthorizeWithCapture\",\"chargeAmount\":" EIGHTEEN "},\"webCheckoutDetails\":{"               \
    "\"checkoutResultReturnUrl\":\"" RESULT_URL "\",\"amazonPayRedirectUrl\":\"https://payments.amazon.de/go\"}}"

typedef struct shop {
    world world;
    char url[SW_MAX_RETURN_URL + 80];
    sw_money amount;
    sw_review_options back;
    sw_order_options options;
    sw_review *review;
    sw_order *order;
} shop;

static void open_shop(shop *it, const step *steps, size_t count)
{
    *it = (shop){ .options = SW_ORDER_OPTIONS_INIT };
    sw_config config = world_config(&it->world);
    config.state_secret = "0123456789abcdef0123456789abcdef";
    world_start(&it->world, &config, steps, count);
    it->amount = money_of("18.40 EUR");
    it->back.url = it->url;
    it->back.browser_session = BROWSER;
    it->options.url = it->url;
    it->options.browser_session = BROWSER;
    it->options.amount = &it->amount;
    it->options.payment_intent = SW_PAYMENT_AUTHORIZE_WITH_CAPTURE;
    it->options.return_url = "https://shop.example/paid?order=7";
}

static void come_back(shop *it, sw_flow flow, sw_role role)
{
    const sw_returned_facts facts = { .flow = flow, .role = role, .browser_session = BROWSER };
    sw_buf url = SW_BUF_INIT(SW_MAX_URL);
    assert_code(SW_OK, &it->world.err,
                sw_returned_sign(&url, it->world.client, "https://shop.example/review", &facts, &it->world.err));
    snprintf(it->url, sizeof it->url, "%s&amazonCheckoutSessionId=" ID, sw_buf_text(&url));
    sw_buf_free(&url);
}

static void close_shop(shop *it)
{
    assert_int_equal(sw_transport_replay_remaining(it->world.transport), 0);
    sw_review_free(it->review);
    sw_order_free(it->order);
    world_close(&it->world);
}

static int review(shop *it)
{
    return sw_review_get(&it->review, it->world.client, &it->back, &it->world.err);
}

static int place(shop *it)
{
    return sw_place_order(&it->order, it->world.client, &it->options, &it->world.err);
}

static step read_session(const char *answer)
{
    return (step){ .method = "GET", .url = SESSION, .status = 200, .answer = answer };
}

TEST(a_review_tells_what_the_buyer_chose_and_what_is_missing)
{
    const step steps[] = { read_session(OPEN) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    assert_code(SW_OK, &it.world.err, review(&it));
    assert_string_equal(sw_review_session_id(it.review), ID);
    assert_string_equal(sw_review_buyer_id(it.review), "B1");
    assert_string_equal(sw_review_buyer_name(it.review), "Nora Field");
    assert_string_equal(sw_review_buyer_email(it.review), "nora@example.com");
    assert_string_equal(sw_review_descriptor(it.review), "Visa ****1111");
    assert_string_equal(sw_object_text(sw_review_session(it.review), "/shippingAddress/city"), "Portland");
    assert_int_equal(sw_review_missing_count(it.review), 2);
    assert_string_equal(sw_review_missing(it.review, 0), "ChargeAmountNotSet");
    assert_contains(sw_constraint_text("ChargeAmountNotSet"), "set the amount");
    assert_string_equal(sw_review_missing(it.review, 1), "SomethingNew");
    assert_string_equal(sw_constraint_text("SomethingNew"), "");
    assert_string_equal(sw_review_missing(it.review, 2), "");
    close_shop(&it);
}

TEST(the_buyer_may_go_back_to_change_address_or_payment)
{
    const step steps[] = { read_session(OPEN) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    assert_code(SW_OK, &it.world.err, review(&it));
    assert_string_equal(sw_review_change_json(it.review, SW_CHANGE_ADDRESS),
                        "{\"amazonCheckoutSessionId\":\"" ID "\",\"changeAction\":\"changeAddress\"}");
    assert_string_equal(sw_review_change_json(it.review, SW_CHANGE_PAYMENT),
                        "{\"amazonCheckoutSessionId\":\"" ID "\",\"changeAction\":\"changePayment\"}");
    assert_null(sw_review_change_json(it.review, (sw_change)2));
    char *html = sw_review_change_html(it.review, SW_CHANGE_PAYMENT, "MTIzNDU2Nzg5MDEyMzQ1Ng", "<b>Other & more</b>",
                                       &it.world.err);
    assert_non_null(html);
    assert_contains(html, "&lt;b&gt;Other &amp; more&lt;/b&gt;");
    assert_contains(html, "static-eu.payments-amazon.com/checkout.js");
    assert_contains(html, "bindChangeAction");
    assert_contains(html, "<script nonce=\"MTIzNDU2Nzg5MDEyMzQ1Ng\"");
    assert_lacks(html, "onclick");
    sw_review_text_free(html);
    assert_null(sw_review_change_html(it.review, SW_CHANGE_PAYMENT, "\"><script>", NULL, &it.world.err));
    assert_string_equal(it.world.err.field, "nonce");
    close_shop(&it);
}

TEST(a_session_that_has_ended_is_not_reviewed)
{
    const step steps[] = { read_session("{\"checkoutSessionId\":\"" ID
                                        "\",\"statusDetails\":{\"state\":\"Completed\"}}"),
                           read_session("{\"checkoutSessionId\":\"" ID
                                        "\",\"statusDetails\":{\"state\":\"Canceled\",\"reasonCode\":\"Expired\"}}") };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    assert_code(SW_E_CONFLICT, &it.world.err, review(&it));
    assert_contains(it.world.err.message, "finish");
    assert_code(SW_E_CONFLICT, &it.world.err, review(&it));
    assert_string_equal(it.world.err.reason_code, "Expired");
    assert_int_equal(it.world.err.next_step, SW_NEXT_NEW_SETUP);
    close_shop(&it);
}

TEST(another_browser_or_another_page_is_refused_and_nothing_is_sent)
{
    shop it;
    open_shop(&it, NULL, 0);
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    it.back.browser_session = it.options.browser_session = "session of another buyer";
    assert_code(SW_E_STATE_MISMATCH, &it.world.err, review(&it));
    assert_code(SW_E_STATE_MISMATCH, &it.world.err, place(&it));
    it.back.browser_session = it.options.browser_session = BROWSER;
    come_back(&it, SW_FLOW_SETUP_ONLY, SW_ROLE_RESULT);
    assert_code(SW_E_STATE_MISMATCH, &it.world.err, review(&it));
    assert_code(SW_E_STATE_MISMATCH, &it.world.err, place(&it));
    close_shop(&it);
}

#define LEAST_UPDATE                                                                                                \
    "{\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"" RESULT_URL "\"},\"paymentDetails\":{"                 \
    "\"paymentIntent\":\"AuthorizeWithCapture\",\"canHandlePendingAuthorization\":false,\"chargeAmount\":" EIGHTEEN \
    "}}"

static step update(int status, const char *answer)
{
    return (step){ .method = "PATCH", .url = SESSION, .body = LEAST_UPDATE, .status = status, .answer = answer };
}

TEST(an_order_is_placed_with_a_return_url_that_carries_its_amount)
{
    const step steps[] = { update(200, PLACED) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    assert_code(SW_OK, &it.world.err, place(&it));
    assert_string_equal(sw_order_redirect_url(it.order), "https://payments.amazon.de/go");
    assert_int_equal(sw_order_missing_count(it.order), 0);
    close_shop(&it);
}

TEST(an_order_says_all_that_it_is_told)
{
    static const char body[] =
        "{\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"" RESULT_URL
        "\"},\"paymentDetails\":{\"paymentIntent\":"
        "\"AuthorizeWithCapture\",\"canHandlePendingAuthorization\":false,\"softDescriptor\":\"SHOP\","
        "\"chargeAmount\":" EIGHTEEN ",\"totalOrderAmount\":" EIGHTEEN
        "},\"merchantMetadata\":{\"merchantReferenceId\":\"7\",\"merchantStoreName\":\"Shop\","
        "\"noteToBuyer\":\"Hi\",\"customInformation\":\"x\"}}";
    const step steps[] = { read_session(OPEN),
                           { .method = "PATCH", .url = SESSION, .body = body, .status = 200, .answer = OPEN } };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    assert_code(SW_OK, &it.world.err, review(&it));
    it.options.url = NULL;
    it.options.review = it.review;
    it.options.total_order_amount = &it.amount;
    it.options.soft_descriptor = "SHOP";
    it.options.reference = "7";
    it.options.store_name = "Shop";
    it.options.note_to_buyer = "Hi";
    it.options.custom_information = "x";
    assert_code(SW_OK, &it.world.err, place(&it));
    assert_string_equal(sw_order_redirect_url(it.order), "");
    assert_int_equal(sw_order_missing_count(it.order), 2);
    assert_string_equal(sw_order_missing(it.order, 0), "ChargeAmountNotSet");
    close_shop(&it);
}

TEST(an_update_without_an_answer_is_looked_up)
{
    step lost = update(0, NULL);
    lost.fault = "reset";
    const step steps[] = { lost, read_session(PLACED), lost, read_session(OPEN) };
    shop it;
    open_shop(&it, steps, COUNT_OF(steps));
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    assert_code(SW_OK, &it.world.err, place(&it));
    assert_string_equal(sw_order_redirect_url(it.order), "https://payments.amazon.de/go");
    sw_order_free(it.order);
    assert_code(SW_E_NO_ANSWER, &it.world.err, place(&it));
    assert_int_equal(it.world.err.effect, SW_EFFECT_UNKNOWN);
    close_shop(&it);
}

TEST(an_order_that_lacks_something_is_refused_before_anything_is_sent)
{
    static const struct {
        size_t offset;
        const char *field;
    } pointers[] = { { offsetof(sw_order_options, url), "url" },
                     { offsetof(sw_order_options, amount), "amount" },
                     { offsetof(sw_order_options, return_url), "return_url" },
                     { offsetof(sw_order_options, browser_session), "browser_session" } };
    for (size_t i = 0; i < COUNT_OF(pointers); i++) {
        shop it;
        open_shop(&it, NULL, 0);
        come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
        memset((char *)&it.options + pointers[i].offset, 0, sizeof(void *));
        assert_code(SW_E_INVALID, &it.world.err, place(&it));
        assert_string_equal(it.world.err.field, pointers[i].field);
        close_shop(&it);
    }
    shop it;
    open_shop(&it, NULL, 0);
    come_back(&it, SW_FLOW_EXPRESS, SW_ROLE_REVIEW);
    it.options.payment_intent = SW_PAYMENT_NOT_SET;
    assert_code(SW_E_INVALID, &it.world.err, place(&it));
    assert_string_equal(it.world.err.field, "payment_intent");
    close_shop(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_review_tells_what_the_buyer_chose_and_what_is_missing),
        cmocka_unit_test(the_buyer_may_go_back_to_change_address_or_payment),
        cmocka_unit_test(a_session_that_has_ended_is_not_reviewed),
        cmocka_unit_test(another_browser_or_another_page_is_refused_and_nothing_is_sent),
        cmocka_unit_test(an_order_is_placed_with_a_return_url_that_carries_its_amount),
        cmocka_unit_test(an_order_says_all_that_it_is_told),
        cmocka_unit_test(an_update_without_an_answer_is_looked_up),
        cmocka_unit_test(an_order_that_lacks_something_is_refused_before_anything_is_sent),
    };
    return RUN_SUITE(tests);
}
