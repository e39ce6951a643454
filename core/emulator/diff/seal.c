/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/seal.h"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <string.h>

static const char *const DIGESTS[] = { "SHA256", "SHA1", "SHA384", "SHA512" };
enum { DIGEST_COUNT = 4 };

static size_t digest(unsigned char out[EM_MAX_DIGEST], const char *name, const void *bytes, size_t size)
{
    unsigned length = 0;
    if (!EVP_Digest(bytes, size, out, &length, EVP_get_digestbyname(name), NULL))
        return 0;
    return length;
}

/* signature ^ e mod n, as many bytes as n has. @return 0: it is no number below n */
static size_t raise_to_key(unsigned char out[EM_MAX_SIGNATURE], const em_public_key *key,
                           const unsigned char *signature, size_t size)
{
    unsigned char modulus[EM_MAX_SIGNATURE], exponent[EM_MAX_SIGNATURE];
    size_t modulus_size = sizeof modulus, exponent_size = sizeof exponent;
    if (!em_public_key_numbers(key, modulus, &modulus_size, exponent, &exponent_size) || size != modulus_size)
        return 0;
    BN_CTX *context = BN_CTX_new();
    BIGNUM *n = BN_bin2bn(modulus, (int)modulus_size, NULL);
    BIGNUM *e = BN_bin2bn(exponent, (int)exponent_size, NULL);
    BIGNUM *s = BN_bin2bn(signature, (int)size, NULL);
    bool done = context && n && e && s && BN_cmp(s, n) < 0 && BN_mod_exp(s, s, e, n, context) &&
                BN_bn2binpad(s, out, (int)modulus_size) == (int)modulus_size;
    BN_free(s);
    BN_free(e);
    BN_free(n);
    BN_CTX_free(context);
    return done ? modulus_size : 0;
}

/* MGF1 of RFC 8017, laid over bytes. */
static void unmask(unsigned char *bytes, size_t size, const char *mask, const unsigned char *seed, size_t seed_size)
{
    unsigned char block[EM_MAX_DIGEST + 4], made[EM_MAX_DIGEST];
    memcpy(block, seed, seed_size);
    for (size_t at = 0, counter = 0; at < size; counter++) {
        block[seed_size] = block[seed_size + 1] = 0;
        block[seed_size + 2] = (unsigned char)(counter >> 8);
        block[seed_size + 3] = (unsigned char)counter;
        size_t length = digest(made, mask, block, seed_size + 4);
        if (length == 0)
            return;
        for (size_t i = 0; i < length && at < size; i++)
            bytes[at++] ^= made[i];
    }
}

/* EM = maskedDB || H || 0xBC; DB = zeros || 0x01 || salt. A wrong digest gives random bytes, which may look like that
   by chance, but with few zeros. @param zeros  how many the one had that was read before */
static void read_pss(em_seal *out, size_t *zeros, const unsigned char *em, size_t size, const char *name,
                     const char *mask)
{
    unsigned char db[EM_MAX_SIGNATURE];
    unsigned char empty[EM_MAX_DIGEST];
    size_t hash_size = digest(empty, name, "", 0);
    if (hash_size == 0 || size < hash_size + 2 || em[size - 1] != 0xBC)
        return;
    size_t db_size = size - hash_size - 1;
    const unsigned char *hash = em + db_size;
    memcpy(db, em, db_size);
    unmask(db, db_size, mask, hash, hash_size);
    db[0] &= 0x7F;
    size_t at = 0;
    while (at < db_size && db[at] == 0)
        at++;
    if (at == db_size || db[at] != 1 || (out->scheme == EM_SCHEME_PSS && at <= *zeros))
        return;
    *zeros = at;
    *out = (em_seal){ .scheme = EM_SCHEME_PSS, .digest = name, .mask = mask, .hash_size = hash_size };
    memcpy(out->hash, hash, hash_size);
    out->salt_size = db_size - at - 1;
    memcpy(out->salt, db + at + 1, out->salt_size);
}

/* 00 01 FF ... FF 00 DigestInfo, which ends with the hash. */
static bool read_pkcs1(em_seal *out, const unsigned char *em, size_t size)
{
    unsigned char empty[EM_MAX_DIGEST];
    size_t at = 2;
    if (size < 64 || em[0] != 0 || em[1] != 1)
        return false;
    while (at < size && em[at] == 0xFF)
        at++;
    if (at < 10 || at >= size || em[at] != 0)
        return false;
    for (int i = 0; i < DIGEST_COUNT; i++) {
        size_t hash_size = digest(empty, DIGESTS[i], "", 0);
        size_t info = size - at - 1;
        bool fits = info > hash_size && info < hash_size + 24 && em[size - hash_size - 1] == hash_size;
        if (!fits)
            continue;
        *out = (em_seal){ .scheme = EM_SCHEME_PKCS1, .digest = DIGESTS[i], .hash_size = hash_size };
        memcpy(out->hash, em + size - hash_size, hash_size);
        return true;
    }
    return false;
}

void em_seal_open(em_seal *out, const em_public_key *key, const unsigned char *signature, size_t size)
{
    unsigned char em[EM_MAX_SIGNATURE];
    *out = (em_seal){ 0 };
    size_t length = raise_to_key(em, key, signature, size);
    size_t zeros = 0;
    if (length == 0 || read_pkcs1(out, em, length))
        return;
    for (int i = 0; i < DIGEST_COUNT; i++)
        for (int j = 0; j < DIGEST_COUNT; j++)
            read_pss(out, &zeros, em, length, DIGESTS[i], DIGESTS[j]);
}

bool em_seal_is_over(const em_seal *seal, const char *text, size_t size)
{
    unsigned char made[EM_MAX_DIGEST];
    unsigned char salted[8 + EM_MAX_DIGEST + EM_MAX_SIGNATURE] = { 0 };
    if (seal->scheme == EM_SCHEME_NONE || digest(made, seal->digest, text, size) != seal->hash_size)
        return false;
    if (seal->scheme == EM_SCHEME_PSS) {
        memcpy(salted + 8, made, seal->hash_size);
        memcpy(salted + 8 + seal->hash_size, seal->salt, seal->salt_size);
        digest(made, seal->digest, salted, 8 + seal->hash_size + seal->salt_size);
    }
    return memcmp(made, seal->hash, seal->hash_size) == 0;
}
