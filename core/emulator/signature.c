/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/signature.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "emulator/must.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <stdint.h>
#include <string.h>

enum { MAX_SIGNATURE = 1024 };

/* The salt's length is a property of a key in GnuTLS: one and the same key, set up once for each. */
struct em_public_key {
    gnutls_pubkey_t by_algorithm[3]; /* the first, of the unknown algorithm, stays empty */
};

static const struct {
    const char *name;
    unsigned salt;
} ALGORITHMS[] = {
    [EM_ALGORITHM_V1] = { "AMZN-PAY-RSASSA-PSS", 20 },
    [EM_ALGORITHM_V2] = { "AMZN-PAY-RSASSA-PSS-V2", 32 },
};

em_algorithm em_algorithm_find(const char *name)
{
    for (int a = EM_ALGORITHM_V1; a <= EM_ALGORITHM_V2; a++)
        if (strcmp(ALGORITHMS[a].name, name) == 0)
            return (em_algorithm)a;
    return EM_ALGORITHM_UNKNOWN;
}

static int set_salt(gnutls_pubkey_t key, unsigned salt)
{
    gnutls_x509_spki_t parameters;
    int code = gnutls_x509_spki_init(&parameters);
    if (code < 0)
        return code;
    gnutls_x509_spki_set_rsa_pss_params(parameters, GNUTLS_DIG_SHA256, salt);
    code = gnutls_pubkey_set_spki(key, parameters, 0);
    gnutls_x509_spki_deinit(parameters);
    return code;
}

static int read_for(gnutls_pubkey_t *out, const gnutls_datum_t *pem, unsigned salt)
{
    int code = gnutls_pubkey_init(out);
    if (code >= 0)
        code = gnutls_pubkey_import(*out, pem, GNUTLS_X509_FMT_PEM);
    return code >= 0 ? set_salt(*out, salt) : code;
}

int em_public_key_read(em_public_key **out, const char *pem, size_t size, sw_error *err)
{
    gnutls_datum_t text = { (unsigned char *)(uintptr_t)pem, (unsigned)size };
    em_public_key *key = em_new(sizeof *key);
    int code = 0;
    for (int a = EM_ALGORITHM_V1; a <= EM_ALGORITHM_V2 && code >= 0; a++)
        code = read_for(&key->by_algorithm[a], &text, ALGORITHMS[a].salt);
    if (code >= 0) {
        *out = key;
        return SW_OK;
    }
    em_public_key_free(key);
    return sw_fail(err, SW_E_KEY, "the public key is not an RSA key in PEM form: %s", gnutls_strerror(code));
}

void em_public_key_free(em_public_key *key)
{
    if (!key)
        return;
    for (int a = EM_ALGORITHM_V1; a <= EM_ALGORITHM_V2; a++)
        if (key->by_algorithm[a])
            gnutls_pubkey_deinit(key->by_algorithm[a]);
    sw_release(key);
}

static bool take_number(unsigned char *out, size_t *room, gnutls_datum_t *number)
{
    bool fits = number->size <= *room;
    if (fits) {
        memcpy(out, number->data, number->size);
        *room = number->size;
    }
    gnutls_free(number->data);
    return fits;
}

bool em_public_key_numbers(const em_public_key *key, unsigned char *modulus, size_t *modulus_size,
                           unsigned char *exponent, size_t *exponent_size)
{
    gnutls_datum_t m, e;
    gnutls_pubkey_t any = key->by_algorithm[EM_ALGORITHM_V1];
    if (gnutls_pubkey_export_rsa_raw2(any, &m, &e, GNUTLS_EXPORT_FLAG_NO_LZ) < 0)
        return false;
    bool fits = take_number(modulus, modulus_size, &m);
    return take_number(exponent, exponent_size, &e) && fits;
}

size_t em_algorithm_salt(em_algorithm algorithm)
{
    return ALGORITHMS[algorithm].salt;
}

bool em_signature_verify(const em_public_key *key, em_algorithm algorithm, const char *text, const char *signature)
{
    unsigned char bytes[MAX_SIGNATURE];
    size_t size;
    if (algorithm == EM_ALGORITHM_UNKNOWN || !sw_base64_decode(bytes, sizeof bytes, &size, signature))
        return false;
    gnutls_datum_t signed_text = { (unsigned char *)(uintptr_t)text, (unsigned)strlen(text) };
    gnutls_datum_t sealed = { bytes, (unsigned)size };
    gnutls_pubkey_t prepared = key->by_algorithm[algorithm];
    return gnutls_pubkey_verify_data2(prepared, GNUTLS_SIGN_RSA_PSS_SHA256, 0, &signed_text, &sealed) >= 0;
}

static int open_private_key(gnutls_privkey_t key, const char *pem)
{
    gnutls_datum_t text = { (unsigned char *)(uintptr_t)pem, (unsigned)strlen(pem) };
    gnutls_x509_spki_t parameters;
    int code = gnutls_privkey_import_x509_raw(key, &text, GNUTLS_X509_FMT_PEM, NULL, 0);
    if (code < 0 || (code = gnutls_x509_spki_init(&parameters)) < 0)
        return code;
    gnutls_x509_spki_set_rsa_pss_params(parameters, GNUTLS_DIG_SHA256, ALGORITHMS[EM_ALGORITHM_V2].salt);
    code = gnutls_privkey_set_spki(key, parameters, 0);
    gnutls_x509_spki_deinit(parameters);
    return code;
}

static char *write_base64(const gnutls_datum_t *bytes)
{
    gnutls_datum_t text;
    char *copy = NULL;
    if (gnutls_base64_encode2(bytes, &text) < 0)
        return NULL;
    copy = em_copy((const char *)text.data);
    gnutls_free(text.data);
    return copy;
}

char *em_signature_make(const char *private_key, const char *text)
{
    gnutls_datum_t plain = { (unsigned char *)(uintptr_t)text, (unsigned)strlen(text) };
    gnutls_datum_t sealed;
    gnutls_privkey_t key;
    char *signature = NULL;
    if (gnutls_privkey_init(&key) < 0)
        return NULL;
    if (open_private_key(key, private_key) >= 0 &&
        gnutls_privkey_sign_data2(key, GNUTLS_SIGN_RSA_PSS_SHA256, 0, &plain, &sealed) >= 0) {
        signature = write_base64(&sealed);
        gnutls_free(sealed.data);
    }
    gnutls_privkey_deinit(key);
    return signature;
}
