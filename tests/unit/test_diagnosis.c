/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/buf.h"
#include "pay/diagnosis.h"

#include <stdio.h>
#include <string.h>

#define PSS "AMZN-PAY-RSASSA-PSS"
#define V2 "AMZN-PAY-RSASSA-PSS-V2"
#define OTHER_HASH "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

/* What was signed, and what Amazon would say of it. */
typedef struct refusal {
    sw_key *key;
    sw_signature *sent;
    sw_diagnosis diagnosis;
} refusal;

static void open_refusal(refusal *it)
{
    sw_error err = SW_ERROR_INIT;
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "POST";
    request.path = "/v2/charges";
    request.region = "eu";
    request.date = STILL_DATE;
    request.public_key_id = WORLD_KEY_ID;
    it->key = NULL;
    assert_code(SW_OK, &err, sw_key_from_file(&it->key, key_path("pkcs8.pem"), NULL, &err));
    assert_code(SW_OK, &err, sw_sign_request(&it->sent, it->key, &request, &err));
}

static void close_refusal(refusal *it)
{
    sw_signature_free(it->sent);
    sw_key_free(it->key);
}

/* Diagnoses a message in which $A is the algorithm, $H the hash and $S the signature. NULL: as they were sent. */
static void diagnose(refusal *it, const char *form, const char *algorithm, const char *sha256, const char *signature)
{
    sw_buf message = SW_BUF_INIT(4096);
    algorithm = algorithm ? algorithm : V2;
    sha256 = sha256 ? sha256 : sw_signature_sha256(it->sent);
    signature = signature ? signature : sw_signature_value(it->sent);
    for (const char *at = form; *at; at++) {
        if (*at != '$')
            sw_buf_add_char(&message, *at);
        else
            sw_buf_add_text(&message, *++at == 'A' ? algorithm : *at == 'H' ? sha256 : signature);
    }
    sw_diagnose(&it->diagnosis, sw_buf_text(&message), it->sent);
    assert_true(it->diagnosis.quotable <= message.size);
    message.data[it->diagnosis.quotable] = '\0';
    assert_lacks(message.data, signature);
    assert_lacks(it->diagnosis.text, signature);
    sw_buf_free(&message);
}

static const char amazons[] = "Unable to verify signature, signing String [$A\n$H] , signature [$S]";

TEST(all_agree_so_key_salt_environment_or_region_is_wrong)
{
    refusal it;
    open_refusal(&it);
    diagnose(&it, amazons, NULL, NULL, NULL);
    assert_contains(it.diagnosis.text, "exactly what was signed");
    assert_contains(it.diagnosis.text, "check first that public_key_id belongs to this private key");
    assert_contains(it.diagnosis.text, "salt");
    assert_contains(it.diagnosis.text, "environment or region");
    close_refusal(&it);
}

TEST(another_algorithm_is_named_beside_ours)
{
    refusal it;
    open_refusal(&it);
    diagnose(&it, amazons, PSS, NULL, NULL);
    assert_contains(it.diagnosis.text, "algorithm (" V2 ", Amazon saw " PSS ")");
    assert_contains(it.diagnosis.text, "the authorization header");
    assert_lacks(it.diagnosis.text, "canonical");
    assert_lacks(it.diagnosis.text, "signature");
    close_refusal(&it);
}

TEST(another_hash_means_that_the_request_was_changed)
{
    refusal it;
    char ours[9];
    open_refusal(&it);
    diagnose(&it, amazons, NULL, OTHER_HASH, NULL);
    snprintf(ours, sizeof ours, "%s", sw_signature_sha256(it.sent));
    assert_contains(it.diagnosis.text, "canonical request (hash ");
    assert_contains(it.diagnosis.text, ours);
    assert_contains(it.diagnosis.text, "Amazon's 00112233)");
    assert_contains(it.diagnosis.text, "the method, path, query, a signed header or the body");
    assert_contains(it.diagnosis.text, "proxy or base_url");
    assert_lacks(it.diagnosis.text, "algorithm");
    close_refusal(&it);
}

TEST(another_signature_means_that_its_header_was_changed)
{
    refusal it;
    open_refusal(&it);
    diagnose(&it, amazons, NULL, NULL, "QUJDREVG");
    assert_contains(it.diagnosis.text, "changed on the way: signature;");
    assert_contains(it.diagnosis.text, "the authorization header");
    close_refusal(&it);
}

TEST(a_signature_that_is_shorter_longer_or_has_one_letter_changed_is_another)
{
    refusal it;
    char text[2048];
    open_refusal(&it);
    size_t size = strlen(sw_signature_value(it.sent));
    snprintf(text, sizeof text, "%.*s", (int)size - 1, sw_signature_value(it.sent));
    diagnose(&it, amazons, NULL, NULL, text);
    assert_contains(it.diagnosis.text, "changed on the way: signature;");
    snprintf(text, sizeof text, "%sA", sw_signature_value(it.sent));
    diagnose(&it, amazons, NULL, NULL, text);
    assert_contains(it.diagnosis.text, "changed on the way: signature;");
    snprintf(text, sizeof text, "%s", sw_signature_value(it.sent));
    text[size / 2] = text[size / 2] == 'A' ? 'B' : 'A';
    diagnose(&it, amazons, NULL, NULL, text);
    assert_contains(it.diagnosis.text, "changed on the way: signature;");
    close_refusal(&it);
}

TEST(whatever_differs_is_named_in_one_sentence)
{
    refusal it;
    open_refusal(&it);
    diagnose(&it, amazons, PSS, OTHER_HASH, "QUJDREVG");
    assert_contains(it.diagnosis.text, "algorithm (" V2 ", Amazon saw " PSS "), canonical request (hash ");
    assert_contains(it.diagnosis.text, "Amazon's 00112233), signature; look first");
    close_refusal(&it);
}

/* The client's own words stand before it, and behind it may stand what to do about an unknown outcome. */
TEST(the_longest_diagnosis_leaves_room_for_what_stands_around_it)
{
    static const char longest_prefix[] = "registerAmazonPayAccount was refused: HTTP 403 InvalidRequestSignature: ";
    refusal it;
    open_refusal(&it);
    diagnose(&it, amazons, "AMZN-PAY-RSASSA-PSS-V9-WITH-A-LONG-NAME-", OTHER_HASH, "QUJDREVG");
    assert_contains(it.diagnosis.text, "WITH-A-LONG-NAME-");
    assert_true(strlen(longest_prefix) + strlen(it.diagnosis.text) <= 350);
    diagnose(&it, amazons, NULL, NULL, NULL);
    assert_true(strlen(longest_prefix) + strlen(it.diagnosis.text) <= 350);
    close_refusal(&it);
}

TEST(blanks_line_breaks_and_letters_of_either_case_do_not_matter)
{
    static const char *const formats[] = {
        "Unable to verify signature, signing String [$A\\n$H] , signature [$S]",
        "Unable to verify signature, signing String [$A\r\n$H], signature [$S]",
        "Unable to verify signature, signing String[$A $H],signature[$S]",
        "unable to verify SIGNATURE, Signing string [ $A \n $H ] , Signature [ $S ]",
        "signing String  [\n$A\\r\\n$H\n]\nsignature\n[$S\n]\n and more",
        "signing String [$A\n$H], signature [$S",
    };
    refusal it;
    open_refusal(&it);
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        diagnose(&it, formats[i], NULL, NULL, NULL);
        assert_contains(it.diagnosis.text, "exactly what was signed");
        diagnose(&it, formats[i], NULL, OTHER_HASH, NULL);
        assert_contains(it.diagnosis.text, "changed on the way: canonical request");
    }
    close_refusal(&it);
}

TEST(a_hash_in_capitals_is_the_same_hash)
{
    refusal it;
    char capitals[65];
    open_refusal(&it);
    snprintf(capitals, sizeof capitals, "%s", sw_signature_sha256(it.sent));
    for (char *c = capitals; *c; c++)
        *c = (char)(*c >= 'a' ? *c - 'a' + 'A' : *c);
    diagnose(&it, amazons, NULL, capitals, NULL);
    assert_contains(it.diagnosis.text, "exactly what was signed");
    close_refusal(&it);
}

TEST(a_signature_broken_into_lines_or_cut_at_the_end_of_the_message_is_the_same)
{
    refusal it;
    char text[2048];
    open_refusal(&it);
    const char *value = sw_signature_value(it.sent);
    snprintf(text, sizeof text, "%.64s\n%.64s\\n %s", value, value + 64, value + 128);
    diagnose(&it, amazons, NULL, NULL, text);
    assert_contains(it.diagnosis.text, "exactly what was signed");
    snprintf(text, sizeof text, "%.100s", value);
    diagnose(&it, "signing String [$A\n$H] , signature [$S", NULL, NULL, text);
    assert_contains(it.diagnosis.text, "exactly what was signed");
    close_refusal(&it);
}

TEST(a_string_to_sign_without_a_signature_is_compared_all_the_same)
{
    refusal it;
    open_refusal(&it);
    diagnose(&it, "signing String [$A\n$H]", NULL, NULL, NULL);
    assert_contains(it.diagnosis.text, "exactly what was signed");
    diagnose(&it, "signing String [$A\n$H]", NULL, OTHER_HASH, NULL);
    assert_contains(it.diagnosis.text, "changed on the way: canonical request");
    close_refusal(&it);
}

TEST(a_message_that_repeats_nothing_tells_nothing)
{
    static const char *const messages[] = {
        "",
        "Unable to verify signature",
        "Signature does not match",
        "Unable to verify signature, signing String",
        "Unable to verify signature, signing String [",
        "Unable to verify signature, signing String []",
        "Unable to verify signature, signing String [" V2 "]",
        "Unable to verify signature, signing String [" V2 "\n]",
        "Unable to verify signature, signing String [" V2 "\n" OTHER_HASH,
        "Unable to verify signature, signing String [" V2 "\n" OTHER_HASH "0]",
        "Unable to verify signature, signing String [" V2 "\n0011]",
        "Unable to verify signature, signing String [AMZN-PAY-A-NAME-THAT-IS-LONGER-THAN-ANY-ALGORITHMS\n" OTHER_HASH
        "]",
        "Unable to verify signature, the header x-amz-pay-date is not among the signed headers [accept;content-type]",
        "Unable to verify signature, x-amz-pay-date [20260102T030405Z] is more than 15 minutes from now [x]",
        "signing String (" V2 "\n" OTHER_HASH ") , signature (x)",
        "signing String [\x1b[31m" V2 "\n" OTHER_HASH "]",
        "signing String [\\",
    };
    refusal it;
    open_refusal(&it);
    for (size_t i = 0; i < COUNT_OF(messages); i++) {
        sw_diagnose(&it.diagnosis, messages[i], it.sent);
        assert_string_equal(it.diagnosis.text, "");
        assert_int_equal(it.diagnosis.quotable, strlen(messages[i]));
    }
    close_refusal(&it);
}

TEST(a_signature_is_not_quoted_even_where_there_is_nothing_to_compare)
{
    refusal it;
    open_refusal(&it);
    sw_diagnose(&it.diagnosis, "Wrong signature [QUJDREVG]", it.sent);
    assert_string_equal(it.diagnosis.text, "");
    assert_int_equal(it.diagnosis.quotable, strlen("Wrong "));
    close_refusal(&it);
}

TEST(what_was_not_signed_cannot_be_compared)
{
    sw_diagnosis diagnosis;
    sw_diagnose(&diagnosis, "signing String [" V2 "\n" OTHER_HASH "] , signature [QUJDREVG]", NULL);
    assert_string_equal(diagnosis.text, "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_agree_so_key_salt_environment_or_region_is_wrong),
        cmocka_unit_test(another_algorithm_is_named_beside_ours),
        cmocka_unit_test(another_hash_means_that_the_request_was_changed),
        cmocka_unit_test(another_signature_means_that_its_header_was_changed),
        cmocka_unit_test(a_signature_that_is_shorter_longer_or_has_one_letter_changed_is_another),
        cmocka_unit_test(whatever_differs_is_named_in_one_sentence),
        cmocka_unit_test(the_longest_diagnosis_leaves_room_for_what_stands_around_it),
        cmocka_unit_test(blanks_line_breaks_and_letters_of_either_case_do_not_matter),
        cmocka_unit_test(a_hash_in_capitals_is_the_same_hash),
        cmocka_unit_test(a_signature_broken_into_lines_or_cut_at_the_end_of_the_message_is_the_same),
        cmocka_unit_test(a_string_to_sign_without_a_signature_is_compared_all_the_same),
        cmocka_unit_test(a_message_that_repeats_nothing_tells_nothing),
        cmocka_unit_test(a_signature_is_not_quoted_even_where_there_is_nothing_to_compare),
        cmocka_unit_test(what_was_not_signed_cannot_be_compared),
    };
    return RUN_SUITE(tests);
}
