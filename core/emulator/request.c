/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/request.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/must.h"

#include <string.h>

em_request *em_request_new(const char *target)
{
    em_request *request = em_new(sizeof *request);
    request->path = em_copy(target);
    bool snapshot = strcmp(target, "/emulator/api/snapshot") == 0;
    request->body = (sw_buf)SW_BUF_INIT(snapshot ? EM_MAX_SNAPSHOT : EM_MAX_BODY);
    char *mark = strchr(request->path, '?');
    request->query = mark ? mark + 1 : "";
    if (mark)
        *mark = '\0';
    return request;
}

void em_request_free(em_request *request)
{
    if (!request)
        return;
    for (size_t i = 0; i < request->header_count; i++) {
        sw_release(request->headers[i].name);
        sw_release(request->headers[i].value);
    }
    sw_buf_free(&request->body);
    sw_release(request->path);
    sw_release(request);
}

void em_request_add_header(em_request *request, const char *name, const char *value)
{
    if (request->header_count == EM_MAX_HEADERS)
        return;
    request->headers[request->header_count++] = (em_header){ em_copy(name), em_copy(value ? value : "") };
}

const char *em_request_header(const em_request *request, const char *name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (sw_same_text(request->headers[i].name, name))
            return request->headers[i].value;
    return NULL;
}

static int hex_value(char c)
{
    if (sw_is_digit(c))
        return c - '0';
    char lower = sw_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char *em_decode_percent(const char *text, size_t size)
{
    char *out = em_new(size + 1);
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        bool is_hex = text[i] == '%' && i + 2 < size && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
        out[length++] = is_hex ? (char)(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
        i += is_hex ? 2 : 0;
    }
    return out;
}
