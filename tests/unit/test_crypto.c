/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/crypto.h"
#include "base/memory.h"

#include <string.h>

static void assert_sha256(const void *bytes, size_t size, const char *expected)
{
    char hex[SW_SHA256_HEX_SIZE];
    assert_int_equal(sw_sha256_hex(hex, bytes, size, NULL), SW_OK);
    assert_string_equal(hex, expected);
}

TEST(sha256_gives_the_published_answers)
{
    static char million[1000000];
    memset(million, 'a', sizeof million);
    assert_sha256("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_sha256(NULL, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_sha256("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_sha256(million, sizeof million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    assert_sha256("\0", 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(hex_is_lower_case_and_two_digits_a_byte)
{
    char out[9];
    sw_hex(out, (const unsigned char *)"\x00\x0F\xA5\xFF", 4);
    assert_string_equal(out, "000fa5ff");
    sw_hex(out, NULL, 0);
    assert_string_equal(out, "");
}

TEST(base64_gives_the_published_answers_both_ways)
{
    static const char *const table[][2] = { { "", "" },
                                            { "f", "Zg==" },
                                            { "fo", "Zm8=" },
                                            { "foo", "Zm9v" },
                                            { "foob", "Zm9vYg==" },
                                            { "fooba", "Zm9vYmE=" },
                                            { "foobar", "Zm9vYmFy" } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        size_t size = strlen(table[i][0]), got = 0;
        char *text = sw_base64((const unsigned char *)table[i][0], size);
        assert_string_equal(text, table[i][1]);
        unsigned char back[16];
        if (size > 0) {
            assert_true(sw_base64_decode(back, sizeof back, &got, text));
            assert_int_equal(got, size);
            assert_memory_equal(back, table[i][0], size);
        }
        sw_release(text);
    }
}

TEST(base64_of_every_byte_comes_back)
{
    unsigned char all[256], back[258];
    for (size_t i = 0; i < sizeof all; i++)
        all[i] = (unsigned char)i;
    char *text = sw_base64(all, sizeof all);
    assert_null(strpbrk(text, "-_\r\n "));
    size_t size = 0;
    assert_true(sw_base64_decode(back, sizeof back, &size, text));
    assert_int_equal(size, sizeof all);
    assert_memory_equal(back, all, sizeof all);
    sw_release(text);
}

TEST(base64_that_is_not_strict_is_refused)
{
    static const char *const bad[] = { "",     "Zg",       "Zg=",   "Zm9",   "Zg===",     "=Zg=",   "Z===",
                                       "====", "Zg==Zg==", " Zg==", "Zg== ", "Zg==\n",    "Zm\n9v", "Zm9v\r\n",
                                       "Zm9-", "Zm9_",     "Zm9v,", "Zm=v",  "Z\xC3\xA9v" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        unsigned char out[64];
        size_t size;
        if (sw_base64_decode(out, sizeof out, &size, bad[i]))
            fail_msg("\"%s\" is no strict base64", bad[i]);
    }
}

TEST(base64_longer_than_the_room_is_refused)
{
    unsigned char out[8];
    size_t size;
    assert_true(sw_base64_decode(out, 6, &size, "Zm9vYmFy"));
    assert_false(sw_base64_decode(out, 5, &size, "Zm9vYmFy"));
}

TEST(random_bytes_differ_from_call_to_call)
{
    unsigned char a[32] = { 0 }, b[32] = { 0 };
    assert_int_equal(sw_random(a, sizeof a, NULL), SW_OK);
    assert_int_equal(sw_random(b, sizeof b, NULL), SW_OK);
    assert_memory_not_equal(a, b, sizeof a);
}

TEST(wiped_memory_is_zero)
{
    char secret[] = "a secret of a merchant's";
    static const char zeros[sizeof secret];
    sw_wipe(secret, sizeof secret);
    assert_memory_equal(secret, zeros, sizeof secret);
}

TEST(secrets_are_compared_to_their_last_byte)
{
    assert_true(sw_equal_secret("abcd", "abcd", 4));
    assert_false(sw_equal_secret("abcd", "abce", 4));
    assert_false(sw_equal_secret("xbcd", "abcd", 4));
    assert_true(sw_equal_secret("abcd", "abce", 3));
}

/* RFC 4231, test cases 1, 2 and 6: a key of 20 bytes, a short one, one longer than a block. */
TEST(an_hmac_is_as_rfc_4231_has_it)
{
    static const struct {
        int letter;
        size_t key_size;
        const char *key, *text, *hex;
    } table[] = {
        { 0x0B, 20, NULL, "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { 0, 4, "Jefe", "what do ya want for nothing?",
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        { 0xAA, 131, NULL, "Test Using Larger Than Block-Size Key - Hash Key First",
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        unsigned char key[131], digest[SW_SHA256_SIZE];
        char hex[SW_SHA256_HEX_SIZE];
        memset(key, table[i].letter, sizeof key);
        assert_int_equal(sw_hmac_sha256(digest, table[i].key ? (const void *)table[i].key : key, table[i].key_size,
                                        table[i].text, strlen(table[i].text), NULL),
                         SW_OK);
        sw_hex(hex, digest, sizeof digest);
        assert_string_equal(hex, table[i].hex);
    }
}

TEST(base64_for_urls_has_its_own_letters_and_no_padding)
{
    static const unsigned char bytes[] = { 0xFB, 0xFF, 0xFE, 0x00 };
    static const char *const expected[] = { "", "-w", "-_8", "-__-", "-__-AA" };
    for (size_t size = 0; size < COUNT_OF(expected); size++) {
        char *text = sw_base64_url(bytes, size);
        assert_string_equal(text, expected[size]);
        sw_release(text);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_gives_the_published_answers),
        cmocka_unit_test(hex_is_lower_case_and_two_digits_a_byte),
        cmocka_unit_test(base64_gives_the_published_answers_both_ways),
        cmocka_unit_test(base64_of_every_byte_comes_back),
        cmocka_unit_test(base64_that_is_not_strict_is_refused),
        cmocka_unit_test(base64_longer_than_the_room_is_refused),
        cmocka_unit_test(random_bytes_differ_from_call_to_call),
        cmocka_unit_test(wiped_memory_is_zero),
        cmocka_unit_test(secrets_are_compared_to_their_last_byte),
        cmocka_unit_test(an_hmac_is_as_rfc_4231_has_it),
        cmocka_unit_test(base64_for_urls_has_its_own_letters_and_no_padding),
    };
    return RUN_SUITE(tests);
}
