/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#define WALLET "\"chargePermissionId\":\"P03-1\""
#define FOUR "\"chargeAmount\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"}"
#define SAID "\"chargeInitiator\":\"MITU\",\"channel\":\"App\""
#define CHARGE WALLET "," FOUR "," SAID
#define STORE "\"storeId\":\"amzn1.application-oa2-client.0f\""
#define SAVED "\"chargePermissionType\":\"PaymentMethodOnFile\",\"paymentMethodOnFileMetadata\":{\"setupOnly\":true}"
#define RESULT "\"checkoutResultReturnUrl\":\"https://shop.example/saved\""
#define PAID "\"paymentDetails\":{\"paymentIntent\":\"Authorize\"," FOUR "}"
#define PROCESS "\"webCheckoutDetails\":{\"checkoutMode\":\"ProcessOrder\"," RESULT "}"
#define HOME                                                                                                      \
    "\"addressDetails\":{\"name\":\"Nora\",\"addressLine1\":\"1 Row\",\"city\":\"Ulm\",\"postalCode\":\"89073\"," \
    "\"countryCode\":\"DE\"}"

/* One body and the first problem it has: its pointer and words of its message. No words: nothing is wrong. */
typedef struct row {
    const char *what;
    const char *json;
    const char *pointer;
    const char *words;
    sw_validate_options options;
} row;

static sw_problems *look(const row *is, int *code, sw_error *err)
{
    sw_problems *problems = NULL;
    *code = sw_validate(&problems, is->what, is->json, strlen(is->json), &is->options, err);
    assert_non_null(problems);
    return problems;
}

static void check_refused(const row *is)
{
    sw_error err = SW_ERROR_INIT;
    int code;
    sw_problems_free(look(is, &code, &err));
    if (code != (is->words ? SW_E_INVALID : SW_OK))
        fail_msg("%s %s: %s", is->what, is->json, code ? err.message : "was taken");
    if (!is->words)
        return;
    assert_string_equal(err.field, is->pointer);
    assert_contains(err.message, is->words);
    assert_int_equal(err.next_step, SW_NEXT_FIX_REQUEST);
}

static void check_warned(const row *is)
{
    sw_error err = SW_ERROR_INIT;
    sw_problem problem;
    int code;
    sw_problems *problems = look(is, &code, &err);
    assert_code(SW_OK, &err, code);
    if (!sw_problems_get(&problem, problems, 0))
        fail_msg("%s %s: no warning", is->what, is->json);
    assert_true(problem.warning);
    assert_string_equal(problem.pointer, is->pointer);
    assert_contains(problem.message, is->words);
    sw_problems_free(problems);
}

#define CREATE_CHARGE(json, pointer, words)                                  \
    {                                                                        \
        "createCharge", (json), (pointer), (words), SW_VALIDATE_OPTIONS_INIT \
    }
#define SESSION(json, pointer, words)                        \
    {                                                        \
        "createCheckoutSession", (json), (pointer), (words), \
        {                                                    \
            1, 0, 0, 0, "additional_payment_button", NULL    \
        }                                                    \
    }

TEST(fields_are_known_there_and_of_their_kind)
{
    static const row rows[] = {
        CREATE_CHARGE("{" CHARGE "}", "", NULL),
        CREATE_CHARGE("{" CHARGE ",\"chanel\":\"Web\"}", "/chanel", "did you mean \"channel\"?"),
        CREATE_CHARGE("{" CHARGE ",\"zzz\":1}", "/zzz", "there is no such field"),
        CREATE_CHARGE("{" CHARGE ",\"a/b~c\":1}", "/a~1b~0c", "there is no such field"),
        CREATE_CHARGE("{" FOUR "," SAID "}", "/chargePermissionId", "is missing"),
        CREATE_CHARGE("{\"chargePermissionId\":null," FOUR "," SAID "}", "/chargePermissionId", "is missing"),
        CREATE_CHARGE("{\"chargePermissionId\":\"\"," FOUR "," SAID "}", "/chargePermissionId", "is empty"),
        CREATE_CHARGE("{\"chargePermissionId\":7," FOUR "," SAID "}", "/chargePermissionId", "must be a string"),
        CREATE_CHARGE("{" CHARGE ",\"captureNow\":\"true\"}", "/captureNow", "must be true or false, without quotes"),
        CREATE_CHARGE("{" CHARGE ",\"captureNow\":null}", "", NULL),
        CREATE_CHARGE("{" CHARGE ",\"merchantMetadata\":[]}", "/merchantMetadata", "must be an object"),
        CREATE_CHARGE("{" CHARGE ",\"merchantMetadata\":{\"noteToBuyer\":5}}", "/merchantMetadata/noteToBuyer",
                      "must be a string"),
        CREATE_CHARGE("{" CHARGE ",\"merchantMetadata\":{\"note\":\"\"}}", "/merchantMetadata/note",
                      "there is no such field"),
        CREATE_CHARGE("[]", "", "must be an object"),
        CREATE_CHARGE("{" CHARGE ",\"webCheckoutDetails\":{" RESULT "}}", "", NULL),
        CREATE_CHARGE("{" CHARGE ",\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"/saved\"}}",
                      "/webCheckoutDetails/checkoutResultReturnUrl", "must be an absolute URL"),
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(&rows[i]);
}

TEST(every_problem_is_told_and_the_error_counts_them)
{
    static const row bad = CREATE_CHARGE("{\"chanel\":\"Web\",\"captureNow\":1}", "", "");
    sw_error err = SW_ERROR_INIT;
    int code;
    sw_problems *problems = look(&bad, &code, &err);
    assert_int_equal(code, SW_E_INVALID);
    assert_int_equal(sw_problems_count(problems), 6);
    assert_contains(err.message, "(and 5 more)");
    sw_problems_free(problems);
}

TEST(a_closed_list_refuses_and_an_open_one_warns)
{
    static const row closed = CREATE_CHARGE("{" WALLET "," FOUR ",\"chargeInitiator\":\"MUTI\",\"channel\":\"Web\"}",
                                            "/chargeInitiator", "did you mean MITU");
    static const row open = CREATE_CHARGE("{" WALLET "," FOUR ",\"chargeInitiator\":\"MITU\",\"channel\":\"Web3\"}",
                                          "/channel", "did you mean Web");
    check_refused(&closed);
    check_warned(&open);
}

#define AMOUNT(amount, code, pointer, words)                                                                  \
    CREATE_CHARGE("{" WALLET "," SAID ",\"chargeAmount\":{\"amount\":" amount ",\"currencyCode\":" code "}}", \
                  "/chargeAmount" pointer, (words))

TEST(amounts_are_exact_positive_and_of_a_currency_that_amazon_pay_takes)
{
    static const row rows[] = {
        AMOUNT("\"4.00\"", "\"EUR\"", "", NULL),
        AMOUNT("\"4\"", "\"EUR\"", "", NULL),
        AMOUNT("4.5", "\"EUR\"", "", NULL),
        AMOUNT("\"500\"", "\"JPY\"", "", NULL),
        AMOUNT("\"4.5\"", "\"EUR\"", "/amount", "4.50"),
        AMOUNT("\"4.005\"", "\"EUR\"", "/amount", "decimals"),
        AMOUNT("4.005", "\"EUR\"", "/amount", "decimals"),
        AMOUNT("\"500.00\"", "\"JPY\"", "/amount", "500"),
        AMOUNT("\"0.00\"", "\"EUR\"", "/amount", "above zero"),
        AMOUNT("\"-4.00\"", "\"EUR\"", "/amount", ""),
        AMOUNT("\"1e3\"", "\"EUR\"", "/amount", ""),
        AMOUNT("true", "\"EUR\"", "/amount", "must be a number"),
        AMOUNT("\"4.00\"", "\"eur\"", "/currencyCode", ""),
        AMOUNT("\"4.00\"", "\"BRL\"", "/currencyCode", "no currency of Amazon Pay"),
        AMOUNT("\"4.00\"", "null", "/currencyCode", "is missing"),
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(&rows[i]);
}

static void check_amount_of(sw_permission_kind permission, sw_region region, const char *amount, const char *currency,
                            bool fits)
{
    char json[400];
    snprintf(json, sizeof json, "{" WALLET "," SAID ",\"chargeAmount\":{\"amount\":\"%s\",\"currencyCode\":\"%s\"}}",
             amount, currency);
    const sw_validate_options options = { 1, region, 0, permission, NULL, NULL };
    sw_error err = SW_ERROR_INIT;
    int code = sw_validate(NULL, "createCharge", json, strlen(json), &options, &err);
    if ((code == SW_OK) != fits)
        fail_msg("%s %s in region %d: %s", amount, currency, (int)region, code ? err.message : "was taken");
}

static void check_amount(sw_region region, const char *amount, const char *currency, bool fits)
{
    check_amount_of(SW_PERMISSION_ONE_TIME, region, amount, currency, fits);
}

TEST(a_saved_wallet_is_charged_no_more_at_once_than_in_a_month)
{
    static const sw_permission_kind saved = SW_PERMISSION_SAVED_WALLET;
    check_amount_of(saved, SW_REGION_NA, "15000.00", "USD", true);
    check_amount_of(saved, SW_REGION_NA, "15000.01", "USD", false);
    check_amount_of(saved, SW_REGION_EU, "150000.00", "DKK", true);
    check_amount_of(saved, SW_REGION_EU, "150000.01", "DKK", false);
    check_amount_of(saved, SW_REGION_JP, "2000000", "JPY", true);
    check_amount_of(saved, SW_REGION_JP, "2000001", "JPY", false);
}

TEST(what_is_given_is_quoted_only_when_it_is_nearly_a_value)
{
    static const row secret = CREATE_CHARGE("{" WALLET "," FOUR ",\"chargeInitiator\":\"john.doe@example.com\","
                                            "\"channel\":\"Web\"}",
                                            "/chargeInitiator", "known are CITU, MITU, CITR, MITR");
    sw_error err = SW_ERROR_INIT;
    int code;
    check_refused(&secret);
    sw_problems_free(look(&secret, &code, &err));
    assert_lacks(err.message, "john");
}

TEST(what_does_not_exist_is_refused_as_an_option)
{
    static const sw_validate_options wrong[] = { { 1, (sw_region)55, 0, 0, NULL, NULL },
                                                 { 1, 0, (sw_environment)9, 0, NULL, NULL },
                                                 { 1, 0, 0, (sw_permission_kind)77, NULL, NULL } };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_int_equal(sw_validate(NULL, "createCharge", "{" CHARGE "}", strlen("{" CHARGE "}"), &wrong[i], NULL),
                         SW_E_INVALID);
}

TEST(a_region_has_its_currencies_and_its_greatest_charge)
{
    check_amount(SW_REGION_NA, "150000.00", "USD", true);
    check_amount(SW_REGION_NA, "150000.01", "USD", false);
    check_amount(SW_REGION_NA, "4.00", "EUR", false);
    check_amount(SW_REGION_EU, "150000.00", "EUR", true);
    check_amount(SW_REGION_EU, "150000.01", "EUR", false);
    check_amount(SW_REGION_EU, "150000.01", "GBP", false);
    check_amount(SW_REGION_EU, "4.00", "SEK", true);
    check_amount(SW_REGION_EU, "4.00", "CAD", false);
    check_amount(SW_REGION_JP, "10000000", "JPY", true);
    check_amount(SW_REGION_JP, "10000001", "JPY", false);
    check_amount(SW_REGION_JP, "4.00", "USD", false);
}

TEST(a_charge_says_who_and_where_and_describes_itself_when_it_captures)
{
    static const row rows[] = {
        CREATE_CHARGE("{" WALLET "," FOUR ",\"channel\":\"Web\"}", "/chargeInitiator", "CITU (the buyer) or MITU"),
        CREATE_CHARGE("{" WALLET "," FOUR ",\"chargeInitiator\":\"CITU\"}", "/channel", "where it is made"),
        { "createCharge", "{" WALLET "," FOUR "}", "", NULL, { 1, 0, 0, SW_PERMISSION_ONE_TIME, NULL, NULL } },
        { "createCharge", "{" WALLET "," FOUR "}", "", NULL, { 1, 0, 0, SW_PERMISSION_RECURRING, NULL, NULL } },
        CREATE_CHARGE("{" CHARGE ",\"softDescriptor\":\"TOLL\"}", "/softDescriptor", "captureNow true only"),
        CREATE_CHARGE("{" CHARGE ",\"softDescriptor\":\"TOLL\",\"captureNow\":false}", "/softDescriptor", "captureNow"),
        CREATE_CHARGE("{" CHARGE ",\"softDescriptor\":\"TOLL\",\"captureNow\":true}", "", NULL),
    };
    static const row warned = { "createCharge",
                                "{" WALLET "," SAID ",\"chargeAmount\":{\"amount\":\"400\",\"currencyCode\":\"JPY\"},"
                                "\"captureNow\":true,\"softDescriptor\":\"TOLL\"}",
                                "/softDescriptor",
                                "does not offer this in region jp",
                                { 1, SW_REGION_JP, 0, 0, NULL, NULL } };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(&rows[i]);
    check_warned(&warned);
}

#define SETUP_ONLY(more) \
    "{" STORE ",\"webCheckoutDetails\":{" RESULT "}," SAVED ",\"paymentDetails\":{\"paymentIntent\":" more "}"
#define ANY_SESSION(json, pointer, words)                                             \
    {                                                                                 \
        "createCheckoutSession", (json), (pointer), (words), SW_VALIDATE_OPTIONS_INIT \
    }

TEST(rules_of_a_session_span_its_fields)
{
    static const row rows[] = {
        ANY_SESSION(SETUP_ONLY("\"Confirm\"") "}", "", NULL),
        ANY_SESSION(SETUP_ONLY("\"Authorize\"") "}", "/paymentDetails/paymentIntent", "must be Confirm"),
        ANY_SESSION("{" STORE ",\"webCheckoutDetails\":{},\"chargePermissionType\":\"PaymentMethodOnFile\"}",
                    "/paymentMethodOnFileMetadata/setupOnly", "is missing"),
        ANY_SESSION(SETUP_ONLY("\"AuthorizeWithCapture\",\"canHandlePendingAuthorization\":true") "}",
                    "/paymentDetails/canHandlePendingAuthorization", "must not be true"),
        ANY_SESSION(SETUP_ONLY("\"Confirm\",\"softDescriptor\":\"X\"") "}", "/paymentDetails/softDescriptor",
                    "AuthorizeWithCapture only"),
        ANY_SESSION("{" STORE ",\"webCheckoutDetails\":{},\"chargePermissionId\":\"P03-1\"}", "/chargePermissionId",
                    "update of a saved wallet"),
        ANY_SESSION("{" STORE ",\"webCheckoutDetails\":{},\"recurringMetadata\":{}}", "/recurringMetadata",
                    "Recurring"),
        ANY_SESSION("{" STORE ",\"webCheckoutDetails\":{}," HOME "}", "/addressDetails", "ProcessOrder"),
        ANY_SESSION("{" STORE ",\"webCheckoutDetails\":{\"amazonPayRedirectUrl\":\"https://x.example\"}}",
                    "/webCheckoutDetails/amazonPayRedirectUrl", "stands in answers only"),
        { "createCheckoutSession",
          SETUP_ONLY("\"Confirm\"") ",\"chargePermissionId\":\"P03-1\"}",
          "/chargePermissionId",
          "cannot be updated in Japan",
          { 1, SW_REGION_JP, 0, 0, NULL, NULL } },
        { "updateCheckoutSession", "{\"paymentDetails\":{\"presentmentCurrency\":\"CHF\"}}",
          "/paymentDetails/presentmentCurrency", "there is no such field", SW_VALIDATE_OPTIONS_INIT },
        { "completeCheckoutSession", "{" FOUR ",\"totalOrderAmount\":{\"amount\":\"4.00\",\"currencyCode\":\"USD\"}}",
          "/totalOrderAmount/currencyCode", "currency of chargeAmount", SW_VALIDATE_OPTIONS_INIT },
        { "createCheckoutSession",
          "{" STORE ",\"webCheckoutDetails\":{\"checkoutResultReturnUrl\":\"http://shop.example/\"}}",
          "/webCheckoutDetails/checkoutResultReturnUrl",
          "https:// with a live key",
          { 1, 0, SW_ENVIRONMENT_LIVE, 0, NULL, NULL } },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(&rows[i]);
}

#define BUTTON(flow, product, json, pointer, words)                    \
    {                                                                  \
        "create_checkout_session_request", (json), (pointer), (words), \
        {                                                              \
            1, 0, 0, 0, (flow), (product)                              \
        }                                                              \
    }
#define BUY "\"chargePermissionType\":\"PaymentMethodOnFile\",\"paymentMethodOnFileMetadata\":{\"setupOnly\":false}"

TEST(a_flow_has_needs_of_its_own)
{
    static const row rows[] = {
        BUTTON("setup_only", "PayOnly", SETUP_ONLY("\"Confirm\"") "}", "", NULL),
        BUTTON("setup_olny", "PayOnly", SETUP_ONLY("\"Confirm\"") "}", "", "did you mean setup_only"),
        BUTTON("setup_only", NULL,
               "{" STORE ",\"webCheckoutDetails\":{}," SAVED ",\"paymentDetails\":{\"paymentIntent\":\"Confirm\"}}",
               "/webCheckoutDetails/checkoutResultReturnUrl", "this flow needs it"),
        BUTTON("express", NULL, "{" STORE ",\"webCheckoutDetails\":{" RESULT "}," BUY "}",
               "/webCheckoutDetails/checkoutReviewReturnUrl", "this flow needs it"),
        BUTTON("additional_payment_button", "PayOnly", "{" STORE "," PROCESS "," BUY "," PAID "}", "", NULL),
        BUTTON("additional_payment_button", "PayOnly", "{" STORE "," PROCESS "," BUY "," PAID "," HOME "}",
               "/addressDetails", "PayAndShip only"),
        BUTTON("additional_payment_button", "PayAndShip", "{" STORE "," PROCESS "," BUY "," PAID "," HOME "}", "",
               NULL),
        BUTTON("additional_payment_button", "PayAndShip", "{" STORE "," PROCESS "," BUY "," PAID "}", "/addressDetails",
               "needs it"),
        BUTTON("additional_payment_button", "PayOnly", "{" STORE "," PROCESS "," BUY "}",
               "/paymentDetails/paymentIntent", "is missing"),
        BUTTON("update", "PayOnly", SETUP_ONLY("\"Confirm\"") "}", "/chargePermissionId", "this flow needs it"),
        BUTTON("sign_in_and_setup", NULL,
               "{" STORE ",\"webCheckoutDetails\":{\"signInReturnUrl\":\"https://shop.example/in\"}}", "", NULL),
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(&rows[i]);
}

TEST(what_is_not_json_or_not_known_is_an_error_of_the_call)
{
    sw_problems *problems = (sw_problems *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_validate(&problems, "createCharge", "{", 1, NULL, &err));
    assert_null(problems);
    assert_code(SW_E_INVALID, &err, sw_validate(&problems, "creatCharge", "{}", 2, NULL, &err));
    assert_contains(err.message, "createCharge");
    assert_code(SW_E_INVALID, &err, sw_validate(&problems, "getCharge", "{}", 2, NULL, &err));
    assert_contains(err.message, "takes no body");
    const sw_validate_options later = { SW_VALIDATE_OPTIONS_VERSION + 1, 0, 0, 0, NULL, NULL };
    assert_code(SW_E_INVALID, &err, sw_validate(&problems, "createCharge", "{}", 2, &later, &err));
}

TEST(a_body_with_very_many_faults_gives_a_list_that_ends)
{
    enum { FAULTS = 500 };
    char json[20 * FAULTS] = "{";
    for (int i = 0; i < FAULTS; i++)
        snprintf(json + strlen(json), 20, "\"f%d\":0,", i);
    json[strlen(json) - 1] = '}';
    sw_problems *problems = NULL;
    assert_int_equal(sw_validate(&problems, "createCharge", json, strlen(json), NULL, NULL), SW_E_INVALID);
    assert_int_equal(sw_problems_count(problems), 64);
    sw_problems_free(problems);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_known_there_and_of_their_kind),
        cmocka_unit_test(every_problem_is_told_and_the_error_counts_them),
        cmocka_unit_test(a_closed_list_refuses_and_an_open_one_warns),
        cmocka_unit_test(amounts_are_exact_positive_and_of_a_currency_that_amazon_pay_takes),
        cmocka_unit_test(a_region_has_its_currencies_and_its_greatest_charge),
        cmocka_unit_test(a_saved_wallet_is_charged_no_more_at_once_than_in_a_month),
        cmocka_unit_test(what_is_given_is_quoted_only_when_it_is_nearly_a_value),
        cmocka_unit_test(what_does_not_exist_is_refused_as_an_option),
        cmocka_unit_test(a_charge_says_who_and_where_and_describes_itself_when_it_captures),
        cmocka_unit_test(rules_of_a_session_span_its_fields),
        cmocka_unit_test(a_flow_has_needs_of_its_own),
        cmocka_unit_test(what_is_not_json_or_not_known_is_an_error_of_the_call),
        cmocka_unit_test(a_body_with_very_many_faults_gives_a_list_that_ends),
    };
    return RUN_SUITE(tests);
}
