/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/html.h"
#include "base/text.h"
#include "pay/client.h"
#include "pay/returned.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STORE "amzn1.application-oa2-client.0f1e2d3c4b5a69788796a5b4c3d2e1f0"
#define NONCE "r4nd0m+/r4nd0m=="

/* A shop with a key of its own, so that what it signs can be verified. */
static void open_shop_in(world *it, sw_region region, const char *currency)
{
    sw_config config = world_config(it);
    sw_key_free(it->key);
    assert_code(SW_OK, &it->err, sw_key_from_file(&it->key, key_path("pkcs8.pem"), NULL, &it->err));
    config.key = it->key;
    config.region = region;
    config.store_id = STORE;
    config.validation = SW_VALIDATION_REFUSE;
    config.ledger_currency = currency;
    config.state_secret = "0123456789abcdef0123456789abcdef";
    world_start(it, &config, NULL, 0);
}

static void open_shop(world *it)
{
    open_shop_in(it, SW_REGION_EU, "EUR");
}

static sw_button_options options_of(sw_flow flow)
{
    sw_button_options options = SW_BUTTON_OPTIONS_INIT;
    options.flow = flow;
    options.return_url = "https://shop.example/back";
    options.cancel_url = "https://shop.example/gave-up";
    options.browser_session = "sid";
    return options;
}

/* A purchase at the end of a checkout. */
static sw_button_options purchase_of(const sw_money *amount)
{
    sw_button_options options = options_of(SW_FLOW_ADDITIONAL_PAYMENT_BUTTON);
    options.amount = amount;
    options.payment_intent = SW_PAYMENT_AUTHORIZE;
    return options;
}

static sw_button *make(world *it, const sw_button_options *options)
{
    sw_button *button = NULL;
    assert_code(SW_OK, &it->err, sw_button_new(&button, it->client, options, &it->err));
    return button;
}

static void assert_refused(world *it, const sw_button_options *options, const char *field, const char *said)
{
    sw_button *button = (sw_button *)1;
    assert_code(SW_E_INVALID, &it->err, sw_button_new(&button, it->client, options, &it->err));
    assert_null(button);
    assert_string_equal(it->err.field, field);
    assert_contains(it->err.message, said);
}

static sw_json *parse(const char *text)
{
    sw_json *json = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_json_parse(&json, text, strlen(text), &err));
    return json;
}

static bool is_same(const sw_json *a, const sw_json *b)
{
    if (sw_json_kind_of(a) != sw_json_kind_of(b) || sw_json_size(a) != sw_json_size(b))
        return false;
    if (sw_json_kind_of(a) == SW_JSON_STRING)
        return strcmp(sw_json_text(a), sw_json_text(b)) == 0;
    if (sw_json_kind_of(a) == SW_JSON_BOOL)
        return sw_json_is_true(a) == sw_json_is_true(b);
    const sw_json *other = sw_json_first(b);
    for (const sw_json *each = sw_json_first(a); each; each = sw_json_next(each), other = sw_json_next(other))
        if (!is_same(each, sw_json_name(each) ? sw_json_get(b, sw_json_name(each)) : other))
            return false;
    return true;
}

/* The same members with the same values as an example of tests/vectors, in any order. */
static void assert_is_example(world *it, const sw_button_options *options, const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "examples/flows/%s", name);
    sw_json *example = read_vectors(path);
    sw_button *button = make(it, options);
    sw_json *payload = parse(sw_button_payload_json(button));
    if (!is_same(payload, example))
        fail_msg("%s is not what was written: %s", name, sw_button_payload_json(button));
    sw_json_free(payload);
    sw_json_free(example);
    sw_button_free(button);
}

static const char *const scopes[] = { "name", "email", "phoneNumber", "billingAddress" };
static const char *const sign_in_scopes[] = { "name",        "email",         "postalCode", "shippingAddress",
                                              "phoneNumber", "billingAddress" };

static sw_button_options example_of(sw_flow flow, const char *return_url, const char *cancel_url)
{
    sw_button_options options = options_of(flow);
    options.return_url = return_url;
    options.cancel_url = cancel_url;
    options.browser_session = SW_UNBOUND;
    options.scopes = scopes;
    options.scope_count = COUNT_OF(scopes);
    return options;
}

TEST(setups_are_as_the_examples_have_them)
{
    world it;
    open_shop(&it);
    sw_button_options options = example_of(SW_FLOW_SETUP_ONLY, "https://shop.example/wallet/saved",
                                           "https://shop.example/wallet");
    assert_is_example(&it, &options, "setup_button_payload.json");
    options.presentment_currency = "CHF";
    assert_is_example(&it, &options, "multicurrency_setup_button_payload.json");
    options = example_of(SW_FLOW_UPDATE, "https://shop.example/wallet/updated", "https://shop.example/wallet");
    options.scope_count = 2;
    options.charge_permission_id = "C01-3180457-7720461";
    assert_is_example(&it, &options, "update_page_payload.json");
    world_close(&it);
}

TEST(sign_ins_are_as_the_examples_have_them)
{
    world it;
    open_shop(&it);
    sw_button_options options = example_of(SW_FLOW_SIGN_IN, "https://shop.example/amazon/signin",
                                           "https://shop.example/login");
    options.scope_count = 2;
    assert_is_example(&it, &options, "signin_only_button_payload.json");
    options = example_of(SW_FLOW_SIGN_IN_AND_SETUP, "https://shop.example/amazon/signed-in",
                         "https://shop.example/login");
    options.scopes = sign_in_scopes;
    options.scope_count = COUNT_OF(sign_in_scopes);
    assert_is_example(&it, &options, "signinandsetup_button_payload.json");
    world_close(&it);
}

static const char restrictions[] = "{\"specialRestrictions\":[\"RestrictPOBoxes\"],\"addressRestrictions\":{"
                                   "\"type\":\"Allowed\",\"restrictions\":{\"US\":{\"statesOrRegions\":[\"OR\","
                                   "\"WA\"]},\"CA\":{}}}}";
static const char address[] =
    "{\"name\":\"Nora Field\",\"addressLine1\":\"27 Sample Row\",\"addressLine2\":\"Floor 3\","
    "\"city\":\"Portland\",\"districtOrCounty\":null,\"stateOrRegion\":\"OR\","
    "\"postalCode\":\"97204\",\"countryCode\":\"US\",\"phoneNumber\":\"5035550142\"}";

TEST(purchases_are_as_the_examples_have_them)
{
    world it;
    open_shop_in(&it, SW_REGION_NA, NULL);
    sw_money amount = money_of("42.50 USD");
    sw_button_options options = example_of(SW_FLOW_EXPRESS, "https://shop.example/checkout/review",
                                           "https://shop.example/cart");
    options.delivery_specifications = restrictions;
    assert_is_example(&it, &options, "express_button_payload.json");
    options = example_of(SW_FLOW_ADDITIONAL_PAYMENT_BUTTON, "https://shop.example/checkout/result",
                         "https://shop.example/checkout/payment");
    options.amount = &amount;
    options.payment_intent = SW_PAYMENT_AUTHORIZE;
    options.reference = "ORD-8841";
    options.store_name = "Sample Shop";
    options.note_to_buyer = "Order 8841";
    options.custom_information = "cart=8841";
    assert_is_example(&it, &options, "apb_payonly_button_payload.json");
    options.return_url = "https://shop.example/checkout/result?cart=8841";
    options.address_details = address;
    assert_is_example(&it, &options, "apb_button_payload.json");
    world_close(&it);
}

/* A changed byte would break buttons that are kept as tests elsewhere, and every cache of a page. */
TEST(a_payload_is_the_same_bytes_in_every_release)
{
    world it;
    open_shop(&it);
    sw_money amount = money_of("18.40 EUR");
    sw_button_options options = purchase_of(&amount);
    options.browser_session = SW_UNBOUND;
    options.reference = "\xC3\xA4/\"\\<";
    sw_button *button = make(&it, &options);
    assert_string_equal(sw_button_payload_json(button),
                        "{\"webCheckoutDetails\":{\"checkoutMode\":\"ProcessOrder\",\"checkoutResultReturnUrl\":"
                        "\"https://shop.example/back\",\"checkoutCancelUrl\":\"https://shop.example/gave-up\"},"
                        "\"storeId\":\"" STORE "\",\"chargePermissionType\":\"PaymentMethodOnFile\","
                        "\"paymentMethodOnFileMetadata\":{\"setupOnly\":false},\"paymentDetails\":{\"paymentIntent\":"
                        "\"Authorize\",\"canHandlePendingAuthorization\":false,\"chargeAmount\":{\"amount\":"
                        "\"18.40\",\"currencyCode\":\"EUR\"}},\"merchantMetadata\":{\"merchantReferenceId\":"
                        "\"\xC3\xA4/\\\"\\\\<\"}}");
    sw_button_free(button);
    world_close(&it);
}

TEST(the_signature_verifies_over_the_payload_as_it_is)
{
    static const sw_flow flows[] = { SW_FLOW_SETUP_ONLY, SW_FLOW_EXPRESS, SW_FLOW_SIGN_IN_AND_SETUP, SW_FLOW_SIGN_IN };
    world it;
    open_shop(&it);
    for (size_t i = 0; i < COUNT_OF(flows); i++) {
        sw_button_options options = options_of(flows[i]);
        sw_button *button = make(&it, &options);
        const char *payload = sw_button_payload_json(button);
        sw_signature *again = NULL;
        assert_string_equal(sw_button_algorithm(button), "AMZN-PAY-RSASSA-PSS-V2");
        assert_code(SW_OK, &it.err,
                    sw_sign_button(&again, NULL, SW_ALGORITHM_DEFAULT, payload, strlen(payload), &it.err));
        const char *text = sw_signature_string_to_sign(again);
        assert_code(SW_OK, &it.err,
                    sw_verify(it.key, SW_ALGORITHM_DEFAULT, text, strlen(text), sw_button_signature(button), &it.err));
        sw_signature_free(again);
        sw_button_free(button);
    }
    world_close(&it);
}

static void assert_bound(world *it, const sw_json *urls, const char *name, sw_role role, const sw_money *amount)
{
    sw_returned returned;
    assert_code(SW_OK, &it->err,
                sw_returned_read(&returned, it->client, sw_json_get_text(urls, name), "sid", &it->err));
    assert_int_equal(returned.seal.role, role);
    assert_int_equal(returned.seal.has_amount, amount != NULL);
    if (amount)
        assert_true(sw_money_equal(&returned.seal.amount, amount));
    sw_returned_free(&returned);
}

TEST(every_url_says_who_was_sent_and_for_how_much)
{
    world it;
    open_shop(&it);
    sw_money amount = money_of("18.40 EUR");
    sw_button_options options = purchase_of(&amount);
    sw_button *button = make(&it, &options);
    sw_json *payload = parse(sw_button_payload_json(button));
    const sw_json *urls = sw_json_get(payload, "webCheckoutDetails");
    assert_bound(&it, urls, "checkoutResultReturnUrl", SW_ROLE_RESULT, &amount);
    assert_bound(&it, urls, "checkoutCancelUrl", SW_ROLE_CANCEL, &amount);
    sw_json_free(payload);
    sw_button_free(button);
    options = options_of(SW_FLOW_EXPRESS);
    button = make(&it, &options);
    payload = parse(sw_button_payload_json(button));
    assert_bound(&it, sw_json_get(payload, "webCheckoutDetails"), "checkoutReviewReturnUrl", SW_ROLE_REVIEW, NULL);
    sw_json_free(payload);
    sw_button_free(button);
    world_close(&it);
}

TEST(what_a_flow_cannot_have_is_named)
{
    world it;
    open_shop(&it);
    sw_money amount = money_of("18.40 EUR"), nothing = money_of("0.00 EUR");
    sw_button_options options = options_of(SW_FLOW_NOT_SET);
    assert_refused(&it, &options, "flow", "not set");
    options = options_of(SW_FLOW_SAVED);
    assert_refused(&it, &options, "flow", "no button");
    options = options_of(SW_FLOW_ADDITIONAL_PAYMENT_BUTTON);
    assert_refused(&it, &options, "amount", "needs the amount");
    options.amount = &amount;
    assert_refused(&it, &options, "payment_intent", "AuthorizeWithCapture");
    options = purchase_of(&nothing);
    assert_refused(&it, &options, "/paymentDetails/chargeAmount/amount", "zero");
    options = options_of(SW_FLOW_EXPRESS);
    options.amount = &amount;
    assert_refused(&it, &options, "amount", "when the order is placed");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.amount = &amount;
    assert_refused(&it, &options, "amount", "no money is moved");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.payment_intent = SW_PAYMENT_AUTHORIZE;
    assert_refused(&it, &options, "payment_intent", "Confirm");
    options = options_of(SW_FLOW_UPDATE);
    assert_refused(&it, &options, "charge_permission_id", "needs");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.charge_permission_id = "C1";
    assert_refused(&it, &options, "charge_permission_id", "update only");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.error_url = "https://shop.example/";
    assert_refused(&it, &options, "error_url", "Mobile SDK");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.version = 2;
    assert_refused(&it, &options, "version", "SW_BUTTON_OPTIONS_INIT");
    world_close(&it);
}

TEST(what_is_wrong_in_the_payload_is_named_by_its_pointer)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.extra = "{\"colour\":\"red\"}";
    assert_refused(&it, &options, "/colour", "no such field");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.presentment_currency = "XXX";
    assert_refused(&it, &options, "/paymentDetails/presentmentCurrency", "XXX");
    options = options_of(SW_FLOW_SETUP_ONLY);
    options.address_details = "{";
    assert_refused(&it, &options, "address_details", "line 1");
    world_close(&it);
}

TEST(extra_members_are_added_but_say_nothing_otherwise)
{
    static const char *const bad[] = { "{\"storeId\":\"x\"}", "{\"webCheckoutDetails\":{\"checkoutCancelUrl\":\"x\"}}",
                                       "{\"signInReturnUrl\":\"x\"}",
                                       "{\"paymentDetails\":{\"paymentIntent\":\"Authorize\"}}" };
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.extra = "{\"paymentDetails\":{\"presentmentCurrency\":\"CHF\"},\"platformId\":\"P\"}";
    sw_button *button = make(&it, &options);
    assert_contains(sw_button_payload_json(button),
                    "{\"paymentIntent\":\"Confirm\",\"presentmentCurrency\":\"CHF\"},\"platformId\":\"P\"}");
    sw_button_free(button);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        options.extra = bad[i];
        assert_refused(&it, &options, "extra", "an option of its own");
    }
    options.extra = "[]";
    assert_refused(&it, &options, "extra", "no");
    world_close(&it);
}

TEST(japan_has_no_update_page_and_says_what_to_do)
{
    world it;
    open_shop_in(&it, SW_REGION_JP, NULL);
    sw_button_options options = options_of(SW_FLOW_UPDATE);
    options.charge_permission_id = "C1";
    assert_refused(&it, &options, "flow", "saves it anew");
    assert_int_equal(it.err.next_step, SW_NEXT_NEW_SETUP);
    options = options_of(SW_FLOW_SETUP_ONLY);
    sw_button *button = make(&it, &options);
    assert_string_equal(sw_button_script_url(button), "https://static-fe.payments-amazon.com/checkout.js");
    assert_contains(sw_button_options_json(button), "\"ledgerCurrency\":\"JPY\"");
    sw_button_free(button);
    world_close(&it);
}

TEST(what_an_account_lacks_is_named_with_its_variable)
{
    static const struct {
        size_t offset;
        const char *field;
    } table[] = { { offsetof(sw_config, merchant_id), "merchant_id" },
                  { offsetof(sw_config, store_id), "store_id" },
                  { offsetof(sw_config, ledger_currency), "ledger_currency" },
                  { offsetof(sw_config, state_secret), "state_secret" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        world it;
        const char *none = NULL;
        sw_config config = world_config(&it);
        config.store_id = STORE;
        config.validation = SW_VALIDATION_REFUSE;
        config.ledger_currency = "EUR";
        config.state_secret = "0123456789abcdef";
        memcpy((char *)&config + table[i].offset, &none, sizeof none);
        world_start(&it, &config, NULL, 0);
        sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
        assert_refused(&it, &options, table[i].field, "SAVEDWALLET_");
        world_close(&it);
    }
}

TEST(the_script_is_given_what_it_takes)
{
    world it;
    open_shop(&it);
    sw_money amount = money_of("18.40 EUR");
    sw_button_options options = purchase_of(&amount);
    options.color = "DarkGray";
    options.language = "de_DE";
    sw_button *button = make(&it, &options);
    sw_json *json = parse(sw_button_options_json(button)), *lazy = parse(sw_button_lazy_json(button));
    assert_string_equal(sw_json_get_text(json, "merchantId"), WORLD_MERCHANT);
    assert_string_equal(sw_json_get_text(json, "publicKeyId"), WORLD_KEY_ID);
    assert_string_equal(sw_json_get_text(json, "ledgerCurrency"), "EUR");
    assert_string_equal(sw_json_get_text(json, "checkoutLanguage"), "de_DE");
    assert_string_equal(sw_json_get_text(json, "productType"), "PayOnly");
    assert_string_equal(sw_json_get_text(json, "placement"), "Checkout");
    assert_string_equal(sw_json_get_text(json, "buttonColor"), "DarkGray");
    assert_string_equal(sw_json_get_text(sw_json_get(json, "estimatedOrderAmount"), "amount"), "18.40");
    assert_null(sw_json_get(json, "sandbox"));
    const sw_json *config = sw_json_get(json, "createCheckoutSessionConfig");
    assert_string_equal(sw_json_get_text(config, "payloadJSON"), sw_button_payload_json(button));
    assert_string_equal(sw_json_get_text(config, "signature"), sw_button_signature(button));
    assert_string_equal(sw_json_get_text(config, "publicKeyId"), WORLD_KEY_ID);
    assert_string_equal(sw_json_get_text(config, "algorithm"), "AMZN-PAY-RSASSA-PSS-V2");
    assert_int_equal(sw_json_size(lazy), 1);
    assert_true(is_same(sw_json_get(lazy, "createCheckoutSessionConfig"), config));
    sw_json_free(json);
    sw_json_free(lazy);
    sw_button_free(button);
    options = options_of(SW_FLOW_SIGN_IN);
    button = make(&it, &options);
    assert_contains(sw_button_options_json(button), "\"productType\":\"SignIn\"");
    assert_contains(sw_button_options_json(button), "\"signInConfig\":{");
    assert_lacks(sw_button_options_json(button), "createCheckoutSessionConfig");
    sw_button_free(button);
    world_close(&it);
}

TEST(an_older_key_leaves_it_to_the_page_to_say_sandbox)
{
    static const struct {
        sw_environment environment;
        const char *said;
    } table[] = { { SW_ENVIRONMENT_SANDBOX, "\"sandbox\":true" }, { SW_ENVIRONMENT_LIVE, "\"sandbox\":false" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        world it;
        sw_config config = world_config(&it);
        config.public_key_id = "AOLDERKEY";
        config.environment = table[i].environment;
        config.store_id = STORE;
        config.validation = SW_VALIDATION_REFUSE;
        config.ledger_currency = "GBP";
        world_start(&it, &config, NULL, 0);
        sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
        options.browser_session = SW_UNBOUND;
        sw_button *button = make(&it, &options);
        assert_contains(sw_button_options_json(button), table[i].said);
        sw_button_free(button);
        world_close(&it);
    }
}

/* What a browser hands the script: the text of the element that is JSON. Yours, with free. */
static char *island_of(const char *html)
{
    const char *start = strstr(html, "<script type=\"application/json\"");
    assert_non_null(start);
    start = strchr(start, '>') + 1;
    const char *end = strstr(start, "</script>");
    assert_non_null(end);
    return strndup(start, (size_t)(end - start));
}

static char *html_of(world *it, const sw_button *button)
{
    char *html = sw_button_html(button, NONCE, &it->err);
    if (!html)
        fail_msg("%s", it->err.message);
    return html;
}

/* Amazon would take no payload that differs by a byte, and a page would end at the first "</script>". */
TEST(a_payload_of_any_text_comes_out_of_the_page_byte_for_byte)
{
    static const char hostile[] =
        "</script><script>alert(1)</script><!--&amp;\"'\\/ \xC3\xA4\xE2\x80\xA8\xE2\x80\xA9\xF0"
        "\x9F\x98\x80\x7F\t\\u003c ]]>";
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.reference = hostile;
    sw_button *button = make(&it, &options);
    char *html = html_of(&it, button), *island = island_of(html);
    sw_json *data = parse(island);
    const sw_json *config = sw_json_get(sw_json_get(data, "options"), "createCheckoutSessionConfig");
    assert_string_equal(sw_json_get_text(config, "payloadJSON"), sw_button_payload_json(button));
    sw_json *payload = parse(sw_json_get_text(config, "payloadJSON"));
    assert_string_equal(sw_json_get_text(sw_json_get(payload, "merchantMetadata"), "merchantReferenceId"), hostile);
    assert_null(strpbrk(island, "<>&"));
    assert_lacks(island, "\xE2\x80\xA8");
    assert_lacks(html, "alert(1)</script>");
    sw_json_free(payload);
    sw_json_free(data);
    free(island);
    sw_button_text_free(html);
    sw_button_free(button);
    world_close(&it);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (text = strstr(text, part); text; text = strstr(text + 1, part))
        count++;
    return count;
}

TEST(each_script_has_the_nonce_and_nothing_is_inline_otherwise)
{
    static const sw_start starts[] = { SW_START_BUTTON, SW_START_CUSTOM, SW_START_TOUCHLESS };
    world it;
    open_shop(&it);
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
        options.start = starts[i];
        sw_button *button = make(&it, &options);
        char *html = html_of(&it, button);
        assert_int_equal(count_of(html, "<script"), 2);
        assert_int_equal(count_of(html, "nonce=\"" NONCE "\""), 2);
        assert_int_equal(count_of(html, "</script>"), 2);
        for (const char *at = html; (at = strstr(at, " on")); at++)
            assert_false(strcspn(at + 3, "= \n") < 12 && at[3 + strcspn(at + 3, "= \n")] == '=');
        assert_lacks(html, "style=");
        assert_lacks(html, "<!--");
        assert_contains(html, "<noscript><p>Amazon Pay could not be loaded.");
        assert_contains(html, "role=\"alert\" hidden>Amazon Pay could not be loaded.");
        assert_int_equal(count_of(html, "<button"), starts[i] == SW_START_CUSTOM);
        char *island = island_of(html);
        assert_contains(island, sw_start_name(starts[i]));
        free(island);
        sw_button_text_free(html);
        sw_button_free(button);
    }
    world_close(&it);
}

TEST(texts_of_the_merchant_stay_texts)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.start = SW_START_CUSTOM;
    options.start_text = "<b>\"Pay\" & 'go'";
    options.unavailable_text = "</p><script>";
    sw_button *button = make(&it, &options);
    char *html = html_of(&it, button);
    assert_contains(html, "disabled>&lt;b&gt;&quot;Pay&quot; &amp; &#39;go&#39;</button>");
    assert_contains(html, "hidden>&lt;/p&gt;&lt;script&gt;</p>");
    sw_button_text_free(html);
    sw_button_free(button);
    world_close(&it);
}

TEST(two_buttons_of_a_page_do_not_share_an_id)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    sw_button *one = make(&it, &options), *two = make(&it, &options);
    char *first = html_of(&it, one), *second = html_of(&it, two);
    const char *id = strstr(first, "id=\"savedwallet-");
    assert_non_null(id);
    char name[40] = "";
    memcpy(name, id + 4, strcspn(id + 4, "\""));
    assert_int_equal(strlen(name), strlen("savedwallet-") + 16);
    assert_lacks(second, name);
    sw_button_text_free(first);
    sw_button_text_free(second);
    sw_button_free(one);
    sw_button_free(two);
    world_close(&it);
}

TEST(a_lazy_page_holds_no_payload)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.lazy_url = "/amazon-pay/payload?a=<b>";
    sw_button *button = make(&it, &options);
    char *html = html_of(&it, button), *island = island_of(html);
    assert_lacks(html, "payloadJSON");
    assert_lacks(html, sw_button_signature(button));
    assert_lacks(html, "sw_state");
    assert_contains(island, "\"lazyUrl\":\"/amazon-pay/payload?a=\\u003cb\\u003e\"");
    free(island);
    sw_button_text_free(html);
    sw_button_free(button);
    static const char *const bad[] = { "",    "https://evil.example/", "//evil.example/", "/\\evil.example", "payload",
                                       "/a b" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        options.lazy_url = bad[i];
        assert_refused(&it, &options, "lazy_url", "a path of this site");
    }
    options.lazy_url = "/p";
    options.start = SW_START_TOUCHLESS;
    assert_refused(&it, &options, "lazy_url", "waits for a click");
    world_close(&it);
}

TEST(an_app_browser_gets_a_whole_page_that_starts_by_itself)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.surface = SW_SURFACE_APP_BROWSER;
    sw_button *button = make(&it, &options);
    char *html = html_of(&it, button), *csp = sw_button_csp(button, NONCE, &it.err);
    assert_memory_equal(html, "<!DOCTYPE html>", 15);
    assert_contains(html, "</html>");
    assert_contains(html, "\"start\":\"touchless\"");
    assert_contains(html, "<a href=\"https://shop.example/gave-up?sw_state=1.");
    assert_contains(csp, "frame-ancestors 'none'");
    sw_button_text_free(csp);
    sw_button_text_free(html);
    sw_button_free(button);
    world_close(&it);
}

TEST(the_relay_page_opens_the_app_and_tells_it_nothing)
{
    static const char *const good[] = { "https://shop.example/app", "goride://back", "com.goride.app://x?a=b&c" };
    static const char *const bad[] = { NULL,
                                       "",
                                       "goride",
                                       "/app",
                                       "javascript://x/%0aalert(1)",
                                       "data://x",
                                       "http://x",
                                       "file://x",
                                       "goride://",
                                       "1a://x",
                                       "goride://a b",
                                       "goride://\"><script>",
                                       "goride://x?amazonCheckoutSessionId=1",
                                       "goride://x?checkoutSessionId=1",
                                       "goride://x?sw_state=1",
                                       "JaVaScRiPt://x" };
    sw_error err = SW_ERROR_INIT;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        char *html = sw_button_relay_html(NONCE, good[i], &err);
        assert_contains(html, i == 2 ? "href=\"com.goride.app://x?a=b&amp;c\"" : good[i]);
        assert_int_equal(count_of(html, "<script"), 1);
        assert_int_equal(count_of(html, "nonce=\"" NONCE "\""), 1);
        assert_contains(html, "no-referrer");
        sw_button_text_free(html);
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_error_clear(&err);
        assert_null(sw_button_relay_html(NONCE, bad[i], &err));
        assert_string_equal(err.field, "app_url");
    }
    char *csp = sw_button_relay_csp(NONCE, &err);
    assert_contains(csp, "default-src 'none'; script-src 'nonce-" NONCE "'");
    sw_button_text_free(csp);
}

TEST(the_policy_names_the_regions_hosts_and_no_others)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    sw_button *button = make(&it, &options);
    char *csp = sw_button_csp(button, NONCE, &it.err);
    assert_contains(csp, "script-src 'nonce-" NONCE "' https://static-eu.payments-amazon.com; ");
    assert_contains(csp, "form-action 'self' https://payments.amazon.de ");
    assert_contains(csp, "https://payments.amazon.co.uk");
    assert_lacks(csp, "static-na");
    assert_lacks(csp, "frame-ancestors");
    sw_button_text_free(csp);
    sw_button_free(button);
    world_close(&it);
}

TEST(another_script_is_allowed_in_place_of_the_regions)
{
    world it;
    sw_config config = world_config(&it);
    config.store_id = STORE;
    config.validation = SW_VALIDATION_REFUSE;
    config.ledger_currency = "EUR";
    config.script_url = "http://127.0.0.1:4711/static/checkout.js";
    world_start(&it, &config, NULL, 0);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.browser_session = SW_UNBOUND;
    sw_button *button = make(&it, &options);
    char *csp = sw_button_csp(button, NONCE, &it.err);
    assert_string_equal(sw_button_script_url(button), config.script_url);
    assert_contains(csp, "form-action 'self' http://127.0.0.1:4711;");
    assert_contains(csp, "script-src 'nonce-" NONCE "' http://127.0.0.1:4711;");
    assert_lacks(csp, "amazon");
    sw_button_text_free(csp);
    sw_button_free(button);
    world_close(&it);
}

TEST(a_nonce_that_is_none_is_refused)
{
    static const char *const bad[] = { NULL,
                                       "",
                                       "short",
                                       "0123456789abcde",
                                       "0123456789abcdef\"",
                                       "0123456789abcdef'",
                                       "0123456789 abcdef",
                                       "0123456789abcdef;" };
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    sw_button *button = make(&it, &options);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_null(sw_button_html(button, bad[i], &it.err));
        assert_string_equal(it.err.field, "nonce");
        assert_null(sw_button_csp(button, bad[i], NULL));
        assert_null(sw_button_relay_html(bad[i], "goride://x", NULL));
        assert_null(sw_button_relay_csp(bad[i], NULL));
    }
    sw_button_free(button);
    world_close(&it);
}

TEST(a_payload_is_kept_by_no_cache)
{
    world it;
    open_shop(&it);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    sw_button *button = make(&it, &options);
    size_t count = 0;
    const sw_header *headers = sw_button_headers(button, &count);
    assert_true(count >= 1);
    assert_string_equal(headers[0].name, "Cache-Control");
    assert_string_equal(headers[0].value, "no-store");
    assert_null(sw_button_headers(NULL, &count));
    assert_int_equal(count, 0);
    sw_button_free(button);
    world_close(&it);
}

TEST(an_app_gets_what_the_mobile_sdk_posts)
{
    world it;
    open_shop(&it);
    sw_money amount = money_of("18.40 EUR");
    sw_button_options options = purchase_of(&amount);
    options.surface = SW_SURFACE_MOBILE_SDK;
    assert_refused(&it, &options, "error_url", "three links");
    options.error_url = "https://shop.example/failed";
    sw_button *button = make(&it, &options);
    assert_null(sw_button_payload_json(button));
    assert_null(sw_button_signature(button));
    assert_null(sw_button_algorithm(button));
    assert_null(sw_button_options_json(button));
    assert_null(sw_button_html(button, NONCE, &it.err));
    assert_null(sw_button_csp(button, NONCE, &it.err));
    sw_json *json = parse(sw_button_initiate_json(button));
    const sw_json *config = sw_json_get(json, "checkoutSessionConfig"),
                  *urls = sw_json_get(config, "webCheckoutDetails");
    assert_string_equal(sw_json_get_text(json, "msdk"), "true");
    assert_string_equal(sw_json_get_text(json, "environment"), "SANDBOX");
    assert_string_equal(sw_json_get_text(config, "channelType"), "MOBILE_SDK");
    assert_string_equal(sw_json_get_text(urls, "checkoutMode"), "ProcessOrder");
    assert_bound(&it, urls, "checkoutErrorUrl", SW_ROLE_ERROR, &amount);
    assert_bound(&it, urls, "checkoutResultReturnUrl", SW_ROLE_RESULT, &amount);
    sw_json_free(json);
    sw_button_free(button);
    options = options_of(SW_FLOW_SIGN_IN_AND_SETUP);
    options.surface = SW_SURFACE_MOBILE_SDK;
    options.error_url = "https://shop.example/failed";
    button = make(&it, &options);
    assert_contains(sw_button_initiate_json(button), "\"checkoutResultReturnUrl\"");
    sw_button_free(button);
    options.flow = SW_FLOW_EXPRESS;
    assert_refused(&it, &options, "flow", "no express");
    options.flow = SW_FLOW_SIGN_IN;
    assert_refused(&it, &options, "flow", "no plain sign-in");
    world_close(&it);
}

TEST(where_validation_only_warns_the_button_is_made_and_says_so)
{
    world it;
    sw_config config = world_config(&it);
    config.store_id = STORE;
    config.validation = SW_VALIDATION_REFUSE;
    config.ledger_currency = "EUR";
    config.validation = SW_VALIDATION_WARN;
    world_start(&it, &config, NULL, 0);
    sw_button_options options = options_of(SW_FLOW_SETUP_ONLY);
    options.browser_session = SW_UNBOUND;
    options.extra = "{\"colour\":\"red\"}";
    sw_button *button = make(&it, &options);
    assert_int_equal(sw_problems_count(sw_button_problems(button)), 1);
    sw_button_free(button);
    world_close(&it);
}

TEST(starts_and_payments_are_found_by_their_names)
{
    for (int i = SW_START_BUTTON; i <= SW_START_TOUCHLESS; i++) {
        sw_start start;
        assert_int_equal(sw_start_parse(&start, sw_start_name((sw_start)i), NULL), SW_OK);
        assert_int_equal(start, i);
    }
    for (int i = SW_PAYMENT_CONFIRM; i <= SW_PAYMENT_AUTHORIZE_WITH_CAPTURE; i++) {
        sw_payment payment;
        assert_int_equal(sw_payment_parse(&payment, sw_payment_name((sw_payment)i), NULL), SW_OK);
        assert_int_equal(payment, i);
    }
    sw_payment payment;
    sw_start start;
    assert_int_equal(sw_payment_parse(&payment, "authorize_with_capture", NULL), SW_OK);
    assert_int_equal(payment, SW_PAYMENT_AUTHORIZE_WITH_CAPTURE);
    assert_int_equal(sw_payment_parse(&payment, "authorize_with_cap", NULL), SW_E_INVALID);
    assert_int_equal(sw_payment_parse(&payment, "Authorizes", NULL), SW_E_INVALID);
    assert_int_equal(payment, SW_PAYMENT_NOT_SET);
    assert_int_equal(sw_start_parse(&start, "lazy", NULL), SW_E_INVALID);
    assert_null(sw_payment_name(SW_PAYMENT_NOT_SET));
    assert_null(sw_payment_name((sw_payment)4));
    assert_null(sw_start_name((sw_start)3));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setups_are_as_the_examples_have_them),
        cmocka_unit_test(sign_ins_are_as_the_examples_have_them),
        cmocka_unit_test(purchases_are_as_the_examples_have_them),
        cmocka_unit_test(a_payload_is_the_same_bytes_in_every_release),
        cmocka_unit_test(the_signature_verifies_over_the_payload_as_it_is),
        cmocka_unit_test(every_url_says_who_was_sent_and_for_how_much),
        cmocka_unit_test(what_a_flow_cannot_have_is_named),
        cmocka_unit_test(what_is_wrong_in_the_payload_is_named_by_its_pointer),
        cmocka_unit_test(extra_members_are_added_but_say_nothing_otherwise),
        cmocka_unit_test(japan_has_no_update_page_and_says_what_to_do),
        cmocka_unit_test(what_an_account_lacks_is_named_with_its_variable),
        cmocka_unit_test(the_script_is_given_what_it_takes),
        cmocka_unit_test(an_older_key_leaves_it_to_the_page_to_say_sandbox),
        cmocka_unit_test(a_payload_of_any_text_comes_out_of_the_page_byte_for_byte),
        cmocka_unit_test(each_script_has_the_nonce_and_nothing_is_inline_otherwise),
        cmocka_unit_test(texts_of_the_merchant_stay_texts),
        cmocka_unit_test(two_buttons_of_a_page_do_not_share_an_id),
        cmocka_unit_test(a_lazy_page_holds_no_payload),
        cmocka_unit_test(an_app_browser_gets_a_whole_page_that_starts_by_itself),
        cmocka_unit_test(the_relay_page_opens_the_app_and_tells_it_nothing),
        cmocka_unit_test(the_policy_names_the_regions_hosts_and_no_others),
        cmocka_unit_test(another_script_is_allowed_in_place_of_the_regions),
        cmocka_unit_test(a_nonce_that_is_none_is_refused),
        cmocka_unit_test(a_payload_is_kept_by_no_cache),
        cmocka_unit_test(an_app_gets_what_the_mobile_sdk_posts),
        cmocka_unit_test(where_validation_only_warns_the_button_is_made_and_says_so),
        cmocka_unit_test(starts_and_payments_are_found_by_their_names),
    };
    return RUN_SUITE(tests);
}
