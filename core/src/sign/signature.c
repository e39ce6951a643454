/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/uri.h"
#include "sign/canonical.h"
#include "sign/headers.h"
#include "sign/key.h"

#include <savedwallet/limits.h>
#include <savedwallet/region.h>
#include <savedwallet/sign.h>

#include <string.h>

enum { MAX_CANONICAL = SW_MAX_URL + SW_MAX_QUERY + 2 * (SW_MAX_HEADERS + SW_OWN_HEADERS) * SW_MAX_HEADER_VALUE };

struct sw_signature {
    bool is_button;
    sw_algorithm algorithm;
    sw_headers headers;
    sw_buf query;
    sw_buf canonical;
    sw_buf text;
    sw_buf authorization;
    char sha256[SW_SHA256_HEX_SIZE];
    char *value;
};

static sw_signature *make(sw_algorithm algorithm)
{
    sw_signature *signature = sw_alloc(sizeof *signature);
    if (!signature)
        return NULL;
    signature->algorithm = sw_algorithm_resolve(algorithm);
    signature->query = (sw_buf)SW_BUF_INIT(SW_MAX_QUERY);
    signature->canonical = (sw_buf)SW_BUF_INIT(MAX_CANONICAL);
    signature->text = (sw_buf)SW_BUF_INIT(128);
    signature->authorization = (sw_buf)SW_BUF_INIT(SW_MAX_HEADER_VALUE);
    return signature;
}

void sw_signature_free(sw_signature *signature)
{
    if (!signature)
        return;
    sw_headers_free(&signature->headers);
    sw_buf_free(&signature->query);
    sw_buf_free(&signature->canonical);
    sw_buf_free(&signature->text);
    sw_buf_free(&signature->authorization);
    sw_release(signature->value);
    sw_release(signature);
}

static bool is_method(const char *method)
{
    static const char *const methods[] = { "GET", "POST", "PATCH", "PUT", "DELETE" };
    for (size_t i = 0; method && i < sizeof methods / sizeof methods[0]; i++)
        if (strcmp(method, methods[i]) == 0)
            return true;
    return false;
}

static int check(const sw_request_to_sign *request, sw_error *err)
{
    if (request->version > SW_REQUEST_TO_SIGN_VERSION)
        return sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_request_to_sign up to version %d",
                             SW_REQUEST_TO_SIGN_VERSION);
    if (!is_method(request->method))
        return sw_fail_field(err, SW_E_INVALID, "method",
                             "the method must be GET, POST, PATCH, PUT or DELETE, in capitals");
    if (!request->date || !sw_is_basic_date(request->date))
        return sw_fail_field(err, SW_E_INVALID, "date", "the date must be in UTC and of the form 20260102T030405Z");
    if (!sw_algorithm_name(request->algorithm))
        return sw_fail_field(err, SW_E_INVALID, "algorithm", "there is no algorithm with the number %d",
                             (int)request->algorithm);
    if (request->header_count > SW_MAX_HEADERS + SW_OWN_HEADERS || (request->header_count > 0 && !request->headers))
        return sw_fail_field(err, SW_E_LIMIT, "headers", "there are more than %d headers", SW_MAX_HEADERS);
    if (request->body_size > SW_MAX_REQUEST_BODY || (request->body_size > 0 && !request->body))
        return sw_fail_field(err, SW_E_LIMIT, "body", "the body is longer than %d bytes", SW_MAX_REQUEST_BODY);
    int code = request->public_key_id ? sw_key_id_check(request->public_key_id, err) : SW_OK;
    return code == SW_OK ? sw_path_check(request->path, err) : code;
}

static int put_headers(sw_headers *headers, const sw_request_to_sign *request, sw_error *err)
{
    sw_region region;
    int code = sw_region_parse(&region, request->region, err);
    if (code != SW_OK)
        return code;
    const sw_header defaults[] = {
        { "accept", "application/json" },
        { "content-type", "application/json" },
        { "x-amz-pay-date", request->date },
        { "x-amz-pay-host", request->host ? request->host : sw_region_host(region) },
        { "x-amz-pay-region", sw_region_name(region) },
    };
    for (size_t i = 0; i < sizeof defaults / sizeof defaults[0] && code == SW_OK; i++)
        code = sw_headers_put(headers, defaults[i].name, defaults[i].value, err);
    for (size_t i = 0; i < request->header_count && code == SW_OK; i++)
        code = sw_headers_put(headers, request->headers[i].name, request->headers[i].value, err);
    return code;
}

static int write_canonical(sw_signature *signature, const sw_request_to_sign *request, sw_error *err)
{
    char body[SW_SHA256_HEX_SIZE];
    int code = sw_sha256_hex(body, request->body, request->body_size, err);
    if (code == SW_OK)
        code = sw_query_canonical(&signature->query, request->query, err);
    if (code != SW_OK)
        return code;
    sw_canonical_request(&signature->canonical, request->method, request->path, sw_buf_text(&signature->query),
                         &signature->headers, body);
    code = sw_buf_check(&signature->canonical, "the canonical request", err);
    return code != SW_OK
               ? code
               : sw_sha256_hex(signature->sha256, sw_buf_text(&signature->canonical), signature->canonical.size, err);
}

/* The last two stages, the same for requests and buttons. */
static int sign_text(sw_signature *signature, const sw_key *key, sw_error *err)
{
    sw_string_to_sign(&signature->text, signature->algorithm, signature->sha256);
    int code = sw_buf_check(&signature->text, "the string to sign", err);
    if (code != SW_OK || !key)
        return code;
    return sw_key_sign(&signature->value, key, signature->algorithm, sw_buf_text(&signature->text),
                       signature->text.size, err);
}

static int authorize(sw_signature *signature, const char *public_key_id, sw_error *err)
{
    sw_buf *out = &signature->authorization;
    sw_buf_add_text(out, sw_algorithm_name(signature->algorithm));
    sw_buf_add_text(out, " PublicKeyId=");
    sw_buf_add_text(out, public_key_id);
    sw_buf_add_text(out, ", SignedHeaders=");
    sw_signed_headers(out, &signature->headers);
    sw_buf_add_text(out, ", Signature=");
    sw_buf_add_text(out, signature->value);
    int code = sw_buf_check(out, "the authorization header", err);
    return code != SW_OK ? code : sw_headers_put_authorization(&signature->headers, sw_buf_text(out), err);
}

static int sign_request(sw_signature *signature, const sw_key *key, const sw_request_to_sign *request, sw_error *err)
{
    int code = put_headers(&signature->headers, request, err);
    if (code == SW_OK)
        code = write_canonical(signature, request, err);
    if (code == SW_OK)
        code = sign_text(signature, key, err);
    if (code == SW_OK && signature->value && request->public_key_id)
        code = authorize(signature, request->public_key_id, err);
    return code;
}

static int give(sw_signature **out, sw_signature *signature, int code)
{
    if (code == SW_OK)
        *out = signature;
    else
        sw_signature_free(signature);
    return code;
}

int sw_sign_request(sw_signature **out, const sw_key *key, const sw_request_to_sign *request, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || !request)
        return sw_fail(err, SW_E_INVALID, "there is no request to sign");
    int code = check(request, err);
    if (code != SW_OK)
        return code;
    sw_signature *signature = make(request->algorithm);
    if (!signature)
        return sw_fail_memory(err);
    return give(out, signature, sign_request(signature, key, request, err));
}

int sw_sign_button(sw_signature **out, const sw_key *key, sw_algorithm algorithm, const void *payload,
                   size_t payload_size, sw_error *err)
{
    if (out)
        *out = NULL;
    if (!out || (!payload && payload_size > 0))
        return sw_fail(err, SW_E_INVALID, "there is no payload to sign");
    if (!sw_algorithm_name(algorithm))
        return sw_fail_field(err, SW_E_INVALID, "algorithm", "there is no algorithm with the number %d",
                             (int)algorithm);
    if (payload_size > SW_MAX_REQUEST_BODY)
        return sw_fail_field(err, SW_E_LIMIT, "payload", "the payload is longer than %d bytes", SW_MAX_REQUEST_BODY);
    sw_signature *signature = make(algorithm);
    if (!signature)
        return sw_fail_memory(err);
    signature->is_button = true;
    int code = sw_sha256_hex(signature->sha256, payload, payload_size, err);
    return give(out, signature, code == SW_OK ? sign_text(signature, key, err) : code);
}

const char *sw_signature_canonical_request(const sw_signature *signature)
{
    return signature && !signature->is_button ? sw_buf_text(&signature->canonical) : NULL;
}

const char *sw_signature_sha256(const sw_signature *signature)
{
    return signature ? signature->sha256 : NULL;
}

const char *sw_signature_string_to_sign(const sw_signature *signature)
{
    return signature ? sw_buf_text(&signature->text) : NULL;
}

const char *sw_signature_value(const sw_signature *signature)
{
    return signature ? signature->value : NULL;
}

const char *sw_signature_authorization(const sw_signature *signature)
{
    return signature && signature->authorization.size > 0 ? sw_buf_text(&signature->authorization) : NULL;
}

const char *sw_signature_query(const sw_signature *signature)
{
    return signature && !signature->is_button ? sw_buf_text(&signature->query) : NULL;
}

sw_algorithm sw_signature_algorithm(const sw_signature *signature)
{
    return signature ? signature->algorithm : SW_ALGORITHM_DEFAULT;
}

const sw_header *sw_signature_headers(const sw_signature *signature, size_t *count)
{
    if (count)
        *count = signature ? signature->headers.count : 0;
    return signature ? signature->headers.items : NULL;
}
