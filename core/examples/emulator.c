/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator.h"

#include "answer.h"
#include "base/error.h"
#include "base/json.h"
#include "base/memory.h"

#include <savedwallet/transport.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct emulator {
    sw_transport *transport;
    const char *url;
    const char *token;
};

int emulator_open(emulator **out, sw_error *err)
{
    *out = NULL;
    emulator *it = sw_alloc(sizeof *it);
    if (!it)
        return sw_fail_memory(err);
    it->url = getenv("SAVEDWALLET_EMULATOR_URL");
    it->token = getenv("SAVEDWALLET_EMULATOR_TOKEN");
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    options.ca_file = getenv("SAVEDWALLET_CA_FILE");
    int code = it->url && it->token
                   ? sw_transport_curl_new(&it->transport, &options, err)
                   : sw_fail(err, SW_E_INVALID,
                             "no emulator: run this as savedwallet-emulator exec --region eu -- savedwallet-demo");
    if (code < 0) {
        emulator_close(it);
        return code;
    }
    *out = it;
    return SW_OK;
}

static int post(sw_response **answer, emulator *to, const char *path, const char *body, sw_error *err)
{
    char url[256];
    snprintf(url, sizeof url, "%s/emulator/api/%s", to->url, path);
    sw_header headers[] = { { "content-type", "application/json" }, { "x-emulator-token", to->token } };
    sw_http_request request = {
        .method = "POST", .url = url, .headers = headers, .header_count = 2, .body = body, .body_size = strlen(body)
    };
    int code = sw_transport_send(answer, to->transport, &request, err);
    int status = sw_response_status(*answer);
    if (code == SW_OK && (status < 200 || status > 299))
        code = sw_fail(err, SW_E_REFUSED, "the emulator refused %s with %d: %.300s", path, status,
                       sw_response_body(*answer, NULL));
    return code;
}

static char *checkout_json(const char *payload, const sw_signature *signature, const char *public_key_id)
{
    sw_json *object = sw_json_object();
    bool whole = sw_json_put_text(object, "payload", payload) &&
                 sw_json_put_text(object, "signature", sw_signature_value(signature)) &&
                 sw_json_put_text(object, "public_key_id", public_key_id) &&
                 sw_json_put_text(object, "algorithm", sw_algorithm_name(sw_signature_algorithm(signature))) &&
                 sw_json_put_text(object, "product_type", "PayOnly") && sw_json_put_text(object, "surface", "web") &&
                 sw_json_put_text(object, "card", "1111") && sw_json_put_bool(object, "consent", true);
    char *text = whole ? sw_json_write(object, false) : NULL;
    sw_json_free(object);
    return text;
}

int emulator_checkout(char session[64], emulator *to, const char *payload, const sw_signature *signature,
                      const char *public_key_id, sw_error *err)
{
    sw_response *answer = NULL;
    char *body = checkout_json(payload, signature, public_key_id);
    int code = body ? post(&answer, to, "checkout", body, err) : sw_fail_memory(err);
    if (code == SW_OK)
        code = answer_text(session, 64, answer, "checkoutSessionId", err);
    sw_response_free(answer);
    sw_json_release_text(body);
    return code;
}

int emulator_advance(emulator *to, const char *time, sw_error *err)
{
    char body[64];
    sw_response *answer = NULL;
    snprintf(body, sizeof body, "{\"advance\":\"%s\"}", time);
    int code = post(&answer, to, "clock", body, err);
    sw_response_free(answer);
    return code;
}

void emulator_close(emulator *to)
{
    if (to)
        sw_transport_free(to->transport);
    sw_release(to);
}
