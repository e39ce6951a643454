/* SPDX-License-Identifier: Apache-2.0 */
#include "http/response.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <savedwallet/limits.h>

#include <string.h>

struct sw_response {
    int status;
    int attempts;
    char key[SW_MAX_IDEMPOTENCY_KEY + 1];
    sw_buf headers; /* "name\0value\0" for each */
    sw_buf body;
    sw_buf warnings; /* "text\0" for each */
};

sw_response *sw_response_new(void)
{
    sw_response *response = sw_alloc(sizeof *response);
    if (!response)
        return NULL;
    response->headers = (sw_buf)SW_BUF_INIT(SW_MAX_ANSWER_HEADERS);
    response->body = (sw_buf)SW_BUF_INIT(SW_MAX_ANSWER_BODY);
    response->warnings = (sw_buf)SW_BUF_INIT(SW_MAX_WARNINGS);
    return response;
}

void sw_response_free(sw_response *response)
{
    if (!response)
        return;
    sw_buf_free(&response->headers);
    sw_buf_free(&response->body);
    sw_buf_free(&response->warnings);
    sw_release(response);
}

void sw_response_set_call(sw_response *response, int attempts, const char *key)
{
    response->attempts = attempts;
    sw_error_copy(response->key, sizeof response->key, key);
}

int sw_response_add_warning(sw_response *response, const char *where, const char *message, sw_error *err)
{
    sw_buf_addf(&response->warnings, "%s%s%s", where, *where ? ": " : "", message);
    sw_buf_add_char(&response->warnings, '\0');
    return sw_buf_check(&response->warnings, "the warnings", err);
}

int sw_response_begin(sw_response *response, int status, sw_error *err)
{
    if (!response || status < 100 || status > 599)
        return sw_fail(err, SW_E_PROTOCOL, "the answer has no valid HTTP status (%d)", status);
    response->status = status;
    sw_buf_clear(&response->headers);
    sw_buf_clear(&response->body);
    return SW_OK;
}

int sw_response_add_header(sw_response *response, const char *name, size_t name_size, const char *value,
                           size_t value_size, sw_error *err)
{
    if (!response || !name || !value || name_size == 0 || memchr(name, 0, name_size) || memchr(value, 0, value_size))
        return sw_fail(err, SW_E_PROTOCOL, "the answer has a header without a name or with a NUL");
    sw_buf_add(&response->headers, name, name_size);
    sw_buf_add_char(&response->headers, '\0');
    sw_buf_add(&response->headers, value, value_size);
    sw_buf_add_char(&response->headers, '\0');
    return sw_buf_check(&response->headers, "the answer's headers", err);
}

int sw_response_add_body(sw_response *response, const void *bytes, size_t size, sw_error *err)
{
    if (!response || (!bytes && size > 0))
        return sw_fail(err, SW_E_INVALID, "there is no answer or no body to add to it");
    sw_buf_add(&response->body, bytes, size);
    return sw_buf_check(&response->body, "the answer's body", err);
}

int sw_response_status(const sw_response *response)
{
    return response ? response->status : 0;
}

const char *sw_response_body(const sw_response *response, size_t *size)
{
    if (size)
        *size = response ? response->body.size : 0;
    return response ? sw_buf_text(&response->body) : "";
}

const char *sw_response_header(const sw_response *response, const char *name)
{
    if (!response || !name)
        return NULL;
    const char *at = sw_buf_text(&response->headers), *end = at + response->headers.size;
    while (at < end) {
        const char *value = at + strlen(at) + 1;
        if (sw_same_text(at, name))
            return value;
        at = value + strlen(value) + 1;
    }
    return NULL;
}

const char *sw_response_request_id(const sw_response *response)
{
    const char *id = sw_response_header(response, "x-amz-pay-request-id");
    return id ? id : "";
}

const char *sw_response_idempotency_key(const sw_response *response)
{
    return response ? response->key : "";
}

int sw_response_attempts(const sw_response *response)
{
    return response ? response->attempts : 0;
}

static const char *find_warning(const sw_response *response, size_t index)
{
    const char *at = sw_buf_text(&response->warnings), *end = at + response->warnings.size;
    while (at < end && index-- > 0)
        at += strlen(at) + 1;
    return at < end ? at : NULL;
}

size_t sw_response_warning_count(const sw_response *response)
{
    size_t count = 0;
    while (response && find_warning(response, count))
        count++;
    return count;
}

const char *sw_response_warning(const sw_response *response, size_t index)
{
    const char *found = response ? find_warning(response, index) : NULL;
    return found ? found : "";
}
