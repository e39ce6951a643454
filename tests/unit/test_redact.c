/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/redact.h"

#include <string.h>

#define MARK "\xE2\x80\xA6"

static void assert_shown(const char *body, const char *expected)
{
    sw_buf line = SW_BUF_INIT(4096);
    sw_redact_body(&line, body, strlen(body));
    assert_string_equal(sw_buf_text(&line), expected);
    sw_buf_free(&line);
}

TEST(only_what_is_known_to_be_harmless_is_shown_of_a_body)
{
    static const struct {
        const char *body, *shown;
    } table[] = {
        { "{}", "{}" },
        { "{\"chargeId\":\"S01-C1\"}", "{\"chargeId\":\"S01-C1\"}" },
        { "{\"chargeId\":\"S01-C1\",\"buyer\":{\"name\":\"Ann\"}}", "{\"chargeId\":\"S01-C1\",\"" MARK "\":1}" },
        { "{\"chargeAmount\":{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}}",
          "{\"chargeAmount\":{\"amount\":\"18.40\",\"currencyCode\":\"EUR\"}}" },
        { "{\"statusDetails\":{\"state\":\"Open\",\"reasons\":[{\"reasonCode\":\"A\",\"reasonDescription\":\"Ann\"}]}}",
          "{\"statusDetails\":{\"state\":\"Open\",\"reasons\":[{\"reasonCode\":\"A\",\"" MARK "\":1}]}}" },
        { "{\"captureNow\":true,\"amount\":5,\"state\":null}", "{\"captureNow\":true,\"amount\":5,\"state\":null}" },
        { "{\"buyerToken\":\"B\",\"newThing\":1}", "{\"" MARK "\":2}" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_shown(table[i].body, table[i].shown);
}

TEST(a_harmless_name_with_another_value_or_in_another_place_is_not_shown)
{
    assert_shown("{\"state\":\"Bavaria near Munich\"}", "{\"" MARK "\":1}");
    assert_shown("{\"state\":{\"state\":\"Open\"}}", "{\"" MARK "\":1}");
    assert_shown("{\"shippingAddress\":{\"state\":\"Bavaria\"}}", "{\"" MARK "\":1}");
    assert_shown("{\"reasons\":[\"Ann\",[\"Ann\"]]}", "{\"reasons\":[\"" MARK "\",\"" MARK "\"]}");
    assert_shown("{\"chargeAmount\":\"Ann\"}", "{\"" MARK "\":1}");
}

TEST(what_is_no_json_object_is_not_shown_at_all)
{
    assert_shown("", "(0 bytes)");
    assert_shown("Ann", "(3 bytes)");
    assert_shown("[\"Ann\"]", "(7 bytes)");
    assert_shown("\"Ann\"", "(5 bytes)");
    assert_shown("{\"state\":\"Open\"", "(15 bytes)");
}

TEST(a_word_is_what_an_id_or_a_reason_may_be)
{
    char longest[130];
    memset(longest, 'a', sizeof longest);
    longest[128] = '\0';
    assert_string_equal(sw_redact_word("S01-0000000-0000000-C000001"), "S01-0000000-0000000-C000001");
    assert_string_equal(sw_redact_word("2026-01-02T03:04:05.678+01:00"), "2026-01-02T03:04:05.678+01:00");
    assert_string_equal(sw_redact_word(longest), longest);
    longest[128] = 'a', longest[129] = '\0';
    static const char *const others[] = { "", "a b", "ann@shop.example", "a/b", "\xC3\xBC", "a\n", "a\"" };
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_string_equal(sw_redact_word(others[i]), "");
    assert_string_equal(sw_redact_word(longest), "");
    assert_string_equal(sw_redact_word(NULL), "");
}

static void assert_echo(const char *body, const char *words, const char *expected)
{
    char text[256] = "";
    memcpy(text, words, strlen(words));
    const sw_operation operation = { .path = "/v2/buyers/:buyerToken" };
    const char *id = "Token-1";
    sw_prepared request = { .operation = &operation, .ids = &id, .body = body, .body_size = strlen(body) };
    request.headers[request.header_count++] = (sw_header){ "x-amz-pay-authtoken", "MQEBIQEB" };
    request.headers[request.header_count++] = (sw_header){ "user-agent", "savedwallet" };
    assert_true(sw_redact_echo(text, &request));
    assert_string_equal(text, expected);
}

TEST(what_a_text_repeats_of_the_request_is_taken_out)
{
    static const char body[] = "{\"merchantMetadata\":{\"noteToBuyer\":\"Dear Ann\",\"x\":[\"a\\\"b\xC3\xBC\"]},"
                               "\"chargePermissionId\":\"B01-1\",\"short\":\"abc\"}";
    assert_echo(body, "noteToBuyer 'Dear Ann' is wrong", "noteToBuyer '" MARK "' is wrong");
    assert_echo(body, "Dear AnnDear Ann", MARK MARK);
    assert_echo(body, "a\"b\xC3\xBC", MARK);
    assert_echo(body, "Token-1 is no token", MARK " is no token");
    assert_echo(body, "MQEBIQEB is no token, savedwallet", MARK " is no token, savedwallet");
    assert_echo(body, "B01-1 is closed, abc", "B01-1 is closed, abc");
    assert_echo("", "nothing was sent", "nothing was sent");
    assert_echo("no json", "no json", "no json");
}

TEST(ids_are_told_and_tokens_in_their_place_are_not)
{
    int hidden = 0;
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *operation = sw_operation_at(i);
        assert_int_equal(sw_redact_hides_ids(operation), strstr(operation->path, "Token") != NULL);
        hidden += sw_redact_hides_ids(operation);
    }
    assert_int_equal(hidden, 2);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_known_to_be_harmless_is_shown_of_a_body),
        cmocka_unit_test(a_harmless_name_with_another_value_or_in_another_place_is_not_shown),
        cmocka_unit_test(what_is_no_json_object_is_not_shown_at_all),
        cmocka_unit_test(a_word_is_what_an_id_or_a_reason_may_be),
        cmocka_unit_test(what_a_text_repeats_of_the_request_is_taken_out),
        cmocka_unit_test(ids_are_told_and_tokens_in_their_place_are_not),
    };
    return RUN_SUITE(tests);
}
