/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/certificates.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "emulator/must.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

enum { DAY = 24 * 60 * 60, AUTHORITY_DAYS = 3650, SERVER_DAYS = 365, RSA_BITS = 2048 };

static int report(int code, const char *what, sw_error *err)
{
    if (code >= 0)
        return SW_OK;
    return sw_fail(err, SW_E_KEY, "%s failed: %s", what, gnutls_strerror(code));
}

/* Copies what GnuTLS exported, closed with a NUL, and frees its own copy. */
static char *take(gnutls_datum_t *exported)
{
    char *text = em_new((size_t)exported->size + 1);
    memcpy(text, exported->data, exported->size);
    sw_wipe(exported->data, exported->size);
    gnutls_free(exported->data);
    return text;
}

static gnutls_datum_t borrow(const char *text)
{
    return (gnutls_datum_t){ (unsigned char *)(uintptr_t)text, (unsigned)strlen(text) };
}

void em_pair_free(em_pair *pair)
{
    if (pair->private_key)
        sw_release_secret(pair->private_key, strlen(pair->private_key));
    sw_release(pair->public_part);
    *pair = (em_pair){ 0 };
}

static int make_key(gnutls_x509_privkey_t *key, gnutls_pk_algorithm_t algorithm, unsigned bits)
{
    int code = gnutls_x509_privkey_init(key);
    return code < 0 ? code : gnutls_x509_privkey_generate(*key, algorithm, bits, 0);
}

static int make_curve_key(gnutls_x509_privkey_t *key)
{
    return make_key(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1));
}

static int export_key(char **out, gnutls_x509_privkey_t key)
{
    gnutls_datum_t exported;
    int code = gnutls_x509_privkey_export2_pkcs8(key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &exported);
    if (code >= 0)
        *out = take(&exported);
    return code;
}

static int export_public_key(char **out, gnutls_x509_privkey_t key)
{
    gnutls_privkey_t any = NULL;
    gnutls_pubkey_t public_key = NULL;
    gnutls_datum_t exported;
    int code = gnutls_privkey_init(&any);
    if (code >= 0)
        code = gnutls_privkey_import_x509(any, key, 0);
    if (code >= 0)
        code = gnutls_pubkey_init(&public_key);
    if (code >= 0)
        code = gnutls_pubkey_import_privkey(public_key, any, 0, 0);
    if (code >= 0)
        code = gnutls_pubkey_export2(public_key, GNUTLS_X509_FMT_PEM, &exported);
    if (code >= 0)
        *out = take(&exported);
    gnutls_pubkey_deinit(public_key);
    gnutls_privkey_deinit(any);
    return code;
}

int em_make_merchant_pair(em_pair *out, sw_error *err)
{
    gnutls_x509_privkey_t key = NULL;
    int code = make_key(&key, GNUTLS_PK_RSA, RSA_BITS);
    if (code >= 0)
        code = export_key(&out->private_key, key);
    if (code >= 0)
        code = export_public_key(&out->public_part, key);
    gnutls_x509_privkey_deinit(key);
    return report(code, "making the merchant's key pair", err);
}

int em_public_key_of(char **out, const char *private_key, sw_error *err)
{
    gnutls_x509_privkey_t key = NULL;
    gnutls_datum_t text = borrow(private_key);
    int code = gnutls_x509_privkey_init(&key);
    if (code >= 0)
        code = gnutls_x509_privkey_import2(key, &text, GNUTLS_X509_FMT_PEM, NULL, 0);
    if (code >= 0)
        code = export_public_key(out, key);
    gnutls_x509_privkey_deinit(key);
    return report(code, "reading the merchant's private key", err);
}

/* What every certificate has. It begins a day early, so that a machine whose clock is a little late takes it. */
static int begin_certificate(gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key, const char *name, int days)
{
    unsigned char serial[16];
    time_t now = time(NULL);
    sw_random(serial, sizeof serial, NULL);
    serial[0] &= 0x7F; /* a serial number is not negative */
    int code = gnutls_x509_crt_set_version(certificate, 3);
    if (code >= 0)
        code = gnutls_x509_crt_set_key(certificate, key);
    if (code >= 0)
        code = gnutls_x509_crt_set_serial(certificate, serial, sizeof serial);
    if (code >= 0)
        code = gnutls_x509_crt_set_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned)strlen(name));
    if (code >= 0)
        code = gnutls_x509_crt_set_activation_time(certificate, now - DAY);
    if (code >= 0)
        code = gnutls_x509_crt_set_expiration_time(certificate, now + (time_t)days * DAY);
    return code;
}

static int export_certificate(char **out, gnutls_x509_crt_t certificate)
{
    gnutls_datum_t exported;
    int code = gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_PEM, &exported);
    if (code >= 0)
        *out = take(&exported);
    return code;
}

int em_make_authority(em_pair *out, sw_error *err)
{
    gnutls_x509_privkey_t key = NULL;
    gnutls_x509_crt_t certificate = NULL;
    int code = make_curve_key(&key);
    if (code >= 0)
        code = gnutls_x509_crt_init(&certificate);
    if (code >= 0)
        code = begin_certificate(certificate, key, "savedwallet-emulator local authority", AUTHORITY_DAYS);
    if (code >= 0)
        code = gnutls_x509_crt_set_basic_constraints(certificate, 1, 0);
    if (code >= 0)
        code = gnutls_x509_crt_set_key_usage(certificate, GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN);
    if (code >= 0)
        code = gnutls_x509_crt_sign2(certificate, certificate, key, GNUTLS_DIG_SHA256, 0);
    if (code >= 0)
        code = export_certificate(&out->public_part, certificate);
    if (code >= 0)
        code = export_key(&out->private_key, key);
    gnutls_x509_crt_deinit(certificate);
    gnutls_x509_privkey_deinit(key);
    return report(code, "making the local certificate authority", err);
}

static int add_name(gnutls_x509_crt_t certificate, gnutls_x509_subject_alt_name_t kind, const void *name, size_t size)
{
    return gnutls_x509_crt_set_subject_alt_name(certificate, kind, name, (unsigned)size, GNUTLS_FSAN_APPEND);
}

static int add_names(gnutls_x509_crt_t certificate, const char *extra_name)
{
    static const unsigned char loopback4[4] = { 127, 0, 0, 1 };
    static const unsigned char loopback6[16] = { [15] = 1 };
    int code = add_name(certificate, GNUTLS_SAN_DNSNAME, "localhost", strlen("localhost"));
    if (code >= 0)
        code = add_name(certificate, GNUTLS_SAN_IPADDRESS, loopback4, sizeof loopback4);
    if (code >= 0)
        code = add_name(certificate, GNUTLS_SAN_IPADDRESS, loopback6, sizeof loopback6);
    if (code >= 0 && extra_name)
        code = add_name(certificate, GNUTLS_SAN_DNSNAME, extra_name, strlen(extra_name));
    return code;
}

static int sign_server(gnutls_x509_crt_t certificate, const em_pair *authority)
{
    gnutls_x509_crt_t issuer = NULL;
    gnutls_x509_privkey_t issuer_key = NULL;
    gnutls_datum_t certificate_text = borrow(authority->public_part);
    gnutls_datum_t key_text = borrow(authority->private_key);
    int code = gnutls_x509_crt_init(&issuer);
    if (code >= 0)
        code = gnutls_x509_crt_import(issuer, &certificate_text, GNUTLS_X509_FMT_PEM);
    if (code >= 0)
        code = gnutls_x509_privkey_init(&issuer_key);
    if (code >= 0)
        code = gnutls_x509_privkey_import2(issuer_key, &key_text, GNUTLS_X509_FMT_PEM, NULL, 0);
    if (code >= 0)
        code = gnutls_x509_crt_sign2(certificate, issuer, issuer_key, GNUTLS_DIG_SHA256, 0);
    gnutls_x509_privkey_deinit(issuer_key);
    gnutls_x509_crt_deinit(issuer);
    return code;
}

static int finish_server(char **out, gnutls_x509_crt_t certificate, const em_pair *authority)
{
    int code = gnutls_x509_crt_set_basic_constraints(certificate, 0, -1);
    if (code >= 0)
        code = gnutls_x509_crt_set_key_usage(certificate, GNUTLS_KEY_DIGITAL_SIGNATURE);
    if (code >= 0)
        code = gnutls_x509_crt_set_key_purpose_oid(certificate, GNUTLS_KP_TLS_WWW_SERVER, 0);
    if (code >= 0)
        code = sign_server(certificate, authority);
    return code >= 0 ? export_certificate(out, certificate) : code;
}

int em_make_server_certificate(em_pair *out, const em_pair *authority, const char *extra_name, sw_error *err)
{
    gnutls_x509_privkey_t key = NULL;
    gnutls_x509_crt_t certificate = NULL;
    int code = make_curve_key(&key);
    if (code >= 0)
        code = gnutls_x509_crt_init(&certificate);
    if (code >= 0)
        code = begin_certificate(certificate, key, "savedwallet-emulator", SERVER_DAYS);
    if (code >= 0)
        code = add_names(certificate, extra_name);
    if (code >= 0)
        code = finish_server(&out->public_part, certificate, authority);
    if (code >= 0)
        code = export_key(&out->private_key, key);
    gnutls_x509_crt_deinit(certificate);
    gnutls_x509_privkey_deinit(key);
    return report(code, "making the server's certificate", err);
}

static int add_sns_names(gnutls_x509_crt_t certificate)
{
    static const char *const names[] = { "sns.us-east-1.amazonaws.com", "sns.eu-west-1.amazonaws.com",
                                         "sns.us-west-2.amazonaws.com" };
    int code = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names && code >= 0; i++)
        code = add_name(certificate, GNUTLS_SAN_DNSNAME, names[i], strlen(names[i]));
    return code;
}

static int read_private_key(gnutls_x509_privkey_t *key, const char *private_key)
{
    gnutls_datum_t text = borrow(private_key);
    int code = gnutls_x509_privkey_init(key);
    return code < 0 ? code : gnutls_x509_privkey_import2(*key, &text, GNUTLS_X509_FMT_PEM, NULL, 0);
}

int em_make_sns_certificate(em_pair *pair, const em_pair *authority, sw_error *err)
{
    gnutls_x509_privkey_t key = NULL;
    gnutls_x509_crt_t certificate = NULL;
    int code = read_private_key(&key, pair->private_key);
    if (code >= 0)
        code = gnutls_x509_crt_init(&certificate);
    if (code >= 0)
        code = begin_certificate(certificate, key, "sns.amazonaws.com", AUTHORITY_DAYS);
    if (code >= 0)
        code = add_sns_names(certificate);
    sw_release(pair->public_part);
    pair->public_part = NULL;
    if (code >= 0)
        code = finish_server(&pair->public_part, certificate, authority);
    gnutls_x509_crt_deinit(certificate);
    gnutls_x509_privkey_deinit(key);
    return report(code, "making the certificate of notifications", err);
}

char *em_sign_message(const char *private_key, const char *text, bool first_version)
{
    gnutls_x509_privkey_t read = NULL;
    gnutls_privkey_t key = NULL;
    gnutls_datum_t bytes = borrow(text), made = { NULL, 0 };
    int code = read_private_key(&read, private_key);
    if (code >= 0)
        code = gnutls_privkey_init(&key);
    if (code >= 0)
        code = gnutls_privkey_import_x509(key, read, 0);
    if (code >= 0)
        code = gnutls_privkey_sign_data2(key, first_version ? GNUTLS_SIGN_RSA_SHA1 : GNUTLS_SIGN_RSA_SHA256, 0, &bytes,
                                         &made);
    char *signature = code >= 0 ? sw_base64(made.data, made.size) : NULL;
    gnutls_free(made.data);
    gnutls_privkey_deinit(key);
    gnutls_x509_privkey_deinit(read);
    return signature;
}
