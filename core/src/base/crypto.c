/* SPDX-License-Identifier: Apache-2.0 */
#include "base/crypto.h"

#include "base/error.h"
#include "base/memory.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <limits.h>
#include <stdio.h>
#include <string.h>

int sw_sha256(unsigned char out[SW_SHA256_SIZE], const void *bytes, size_t size, sw_error *err)
{
    if (EVP_Digest(bytes ? bytes : "", size, out, NULL, EVP_sha256(), NULL) != 1)
        return sw_fail(err, SW_E_NOMEM, "OpenSSL could not compute a SHA-256");
    return SW_OK;
}

int sw_hmac_sha256(unsigned char out[SW_SHA256_SIZE], const void *key, size_t key_size, const void *bytes, size_t size,
                   sw_error *err)
{
    unsigned written = 0;
    if (key_size > INT_MAX || !HMAC(EVP_sha256(), key, (int)key_size, bytes, size, out, &written))
        return sw_fail(err, SW_E_NOMEM, "OpenSSL could not compute an HMAC");
    return SW_OK;
}

void sw_hex(char *out, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * size] = '\0';
}

int sw_sha256_hex(char out[SW_SHA256_HEX_SIZE], const void *bytes, size_t size, sw_error *err)
{
    unsigned char digest[SW_SHA256_SIZE];
    int code = sw_sha256(digest, bytes, size, err);
    if (code == SW_OK)
        sw_hex(out, digest, sizeof digest);
    return code;
}

char *sw_base64(const unsigned char *bytes, size_t size)
{
    if (size > INT_MAX / 2)
        return NULL;
    char *text = sw_alloc((size + 2) / 3 * 4 + 1);
    if (text)
        EVP_EncodeBlock((unsigned char *)text, bytes, (int)size);
    return text;
}

char *sw_base64_url(const unsigned char *bytes, size_t size)
{
    char *text = sw_base64(bytes, size);
    for (char *c = text; c && *c; c++)
        *c = *c == '+' ? '-' : *c == '/' ? '_' : *c == '=' ? '\0' : *c;
    return text;
}

static bool is_base64(const char *text, size_t length, size_t *padding)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t letters = strspn(text, alphabet);
    *padding = length - letters;
    return length > 0 && length % 4 == 0 && *padding <= 2 && strspn(text + letters, "=") == *padding;
}

bool sw_base64_decode(unsigned char *out, size_t room, size_t *size, const char *text)
{
    size_t length = strlen(text), padding;
    if (!is_base64(text, length, &padding) || length > INT_MAX || length / 4 * 3 > room)
        return false;
    if (EVP_DecodeBlock(out, (const unsigned char *)text, (int)length) < 0)
        return false;
    *size = length / 4 * 3 - padding;
    return true;
}

int sw_random(void *out, size_t size, sw_error *err)
{
    if (size > INT_MAX || RAND_bytes(out, (int)size) != 1)
        return sw_fail(err, SW_E_IO, "the machine gave no random bytes");
    return SW_OK;
}

void sw_wipe(void *memory, size_t size)
{
    OPENSSL_cleanse(memory, size);
}

bool sw_equal_secret(const void *a, const void *b, size_t size)
{
    return CRYPTO_memcmp(a, b, size) == 0;
}

void sw_crypto_version(char *out, size_t size)
{
    snprintf(out, size, "OpenSSL/%s", OpenSSL_version(OPENSSL_VERSION_STRING));
}
