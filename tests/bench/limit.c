/* SPDX-License-Identifier: Apache-2.0 */
#include "limit.h"

#include "body.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NAMES "accept;content-type;x-amz-pay-date;x-amz-pay-host;x-amz-pay-idempotency-key;x-amz-pay-region"

struct limit {
    CURL *curl;
    EVP_PKEY *key;
    char url[512];
};

static size_t drop(char *bytes, size_t one, size_t size, void *payload)
{
    (void)bytes, (void)one, (void)payload;
    return size;
}

limit *limit_start(const char *url, const char *ca_file, const char *key_file)
{
    limit *it = calloc(1, sizeof *it);
    FILE *file = fopen(key_file, "rb");
    it->key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
    fclose(file);
    snprintf(it->url, sizeof it->url, "%s/v2/charges", url);
    it->curl = curl_easy_init();
    curl_easy_setopt(it->curl, CURLOPT_URL, it->url);
    curl_easy_setopt(it->curl, CURLOPT_CAINFO, ca_file);
    curl_easy_setopt(it->curl, CURLOPT_CAPATH, NULL);
    curl_easy_setopt(it->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(it->curl, CURLOPT_WRITEFUNCTION, drop);
    return it;
}

static void sha256_hex(char out[65], const char *text, size_t size)
{
    unsigned char digest[32];
    EVP_Digest(text, size, digest, NULL, EVP_sha256(), NULL);
    for (int i = 0; i < 32; i++)
        sprintf(out + 2 * i, "%02x", digest[i]);
}

static void sign(char *out, EVP_PKEY *key, const char *text)
{
    unsigned char bytes[256];
    size_t size = sizeof bytes;
    EVP_PKEY_CTX *padding;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, &padding, EVP_sha256(), NULL, key);
    EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, 32);
    EVP_DigestSign(context, bytes, &size, (const unsigned char *)text, strlen(text));
    EVP_EncodeBlock((unsigned char *)out, bytes, (int)size);
    EVP_MD_CTX_free(context);
}

static void write_authorization(char *out, size_t size, EVP_PKEY *key, const char *date)
{
    char body[65], digest[65], canonical[1024], text[128], signature[400];
    sha256_hex(body, CHARGE_BODY, strlen(CHARGE_BODY));
    snprintf(canonical, sizeof canonical,
             "POST\n/v2/charges\n\naccept:application/json\ncontent-type:application/json\nx-amz-pay-date:%s\n"
             "x-amz-pay-host:localhost\nx-amz-pay-idempotency-key:" CHARGE_KEY "\nx-amz-pay-region:na\n\n" NAMES "\n%s",
             date, body);
    sha256_hex(digest, canonical, strlen(canonical));
    snprintf(text, sizeof text, "AMZN-PAY-RSASSA-PSS-V2\n%s", digest);
    sign(signature, key, text);
    snprintf(out, size,
             "authorization: AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=SANDBOX-BENCH, SignedHeaders=" NAMES ", Signature=%s",
             signature);
}

long limit_send(limit *it)
{
    char date[20], date_line[64], authorization[1024];
    time_t now = time(NULL);
    struct tm utc;
    strftime(date, sizeof date, "%Y%m%dT%H%M%SZ", gmtime_r(&now, &utc));
    snprintf(date_line, sizeof date_line, "x-amz-pay-date: %s", date);
    write_authorization(authorization, sizeof authorization, it->key, date);
    struct curl_slist *headers = curl_slist_append(NULL, "accept: application/json");
    headers = curl_slist_append(headers, "content-type: application/json");
    headers = curl_slist_append(headers, "x-amz-pay-host: localhost");
    headers = curl_slist_append(headers, "x-amz-pay-region: na");
    headers = curl_slist_append(headers, "x-amz-pay-idempotency-key: " CHARGE_KEY);
    headers = curl_slist_append(headers, date_line);
    headers = curl_slist_append(headers, authorization);
    curl_easy_setopt(it->curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(it->curl, CURLOPT_POSTFIELDS, CHARGE_BODY);
    long status = 0;
    if (curl_easy_perform(it->curl) == CURLE_OK)
        curl_easy_getinfo(it->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    return status;
}

void limit_stop(limit *it)
{
    curl_easy_cleanup(it->curl);
    EVP_PKEY_free(it->key);
    free(it);
}
