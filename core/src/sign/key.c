/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/key.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/secret.h"
#include "sign/pem.h"

#include <savedwallet/limits.h>
#include <savedwallet/sign.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/store.h>
#include <openssl/ui.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct sw_key {
    atomic_int holders;
    EVP_PKEY *pkey; /* NULL for a key behind a callback */
    bool has_private;
    /* A context for each algorithm, which is copied for each signature and never used itself. */
    EVP_MD_CTX *prepared[2];
    sw_sign_fn *sign;
    void *payload;
};

enum { SIGNATURE_ROOM = SW_MAX_RSA_BITS / 8 };

/* RSASSA-PSS with SHA-256 for both digests. */
static bool set_padding(EVP_PKEY_CTX *context, sw_algorithm algorithm)
{
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, sw_algorithm_salt(algorithm)) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

/*
 * OpenSSL looks its algorithms up by name for each new context, which costs a fortieth of a signature: it is done once.
 */
static EVP_MD_CTX *prepare(EVP_PKEY *pkey, sw_algorithm algorithm)
{
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = NULL;
    if (digest && EVP_DigestSignInit(digest, &context, EVP_sha256(), NULL, pkey) == 1 &&
        set_padding(context, algorithm))
        return digest;
    EVP_MD_CTX_free(digest);
    return NULL;
}

static int make(sw_key **out, EVP_PKEY *pkey, bool has_private, sw_error *err)
{
    sw_key *key = sw_alloc(sizeof *key);
    if (!key) {
        EVP_PKEY_free(pkey);
        return sw_fail_memory(err);
    }
    atomic_init(&key->holders, 1);
    key->pkey = pkey;
    key->has_private = has_private;
    if (has_private) {
        key->prepared[0] = prepare(pkey, SW_ALGORITHM_PSS);
        key->prepared[1] = prepare(pkey, SW_ALGORITHM_PSS_V2);
    }
    *out = key;
    return SW_OK;
}

sw_key *sw_key_retain(sw_key *key)
{
    if (key)
        atomic_fetch_add(&key->holders, 1);
    return key;
}

void sw_key_free(sw_key *key)
{
    if (!key || atomic_fetch_sub(&key->holders, 1) != 1)
        return;
    EVP_MD_CTX_free(key->prepared[0]);
    EVP_MD_CTX_free(key->prepared[1]);
    EVP_PKEY_free(key->pkey); /* OpenSSL wipes an RSA key's private numbers */
    sw_release(key);
}

/* Takes pkey over. */
static int take(sw_key **out, EVP_PKEY *pkey, bool has_private, const char *what, sw_error *err)
{
    const char *kind = EVP_PKEY_get0_type_name(pkey);
    int bits = EVP_PKEY_get_bits(pkey), code;
    if (!EVP_PKEY_is_a(pkey, "RSA"))
        code = sw_fail(
            err, SW_E_KEY,
            "%s is of the kind %s: Amazon Pay takes RSA keys of 2048 bits: make one with: savedwallet keys new", what,
            kind ? kind : "unknown");
    else if (bits < SW_MIN_RSA_BITS)
        code = sw_fail(err, SW_E_KEY,
                       "%s is an RSA key of %d bits: Amazon Pay takes 2048: make one with: savedwallet keys new", what,
                       bits);
    else if (bits > SW_MAX_RSA_BITS)
        code = sw_fail(err, SW_E_KEY, "%s is an RSA key of %d bits: at most %d are taken", what, bits, SW_MAX_RSA_BITS);
    else
        return make(out, pkey, has_private, err);
    EVP_PKEY_free(pkey);
    return code;
}

/* OpenSSL's own default would ask at the terminal. */
static int give_passphrase(char *out, int size, int for_writing, void *passphrase)
{
    (void)for_writing;
    size_t length = passphrase ? strlen(passphrase) : 0;
    if (length == 0 || length > (size_t)size)
        return -1;
    memcpy(out, passphrase, length);
    return (int)length;
}

static int read_pem(sw_key **out, const char *pem, size_t size, const char *passphrase, const char *what, sw_error *err)
{
    if (strlen(pem) != size)
        return sw_fail(
            err, SW_E_KEY,
            "%s is not text: it holds a NUL byte (convert DER with: openssl pkey -inform DER -in KEY -out key.pem)",
            what);
    int code = sw_pem_check_private(pem, what, err);
    if (code != SW_OK)
        return code;
    if (sw_pem_is_encrypted(pem) && (!passphrase || !*passphrase))
        return sw_fail(err, SW_E_KEY, "%s is encrypted: give its passphrase (private_key_passphrase)", what);
    ERR_set_mark();
    BIO *bio = BIO_new_mem_buf(pem, (int)size);
    EVP_PKEY *pkey = bio ? PEM_read_bio_PrivateKey(bio, NULL, give_passphrase, (void *)passphrase) : NULL;
    BIO_free(bio);
    ERR_pop_to_mark();
    if (pkey)
        return take(out, pkey, true, what, err);
    if (sw_pem_is_encrypted(pem))
        return sw_fail(err, SW_E_KEY, "the passphrase does not open %s", what);
    return sw_fail(err, SW_E_KEY, "%s is damaged: it looks like a PEM private key, but cannot be read", what);
}

/* People put the key itself where its path belongs; a message must not repeat it. */
static int refuse_text(const char *given, const char *field, const char *wanted, sw_error *err)
{
    if (sw_looks_like_path(given))
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, field,
                         "%s wants %s, but was given a text (not shown): the text of a key belongs in private_key",
                         field, wanted);
}

/* A copy closed with a NUL, which is wiped afterwards: the caller's text need not be closed. */
static int read_copy(sw_key **out, const char *pem, size_t size, const char *passphrase, const char *what,
                     sw_error *err)
{
    char *copy = sw_copy_bytes(pem, size);
    if (!copy)
        return sw_fail_memory(err);
    int code = read_pem(out, copy, size, passphrase, what, err);
    sw_release_secret(copy, size);
    return code;
}

int sw_key_from_pem(sw_key **out, const char *pem, size_t size, const char *passphrase, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !pem)
        return sw_fail_field(err, SW_E_INVALID, "private_key", "there is no PEM text to read a key from");
    if (size > SW_MAX_KEY_FILE)
        return sw_fail_field(err, SW_E_LIMIT, "private_key", "the private key is longer than %d bytes",
                             SW_MAX_KEY_FILE);
    return read_copy(out, pem, size, passphrase, "the private key", err);
}

int sw_key_from_file(sw_key **out, const char *path, const char *passphrase, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !path || !*path)
        return sw_fail_field(err, SW_E_INVALID, "private_key_file", "there is no path of a private key file");
    sw_buf text = SW_BUF_INIT(SW_MAX_KEY_FILE);
    char what[512];
    snprintf(what, sizeof what, "the private key file \"%.400s\"", path);
    int code = refuse_text(path, "private_key_file", "the path of a file", err);
    if (code == SW_OK)
        code = sw_file_read(&text, path, "the private key file", err);
    if (code == SW_OK)
        code = read_copy(out, sw_buf_text(&text), text.size, passphrase, what, err);
    sw_buf_free_secret(&text);
    return code;
}

/* The first private key of a store; NULL when it has none. */
static EVP_PKEY *load_from_store(OSSL_STORE_CTX *store)
{
    EVP_PKEY *pkey = NULL;
    OSSL_STORE_expect(store, OSSL_STORE_INFO_PKEY);
    while (!pkey && !OSSL_STORE_eof(store)) {
        OSSL_STORE_INFO *info = OSSL_STORE_load(store);
        if (info && OSSL_STORE_INFO_get_type(info) == OSSL_STORE_INFO_PKEY)
            pkey = OSSL_STORE_INFO_get1_PKEY(info);
        OSSL_STORE_INFO_free(info);
        if (!info && OSSL_STORE_error(store))
            break;
    }
    return pkey;
}

int sw_key_from_uri(sw_key **out, const char *uri, const char *passphrase, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !uri || !*uri)
        return sw_fail_field(err, SW_E_INVALID, "private_key_uri", "there is no URI of a private key");
    int code = refuse_text(uri, "private_key_uri", "a URI", err);
    if (code != SW_OK)
        return code;
    ERR_set_mark();
    UI_METHOD *ui = UI_UTIL_wrap_read_pem_callback(give_passphrase, 0);
    OSSL_STORE_CTX *store = ui ? OSSL_STORE_open(uri, ui, (void *)passphrase, NULL, NULL) : NULL;
    EVP_PKEY *pkey = store ? load_from_store(store) : NULL;
    OSSL_STORE_close(store);
    UI_destroy_method(ui);
    ERR_pop_to_mark();
    /* A URI may hold a PIN: only its scheme is named. */
    if (!pkey)
        return sw_fail_field(err, SW_E_KEY, "private_key_uri",
                             "no private key came from the store \"%.*s:\": check the URI, its passphrase, and that "
                             "OpenSSL has a provider for it",
                             strchr(uri, ':') ? (int)strcspn(uri, ":") : 0, uri);
    return take(out, pkey, true, "the key of the store", err);
}

int sw_key_from_callback(sw_key **out, sw_sign_fn *sign, void *payload, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !sign)
        return sw_fail(err, SW_E_INVALID, "there is no function to sign with");
    int code = make(out, NULL, false, err);
    if (code != SW_OK)
        return code;
    (*out)->sign = sign;
    (*out)->payload = payload;
    return SW_OK;
}

int sw_key_public_from_pem(sw_key **out, const char *pem, size_t size, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !pem || size > SW_MAX_KEY_FILE)
        return sw_fail(err, SW_E_INVALID, "there is no PEM text of a public key (at most %d bytes)", SW_MAX_KEY_FILE);
    ERR_set_mark();
    BIO *bio = BIO_new_mem_buf(pem, (int)size);
    EVP_PKEY *pkey = bio ? PEM_read_bio_PUBKEY(bio, NULL, give_passphrase, NULL) : NULL;
    BIO_free(bio);
    ERR_pop_to_mark();
    if (!pkey)
        return sw_fail(err, SW_E_KEY, "the text is no PEM public key: it should start with -----BEGIN PUBLIC KEY-----");
    return take(out, pkey, false, "the public key", err);
}

int sw_key_generate(sw_key **out, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_key_generate needs a place for its key");
    *out = NULL;
    EVP_PKEY *pkey = EVP_RSA_gen(SW_MIN_RSA_BITS);
    return pkey ? make(out, pkey, true, err) : sw_fail(err, SW_E_KEY, "OpenSSL could not make an RSA key");
}

static int save(BIO *bio, int written, const char *path, unsigned mode, const char *what, sw_error *err)
{
    char *text = NULL;
    long size = written == 1 ? BIO_get_mem_data(bio, &text) : 0;
    int code = size > 0 ? sw_file_create(path, text, (size_t)size, mode, what, err)
                        : sw_fail(err, SW_E_KEY, "OpenSSL could not write %s", what);
    if (text)
        sw_wipe(text, (size_t)size);
    BIO_free(bio);
    return code;
}

int sw_key_save_private(const sw_key *key, const char *path, sw_error *err)
{
    if (!key || !path)
        return sw_fail(err, SW_E_INVALID, "there is no key or no path to save it to");
    if (!key->has_private)
        return sw_fail(err, SW_E_KEY, "the private half of this key is not in this process");
    BIO *bio = BIO_new(BIO_s_secmem());
    int written = bio ? PEM_write_bio_PKCS8PrivateKey(bio, key->pkey, NULL, NULL, 0, NULL, NULL) : 0;
    return save(bio, written, path, 0600, "the private key file", err);
}

int sw_key_save_public(const sw_key *key, const char *path, sw_error *err)
{
    if (!key || !path)
        return sw_fail(err, SW_E_INVALID, "there is no key or no path to save it to");
    if (!key->pkey)
        return sw_fail(err, SW_E_KEY, "the public half of this key is not in this process");
    BIO *bio = BIO_new(BIO_s_mem());
    return save(bio, bio ? PEM_write_bio_PUBKEY(bio, key->pkey) : 0, path, 0644, "the public key file", err);
}

static bool sign_here(unsigned char *out, size_t *size, const sw_key *key, sw_algorithm algorithm, const void *text,
                      size_t text_size)
{
    const EVP_MD_CTX *prepared = key->prepared[algorithm == SW_ALGORITHM_PSS_V2];
    ERR_set_mark();
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    bool done = digest && prepared && EVP_MD_CTX_copy_ex(digest, prepared) == 1 &&
                EVP_DigestSign(digest, out, size, text, text_size) == 1;
    EVP_MD_CTX_free(digest);
    ERR_pop_to_mark();
    return done;
}

static int sign_elsewhere(unsigned char *out, size_t *size, const sw_key *key, sw_algorithm algorithm, const void *text,
                          size_t text_size, sw_error *err)
{
    size_t room = *size;
    if (key->sign(key->payload, algorithm, text, text_size, out, size) != 0)
        return sw_fail(err, SW_E_CALLBACK, "the sign callback failed");
    if (*size == 0 || *size > room)
        return sw_fail(err, SW_E_CALLBACK, "the sign callback gave a signature of %zu bytes: 1 to %zu are possible",
                       *size, room);
    return SW_OK;
}

int sw_key_sign(char **signature, const sw_key *key, sw_algorithm algorithm, const void *text, size_t size,
                sw_error *err)
{
    unsigned char bytes[SIGNATURE_ROOM];
    size_t written = sizeof bytes;
    algorithm = sw_algorithm_resolve(algorithm);
    int code = SW_OK;
    *signature = NULL;
    if (key->sign)
        code = sign_elsewhere(bytes, &written, key, algorithm, text, size, err);
    else if (!key->has_private)
        code = sw_fail(err, SW_E_KEY, "this is a public key: signing needs the private one");
    else if (!sign_here(bytes, &written, key, algorithm, text, size))
        code = sw_fail(err, SW_E_KEY, "OpenSSL could not sign with this key");
    if (code != SW_OK)
        return code;
    *signature = sw_base64(bytes, written);
    return *signature ? SW_OK : sw_fail_memory(err);
}

static bool verifies(const sw_key *key, sw_algorithm algorithm, const void *text, size_t size,
                     const unsigned char *signature, size_t signature_size)
{
    ERR_set_mark();
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = NULL;
    bool good = digest && EVP_DigestVerifyInit(digest, &context, EVP_sha256(), NULL, key->pkey) == 1 &&
                set_padding(context, algorithm) &&
                EVP_DigestVerify(digest, signature, signature_size, text ? text : "", size) == 1;
    EVP_MD_CTX_free(digest);
    ERR_pop_to_mark();
    return good;
}

int sw_verify(const sw_key *key, sw_algorithm algorithm, const void *text, size_t size, const char *signature,
              sw_error *err)
{
    if (!key || !signature || (!text && size > 0) || !sw_algorithm_name(algorithm))
        return sw_fail(err, SW_E_INVALID, "verifying needs a key, an algorithm, a text and a signature");
    if (!key->pkey)
        return sw_fail(err, SW_E_KEY, "the public half of this key is not in this process");
    unsigned char bytes[SIGNATURE_ROOM + 3];
    size_t written = 0;
    if (!sw_base64_decode(bytes, sizeof bytes, &written, signature))
        return sw_fail(err, SW_E_SIGNATURE, "the signature is not base64 of at most %d bytes", SIGNATURE_ROOM);
    if (!verifies(key, algorithm, text, size, bytes, written))
        return sw_fail(err, SW_E_SIGNATURE, "the signature does not verify with this key and %s (salt of %d bytes)",
                       sw_algorithm_name(algorithm), sw_algorithm_salt(algorithm));
    return SW_OK;
}
