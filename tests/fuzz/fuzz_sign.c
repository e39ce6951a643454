/* SPDX-License-Identifier: Apache-2.0 */
/* Any method, path, query and header: refused, or signed with as many header lines as there are names in SignedHeaders.
 */
#include <savedwallet/sign.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count(const char *text, char wanted)
{
    size_t found = 0;
    for (; *text; text++)
        found += *text == wanted;
    return found;
}

static void check(const sw_signature *signature, const char *method)
{
    const char *canonical = sw_signature_canonical_request(signature);
    size_t headers;
    sw_signature_headers(signature, &headers);
    /* method, path, query, headers, an empty line, names, digest: every line feed is one of ours */
    if (strncmp(canonical, method, strlen(method)) != 0 || count(canonical, '\n') > 5 + headers)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[4][2048] = { "", "", "", "" };
    for (size_t part = 0, at = 0; part < 4 && size > 0; part++) {
        const uint8_t *end = memchr(data, '\n', size);
        size_t length = end ? (size_t)(end - data) : size;
        for (at = 0; at < length && at < sizeof text[part] - 1; at++)
            text[part][at] = data[at] == '\r' ? '\n' : (char)data[at];
        data += end ? length + 1 : length;
        size -= end ? length + 1 : length;
    }
    const sw_header header = { text[2], text[3] };
    sw_request_to_sign request = SW_REQUEST_TO_SIGN_INIT;
    request.method = "GET";
    request.path = text[0];
    request.query = text[1];
    request.region = "eu";
    request.date = "20260102T030405Z";
    request.headers = &header;
    request.header_count = 1;
    sw_signature *signature = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_sign_request(&signature, NULL, &request, &err) == SW_OK)
        check(signature, request.method);
    sw_signature_free(signature);
    return 0;
}
