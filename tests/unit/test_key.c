/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/memory.h"
#include "sign/key.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PASSPHRASE "correct-horse"

static sw_key *public_key(void)
{
    size_t size;
    char *pem = read_text(key_path("public.pem"), &size);
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_public_from_pem(&key, pem, size, &err));
    free(pem);
    return key;
}

/* Signs with a key, and verifies with the public half of pkcs8.pem. */
static void assert_signs(const sw_key *key)
{
    sw_key *other_half = public_key();
    char *signature;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_sign(&signature, key, SW_ALGORITHM_DEFAULT, "text", 4, &err));
    assert_code(SW_OK, &err, sw_verify(other_half, SW_ALGORITHM_PSS_V2, "text", 4, signature, &err));
    sw_release(signature);
    sw_key_free(other_half);
}

static int load_text(sw_key **out, const char *name, const char *passphrase, sw_error *err)
{
    size_t size;
    char *pem = read_text(key_path(name), &size);
    int code = sw_key_from_pem(out, pem, size, passphrase, err);
    free(pem);
    return code;
}

static const struct {
    const char *name, *passphrase;
} loadable[] = {
    { "pkcs1.pem", NULL },
    { "pkcs8.pem", NULL },
    { "pkcs8.pem", "not needed" },
    { "pkcs8_encrypted.pem", PASSPHRASE },
    { "pkcs1_encrypted.pem", PASSPHRASE },
    { "crlf.pem", NULL },
    { "preamble.pem", NULL },
};

TEST(every_form_of_an_rsa_key_loads_from_text_and_signs)
{
    for (size_t i = 0; i < COUNT_OF(loadable); i++) {
        sw_key *key;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, load_text(&key, loadable[i].name, loadable[i].passphrase, &err));
        assert_signs(key);
        sw_key_free(key);
    }
}

TEST(every_form_of_an_rsa_key_loads_from_a_file_and_signs)
{
    for (size_t i = 0; i < COUNT_OF(loadable); i++) {
        sw_key *key;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_key_from_file(&key, key_path(loadable[i].name), loadable[i].passphrase, &err));
        assert_signs(key);
        sw_key_free(key);
    }
}

TEST(a_text_need_not_be_closed_with_a_nul)
{
    size_t size;
    char *pem = read_text(key_path("pkcs8.pem"), &size);
    char *open = malloc(size);
    assert_non_null(open);
    memcpy(open, pem, size);
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_from_pem(&key, open, size, NULL, &err));
    sw_key_free(key);
    free(open);
    free(pem);
}

/* No line of the file, and so no part of a key, stands in the message. */
static void assert_reveals_nothing(const sw_error *err, const char *name)
{
    char *text = read_text(key_path(name), NULL);
    for (char *line = strtok(text, "\r\n"); line; line = strtok(NULL, "\r\n"))
        if (strlen(line) >= 16 && strncmp(line, "-----", 5) != 0)
            assert_lacks(err->message, line);
    free(text);
    assert_lacks(err->message, "MII");
    assert_lacks(err->message, PASSPHRASE);
    assert_lacks(err->message, "wrong-horse");
}

static const struct {
    const char *name, *passphrase;
    const char *is, *remedy;
} refused[] = {
    { "rsa1024.pem", NULL, "RSA key of 1024 bits", "savedwallet keys new" },
    { "ec.pem", NULL, "of the kind EC", "RSA keys of 2048 bits" },
    { "ec_traditional.pem", NULL, "EC key", "RSA keys of 2048 bits" },
    { "ed25519.pem", NULL, "ED25519", "RSA keys of 2048 bits" },
    { "public.pem", NULL, "a public key", "name the private key" },
    { "rsa_public.pem", NULL, "a public key", "name the private key" },
    { "certificate.pem", NULL, "a certificate:", "name the private key" },
    { "request.pem", NULL, "a certificate request", "name the private key" },
    { "openssh.pem", NULL, "an OPENSSH key", "ssh-keygen -p" },
    { "key.der", NULL, "DER", "openssl pkey -inform DER" },
    { "literal.pem", NULL, "two characters \\n", "real line breaks" },
    { "damaged.pem", NULL, "is damaged", "" },
    { "empty.pem", NULL, "is empty", "" },
    { "nothing.pem", NULL, "no PEM private key", "-----BEGIN PRIVATE KEY-----" },
    { "pkcs8_encrypted.pem", NULL, "is encrypted", "passphrase" },
    { "pkcs8_encrypted.pem", "", "is encrypted", "passphrase" },
    { "pkcs1_encrypted.pem", NULL, "is encrypted", "passphrase" },
    { "pkcs8_encrypted.pem", "wrong-horse", "passphrase does not open", "" },
    { "pkcs1_encrypted.pem", "wrong-horse", "passphrase does not open", "" },
};

TEST(every_other_text_is_refused_with_what_it_is_and_what_to_do)
{
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        sw_key *key = NULL;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_KEY, &err, load_text(&key, refused[i].name, refused[i].passphrase, &err));
        assert_null(key);
        assert_contains(err.message, refused[i].is);
        assert_contains(err.message, refused[i].remedy);
        assert_reveals_nothing(&err, refused[i].name);
    }
}

TEST(every_other_file_is_refused_with_its_path_what_it_is_and_what_to_do)
{
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        sw_key *key = NULL;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_KEY, &err, sw_key_from_file(&key, key_path(refused[i].name), refused[i].passphrase, &err));
        assert_null(key);
        assert_contains(err.message, refused[i].name);
        assert_contains(err.message, refused[i].is);
        assert_contains(err.message, refused[i].remedy);
        assert_reveals_nothing(&err, refused[i].name);
    }
}

TEST(a_file_that_is_missing_is_an_io_error)
{
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_IO, &err, sw_key_from_file(&key, key_path("absent.pem"), NULL, &err));
    assert_contains(err.message, "absent.pem");
    assert_null(key);
}

TEST(a_text_longer_than_its_ceiling_is_refused)
{
    static char text[SW_MAX_KEY_FILE + 1];
    memset(text, 'A', sizeof text);
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_LIMIT, &err, sw_key_from_pem(&key, text, sizeof text, NULL, &err));
    assert_null(key);
}

TEST(a_store_uri_gives_the_same_key)
{
    char uri[600];
    snprintf(uri, sizeof uri, "file:%s", key_path("pkcs8.pem"));
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_from_uri(&key, uri, NULL, &err));
    assert_signs(key);
    sw_key_free(key);
    snprintf(uri, sizeof uri, "file:%s", key_path("pkcs8_encrypted.pem"));
    assert_code(SW_OK, &err, sw_key_from_uri(&key, uri, PASSPHRASE, &err));
    assert_signs(key);
    sw_key_free(key);
}

TEST(a_store_uri_that_gives_no_rsa_key_is_refused)
{
    static const char *const names[] = { "absent.pem",          "public.pem", "certificate.pem",
                                         "pkcs8_encrypted.pem", "ec.pem",     "rsa1024.pem" };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char uri[600];
        snprintf(uri, sizeof uri, "file:%s", key_path(names[i]));
        sw_key *key = NULL;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_KEY, &err, sw_key_from_uri(&key, uri, NULL, &err));
        assert_null(key);
    }
}

TEST(a_store_uri_is_named_by_its_scheme_alone_since_it_may_hold_a_pin)
{
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_KEY, &err, sw_key_from_uri(&key, "pkcs11:token=pay;pin-value=hunter2", NULL, &err));
    assert_contains(err.message, "pkcs11:");
    assert_lacks(err.message, "hunter2");
}

/* The commonest mistake: the text of the key where its path or URI belongs. */
TEST(a_key_given_in_place_of_its_path_or_uri_is_not_repeated)
{
    char *pem = read_text(key_path("pkcs8.pem"), NULL);
    sw_key *key = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_true(sw_key_from_file(&key, pem, NULL, &err) < 0);
    assert_reveals_nothing(&err, "pkcs8.pem");
    assert_true(sw_key_from_uri(&key, pem, NULL, &err) < 0);
    assert_reveals_nothing(&err, "pkcs8.pem");
    free(pem);
}

typedef struct elsewhere {
    sw_key *key;
    int calls;
    int returns;
    size_t size; /* 0: what the key gives */
    sw_algorithm algorithm;
} elsewhere;

static int sign_elsewhere(void *payload, sw_algorithm algorithm, const void *text, size_t text_size,
                          unsigned char *signature, size_t *signature_size)
{
    elsewhere *it = payload;
    it->calls++;
    it->algorithm = algorithm;
    assert_int_equal(text_size, 4);
    assert_memory_equal(text, "text", 4);
    assert_true(*signature_size >= 256);
    memset(signature, 'x', 8);
    *signature_size = it->size;
    return it->returns;
}

TEST(a_callback_gets_the_text_and_the_algorithm_by_its_own_name)
{
    elsewhere it = { .size = 8 };
    sw_key *key;
    char *signature;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_from_callback(&key, sign_elsewhere, &it, &err));
    assert_code(SW_OK, &err, sw_key_sign(&signature, key, SW_ALGORITHM_DEFAULT, "text", 4, &err));
    assert_string_equal(signature, "eHh4eHh4eHg=");
    assert_int_equal(it.algorithm, SW_ALGORITHM_PSS_V2);
    assert_int_equal(it.calls, 1);
    sw_release(signature);
    sw_key_free(key);
}

TEST(a_callback_that_fails_or_gives_nonsense_fails_the_signature)
{
    static const elsewhere table[] = { { .returns = 1, .size = 8 },
                                       { .returns = -3, .size = 8 },
                                       { .size = 0 },
                                       { .size = 1u << 20 },
                                       { .size = SIZE_MAX } };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        elsewhere it = table[i];
        sw_key *key;
        char *signature = (char *)1;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_OK, &err, sw_key_from_callback(&key, sign_elsewhere, &it, &err));
        assert_code(SW_E_CALLBACK, &err, sw_key_sign(&signature, key, SW_ALGORITHM_PSS, "text", 4, &err));
        assert_null(signature);
        sw_key_free(key);
    }
}

TEST(a_callback_key_has_no_half_in_this_process)
{
    char *folder = make_folder();
    char path[600];
    snprintf(path, sizeof path, "%s/key.pem", folder);
    sw_key *key = fake_key();
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_KEY, &err, sw_key_save_private(key, path, &err));
    assert_code(SW_E_KEY, &err, sw_key_save_public(key, path, &err));
    assert_code(SW_E_KEY, &err, sw_verify(key, SW_ALGORITHM_PSS, "text", 4, FAKE_SIGNATURE, &err));
    sw_key_free(key);
    remove_folder(folder);
}

TEST(a_public_key_does_not_sign)
{
    sw_key *key = public_key();
    char *signature = (char *)1;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_E_KEY, &err, sw_key_sign(&signature, key, SW_ALGORITHM_PSS, "text", 4, &err));
    assert_null(signature);
    assert_code(SW_E_KEY, &err, sw_key_save_private(key, "never", &err));
    sw_key_free(key);
}

TEST(what_is_no_public_rsa_key_is_refused_as_one)
{
    static const char *const names[] = { "pkcs8.pem",     "pkcs1.pem",   "certificate.pem",
                                         "ec_public.pem", "nothing.pem", "empty.pem" };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t size;
        char *pem = read_text(key_path(names[i]), &size);
        sw_key *key = NULL;
        sw_error err = SW_ERROR_INIT;
        assert_code(SW_E_KEY, &err, sw_key_public_from_pem(&key, pem, size, &err));
        assert_null(key);
        assert_reveals_nothing(&err, names[i]);
        free(pem);
    }
}

enum { THREADS = 8, ROUNDS = 10 };

typedef struct signer {
    const sw_key *key;
    char *signatures[ROUNDS];
} signer;

static void *sign_often(void *user)
{
    signer *it = user;
    for (int i = 0; i < ROUNDS; i++)
        if (sw_key_sign(&it->signatures[i], it->key, i % 2 ? SW_ALGORITHM_PSS : SW_ALGORITHM_PSS_V2, "text", 4, NULL) !=
            SW_OK)
            it->signatures[i] = NULL;
    return NULL;
}

TEST(eight_threads_sign_with_one_key_and_every_signature_verifies)
{
    sw_key *key, *other_half = public_key();
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, load_text(&key, "pkcs8.pem", NULL, &err));
    signer signers[THREADS] = { 0 };
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        signers[i].key = key;
        assert_int_equal(pthread_create(&threads[i], NULL, sign_often, &signers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (int i = 0; i < THREADS * ROUNDS; i++) {
        int round = i % ROUNDS;
        char *signature = signers[i / ROUNDS].signatures[round];
        assert_non_null(signature);
        sw_algorithm algorithm = round % 2 ? SW_ALGORITHM_PSS : SW_ALGORITHM_PSS_V2;
        assert_code(SW_OK, &err, sw_verify(other_half, algorithm, "text", 4, signature, &err));
        sw_release(signature);
    }
    sw_key_free(other_half);
    sw_key_free(key);
}

TEST(a_key_lives_until_its_last_holder_lets_go)
{
    sw_key *key;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, load_text(&key, "pkcs8.pem", NULL, &err));
    assert_ptr_equal(sw_key_retain(key), key);
    sw_key_free(key);
    assert_signs(key);
    sw_key_free(key);
}

static unsigned mode_of(const char *path)
{
    struct stat is;
    assert_int_equal(stat(path, &is), 0);
    return is.st_mode & 07777;
}

TEST(a_new_key_is_saved_loaded_again_and_its_halves_belong_together)
{
    char *folder = make_folder();
    char private_path[600], public_path[600];
    snprintf(private_path, sizeof private_path, "%s/private.pem", folder);
    snprintf(public_path, sizeof public_path, "%s/public.pem", folder);
    sw_key *made, *again, *other_half;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_key_generate(&made, &err));
    assert_code(SW_OK, &err, sw_key_save_private(made, private_path, &err));
    assert_code(SW_OK, &err, sw_key_save_public(made, public_path, &err));
    assert_int_equal(mode_of(private_path), 0600);
    assert_code(SW_OK, &err, sw_key_from_file(&again, private_path, NULL, &err));
    size_t size;
    char *pem = read_text(public_path, &size), *private_pem = read_text(private_path, NULL), *signature;
    assert_contains(private_pem, "-----BEGIN PRIVATE KEY-----");
    assert_lacks(pem, "PRIVATE");
    assert_code(SW_OK, &err, sw_key_public_from_pem(&other_half, pem, size, &err));
    assert_code(SW_OK, &err, sw_key_sign(&signature, again, SW_ALGORITHM_PSS, "text", 4, &err));
    assert_code(SW_OK, &err, sw_verify(other_half, SW_ALGORITHM_PSS, "text", 4, signature, &err));
    assert_code(SW_E_IO, &err, sw_key_save_private(made, private_path, &err));
    assert_code(SW_E_IO, &err, sw_key_save_public(made, public_path, &err));
    char *unchanged = read_text(private_path, NULL);
    assert_string_equal(unchanged, private_pem);
    sw_release(signature);
    free(pem);
    free(private_pem);
    free(unchanged);
    sw_key_free(made);
    sw_key_free(again);
    sw_key_free(other_half);
    remove_folder(folder);
}

TEST(a_signature_verifies_for_its_own_text_key_and_salt_only)
{
    sw_key *key;
    char *signature;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, load_text(&key, "pkcs8.pem", NULL, &err));
    assert_code(SW_OK, &err, sw_key_sign(&signature, key, SW_ALGORITHM_PSS, "text", 4, &err));
    assert_code(SW_OK, &err, sw_verify(key, SW_ALGORITHM_PSS, "text", 4, signature, &err));
    assert_code(SW_E_SIGNATURE, &err, sw_verify(key, SW_ALGORITHM_PSS_V2, "text", 4, signature, &err));
    assert_contains(err.message, "salt of 32 bytes");
    assert_code(SW_E_SIGNATURE, &err, sw_verify(key, SW_ALGORITHM_PSS, "texu", 4, signature, &err));
    assert_code(SW_E_SIGNATURE, &err, sw_verify(key, SW_ALGORITHM_PSS, "text", 3, signature, &err));
    signature[10] = signature[10] == 'A' ? 'B' : 'A';
    assert_code(SW_E_SIGNATURE, &err, sw_verify(key, SW_ALGORITHM_PSS, "text", 4, signature, &err));
    static const char *const bad[] = { "", "AAAA", "not base64!", "====" };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_code(SW_E_SIGNATURE, &err, sw_verify(key, SW_ALGORITHM_PSS, "text", 4, bad[i], &err));
    assert_code(SW_E_INVALID, &err, sw_verify(key, (sw_algorithm)7, "text", 4, signature, &err));
    sw_release(signature);
    sw_key_free(key);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_of_an_rsa_key_loads_from_text_and_signs),
        cmocka_unit_test(every_form_of_an_rsa_key_loads_from_a_file_and_signs),
        cmocka_unit_test(a_text_need_not_be_closed_with_a_nul),
        cmocka_unit_test(every_other_text_is_refused_with_what_it_is_and_what_to_do),
        cmocka_unit_test(every_other_file_is_refused_with_its_path_what_it_is_and_what_to_do),
        cmocka_unit_test(a_file_that_is_missing_is_an_io_error),
        cmocka_unit_test(a_text_longer_than_its_ceiling_is_refused),
        cmocka_unit_test(a_store_uri_gives_the_same_key),
        cmocka_unit_test(a_store_uri_that_gives_no_rsa_key_is_refused),
        cmocka_unit_test(a_store_uri_is_named_by_its_scheme_alone_since_it_may_hold_a_pin),
        cmocka_unit_test(a_key_given_in_place_of_its_path_or_uri_is_not_repeated),
        cmocka_unit_test(a_callback_gets_the_text_and_the_algorithm_by_its_own_name),
        cmocka_unit_test(a_callback_that_fails_or_gives_nonsense_fails_the_signature),
        cmocka_unit_test(a_callback_key_has_no_half_in_this_process),
        cmocka_unit_test(a_public_key_does_not_sign),
        cmocka_unit_test(what_is_no_public_rsa_key_is_refused_as_one),
        cmocka_unit_test(eight_threads_sign_with_one_key_and_every_signature_verifies),
        cmocka_unit_test(a_key_lives_until_its_last_holder_lets_go),
        cmocka_unit_test(a_new_key_is_saved_loaded_again_and_its_halves_belong_together),
        cmocka_unit_test(a_signature_verifies_for_its_own_text_key_and_salt_only),
    };
    return RUN_SUITE(tests);
}
