/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/crypto.h"
#include "sign/headers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sw_request_to_sign base(void)
{
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "POST";
    request.path = "/v2/charges";
    request.query = "a=1";
    request.region = "eu";
    request.date = STILL_DATE;
    request.body = "{}";
    request.body_size = 2;
    return request;
}

static sw_signature *sign(const sw_key *key, const sw_request_to_sign *request)
{
    sw_signature *signature;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_sign_request(&signature, key, request, &err));
    return signature;
}

static void assert_refused(const sw_request_to_sign *request, int code, const char *field)
{
    sw_signature *signature = (sw_signature *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(code, &err, sw_sign_request(&signature, NULL, request, &err));
    assert_string_equal(err.field, field);
    assert_null(signature);
}

/* A body that JSON cannot hold is there in base64. */
static const void *body_of(const sw_json *vector, size_t *size)
{
    static unsigned char decoded[16];
    const char *text = sw_json_get_text(vector, "body");
    const char *base64 = sw_json_get_text(vector, "body_base64");
    if (!base64) {
        *size = strlen(text);
        return text;
    }
    assert_true(sw_base64_decode(decoded, sizeof decoded, size, base64));
    return decoded;
}

static sw_signature *sign_vector(const sw_json *vector, const sw_key *key)
{
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    sw_error err = SW_ERROR_INIT;
    const char *idempotency_key = sw_json_get_text(vector, "idempotency_key");
    const sw_header header = { "x-amz-pay-idempotency-key", idempotency_key };
    request.method = sw_json_get_text(vector, "method");
    request.path = sw_json_get_text(vector, "path");
    request.query = sw_json_get_text(vector, "query");
    request.region = sw_json_get_text(vector, "region");
    request.host = sw_json_get_text(vector, "host");
    request.date = sw_json_get_text(vector, "date");
    request.headers = &header;
    request.header_count = idempotency_key ? 1 : 0;
    request.body = body_of(vector, &request.body_size);
    request.public_key_id = sw_json_get_text(vector, "public_key_id");
    assert_code(SW_OK, &err, sw_algorithm_parse(&request.algorithm, sw_json_get_text(vector, "algorithm"), &err));
    return sign(key, &request);
}

static bool is_request(const sw_json *vector)
{
    return strcmp(sw_json_get_text(vector, "kind"), "request") == 0;
}

TEST(every_request_of_the_official_sdks_comes_out_byte_for_byte)
{
    sw_json *vectors = read_vectors("signing.json");
    int count = 0;
    for (const sw_json *each = sw_json_first(sw_json_get(vectors, "cases")); each; each = sw_json_next(each)) {
        if (!is_request(each))
            continue;
        sw_signature *signature = sign_vector(each, NULL);
        assert_string_equal(sw_signature_canonical_request(signature), sw_json_get_text(each, "canonical_request"));
        assert_string_equal(sw_signature_sha256(signature), sw_json_get_text(each, "canonical_request_sha256"));
        assert_string_equal(sw_signature_string_to_sign(signature), sw_json_get_text(each, "string_to_sign"));
        sw_signature_free(signature);
        count++;
    }
    assert_int_equal(count, 49);
    sw_json_free(vectors);
}

static sw_signature *sign_button(const sw_json *vector, const sw_key *key)
{
    sw_signature *signature;
    sw_algorithm algorithm;
    sw_error err = SW_ERROR_INIT;
    const char *payload = sw_json_get_text(vector, "payload");
    assert_code(SW_OK, &err, sw_algorithm_parse(&algorithm, sw_json_get_text(vector, "algorithm"), &err));
    assert_code(SW_OK, &err, sw_sign_button(&signature, key, algorithm, payload, strlen(payload), &err));
    return signature;
}

TEST(every_button_of_the_official_sdks_comes_out_byte_for_byte)
{
    sw_json *vectors = read_vectors("signing.json");
    int count = 0;
    for (const sw_json *each = sw_json_first(sw_json_get(vectors, "cases")); each; each = sw_json_next(each)) {
        if (is_request(each))
            continue;
        sw_signature *signature = sign_button(each, NULL);
        assert_string_equal(sw_signature_string_to_sign(signature), sw_json_get_text(each, "string_to_sign"));
        assert_contains(sw_json_get_text(each, "string_to_sign"), sw_signature_sha256(signature));
        assert_null(sw_signature_canonical_request(signature));
        assert_null(sw_signature_query(signature));
        assert_null(sw_signature_authorization(signature));
        sw_signature_free(signature);
        count++;
    }
    assert_int_equal(count, 9);
    sw_json_free(vectors);
}

static sw_key *vector_key(void)
{
    size_t size;
    char *pem = read_vector_text("public.pem", &size);
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_public_from_pem(&key, pem, size, &err));
    free(pem);
    return key;
}

static sw_algorithm the_other(sw_algorithm algorithm)
{
    return algorithm == SW_ALGORITHM_PSS ? SW_ALGORITHM_PSS_V2 : SW_ALGORITHM_PSS;
}

TEST(every_signature_of_the_official_sdks_verifies_under_its_own_salt_only)
{
    sw_json *vectors = read_vectors("signing.json");
    sw_key *key = vector_key();
    for (const sw_json *each = sw_json_first(sw_json_get(vectors, "cases")); each; each = sw_json_next(each)) {
        const char *text = sw_json_get_text(each, "string_to_sign"),
                   *signature = sw_json_get_text(each, "signature_example");
        sw_algorithm algorithm;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_algorithm_parse(&algorithm, sw_json_get_text(each, "algorithm"), &err));
        assert_code(SW_OK, &err, sw_verify(key, algorithm, text, strlen(text), signature, &err));
        assert_code(SW_E_SIGNATURE, &err, sw_verify(key, the_other(algorithm), text, strlen(text), signature, &err));
        assert_code(SW_E_SIGNATURE, &err, sw_verify(key, algorithm, text, strlen(text) - 1, signature, &err));
    }
    sw_key_free(key);
    sw_json_free(vectors);
}

static sw_key *private_key(void)
{
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_from_file(&key, key_path("pkcs8.pem"), NULL, &err));
    return key;
}

TEST(our_own_signatures_verify_under_their_own_salt_only)
{
    sw_json *vectors = read_vectors("signing.json");
    sw_key *key = private_key();
    for (const sw_json *each = sw_json_first(sw_json_get(vectors, "cases")); each; each = sw_json_next(each)) {
        sw_signature *signature = is_request(each) ? sign_vector(each, key) : sign_button(each, key);
        const char *text = sw_signature_string_to_sign(signature), *value = sw_signature_value(signature);
        sw_algorithm algorithm = sw_signature_algorithm(signature);
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_verify(key, algorithm, text, strlen(text), value, &err));
        assert_code(SW_E_SIGNATURE, &err, sw_verify(key, the_other(algorithm), text, strlen(text), value, &err));
        sw_signature_free(signature);
    }
    sw_key_free(key);
    sw_json_free(vectors);
}

TEST(two_signatures_of_one_request_differ)
{
    sw_key *key = private_key();
    sw_request_to_sign request = base();
    sw_signature *first = sign(key, &request), *second = sign(key, &request);
    assert_string_not_equal(sw_signature_value(first), sw_signature_value(second));
    assert_string_equal(sw_signature_canonical_request(first), sw_signature_canonical_request(second));
    sw_signature_free(first);
    sw_signature_free(second);
    sw_key_free(key);
}

TEST(the_default_algorithm_is_v2)
{
    sw_request_to_sign request = base();
    sw_signature *signature = sign(NULL, &request);
    assert_int_equal(sw_signature_algorithm(signature), SW_ALGORITHM_PSS_V2);
    assert_contains(sw_signature_string_to_sign(signature), "AMZN-PAY-RSASSA-PSS-V2\n");
    sw_signature_free(signature);
}

TEST(the_authorization_names_algorithm_key_id_headers_and_signature)
{
    sw_key *key = fake_key();
    sw_request_to_sign request = base();
    const sw_header headers[] = { { "X-Amz-Pay-AuthToken", "t" }, { "x-unsigned", "u" } };
    request.headers = headers;
    request.header_count = COUNT_OF(headers);
    request.public_key_id = "LIVE-KEY";
    sw_signature *signature = sign(key, &request);
    assert_string_equal(
        sw_signature_authorization(signature),
        "AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=LIVE-KEY, SignedHeaders=accept;content-type;x-amz-pay-authtoken;"
        "x-amz-pay-date;x-amz-pay-host;x-amz-pay-region, Signature=" FAKE_SIGNATURE);
    sw_signature_free(signature);
    sw_key_free(key);
}

TEST(the_headers_to_send_are_sorted_with_authorization_among_them)
{
    static const char *const names[] = { "accept",         "authorization",    "content-type", "x-amz-pay-date",
                                         "x-amz-pay-host", "x-amz-pay-region", "x-unsigned" };
    sw_key *key = fake_key();
    sw_request_to_sign request = base();
    const sw_header header = { "X-Unsigned", "u" };
    request.headers = &header;
    request.header_count = 1;
    request.public_key_id = "LIVE-KEY";
    sw_signature *signature = sign(key, &request);
    size_t count;
    const sw_header *headers = sw_signature_headers(signature, &count);
    assert_int_equal(count, COUNT_OF(names));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(headers[i].name, names[i]);
    assert_string_equal(headers[1].value, sw_signature_authorization(signature));
    sw_signature_free(signature);
    sw_key_free(key);
}

TEST(without_a_key_nothing_is_signed_and_without_a_key_id_nothing_authorized)
{
    sw_request_to_sign request = base();
    request.public_key_id = "LIVE-KEY";
    sw_signature *signature = sign(NULL, &request);
    assert_null(sw_signature_value(signature));
    assert_null(sw_signature_authorization(signature));
    sw_signature_free(signature);
    request.public_key_id = NULL;
    sw_key *key = fake_key();
    signature = sign(key, &request);
    assert_string_equal(sw_signature_value(signature), FAKE_SIGNATURE);
    assert_null(sw_signature_authorization(signature));
    sw_signature_free(signature);
    sw_key_free(key);
}

static const sw_header token = { "x-amz-pay-authtoken", "one" }, other_token = { "x-amz-pay-authtoken", "two" },
                       other_name = { "x-amz-pay-authtoken2", "one" };

static sw_request_to_sign mutate(int change)
{
    sw_request_to_sign request = base();
    request.headers = &token;
    request.header_count = 1;
    switch (change) {
    case 1:
        request.method = "PATCH";
        break;
    case 2:
        request.path = "/v2/charges/";
        break;
    case 3:
        request.path = "/v2/Charges";
        break;
    case 4:
        request.query = "a=2";
        break;
    case 5:
        request.query = "A=1";
        break;
    case 6:
        request.query = "";
        break;
    case 7:
        request.headers = &other_token;
        break;
    case 8:
        request.headers = &other_name;
        break;
    case 9:
        request.header_count = 0;
        break;
    case 10:
        request.body = "[]";
        break;
    case 11:
        request.body_size = 1;
        break;
    case 12:
        request.body_size = 0;
        break;
    case 13:
        request.date = "20260102T030406Z";
        break;
    case 14:
        request.region = "jp";
        request.host = "pay-api.amazon.eu";
        break;
    case 15:
        request.host = "pay-api.amazon.jp";
        break;
    default:
        break;
    }
    return request;
}

TEST(changing_any_one_part_changes_the_digest)
{
    enum { CHANGES = 16 };
    char digests[CHANGES][65];
    for (int i = 0; i < CHANGES; i++) {
        sw_request_to_sign request = mutate(i);
        sw_signature *signature = sign(NULL, &request);
        memcpy(digests[i], sw_signature_sha256(signature), 65);
        sw_signature_free(signature);
        for (int j = 0; j < i; j++)
            if (strcmp(digests[i], digests[j]) == 0)
                fail_msg("change %d has the digest of change %d", i, j);
    }
}

TEST(the_order_and_case_of_given_headers_does_not_matter)
{
    static const sw_header orders[][3] = {
        { { "x-amz-pay-a", "1" }, { "x-amz-pay-b", "2" }, { "accept", "text/html" } },
        { { "X-AMZ-PAY-B", "2" }, { "Accept", "text/html" }, { "x-amz-pay-A", "1" } },
        { { "ACCEPT", "text/html" }, { "x-amz-pay-b", " 2\t" }, { "X-Amz-Pay-A", "1 " } },
    };
    sw_signature *first = NULL;
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        sw_request_to_sign request = base();
        request.headers = orders[i];
        request.header_count = 3;
        sw_signature *signature = sign(NULL, &request);
        if (first)
            assert_string_equal(sw_signature_canonical_request(signature), sw_signature_canonical_request(first));
        else
            first = signature;
        if (signature != first)
            sw_signature_free(signature);
    }
    assert_contains(sw_signature_canonical_request(first), "\naccept:text/html\n");
    sw_signature_free(first);
}

TEST(what_is_signed_is_what_is_sent)
{
    sw_request_to_sign request = base();
    const sw_header header = { "x-amz-pay-a", "  one \t two  " };
    request.headers = &header;
    request.header_count = 1;
    request.query = "b=%c3%a9&a=1 2";
    sw_signature *signature = sign(NULL, &request);
    assert_string_equal(sw_signature_query(signature), "a=1%202&b=%C3%A9");
    assert_contains(sw_signature_canonical_request(signature), "\na=1%202&b=%C3%A9\n");
    assert_contains(sw_signature_canonical_request(signature), "\nx-amz-pay-a:one two\n");
    const sw_header *sent = sw_signature_headers(signature, NULL);
    assert_string_equal(sent[2].value, "one two");
    sw_signature_free(signature);
}

TEST(a_region_is_signed_by_its_short_name_and_brings_its_host)
{
    static const char *const table[][3] = { { "US", "na", "pay-api.amazon.com" },
                                            { "uk", "eu", "pay-api.amazon.eu" },
                                            { "Jp", "jp", "pay-api.amazon.jp" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        sw_request_to_sign request = base();
        request.region = table[i][0];
        sw_signature *signature = sign(NULL, &request);
        char lines[128];
        snprintf(lines, sizeof lines, "\nx-amz-pay-host:%s\nx-amz-pay-region:%s\n", table[i][2], table[i][1]);
        assert_contains(sw_signature_canonical_request(signature), lines);
        sw_signature_free(signature);
    }
}

TEST(a_header_that_would_break_the_request_is_refused)
{
    static const sw_header bad[] = { { "x-a", "1\r\nx-evil: 1" },
                                     { "x-a", "1\n" },
                                     { "x-a", "\r" },
                                     { "x-a", "\x01" },
                                     { "x-a", "" },
                                     { "x a", "1" },
                                     { "x-a\r\nx-evil", "1" },
                                     { "", "1" },
                                     { "authorization", "mine" },
                                     { "Host", "evil" },
                                     { "Content-Length", "0" },
                                     { NULL, "1" },
                                     { "x-a", NULL } };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        sw_request_to_sign request = base();
        request.headers = &bad[i];
        request.header_count = 1;
        assert_refused(&request, SW_E_INVALID, "headers");
    }
}

TEST(a_line_break_is_refused_wherever_it_is)
{
    sw_request_to_sign request = base();
    request.method = "POST\n";
    assert_refused(&request, SW_E_INVALID, "method");
    request = base();
    request.path = "/v2/a\nb";
    assert_refused(&request, SW_E_INVALID, "path");
    request = base();
    request.query = "a=1\nb";
    assert_refused(&request, SW_E_INVALID, "query");
    request = base();
    request.host = "h\r\nx-evil: 1";
    assert_refused(&request, SW_E_INVALID, "headers");
    request = base();
    request.date = "20260102T030405\n";
    assert_refused(&request, SW_E_INVALID, "date");
    request = base();
    request.region = "eu\n";
    assert_refused(&request, SW_E_INVALID, "region");
    request = base();
    request.public_key_id = "LIVE\r\nx";
    assert_refused(&request, SW_E_INVALID, "public_key_id");
}

TEST(what_is_missing_or_wrong_is_named)
{
    static const char *const methods[] = { NULL, "", "get", "HEAD", "POST " }, *const ids[] = { "", "a b", "a,b", "a=b",
                                                                                                "a\"b" };
    for (size_t i = 0; i < COUNT_OF(methods); i++) {
        sw_request_to_sign request = base();
        request.method = methods[i];
        assert_refused(&request, SW_E_INVALID, "method");
    }
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        sw_request_to_sign request = base();
        request.public_key_id = ids[i];
        assert_refused(&request, SW_E_INVALID, "public_key_id");
    }
    sw_request_to_sign request = base();
    request.date = "2026-01-02T03:04:05Z";
    assert_refused(&request, SW_E_INVALID, "date");
    request = base();
    request.algorithm = (sw_algorithm)3;
    assert_refused(&request, SW_E_INVALID, "algorithm");
    request = base();
    request.region = NULL;
    assert_refused(&request, SW_E_INVALID, "region");
}

TEST(a_later_version_of_the_request_is_refused_and_zero_is_the_first)
{
    sw_request_to_sign request = base();
    request.version = SW_REQUEST_TO_SIGN_VERSION + 1;
    assert_refused(&request, SW_E_INVALID, "version");
    request.version = 0;
    sw_signature_free(sign(NULL, &request));
}

TEST(ceilings_are_kept)
{
    static char large[SW_MAX_REQUEST_BODY + 1];
    static sw_header headers[2 * SW_MAX_HEADERS];
    for (size_t i = 0; i < COUNT_OF(headers); i++)
        headers[i] = (sw_header){ "x-a", "1" };
    sw_request_to_sign request = base();
    request.body = large;
    request.body_size = sizeof large;
    assert_refused(&request, SW_E_LIMIT, "body");
    request = base();
    request.headers = headers;
    request.header_count = COUNT_OF(headers);
    assert_refused(&request, SW_E_LIMIT, "headers");
    sw_signature *signature = NULL;
    assert_int_equal(sw_sign_button(&signature, NULL, SW_ALGORITHM_DEFAULT, large, sizeof large, NULL), SW_E_LIMIT);
    assert_null(signature);
}

TEST(a_size_without_its_bytes_is_refused)
{
    sw_request_to_sign request = base();
    sw_signature *signature = NULL;
    request.body = NULL;
    assert_true(sw_sign_request(&signature, NULL, &request, NULL) < 0);
    request = base();
    request.header_count = 1;
    assert_true(sw_sign_request(&signature, NULL, &request, NULL) < 0);
    assert_true(sw_sign_button(&signature, NULL, SW_ALGORITHM_DEFAULT, NULL, 1, NULL) < 0);
    assert_null(signature);
}

TEST(a_button_of_no_known_algorithm_is_refused)
{
    sw_signature *signature = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_INVALID, &err, sw_sign_button(&signature, NULL, (sw_algorithm)9, "{}", 2, &err));
    assert_string_equal(err.field, "algorithm");
    assert_null(signature);
}

TEST(an_empty_body_is_the_same_as_none)
{
    sw_request_to_sign none = base(), empty = base();
    none.body = NULL;
    none.body_size = 0;
    empty.body_size = 0;
    sw_signature *a = sign(NULL, &none), *b = sign(NULL, &empty);
    assert_string_equal(sw_signature_sha256(a), sw_signature_sha256(b));
    assert_contains(sw_signature_canonical_request(a),
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sw_signature_free(a);
    sw_signature_free(b);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_request_of_the_official_sdks_comes_out_byte_for_byte),
        cmocka_unit_test(every_button_of_the_official_sdks_comes_out_byte_for_byte),
        cmocka_unit_test(every_signature_of_the_official_sdks_verifies_under_its_own_salt_only),
        cmocka_unit_test(our_own_signatures_verify_under_their_own_salt_only),
        cmocka_unit_test(two_signatures_of_one_request_differ),
        cmocka_unit_test(the_default_algorithm_is_v2),
        cmocka_unit_test(the_authorization_names_algorithm_key_id_headers_and_signature),
        cmocka_unit_test(the_headers_to_send_are_sorted_with_authorization_among_them),
        cmocka_unit_test(without_a_key_nothing_is_signed_and_without_a_key_id_nothing_authorized),
        cmocka_unit_test(changing_any_one_part_changes_the_digest),
        cmocka_unit_test(the_order_and_case_of_given_headers_does_not_matter),
        cmocka_unit_test(what_is_signed_is_what_is_sent),
        cmocka_unit_test(a_region_is_signed_by_its_short_name_and_brings_its_host),
        cmocka_unit_test(a_header_that_would_break_the_request_is_refused),
        cmocka_unit_test(a_line_break_is_refused_wherever_it_is),
        cmocka_unit_test(what_is_missing_or_wrong_is_named),
        cmocka_unit_test(a_later_version_of_the_request_is_refused_and_zero_is_the_first),
        cmocka_unit_test(ceilings_are_kept),
        cmocka_unit_test(a_size_without_its_bytes_is_refused),
        cmocka_unit_test(a_button_of_no_known_algorithm_is_refused),
        cmocka_unit_test(an_empty_body_is_the_same_as_none),
    };
    return RUN_SUITE(tests);
}
