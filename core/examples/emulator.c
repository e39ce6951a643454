/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator.h"

#include "base/error.h"
#include "base/json.h"
#include "base/memory.h"

#include <savedwallet/object.h>
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

static int tell(sw_response **answer, emulator *to, const char *method, const char *path, const char *body,
                sw_error *err)
{
    char url[256];
    snprintf(url, sizeof url, "%s/emulator/api/%s", to->url, path);
    sw_header headers[] = { { "content-type", "application/json" }, { "x-emulator-token", to->token } };
    sw_http_request request = {
        .method = method, .url = url, .headers = headers, .header_count = 2, .body = body, .body_size = strlen(body)
    };
    int code = sw_transport_send(answer, to->transport, &request, err);
    int status = sw_response_status(*answer);
    if (code == SW_OK && (status < 200 || status > 299))
        code = sw_fail(err, SW_E_REFUSED, "the emulator refused %s with %d: %.300s", path, status,
                       sw_response_body(*answer, NULL));
    return code;
}

static char *checkout_json(const sw_button *button)
{
    sw_json *object = sw_json_object();
    bool whole = sw_json_put_text(object, "payload", sw_button_payload_json(button)) &&
                 sw_json_put_text(object, "signature", sw_button_signature(button)) &&
                 sw_json_put_text(object, "public_key_id", sw_button_public_key_id(button)) &&
                 sw_json_put_text(object, "algorithm", sw_button_algorithm(button)) &&
                 sw_json_put_text(object, "product_type", "PayOnly") && sw_json_put_text(object, "surface", "web") &&
                 sw_json_put_text(object, "card", "1111") && sw_json_put_bool(object, "consent", true);
    char *text = whole ? sw_json_write(object, false) : NULL;
    sw_json_free(object);
    return text;
}

static int read_url(char *url, size_t size, const sw_response *answer, sw_error *err)
{
    sw_object *told = NULL;
    int code = sw_object_from_response(&told, answer, err);
    const char *text = sw_object_text(told, "/url");
    if (code == SW_OK && (!text || strlen(text) >= size))
        code = sw_fail(err, SW_E_PROTOCOL, "the emulator did not say where the buyer came back");
    if (code == SW_OK)
        snprintf(url, size, "%s", text);
    sw_object_free(told);
    return code;
}

int emulator_press(char *url, size_t size, emulator *to, const sw_button *button, sw_error *err)
{
    sw_response *answer = NULL;
    char *body = checkout_json(button);
    int code = body ? tell(&answer, to, "POST", "checkout", body, err) : sw_fail_memory(err);
    if (code == SW_OK)
        code = read_url(url, size, answer, err);
    sw_response_free(answer);
    sw_json_release_text(body);
    return code;
}

/* What is answered is of no interest. */
static int ask(emulator *to, const char *method, const char *path, const char *body, sw_error *err)
{
    sw_response *answer = NULL;
    int code = tell(&answer, to, method, path, body, err);
    sw_response_free(answer);
    return code;
}

int emulator_advance(emulator *to, const char *time, sw_error *err)
{
    char body[64];
    snprintf(body, sizeof body, "{\"advance\":\"%s\"}", time);
    return ask(to, "POST", "clock", body, err);
}

int emulator_notify(emulator *to, const char *url, sw_error *err)
{
    char body[128];
    snprintf(body, sizeof body, "{\"url\":\"%s\"}", url);
    return ask(to, "PUT", "notifications", body, err);
}

void emulator_close(emulator *to)
{
    if (to)
        sw_transport_free(to->transport);
    sw_release(to);
}
