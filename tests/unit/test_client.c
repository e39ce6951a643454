/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole record as text, so that nothing of this test is made by what it tests. */
static const char charge_record[] =
    "[{\"request\":{\"method\":\"POST\",\"url\":\"https://pay-api.amazon.eu/v2/charges\",\"headers\":{"
    "\"accept\":\"application/json\","
    "\"authorization\":\"AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=SANDBOX-AEXAMPLE, SignedHeaders=accept;content-type;"
    "x-amz-pay-date;x-amz-pay-host;x-amz-pay-idempotency-key;x-amz-pay-region, Signature=ZmFrZQ==\","
    "\"content-type\":\"application/json\","
    "\"user-agent\":\"savedwallet/" SW_VERSION "\","
    "\"x-amz-pay-date\":\"20260102T030405Z\","
    "\"x-amz-pay-host\":\"pay-api.amazon.eu\","
    "\"x-amz-pay-idempotency-key\":\"c04d4791fd56166abf7f2db7899a6d60\","
    "\"x-amz-pay-region\":\"eu\"},"
    "\"body\":\"{}\"},"
    "\"answer\":{\"status\":201,\"headers\":{\"x-amz-pay-request-id\":\"r1\"},"
    "\"body\":\"{\\\"chargeId\\\":\\\"C1\\\",\\\"statusDetails\\\":{\\\"state\\\":\\\"Captured\\\"}}\"}}]";

TEST(a_charge_goes_out_byte_for_byte_as_it_should)
{
    world it;
    sw_config config = world_config(&it);
    assert_code(SW_OK, &it.err, sw_transport_replay_new(&it.transport, charge_record, strlen(charge_record), &it.err));
    config.transport = it.transport;
    assert_code(SW_OK, &it.err, sw_client_new(&it.client, &config, &it.err));
    assert_code(SW_OK, &it.err, world_charge(&it));
    assert_int_equal(sw_response_status(it.answer), 201);
    assert_contains(sw_response_body(it.answer, NULL), "{\"chargeId\":\"C1\",");
    assert_string_equal(sw_response_request_id(it.answer), "r1");
    assert_string_equal(sw_response_idempotency_key(it.answer), "c04d4791fd56166abf7f2db7899a6d60");
    assert_int_equal(sw_response_attempts(it.answer), 1);
    assert_int_equal(sw_transport_replay_remaining(it.transport), 0);
    world_close(&it);
}

static void assert_reaches(sw_config config, world *it, const step *expected)
{
    world_start(it, &config, expected, 1);
    assert_code(SW_OK, &it->err, world_call_on(it, "getCharge", "C1", NULL));
    assert_int_equal(sw_transport_replay_remaining(it->transport), 0);
    world_close(it);
}

TEST(an_older_key_id_puts_its_environment_before_the_path)
{
    world it;
    sw_config config = world_config(&it);
    config.public_key_id = "AOLDERKEY";
    config.environment = SW_ENVIRONMENT_SANDBOX;
    assert_reaches(config, &it,
                   &(step){ .method = "GET",
                            .url = "https://pay-api.amazon.eu/sandbox/v2/charges/C1",
                            .key_id = "AOLDERKEY",
                            .status = 200,
                            .answer = WHOLE_ANSWER });
    config = world_config(&it);
    config.public_key_id = "AOLDERKEY";
    config.environment = SW_ENVIRONMENT_LIVE;
    assert_reaches(config, &it,
                   &(step){ .method = "GET",
                            .url = "https://pay-api.amazon.eu/live/v2/charges/C1",
                            .key_id = "AOLDERKEY",
                            .status = 200,
                            .answer = WHOLE_ANSWER });
}

TEST(a_base_url_is_reached_with_port_and_path_but_signed_without_port)
{
    static const struct {
        const char *base_url, *url, *host;
    } table[] = {
        { "https://pay.example:8443", "https://pay.example:8443/v2/charges/C1", "pay.example" },
        { "https://pay.example/", "https://pay.example/v2/charges/C1", "pay.example" },
        { "https://Pay.Example/a/b", "https://Pay.Example/a/b/v2/charges/C1", "pay.example" },
        { "https://pay.example/a/b/", "https://pay.example/a/b/v2/charges/C1", "pay.example" },
        { "http://127.0.0.1:4711/x", "http://127.0.0.1:4711/x/v2/charges/C1", "127.0.0.1" },
        { "http://[::1]:4711", "http://[::1]:4711/v2/charges/C1", "::1" },
        { "", "https://pay-api.amazon.eu/v2/charges/C1", "pay-api.amazon.eu" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        world it;
        sw_config config = world_config(&it);
        config.base_url = table[i].base_url;
        assert_reaches(
            config, &it,
            &(step){
                .method = "GET", .url = table[i].url, .host = table[i].host, .status = 200, .answer = WHOLE_ANSWER });
    }
}

TEST(the_path_of_a_base_url_is_part_of_what_is_signed)
{
    world it;
    sw_config config = world_config(&it);
    config.base_url = "https://pay.example/a";
    world_start(&it, &config, NULL, 0);
    assert_string_equal(it.client->path_prefix, "/a");
    assert_string_equal(it.client->origin, "https://pay.example");
    world_close(&it);
}

static void assert_refused(const sw_config *config, int code, const char *field)
{
    sw_client *client = (sw_client *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(code, &err, sw_client_new(&client, config, &err));
    assert_string_equal(err.field, field);
    assert_null(client);
}

TEST(a_base_url_that_is_no_address_is_refused)
{
    static const char *const bad[] = { "http://pay-api.amazon.eu",
                                       "http://127.0.0.1.evil.com",
                                       "http://127.evil",
                                       "http://localhost.evil",
                                       "http://10.0.0.1",
                                       "https://user@h",
                                       "https://h?a",
                                       "ftp://h",
                                       "https://h:0",
                                       "pay-api.amazon.eu",
                                       "https://h#f" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        world it;
        sw_config config = world_config(&it);
        config.base_url = bad[i];
        assert_refused(&config, SW_E_INVALID, "base_url");
        world_close(&it);
    }
}

TEST(a_base_url_whose_path_would_be_folded_is_refused)
{
    static const char *const bad[] = { "https://h/..", "https://h/a//b", "https://h/%2e%2e/", "https://h/%zz" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        world it;
        sw_config config = world_config(&it);
        config.base_url = bad[i];
        assert_refused(&config, SW_E_INVALID, "path");
        world_close(&it);
    }
}

TEST(a_configuration_that_lacks_something_names_it)
{
    world it;
    const sw_config good = world_config(&it);
    sw_config config = good;
    config.region = SW_REGION_NOT_SET;
    assert_refused(&config, SW_E_INVALID, "region");
    config = good, config.region = (sw_region)9;
    assert_refused(&config, SW_E_INVALID, "region");
    config = good, config.public_key_id = NULL;
    assert_refused(&config, SW_E_INVALID, "public_key_id");
    config = good, config.public_key_id = "";
    assert_refused(&config, SW_E_INVALID, "public_key_id");
    config = good, config.public_key_id = "AOLDERKEY";
    assert_refused(&config, SW_E_INVALID, "environment");
    config = good, config.environment = SW_ENVIRONMENT_LIVE;
    assert_refused(&config, SW_E_INVALID, "environment");
    config = good, config.algorithm = (sw_algorithm)5;
    assert_refused(&config, SW_E_INVALID, "algorithm");
    config = good, config.key = NULL;
    assert_refused(&config, SW_E_INVALID, "private_key");
    config = good, config.private_key = "two";
    assert_refused(&config, SW_E_INVALID, "private_key");
    config = good, config.private_key_file = "two";
    assert_refused(&config, SW_E_INVALID, "private_key");
    config = good, config.private_key_uri = "two";
    assert_refused(&config, SW_E_INVALID, "private_key");
    world_close(&it);
}

TEST(a_key_id_that_cannot_be_sent_is_refused_when_the_client_is_made)
{
    world it;
    sw_config config = world_config(&it);
    static const char *const bad[] = { "SANDBOX-A\r\nx-evil: 1", "SANDBOX A", "SANDBOX,A", "SANDBOX\"A", "SANDBOX=A" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        config.public_key_id = bad[i];
        assert_refused(&config, SW_E_INVALID, "public_key_id");
    }
    world_close(&it);
}

TEST(numbers_out_of_their_range_are_refused)
{
    world it;
    const sw_config good = world_config(&it);
    static const int64_t bad[] = { -1, INT64_MIN, INT64_MAX, 86400001 };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_config config = good;
        config.timeout_ms = bad[i];
        assert_refused(&config, SW_E_INVALID, "timeout_ms");
        config = good, config.attempt_timeout_ms = bad[i];
        assert_refused(&config, SW_E_INVALID, "attempt_timeout_ms");
        config = good, config.connect_timeout_ms = bad[i];
        assert_refused(&config, SW_E_INVALID, "connect_timeout_ms");
    }
    sw_config config = good;
    config.max_attempts = -1;
    assert_refused(&config, SW_E_INVALID, "max_attempts");
    config.max_attempts = 11;
    assert_refused(&config, SW_E_INVALID, "max_attempts");
    world_close(&it);
}

TEST(a_version_this_release_does_not_know_is_refused)
{
    world it;
    sw_config config = world_config(&it);
    config.version = SW_CONFIG_VERSION + 1;
    assert_refused(&config, SW_E_INVALID, "version");
    config.version = 0;
    assert_refused(&config, SW_E_INVALID, "version");
    world_close(&it);
}

TEST(a_key_comes_from_each_of_its_sources)
{
    char *pem = read_text(key_path("pkcs8.pem"), NULL), uri[600];
    snprintf(uri, sizeof uri, "file:%s", key_path("pkcs8_encrypted.pem"));
    for (int source = 0; source < 3; source++) {
        world it;
        sw_config config = world_config(&it);
        config.key = NULL;
        config.private_key = source == 0 ? pem : NULL;
        config.private_key_file = source == 1 ? key_path("pkcs8_encrypted.pem") : NULL;
        config.private_key_uri = source == 2 ? uri : NULL;
        config.private_key_passphrase = source == 0 ? NULL : "correct-horse";
        world_start(&it, &config, NULL, 0);
        world_close(&it);
    }
    free(pem);
}

TEST(a_key_that_cannot_be_used_is_told_from_a_file_that_cannot_be_read)
{
    world it;
    sw_config config = world_config(&it);
    config.key = NULL;
    config.private_key_file = key_path("public.pem");
    sw_client *client;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_KEY, &err, sw_client_new(&client, &config, &err));
    config.private_key_file = key_path("absent.pem");
    assert_code(SW_E_IO, &err, sw_client_new(&client, &config, &err));
    assert_null(client);
    world_close(&it);
}

TEST(the_environment_is_what_the_key_id_said)
{
    world it;
    world_open(&it, NULL, 0);
    assert_int_equal(sw_client_environment(it.client), SW_ENVIRONMENT_SANDBOX);
    world_close(&it);
    sw_config config = world_config(&it);
    config.public_key_id = "live-x";
    world_start(&it, &config, NULL, 0);
    assert_int_equal(sw_client_environment(it.client), SW_ENVIRONMENT_LIVE);
    world_close(&it);
}

TEST(the_client_keeps_key_transport_and_texts_after_their_makers_let_go)
{
    world it;
    char key_id[] = WORLD_KEY_ID, base_url[] = "https://pay.example", merchant[] = WORLD_MERCHANT;
    const step expected = { .method = "POST",
                            .url = "https://pay.example/v2/charges",
                            .host = "pay.example",
                            .key = RIDE_81,
                            .body = "{}",
                            .status = 201,
                            .answer = WHOLE_ANSWER };
    sw_config config = world_config(&it);
    config.public_key_id = key_id;
    config.base_url = base_url;
    config.merchant_id = merchant;
    world_start(&it, &config, &expected, 1);
    memset(key_id, 'x', sizeof key_id - 1);
    memset(base_url, 'x', sizeof base_url - 1);
    memset(merchant, 'x', sizeof merchant - 1);
    sw_key_free(it.key);
    sw_transport_free(it.transport);
    it.key = NULL;
    it.transport = NULL;
    assert_code(SW_OK, &it.err, world_charge(&it));
    world_close(&it);
}

TEST(a_state_secret_that_is_short_is_refused_and_never_quoted)
{
    static const char *const bad[] = { "", "s3cr3t", "only-15-letters" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        world it;
        sw_config config = world_config(&it);
        config.state_secret = bad[i];
        assert_refused(&config, SW_E_INVALID, "state_secret");
        assert_code(SW_E_INVALID, &it.err, sw_client_new(&it.client, &config, &it.err));
        if (*bad[i])
            assert_lacks(it.err.message, bad[i]);
        world_close(&it);
    }
}

TEST(what_is_configured_for_buttons_and_charges_is_kept)
{
    world it;
    sw_config config = world_config(&it);
    config.store_id = "store";
    config.state_secret = "just-16-letters!";
    config.ledger_currency = "GBP";
    config.script_url = "http://127.0.0.1:4711/checkout.js";
    config.language = "de_DE";
    config.channel = "Web";
    config.initiator = "CITU";
    world_start(&it, &config, NULL, 0);
    const sw_account *account = &it.client->account;
    assert_string_equal(account->store_id, "store");
    assert_string_equal(account->state_secret, "just-16-letters!");
    assert_string_equal(account->ledger_currency, "GBP");
    assert_string_equal(account->script_url, "http://127.0.0.1:4711/checkout.js");
    assert_string_equal(account->language, "de_DE");
    assert_string_equal(account->channel, "Web");
    assert_string_equal(account->initiator, "CITU");
    world_close(&it);
}

TEST(a_currency_follows_from_a_region_that_has_one)
{
    static const struct {
        sw_region region;
        const char *currency;
    } table[] = { { SW_REGION_NA, "USD" }, { SW_REGION_EU, "" }, { SW_REGION_JP, "JPY" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        world it;
        sw_config config = world_config(&it);
        config.region = table[i].region;
        world_start(&it, &config, NULL, 0);
        const char *currency = it.client->account.ledger_currency;
        assert_string_equal(currency ? currency : "", table[i].currency);
        world_close(&it);
    }
}

TEST(what_is_wrong_for_buttons_and_charges_is_named)
{
    static const struct {
        size_t offset;
        const char *field, *value;
    } table[] = {
        { offsetof(sw_config, ledger_currency), "ledger_currency", "USD" },
        { offsetof(sw_config, ledger_currency), "ledger_currency", "eur" },
        { offsetof(sw_config, script_url), "script_url", "http://cdn.example/checkout.js" },
        { offsetof(sw_config, script_url), "script_url", "https://cdn.example/a'b" },
        { offsetof(sw_config, script_url), "script_url", "checkout.js" },
        { offsetof(sw_config, language), "language", "de" },
        { offsetof(sw_config, language), "language", "de-DE" },
        { offsetof(sw_config, channel), "channel", "a\nb" },
        { offsetof(sw_config, initiator), "initiator", "MITR" },
        { offsetof(sw_config, initiator), "initiator", "citu" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        world it;
        sw_config config = world_config(&it);
        memcpy((char *)&config + table[i].offset, &table[i].value, sizeof table[i].value);
        assert_refused(&config, SW_E_INVALID, table[i].field);
        world_close(&it);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_charge_goes_out_byte_for_byte_as_it_should),
        cmocka_unit_test(an_older_key_id_puts_its_environment_before_the_path),
        cmocka_unit_test(a_base_url_is_reached_with_port_and_path_but_signed_without_port),
        cmocka_unit_test(the_path_of_a_base_url_is_part_of_what_is_signed),
        cmocka_unit_test(a_base_url_that_is_no_address_is_refused),
        cmocka_unit_test(a_base_url_whose_path_would_be_folded_is_refused),
        cmocka_unit_test(a_configuration_that_lacks_something_names_it),
        cmocka_unit_test(a_key_id_that_cannot_be_sent_is_refused_when_the_client_is_made),
        cmocka_unit_test(numbers_out_of_their_range_are_refused),
        cmocka_unit_test(a_version_this_release_does_not_know_is_refused),
        cmocka_unit_test(a_key_comes_from_each_of_its_sources),
        cmocka_unit_test(a_key_that_cannot_be_used_is_told_from_a_file_that_cannot_be_read),
        cmocka_unit_test(the_environment_is_what_the_key_id_said),
        cmocka_unit_test(the_client_keeps_key_transport_and_texts_after_their_makers_let_go),
        cmocka_unit_test(a_state_secret_that_is_short_is_refused_and_never_quoted),
        cmocka_unit_test(what_is_configured_for_buttons_and_charges_is_kept),
        cmocka_unit_test(a_currency_follows_from_a_region_that_has_one),
        cmocka_unit_test(what_is_wrong_for_buttons_and_charges_is_named),
    };
    return RUN_SUITE(tests);
}
