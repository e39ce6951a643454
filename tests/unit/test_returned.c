/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/client.h"
#include "pay/returned.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECRET "0123456789abcdef0123456789abcdef"
#define PAGE "https://shop.example/wallet/saved"

static void open_shop(world *it)
{
    sw_config config = world_config(it);
    config.state_secret = SECRET;
    config.store_id = "amzn1.application-oa2-client.0f1e";
    world_start(it, &config, NULL, 0);
}

static sw_returned_facts facts_of(const char *browser_session)
{
    return (
        sw_returned_facts){ .flow = SW_FLOW_SETUP_ONLY, .role = SW_ROLE_RESULT, .browser_session = browser_session };
}

/* The URL as Amazon sends the buyer back on it; yours, with free. */
static char *send_out(world *it, const char *url, const sw_returned_facts *facts)
{
    sw_buf out = SW_BUF_INIT(SW_MAX_URL);
    assert_code(SW_OK, &it->err, sw_returned_sign(&out, it->client, url, facts, &it->err));
    assert_in_range(strlen(sw_buf_text(&out)), 1, SW_MAX_RETURN_URL);
    sw_buf_addf(&out, "&amazonCheckoutSessionId=4d7aa444-7c22-4fa0-89c7-4cc6b3ca53ce");
    char *text = strdup(sw_buf_text(&out));
    sw_buf_free(&out);
    return text;
}

static int come_back(world *it, const char *url, const char *browser_session)
{
    sw_returned returned;
    int code = sw_returned_read(&returned, it->client, url, browser_session, &it->err);
    assert_true(code == SW_OK || (!returned.session_id && !returned.buyer_token && !returned.seal.flow));
    sw_returned_free(&returned);
    return code;
}

static void assert_mismatch(world *it, const char *url, const char *browser_session)
{
    assert_code(SW_E_STATE_MISMATCH, &it->err, come_back(it, url, browser_session));
    assert_string_equal(it->err.field, "sw_state");
    assert_lacks(it->err.message, SECRET);
}

TEST(who_was_sent_comes_back_with_what_was_meant)
{
    world it;
    open_shop(&it);
    sw_money price = money_of("18.40 EUR");
    sw_returned_facts facts = {
        SW_FLOW_ADDITIONAL_PAYMENT_BUTTON, SW_SURFACE_MOBILE_SDK, SW_ROLE_CANCEL, "sid", &price, 0
    };
    char *url = send_out(&it, PAGE "?cart=1", &facts);
    assert_contains(url, PAGE "?cart=1&sw_state=1.");
    sw_returned returned;
    assert_code(SW_OK, &it.err, sw_returned_read(&returned, it.client, url, "sid", &it.err));
    assert_string_equal(returned.session_id, "4d7aa444-7c22-4fa0-89c7-4cc6b3ca53ce");
    assert_null(returned.buyer_token);
    assert_int_equal(returned.seal.flow, SW_FLOW_ADDITIONAL_PAYMENT_BUTTON);
    assert_int_equal(returned.seal.surface, SW_SURFACE_MOBILE_SDK);
    assert_int_equal(returned.seal.role, SW_ROLE_CANCEL);
    assert_true(returned.seal.has_amount);
    assert_true(sw_money_equal(&returned.seal.amount, &price));
    assert_true(returned.seal.expires_s == STILL_MS / 1000 + 24 * 3600 + 15 * 60);
    sw_returned_free(&returned);
    free(url);
    world_close(&it);
}

/* Computed with another implementation of HMAC: the bytes that stand in URLs which buyers are under way with. */
TEST(the_value_is_the_same_in_every_release)
{
    world it;
    open_shop(&it);
    sw_money price = money_of("500 JPY");
    sw_returned_facts facts = { SW_FLOW_EXPRESS, SW_SURFACE_APP_BROWSER, SW_ROLE_REVIEW, "s\xC3\xA4", &price, 60 };
    sw_buf out = SW_BUF_INIT(SW_MAX_URL);
    assert_code(SW_OK, &it.err, sw_returned_sign(&out, it.client, PAGE, &facts, &it.err));
    assert_string_equal(sw_buf_text(&out),
                        PAGE "?sw_state=1.1767323105.2av.500JPY.ZfJjZ8syoJpt6Bsm_Q5fbCwpkoZFz-QJxmIkHyPj5UI");
    sw_buf_free(&out);
    world_close(&it);
}

TEST(a_url_keeps_its_query_and_its_fragment)
{
    static const struct {
        const char *url, *before, *after;
    } table[] = {
        { "https://s.example/", "https://s.example/?sw_state=1.", "" },
        { "https://s.example", "https://s.example?sw_state=1.", "" },
        { "https://s.example/a?", "https://s.example/a?sw_state=1.", "" },
        { "https://s.example/a?b=c&", "https://s.example/a?b=c&sw_state=1.", "" },
        { "https://s.example/a?b=c#d?e", "https://s.example/a?b=c&sw_state=1.", "#d?e" },
        { "https://s.example/a#d", "https://s.example/a?sw_state=1.", "#d" },
        { "https://s.example:8443/a/%C3%A4?x=%26", "https://s.example:8443/a/%C3%A4?x=%26&sw_state=1.", "" },
        { "http://localhost:8000/a", "http://localhost:8000/a?sw_state=1.", "" },
        { "http://shop.example/a", "http://shop.example/a?sw_state=1.", "" },
    };
    world it;
    open_shop(&it);
    sw_returned_facts facts = facts_of("sid");
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_buf out = SW_BUF_INIT(SW_MAX_URL);
        assert_code(SW_OK, &it.err, sw_returned_sign(&out, it.client, table[i].url, &facts, &it.err));
        const char *text = sw_buf_text(&out);
        assert_memory_equal(text, table[i].before, strlen(table[i].before));
        assert_string_equal(text + strlen(text) - strlen(table[i].after), table[i].after);
        assert_int_equal(come_back(&it, text, "sid"), SW_OK);
        sw_buf_free(&out);
    }
    world_close(&it);
}

static int sign_url(world *it, const char *url, sw_role role, const char *browser_session)
{
    sw_buf out = SW_BUF_INIT(SW_MAX_URL);
    sw_returned_facts facts = facts_of(browser_session);
    facts.role = role;
    int code = sw_returned_sign(&out, it->client, url, &facts, &it->err);
    sw_buf_free(&out);
    return code;
}

TEST(a_url_that_is_none_for_a_browser_is_refused_with_its_option)
{
    static const char *const bad[] = { NULL,
                                       "",
                                       "/relative",
                                       "shop.example/a",
                                       "myapp://return",
                                       "javascript://x/%0aalert(1)",
                                       "ftp://shop.example/",
                                       "https://",
                                       "https:///a",
                                       "https://user@shop.example/",
                                       "https://user:word@shop.example/",
                                       "https://shop.example:0/",
                                       "https://shop.example:99999/",
                                       "https://shop.example/a b",
                                       "https://shop.example/a\nb",
                                       "https://shop.example/\x7F",
                                       "https://shop.example/\xC3\xA4",
                                       "https://shop.example\\@evil.example/",
                                       "https://shop.example/\"><script>",
                                       "https://shop.example/?sw_state=1",
                                       "https://shop.example/?a=b&sw%5Fstate=1",
                                       "https://shop.example/?amazonCheckoutSessionId=x",
                                       "https://shop.example/?CheckoutSessionId",
                                       "https://shop.example/?buyerToken=x" };
    world it;
    open_shop(&it);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_code(SW_E_INVALID, &it.err, sign_url(&it, bad[i], SW_ROLE_RESULT, "sid"));
        assert_string_equal(it.err.field, "return_url");
        assert_code(SW_E_INVALID, &it.err, sign_url(&it, bad[i], SW_ROLE_CANCEL, SW_UNBOUND));
        assert_string_equal(it.err.field, "cancel_url");
    }
    assert_code(SW_E_INVALID, &it.err, sign_url(&it, "x", SW_ROLE_ERROR, "sid"));
    assert_string_equal(it.err.field, "error_url");
    world_close(&it);
}

TEST(plain_http_is_for_sandbox)
{
    world it;
    sw_config config = world_config(&it);
    config.state_secret = SECRET;
    config.public_key_id = "LIVE-AEXAMPLE";
    world_start(&it, &config, NULL, 0);
    assert_code(SW_E_INVALID, &it.err, sign_url(&it, "http://localhost/a", SW_ROLE_RESULT, "sid"));
    assert_contains(it.err.message, "Sandbox only");
    assert_int_equal(sign_url(&it, "https://shop.example/a", SW_ROLE_RESULT, "sid"), SW_OK);
    world_close(&it);
}

TEST(a_url_of_512_characters_is_taken_and_one_more_is_counted)
{
    world it;
    open_shop(&it);
    char url[SW_MAX_RETURN_URL + 1] = "https://shop.example/?a=";
    sw_returned_facts facts = facts_of("sid");
    sw_buf out = SW_BUF_INIT(SW_MAX_URL);
    assert_code(SW_OK, &it.err, sw_returned_sign(&out, it.client, url, &facts, &it.err));
    size_t added = out.size - strlen(url);
    memset(url + strlen(url), 'x', SW_MAX_RETURN_URL - added - strlen(url));
    sw_buf_clear(&out);
    assert_code(SW_OK, &it.err, sw_returned_sign(&out, it.client, url, &facts, &it.err));
    assert_int_equal(out.size, SW_MAX_RETURN_URL);
    memcpy(url + strlen(url), "yy", 3);
    sw_buf_clear(&out);
    assert_code(SW_E_INVALID, &it.err, sw_returned_sign(&out, it.client, url, &facts, &it.err));
    assert_contains(it.err.message, "return_url has 514 characters with its sw_state, 2 more than the 512");
    assert_int_equal(out.size, 0);
    sw_buf_free(&out);
    world_close(&it);
}

TEST(another_browser_is_refused)
{
    world it;
    open_shop(&it);
    sw_returned_facts facts = facts_of("sid");
    char *url = send_out(&it, PAGE, &facts);
    assert_int_equal(come_back(&it, url, "sid"), SW_OK);
    assert_mismatch(&it, url, "sie");
    assert_mismatch(&it, url, "sid ");
    assert_mismatch(&it, url, "si");
    free(url);
    world_close(&it);
}

TEST(each_letter_of_the_value_counts)
{
    world it;
    open_shop(&it);
    sw_returned_facts facts = facts_of("sid");
    char *url = send_out(&it, PAGE, &facts);
    char *value = strstr(url, "sw_state=") + strlen("sw_state=");
    size_t size = strcspn(value, "&");
    for (size_t i = 0; i < size; i++) {
        char kept = value[i];
        value[i] = kept == 'A' ? 'B' : 'A';
        assert_mismatch(&it, url, "sid");
        value[i] = kept;
    }
    assert_int_equal(come_back(&it, url, "sid"), SW_OK);
    free(url);
    world_close(&it);
}

TEST(what_is_bound_cannot_be_said_otherwise)
{
    static const char *const forged[] = { "?a=b",
                                          "?sw_state=",
                                          "?sw_state",
                                          "?sw_state=.",
                                          "?sw_state=1.9999999999.1wt.-.",
                                          "?sw_state=1.9999999999.1wt.-.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                          "?sw_state=%zz",
                                          "?sw_state=a%00b",
                                          "/return",
                                          "",
                                          "https://shop.example/",
                                          "https://shop.example/#?sw_state=1" };
    world it;
    open_shop(&it);
    for (size_t i = 0; i < COUNT_OF(forged); i++)
        assert_mismatch(&it, forged[i], "sid");
    sw_buf very_long = SW_BUF_INIT(SW_MAX_URL);
    sw_buf_add_text(&very_long, "?sw_state=");
    for (int i = 0; i < 600; i++)
        sw_buf_add_char(&very_long, '1');
    assert_mismatch(&it, sw_buf_text(&very_long), "sid");
    sw_buf_free(&very_long);
    world_close(&it);
}

TEST(sw_state_given_twice_is_refused_also_when_one_is_good)
{
    world it;
    open_shop(&it);
    sw_returned_facts facts = facts_of("sid");
    char *url = send_out(&it, PAGE, &facts), twice[1200];
    snprintf(twice, sizeof twice, "%s&%s", url, strstr(url, "sw_state="));
    assert_mismatch(&it, twice, "sid");
    snprintf(twice, sizeof twice, "%s&sw%%5Fstate=x", url);
    assert_mismatch(&it, twice, "sid");
    free(url);
    world_close(&it);
}

TEST(a_url_that_is_too_old_is_refused_and_says_so)
{
    world it;
    open_shop(&it);
    sw_returned_facts facts = facts_of("sid");
    facts.ttl_s = 60;
    char *url = send_out(&it, PAGE, &facts);
    it.clock.now_ms = STILL_MS + 59999;
    assert_int_equal(come_back(&it, url, "sid"), SW_OK);
    it.clock.now_ms = STILL_MS + 60000;
    assert_mismatch(&it, url, "sid");
    assert_contains(it.err.message, "too late");
    assert_mismatch(&it, url, "other");
    assert_lacks(it.err.message, "too late");
    free(url);
    world_close(&it);
}

static void assert_other_shop_refuses(sw_config config, world *other, const char *url)
{
    world_start(other, &config, NULL, 0);
    assert_mismatch(other, url, "sid");
    world_close(other);
}

TEST(another_secret_merchant_store_or_environment_is_refused)
{
    world it, other;
    open_shop(&it);
    sw_returned_facts facts = facts_of("sid");
    char *url = send_out(&it, PAGE, &facts);
    for (int i = 0; i < 4; i++) {
        sw_config config = world_config(&other);
        config.state_secret = i == 0 ? "0123456789abcdef0123456789abcdeg" : SECRET;
        config.merchant_id = i == 1 ? "A3EXAMPLE00002" : config.merchant_id;
        config.store_id = i == 2 ? "amzn1.application-oa2-client.0f1f" : "amzn1.application-oa2-client.0f1e";
        config.public_key_id = i == 3 ? "LIVE-AEXAMPLE" : config.public_key_id;
        assert_other_shop_refuses(config, &other, url);
    }
    free(url);
    world_close(&it);
}

TEST(no_browser_session_is_a_mistake_and_unbound_has_to_be_written)
{
    world it;
    open_shop(&it);
    assert_code(SW_E_INVALID, &it.err, sign_url(&it, PAGE, SW_ROLE_RESULT, NULL));
    assert_string_equal(it.err.field, "browser_session");
    assert_contains(it.err.message, "SW_UNBOUND");
    assert_code(SW_E_INVALID, &it.err, come_back(&it, PAGE, ""));
    assert_string_equal(it.err.field, "browser_session");
    char *text = calloc(1, SW_MAX_BROWSER_SESSION + 2);
    memset(text, 'x', SW_MAX_BROWSER_SESSION);
    assert_int_equal(sign_url(&it, PAGE, SW_ROLE_RESULT, text), SW_OK);
    text[SW_MAX_BROWSER_SESSION] = 'x';
    assert_code(SW_E_INVALID, &it.err, sign_url(&it, PAGE, SW_ROLE_RESULT, text));
    free(text);
    world_close(&it);
}

TEST(without_a_secret_nobody_is_bound)
{
    world it;
    world_open(&it, NULL, 0);
    assert_code(SW_E_INVALID, &it.err, sign_url(&it, PAGE, SW_ROLE_RESULT, "sid"));
    assert_string_equal(it.err.field, "state_secret");
    assert_contains(it.err.message, "SAVEDWALLET_STATE_SECRET");
    assert_code(SW_E_INVALID, &it.err, come_back(&it, PAGE "?sw_state=1.1.1wt.-.x", "sid"));
    assert_string_equal(it.err.field, "state_secret");
    assert_int_equal(sign_url(&it, PAGE, SW_ROLE_RESULT, SW_UNBOUND), SW_OK);
    world_close(&it);
}

TEST(unbound_adds_nothing_and_looks_at_nothing)
{
    world it;
    open_shop(&it);
    sw_returned_facts facts = facts_of(SW_UNBOUND);
    sw_buf out = SW_BUF_INIT(SW_MAX_URL);
    assert_code(SW_OK, &it.err, sw_returned_sign(&out, it.client, PAGE "?a#b", &facts, &it.err));
    assert_string_equal(sw_buf_text(&out), PAGE "?a#b");
    sw_buf_free(&out);
    sw_returned returned;
    assert_code(SW_OK, &it.err,
                sw_returned_read(&returned, it.client, "?sw_state=nonsense&checkoutSessionId=S1", SW_UNBOUND, &it.err));
    assert_string_equal(returned.session_id, "S1");
    assert_int_equal(returned.seal.flow, SW_FLOW_NOT_SET);
    sw_returned_free(&returned);
    world_close(&it);
}

TEST(a_bare_id_is_for_those_who_do_not_bind)
{
    world it;
    open_shop(&it);
    sw_returned returned;
    assert_code(SW_OK, &it.err, sw_returned_read(&returned, it.client, "4d7aa444-7c22", SW_UNBOUND, &it.err));
    assert_string_equal(returned.session_id, "4d7aa444-7c22");
    sw_returned_free(&returned);
    assert_mismatch(&it, "4d7aa444-7c22", "sid");
    assert_contains(it.err.message, "whole URL");
    world_close(&it);
}

static void assert_ids(world *it, const char *url, const char *session_id, const char *buyer_token)
{
    sw_returned returned;
    assert_code(SW_OK, &it->err, sw_returned_read(&returned, it->client, url, SW_UNBOUND, &it->err));
    assert_string_equal(returned.session_id ? returned.session_id : "(none)", session_id ? session_id : "(none)");
    assert_string_equal(returned.buyer_token ? returned.buyer_token : "(none)", buyer_token ? buyer_token : "(none)");
    sw_returned_free(&returned);
}

TEST(the_id_is_found_by_each_of_its_names_wherever_it_stands)
{
    world it;
    open_shop(&it);
    assert_ids(&it, PAGE "?amazonCheckoutSessionId=S1", "S1", NULL);
    assert_ids(&it, "/wallet?x=1&checkoutSessionId=S%31", "S1", NULL);
    assert_ids(&it, "CheckoutSessionId=S1&x=1", "S1", NULL);
    assert_ids(&it, "myapp://back?CheckoutSessionId=S1#x", "S1", NULL);
    assert_ids(&it, "?checkoutSessionId=S1&CheckoutSessionId=S1", "S1", NULL);
    assert_ids(&it, "?%61mazonCheckoutSessionId=S1", "S1", NULL);
    assert_ids(&it, "?buyerToken=Atza%7CIQEBL", NULL, "Atza|IQEBL");
    assert_ids(&it, "?x=1#checkoutSessionId=S1", NULL, NULL);
    assert_ids(&it, "?checkoutsessionid=S1", NULL, NULL);
    assert_ids(&it, PAGE, NULL, NULL);
    world_close(&it);
}

TEST(what_names_two_sessions_or_no_good_one_is_refused)
{
    static const char *const bad[] = { "?checkoutSessionId=S1&CheckoutSessionId=S2",
                                       "?checkoutSessionId=S1&checkoutSessionId=S1",
                                       "?checkoutSessionId=S1&checkout%53essionId=S2",
                                       "?checkoutSessionId=",
                                       "?checkoutSessionId",
                                       "?checkoutSessionId=a%20b",
                                       "?checkoutSessionId=a%0Ab",
                                       "?checkoutSessionId=a%00b",
                                       "?checkoutSessionId=%C3%A4",
                                       "?checkoutSessionId=%zz",
                                       "?buyerToken=a&buyerToken=b" };
    world it;
    open_shop(&it);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_code(SW_E_INVALID, &it.err, come_back(&it, bad[i], SW_UNBOUND));
        assert_true(it.err.field[0] != '\0');
    }
    assert_code(SW_E_INVALID, &it.err, come_back(&it, NULL, SW_UNBOUND));
    world_close(&it);
}

TEST(the_state_is_judged_before_the_session)
{
    world it;
    open_shop(&it);
    assert_mismatch(&it, "?checkoutSessionId=S1&CheckoutSessionId=S2", "sid");
    assert_mismatch(&it, "?checkoutSessionId=%zz", "sid");
    world_close(&it);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_was_sent_comes_back_with_what_was_meant),
        cmocka_unit_test(the_value_is_the_same_in_every_release),
        cmocka_unit_test(a_url_keeps_its_query_and_its_fragment),
        cmocka_unit_test(a_url_that_is_none_for_a_browser_is_refused_with_its_option),
        cmocka_unit_test(plain_http_is_for_sandbox),
        cmocka_unit_test(a_url_of_512_characters_is_taken_and_one_more_is_counted),
        cmocka_unit_test(another_browser_is_refused),
        cmocka_unit_test(each_letter_of_the_value_counts),
        cmocka_unit_test(what_is_bound_cannot_be_said_otherwise),
        cmocka_unit_test(sw_state_given_twice_is_refused_also_when_one_is_good),
        cmocka_unit_test(a_url_that_is_too_old_is_refused_and_says_so),
        cmocka_unit_test(another_secret_merchant_store_or_environment_is_refused),
        cmocka_unit_test(no_browser_session_is_a_mistake_and_unbound_has_to_be_written),
        cmocka_unit_test(without_a_secret_nobody_is_bound),
        cmocka_unit_test(unbound_adds_nothing_and_looks_at_nothing),
        cmocka_unit_test(a_bare_id_is_for_those_who_do_not_bind),
        cmocka_unit_test(the_id_is_found_by_each_of_its_names_wherever_it_stands),
        cmocka_unit_test(what_names_two_sessions_or_no_good_one_is_refused),
        cmocka_unit_test(the_state_is_judged_before_the_session),
    };
    return RUN_SUITE(tests);
}
