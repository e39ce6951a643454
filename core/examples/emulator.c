/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator.h"

#include "base/error.h"
#include "base/json.h"
#include "base/memory.h"

#include <savedwallet/object.h>
#include <savedwallet/transport.h>
#include <savedwallet/zone.h>

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

/* @param body  NULL: none */
static int tell(sw_response **answer, emulator *to, const char *method, const char *path, const char *body,
                sw_error *err)
{
    char url[256];
    snprintf(url, sizeof url, "%s/emulator/api/%s", to->url, path);
    sw_header headers[] = { { "content-type", "application/json" }, { "x-emulator-token", to->token } };
    sw_http_request request = { .method = method,
                                .url = url,
                                .headers = headers,
                                .header_count = 2,
                                .body = body,
                                .body_size = body ? strlen(body) : 0 };
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

/* @param[out] out  NULL: what is answered is of no interest */
static int ask(sw_object **out, emulator *to, const char *method, const char *path, const char *body, sw_error *err)
{
    sw_response *answer = NULL;
    int code = tell(&answer, to, method, path, body, err);
    if (code == SW_OK && out)
        code = sw_object_from_response(out, answer, err);
    sw_response_free(answer);
    return code;
}

int emulator_press(char *url, size_t size, emulator *to, const sw_button *button, sw_error *err)
{
    sw_object *told = NULL;
    char *body = checkout_json(button);
    int code = body ? ask(&told, to, "POST", "checkout", body, err) : sw_fail_memory(err);
    const char *text = sw_object_text(told, "/url");
    if (code == SW_OK && (!text || strlen(text) >= size))
        code = sw_fail(err, SW_E_PROTOCOL, "the emulator did not say where the buyer came back");
    if (code == SW_OK)
        snprintf(url, size, "%s", text);
    sw_object_free(told);
    sw_json_release_text(body);
    return code;
}

int emulator_now(int64_t *at_ms, emulator *to, sw_error *err)
{
    sw_object *clock = NULL;
    int code = ask(&clock, to, "GET", "clock", NULL, err);
    if (code == SW_OK)
        code = sw_zone_read_utc(at_ms, sw_object_text(clock, "/now"), err);
    sw_object_free(clock);
    return code;
}

int emulator_advance(emulator *to, const char *time, sw_error *err)
{
    char body[64];
    snprintf(body, sizeof body, "{\"advance\":\"%s\"}", time);
    return ask(NULL, to, "POST", "clock", body, err);
}

int emulator_set_clock(emulator *to, const char *time, sw_error *err)
{
    char body[64];
    snprintf(body, sizeof body, "{\"set\":\"%s\"}", time);
    return ask(NULL, to, "POST", "clock", body, err);
}

int emulator_notify(emulator *to, const char *url, sw_error *err)
{
    char body[128];
    snprintf(body, sizeof body, "{\"url\":\"%s\"}", url);
    return ask(NULL, to, "PUT", "notifications", body, err);
}

int emulator_fail_next(emulator *to, const char *operation, const char *fault, const char *reason, sw_error *err)
{
    char body[256];
    snprintf(body, sizeof body, "[{\"operation\":\"%s\",\"when\":{\"nth\":1},\"fault\":\"%s\"%s%s%s}]", operation,
             fault, reason ? ",\"reasonCode\":\"" : "", reason ? reason : "", reason ? "\"" : "");
    return ask(NULL, to, "POST", "faults", body, err);
}

/* Is there this text? */
static bool has(const sw_object *told, const char *list, size_t index, const char *name, const char *wanted)
{
    char pointer[64];
    snprintf(pointer, sizeof pointer, "/%s/%zu/%s", list, index, name);
    const char *text = sw_object_text(told, pointer);
    return text && strcmp(text, wanted) == 0;
}

int emulator_count_charges(size_t *out, emulator *to, const char *wallet, const sw_money *amount, sw_error *err)
{
    char pointer[64];
    sw_money charged;
    sw_object *state = NULL;
    int code = ask(&state, to, "GET", "state", NULL, err);
    *out = 0;
    for (size_t i = 0; i < sw_object_count(state, "/charges") && code == SW_OK; i++) {
        snprintf(pointer, sizeof pointer, "/charges/%zu/chargeAmount", i);
        code = sw_object_money(&charged, state, pointer, err);
        *out += has(state, "charges", i, "chargePermissionId", wallet) && sw_money_equal(&charged, amount);
    }
    sw_object_free(state);
    return code;
}

int emulator_count_sends(size_t *out, emulator *to, const char *key, sw_error *err)
{
    sw_object *told = NULL;
    int code = ask(&told, to, "GET", "requests", NULL, err);
    *out = 0;
    for (size_t i = 0; i < sw_object_count(told, "/requests"); i++)
        *out += has(told, "requests", i, "idempotencyKey", key);
    sw_object_free(told);
    return code;
}

void emulator_close(emulator *to)
{
    if (to)
        sw_transport_free(to->transport);
    sw_release(to);
}
