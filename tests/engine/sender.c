/* SPDX-License-Identifier: Apache-2.0 */
#include "sender.h"

#include "points.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_HEADERS = 32, NAME_SIZE = 64 };

static struct {
    char code[NAME_SIZE];
    int count, percent;
    unsigned seed;
} wanted;

static sw_transport *curl;

void test_sender_simulate(const char *code, int count, int percent, unsigned seed)
{
    snprintf(wanted.code, sizeof wanted.code, "%s", code);
    wanted.count = count;
    wanted.percent = percent;
    wanted.seed = seed;
}

/* "POST charges/capture": the method, and the path without its id. */
static void name_request(char out[NAME_SIZE], const sw_http_request *request)
{
    const char *path = strstr(request->url, "/v2/");
    path = path ? path + 4 : request->url;
    const char *id = strchr(path, '/'), *verb = id ? strchr(id + 1, '/') : NULL;
    snprintf(out, NAME_SIZE, "%s %.*s%.20s", request->method, (int)(id ? id - path : 20), path, verb ? verb : "");
}

static bool is_simulated(const char *name)
{
    if (strcmp(name, "POST charges") != 0)
        return false;
    if (wanted.count > 0) {
        wanted.count--;
        return true;
    }
    return rand_r(&wanted.seed) % 100 < wanted.percent;
}

/* The simulation code is one of the few headers that are not signed. */
static int send_by_curl(sw_response **out, const sw_http_request *request, const char *name, sw_error *err)
{
    sw_header headers[MOST_HEADERS];
    sw_http_request changed = *request;
    if (!is_simulated(name) || request->header_count == MOST_HEADERS)
        return sw_transport_send(out, curl, request, err);
    memcpy(headers, request->headers, request->header_count * sizeof *headers);
    headers[changed.header_count++] = (sw_header){ "x-amz-pay-simulation-code", wanted.code };
    changed.headers = headers;
    return sw_transport_send(out, curl, &changed, err);
}

static int give_back(sw_response *answer, const sw_response *got, sw_error *err)
{
    static const char *const names[] = { "date", "content-type", "retry-after", "x-amz-pay-request-id", "location" };
    size_t size = 0;
    const char *body = sw_response_body(got, &size);
    int code = sw_response_begin(answer, sw_response_status(got), err);
    for (size_t i = 0; i < sizeof names / sizeof *names && code == SW_OK; i++) {
        const char *value = sw_response_header(got, names[i]);
        if (value && *value)
            code = sw_response_add_header(answer, names[i], strlen(names[i]), value, strlen(value), err);
    }
    return code == SW_OK ? sw_response_add_body(answer, body, size, err) : code;
}

static int carry(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    char name[NAME_SIZE];
    sw_response *got = NULL;
    (void)payload;
    name_request(name, request);
    if (test_point(name, false, NULL) != SW_OK) {
        sw_error_set(err, SW_E_NO_ANSWER, NULL, "made to fail by the test");
        err->effect = SW_EFFECT_NONE;
        return SW_E_NO_ANSWER;
    }
    int code = send_by_curl(&got, request, name, err);
    test_point(name, true, NULL);
    if (code == SW_OK)
        code = give_back(answer, got, err);
    sw_response_free(got);
    return code;
}

int test_sender_new(sw_transport **out, const char *ca_file, sw_error *err)
{
    sw_curl_options options = SW_CURL_OPTIONS_INIT;
    options.ca_file = ca_file;
    int code = sw_transport_curl_new(&curl, &options, err);
    return code == SW_OK ? sw_transport_new(out, carry, NULL, err) : code;
}
