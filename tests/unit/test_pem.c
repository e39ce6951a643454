/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "sign/pem.h"

#include <string.h>

static void assert_refused(const char *pem, const char *is, const char *remedy)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_KEY, &err, sw_pem_check_private(pem, "the key", &err));
    assert_contains(err.message, "the key");
    assert_contains(err.message, is);
    assert_contains(err.message, remedy);
}

TEST(what_is_no_private_key_is_named_with_what_to_do)
{
    static const struct {
        const char *pem, *is, *remedy;
    } table[] = {
        { "-----BEGIN OPENSSH PRIVATE KEY-----\n", "an OPENSSH key", "ssh-keygen" },
        { "-----BEGIN PUBLIC KEY-----\n", "a public key", "name the private key" },
        { "-----BEGIN RSA PUBLIC KEY-----\n", "a public key", "name the private key" },
        { "ssh-rsa AAAAB3NzaC1yc2E", "an SSH public key", "in PEM form" },
        { "-----BEGIN CERTIFICATE REQUEST-----\n", "a certificate request", "name the private key" },
        { "-----BEGIN CERTIFICATE-----\n", "a certificate", "name the private key" },
        { "-----BEGIN EC PRIVATE KEY-----\n", "an EC key", "savedwallet keys new" },
        { "-----BEGIN DSA PRIVATE KEY-----\n", "a DSA key", "savedwallet keys new" },
        { "PuTTY-User-Key-File-3: ssh-rsa\n", "a PuTTY key", "PuTTYgen" },
        { "", "is empty", "" },
        { "0\x82\x04\xA4", "DER", "openssl pkey -inform DER" },
        { "hello", "no PEM private key", "-----BEGIN PRIVATE KEY-----" },
        { "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n", "two characters \\n",
          "real line breaks" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        assert_refused(table[i].pem, table[i].is, table[i].remedy);
}

TEST(the_text_is_not_repeated_in_the_message)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_KEY, &err, sw_pem_check_private("MIIEvgIBADANBgkqhkiG9w0BAQEFAASC", "the key", &err));
    assert_lacks(err.message, "MIIE");
}

TEST(each_form_of_a_private_key_passes)
{
    static const char *const good[] = { "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN RSA PRIVATE KEY-----\n",
                                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n",
                                        "a note\n-----BEGIN PRIVATE KEY-----\n" };
    for (size_t i = 0; i < COUNT_OF(good); i++)
        assert_int_equal(sw_pem_check_private(good[i], "the key", NULL), SW_OK);
}

TEST(both_kinds_of_encryption_are_seen)
{
    assert_true(sw_pem_is_encrypted("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    assert_true(sw_pem_is_encrypted("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"));
    assert_false(sw_pem_is_encrypted("-----BEGIN PRIVATE KEY-----\n"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_private_key_is_named_with_what_to_do),
        cmocka_unit_test(the_text_is_not_repeated_in_the_message),
        cmocka_unit_test(each_form_of_a_private_key_passes),
        cmocka_unit_test(both_kinds_of_encryption_are_seen),
    };
    return RUN_SUITE(tests);
}
