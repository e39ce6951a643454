/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/idempotency.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/error.h"
#include "base/text.h"

#include <savedwallet/limits.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool is_utf8(const char *text)
{
    return !text || sw_is_utf8(text, strlen(text));
}

static int check(const sw_idempotency *from, sw_error *err)
{
    if (!sw_environment_name(from->environment))
        return sw_fail_field(err, SW_E_INVALID, "environment",
                             "an idempotency key needs an environment, sandbox or live");
    if (!from->merchant_id || !*from->merchant_id)
        return sw_fail_field(err, SW_E_INVALID, "merchant_id",
                             "an intent becomes a key together with the merchant id: set merchant_id");
    if (!from->operation || !*from->operation)
        return sw_fail_field(err, SW_E_INVALID, "operation", "an idempotency key needs the name of its operation");
    if (!from->intent || !*from->intent)
        return sw_fail_field(err, SW_E_INVALID, "intent",
                             "the intent is empty: say what is meant, such as \"ride:81\"");
    if (strlen(from->intent) > SW_MAX_INTENT)
        return sw_fail_field(err, SW_E_LIMIT, "intent", "the intent is longer than %d bytes", SW_MAX_INTENT);
    if (!is_utf8(from->merchant_id) || !is_utf8(from->key_namespace))
        return sw_fail_field(err, SW_E_INVALID, "merchant_id", "the merchant id or the namespace is not UTF-8");
    if (!is_utf8(from->intent))
        return sw_fail_field(err, SW_E_INVALID, "intent",
                             "the intent is not UTF-8: it would give another key in another language");
    if (from->attempt < 0)
        return sw_fail_field(err, SW_E_INVALID, "attempt", "the attempt is %d: the first is 1", from->attempt);
    return SW_OK;
}

int sw_idempotency_key(char out[33], const sw_idempotency *from, sw_error *err)
{
    if (out)
        out[0] = '\0';
    if (!out || !from)
        return sw_fail(err, SW_E_INVALID, "an idempotency key needs something to be made of and a place to go");
    int code = check(from, err);
    if (code != SW_OK)
        return code;
    char attempt[16];
    snprintf(attempt, sizeof attempt, "%d", from->attempt ? from->attempt : 1);
    sw_buf text = SW_BUF_INIT(16384);
    sw_buf_add_netstring(&text, "savedwallet/1");
    sw_buf_add_netstring(&text, sw_environment_name(from->environment));
    sw_buf_add_netstring(&text, from->merchant_id);
    sw_buf_add_netstring(&text, from->key_namespace ? from->key_namespace : "");
    sw_buf_add_netstring(&text, from->operation);
    sw_buf_add_netstring(&text, from->intent);
    sw_buf_add_netstring(&text, attempt);
    code = sw_buf_check(&text, "what the idempotency key is made of", err);
    unsigned char digest[SW_SHA256_SIZE];
    if (code == SW_OK)
        code = sw_sha256(digest, sw_buf_text(&text), text.size, err);
    if (code == SW_OK)
        sw_hex(out, digest, SW_SHA256_SIZE / 2);
    sw_buf_free(&text);
    return code;
}
