/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/certificate.h"

#include "base/error.h"
#include "base/memory.h"
#include "pay/refusal.h"

#include <savedwallet/limits.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <limits.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum { STRONG = 2, LONGEST_CHAIN = 8 }; /* OpenSSL's level 2: 112 bits, which RSA of 2,048 has and SHA-1 has not */

static const char field[] = "SigningCertURL";

struct sw_roots {
    X509_STORE *trusted;
    STACK_OF(X509) * intermediates;
    bool allows_incomplete;
};

struct sw_certificate {
    atomic_int holders;
    X509 *x509;
};

/* Never asks at a terminal for a passphrase. */
static int give_none(char *out, int size, int for_writing, void *payload)
{
    (void)out, (void)size, (void)for_writing, (void)payload;
    return -1;
}

/* Every certificate of a PEM text; NULL when it has none, or memory ran out. */
static STACK_OF(X509) * read_all(const char *pem, size_t size)
{
    STACK_OF(X509) *all = sk_X509_new_null();
    BIO *bio = size <= INT_MAX ? BIO_new_mem_buf(pem, (int)size) : NULL;
    bool good = all && bio;
    ERR_set_mark();
    for (X509 *each = NULL; good && (each = PEM_read_bio_X509(bio, NULL, give_none, NULL));) {
        good = sk_X509_push(all, each) > 0;
        if (!good)
            X509_free(each);
    }
    ERR_pop_to_mark();
    BIO_free(bio);
    if (good && sk_X509_num(all) > 0)
        return all;
    sk_X509_pop_free(all, X509_free);
    return NULL;
}

sw_roots *sw_roots_new(void)
{
    sw_roots *roots = sw_alloc(sizeof *roots);
    if (!roots)
        return NULL;
    roots->trusted = X509_STORE_new();
    if (roots->trusted)
        return roots;
    sw_release(roots);
    return NULL;
}

int sw_roots_trust(sw_roots *roots, const char *pem, size_t size, const char *what, sw_error *err)
{
    STACK_OF(X509) *all = read_all(pem, size);
    if (!all)
        return sw_fail(err, SW_E_IO, "%s holds no PEM certificate", what);
    X509_STORE *trusted = X509_STORE_new();
    bool good = trusted;
    for (int i = 0; good && i < sk_X509_num(all); i++)
        good = X509_STORE_add_cert(trusted, sk_X509_value(all, i)) == 1;
    sk_X509_pop_free(all, X509_free);
    X509_STORE_free(good ? roots->trusted : trusted);
    if (!good)
        return sw_fail_memory(err);
    roots->trusted = trusted;
    return SW_OK;
}

int sw_roots_add_intermediates(sw_roots *roots, const char *pem, size_t size, const char *what, sw_error *err)
{
    STACK_OF(X509) *all = read_all(pem, size);
    if (!all)
        return sw_fail(err, SW_E_IO, "%s holds no PEM certificate", what);
    sk_X509_pop_free(roots->intermediates, X509_free);
    roots->intermediates = all;
    return SW_OK;
}

void sw_roots_allow_incomplete(sw_roots *roots)
{
    roots->allows_incomplete = true;
}

void sw_roots_free(sw_roots *roots)
{
    if (!roots)
        return;
    X509_STORE_free(roots->trusted);
    sk_X509_pop_free(roots->intermediates, X509_free);
    sw_release(roots);
}

static int refuse(sw_error *err, const char *why)
{
    return sw_refuse(err, SW_REFUSAL_BAD_CERTIFICATE, field, "the certificate of the message %s", why);
}

static bool may_sign(X509 *x509)
{
    return (X509_get_key_usage(x509) & X509v3_KU_DIGITAL_SIGNATURE) && !(X509_get_extension_flags(x509) & EXFLAG_CA);
}

/* What holds for a certificate wherever it comes from. */
static int check_key(X509 *x509, sw_error *err)
{
    const EVP_PKEY *key = X509_get0_pubkey(x509);
    int bits = key ? EVP_PKEY_get_bits(key) : 0;
    if (!key || !EVP_PKEY_is_a(key, "RSA"))
        return refuse(err, "has no RSA key");
    if (bits < SW_MIN_RSA_BITS || bits > SW_MAX_RSA_BITS)
        return sw_refuse(err, SW_REFUSAL_BAD_CERTIFICATE, field,
                         "the certificate of the message has an RSA key of %d bits: %d to %d are taken", bits,
                         SW_MIN_RSA_BITS, SW_MAX_RSA_BITS);
    return may_sign(x509) ? SW_OK : refuse(err, "is not one to sign with (it is an authority's, or for other uses)");
}

/* A wildcard would cover other services under the same name. */
static bool has_name(X509 *x509, const char *name)
{
    return X509_check_host(x509, name, 0, X509_CHECK_FLAG_NO_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT, NULL) ==
           1;
}

static int explain(X509_STORE_CTX *context, sw_error *err)
{
    int why = X509_STORE_CTX_get_error(context), above = X509_STORE_CTX_get_error_depth(context);
    char issuer[100] = "";
    const X509 *at = X509_STORE_CTX_get_current_cert(context);
    if (why == X509_V_ERR_OUT_OF_MEM)
        return sw_fail_memory(err);
    if (at)
        X509_NAME_get_text_by_NID(X509_get_issuer_name(at), NID_commonName, issuer, sizeof issuer);
    if (why == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY)
        return sw_refuse(err, SW_REFUSAL_INCOMPLETE_CHAIN, field,
                         "the certificate of the message was issued by \"%.100s\", which is neither in its file nor on "
                         "this machine: give that certificate as intermediates_file, or set allow_incomplete_chain",
                         issuer);
    return sw_refuse(err, SW_REFUSAL_BAD_CERTIFICATE, field,
                     "the certificate of the message cannot be trusted: %s (issuer \"%.100s\", %d above it)",
                     X509_verify_cert_error_string(why), issuer, above);
}

/* The certificates that came along, and those we were given: none of them is trusted by itself. */
static STACK_OF(X509) * helpers(STACK_OF(X509) * came, const sw_roots *roots)
{
    STACK_OF(X509) *all = sk_X509_dup(came);
    for (int i = 0; all && i < sk_X509_num(roots->intermediates); i++)
        if (sk_X509_push(all, sk_X509_value(roots->intermediates, i)) <= 0) {
            sk_X509_free(all);
            return NULL;
        }
    return all;
}

/* What each way of looking at a chain asks for. @param anchors  NULL: the authorities of roots */
static int verify(STACK_OF(X509) * came, const sw_roots *roots, STACK_OF(X509) * anchors, int64_t now_ms, sw_error *err)
{
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    STACK_OF(X509) *others = helpers(came, roots);
    int code = SW_E_NOMEM;
    if (context && others && X509_STORE_CTX_init(context, roots->trusted, sk_X509_value(came, 0), others) == 1 &&
        X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_SERVER) == 1) {
        X509_VERIFY_PARAM *how = X509_STORE_CTX_get0_param(context);
        X509_VERIFY_PARAM_set_time(how, (time_t)(now_ms / 1000));
        X509_VERIFY_PARAM_set_auth_level(how, STRONG);
        X509_VERIFY_PARAM_set_depth(how, LONGEST_CHAIN);
        if (anchors) {
            X509_VERIFY_PARAM_set_flags(how, X509_V_FLAG_PARTIAL_CHAIN);
            X509_STORE_CTX_set0_trusted_stack(context, anchors);
        }
        code = X509_verify_cert(context) == 1 ? SW_OK : explain(context, err);
    }
    X509_STORE_CTX_free(context);
    sk_X509_free(others);
    return code == SW_E_NOMEM ? sw_fail_memory(err) : code;
}

/* Where a chain cannot be completed and need not be, the certificate is its own anchor: all the rest is looked at. */
static int check_chain(STACK_OF(X509) * came, const sw_roots *roots, int64_t now_ms, sw_error *err)
{
    sw_error why = SW_ERROR_INIT;
    ERR_set_mark();
    int code = verify(came, roots, NULL, now_ms, &why);
    if (code == SW_E_SIGNATURE && sw_is_refused(&why, SW_REFUSAL_INCOMPLETE_CHAIN) && roots->allows_incomplete)
        code = verify(came, roots, came, now_ms, &why);
    ERR_pop_to_mark();
    if (err && code != SW_OK)
        *err = why;
    return code;
}

static int keep(sw_certificate **out, X509 *x509, sw_error *err)
{
    sw_certificate *certificate = sw_alloc(sizeof *certificate);
    if (!certificate)
        return sw_fail_memory(err);
    atomic_init(&certificate->holders, 1);
    X509_up_ref(x509);
    certificate->x509 = x509;
    *out = certificate;
    return SW_OK;
}

int sw_certificate_read(sw_certificate **out, const char *pem, size_t size, const sw_roots *roots,
                        const char *const names[2], int64_t now_ms, sw_error *err)
{
    *out = NULL;
    STACK_OF(X509) *all = read_all(pem, size);
    if (!all)
        return refuse(err, "is no PEM certificate");
    X509 *first = sk_X509_value(all, 0);
    int code = check_key(first, err);
    if (code == SW_OK)
        code = check_chain(all, roots, now_ms, err);
    if (code == SW_OK && !has_name(first, names[0]) && !has_name(first, names[1]))
        code = sw_refuse(err, SW_REFUSAL_BAD_CERTIFICATE, field,
                         "the certificate of the message is not that of %s or %s", names[0], names[1]);
    if (code == SW_OK)
        code = keep(out, first, err);
    sk_X509_pop_free(all, X509_free);
    return code;
}

int sw_certificate_pin(sw_certificate **out, const char *pem, size_t size, sw_error *err)
{
    *out = NULL;
    STACK_OF(X509) *all = read_all(pem, size);
    if (!all)
        return refuse(err, "is no PEM certificate");
    int code = check_key(sk_X509_value(all, 0), err);
    if (code == SW_OK)
        code = keep(out, sk_X509_value(all, 0), err);
    sk_X509_pop_free(all, X509_free);
    return code;
}

bool sw_certificate_is_current(const sw_certificate *certificate, int64_t now_ms)
{
    time_t now = (time_t)(now_ms / 1000);
    return X509_cmp_time(X509_get0_notBefore(certificate->x509), &now) < 0 &&
           X509_cmp_time(X509_get0_notAfter(certificate->x509), &now) > 0;
}

int sw_certificate_verify(const sw_certificate *certificate, const char *version, const void *text, size_t size,
                          const unsigned char *signature, size_t signature_size, sw_error *err)
{
    const EVP_MD *hash = strcmp(version, "1") == 0 ? EVP_sha1() : EVP_sha256();
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    ERR_set_mark();
    bool ready = digest && EVP_DigestVerifyInit(digest, NULL, hash, NULL, X509_get0_pubkey(certificate->x509)) == 1;
    bool good = ready && EVP_DigestVerify(digest, signature, signature_size, text, size) == 1;
    ERR_pop_to_mark();
    EVP_MD_CTX_free(digest);
    if (!ready)
        return sw_fail(err, SW_E_KEY, "OpenSSL on this machine does not verify signatures of version %s", version);
    if (good)
        return SW_OK;
    return sw_refuse(err, SW_REFUSAL_FORGED, "Signature",
                     "the signature of the message is not that of its text: it was changed, or Amazon did not send it");
}

sw_certificate *sw_certificate_retain(sw_certificate *certificate)
{
    if (certificate)
        atomic_fetch_add(&certificate->holders, 1);
    return certificate;
}

void sw_certificate_free(sw_certificate *certificate)
{
    if (!certificate || atomic_fetch_sub(&certificate->holders, 1) != 1)
        return;
    X509_free(certificate->x509);
    sw_release(certificate);
}
