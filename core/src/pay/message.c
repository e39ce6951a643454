/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/uri.h"
#include "pay/prepare.h"

#include <string.h>

static int check_method(const char *method, sw_error *err)
{
    static const char *const methods[] = { "GET", "POST", "PUT", "PATCH", "DELETE" };
    for (size_t i = 0; method && i < sizeof methods / sizeof methods[0]; i++)
        if (strcmp(methods[i], method) == 0)
            return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "method", "the method is GET, POST, PUT, PATCH or DELETE, in capitals");
}

static int refuse_spelling(const char *part, size_t size, sw_error *err)
{
    enum { SHOWN = 64 };
    return sw_fail_field(err, SW_E_INVALID, "path",
                         "\"%.*s\" is not encoded as it has to be: A-Z a-z 0-9 - . _ ~ as they are, any other byte as "
                         "%%XX in capitals",
                         (int)(size < SHOWN ? size : SHOWN), part);
}

/* Every part keeps the rule of an id. One that is spelled in two ways would have two keys for one intent. */
static int check_part(const char *part, size_t size, sw_error *err)
{
    static const char name[] = "a part of the path";
    sw_buf plain = SW_BUF_INIT(SW_MAX_URL), again = SW_BUF_INIT(3 * SW_MAX_URL);
    int code = sw_uri_decode(&plain, part, size) ? sw_buf_check(&plain, name, err) : refuse_spelling(part, size, err);
    if (code == SW_OK && strlen(sw_buf_text(&plain)) != plain.size)
        code = refuse_spelling(part, size, err);
    if (code == SW_OK)
        code = sw_id_check(sw_buf_text(&plain), "path", name, (int)sizeof name - 1, err);
    if (code == SW_OK) {
        sw_uri_encode(&again, plain.data, plain.size);
        code = sw_buf_check(&again, name, err);
    }
    if (code == SW_OK && (again.size != size || memcmp(again.data, part, size) != 0))
        code = refuse_spelling(part, size, err);
    sw_buf_free(&plain);
    sw_buf_free(&again);
    return code;
}

static int check_path(const char *path, sw_error *err)
{
    static const char start[] = "/v2/";
    if (!path || strncmp(path, start, sizeof start - 1) != 0)
        return sw_fail_field(err, SW_E_INVALID, "path",
                             "the path starts with %s; the host and a query have their own place", start);
    if (strlen(path) > SW_MAX_URL)
        return sw_fail_field(err, SW_E_LIMIT, "path", "the path is longer than %d bytes", SW_MAX_URL);
    for (;;) {
        size_t size = strcspn(++path, "/");
        int code = check_part(path, size, err);
        if (code != SW_OK || path[size] == '\0')
            return code;
        path += size;
    }
}

/* Is it a path of this template, in which ":chargeId" stands for any one part? */
static bool is_path_of(const char *template, const char *path)
{
    while (*template == '/' && *path == '/') {
        size_t wanted = strcspn(++template, "/"), given = strcspn(++path, "/");
        if (*template != ':' && (wanted != given || memcmp(template, path, given) != 0))
            return false;
        template += wanted;
        path += given;
    }
    return *template == '\0' && *path == '\0';
}

/* By its name it would have another key, and the same intent would be charged twice. */
static int refuse_listed(const sw_message *message, sw_error *err)
{
    for (size_t i = 0; i < sw_operation_count(); i++) {
        const sw_operation *row = sw_operation_at(i);
        if (strcmp(row->method, message->method) == 0 && is_path_of(row->path, message->path))
            return sw_fail_field(
                err, SW_E_INVALID, "path",
                "%s %s is the operation %s: call it by its name, under which its intents have their keys", row->method,
                row->path, row->name);
    }
    return SW_OK;
}

/* A row made up of what is known of any call: a POST may have a key, a GET changes nothing. */
static int make_row(sw_prepared *out, const sw_client *client, const sw_message *message, sw_error *err)
{
    bool posts = strcmp(message->method, "POST") == 0, reads = strcmp(message->method, "GET") == 0;
    static const char start[] = "/v2/";
    size_t first = sizeof start - 1 + strcspn(message->path + sizeof start - 1, "/");
    sw_buf_addf(&out->name, "%s %s", message->method, message->path);
    sw_buf_addf(&out->shown_name, "%s %.*s%s", message->method, (int)first, message->path,
                message->path[first] ? "/\xE2\x80\xA6" : "");
    sw_buf_addf(&out->path, "%s%s", client->path_prefix, message->path);
    out->unlisted = (sw_operation){ .name = sw_buf_text(&out->shown_name),
                                    .method = message->method,
                                    .path = message->path,
                                    .request = "unlisted",
                                    .response = "no_body",
                                    .key = posts ? SW_KEY_OPTIONAL : SW_KEY_NONE,
                                    .recover = reads ? SW_RECOVER_SAFE : SW_RECOVER_NONE };
    out->operation = &out->unlisted;
    if (reads && message->body_size > 0)
        return sw_fail_field(err, SW_E_INVALID, "body", "a GET takes no body");
    int code = sw_buf_check(&out->name, "the path", err);
    if (code == SW_OK)
        code = sw_buf_check(&out->shown_name, "the path", err);
    return code == SW_OK ? sw_buf_check(&out->path, "the path", err) : code;
}

int sw_prepare_message(sw_prepared *out, const sw_client *client, const sw_message *message, const sw_call *call,
                       sw_error *err)
{
    const sw_request request = { .query = message->query,
                                 .query_count = message->query_count,
                                 .body = message->body,
                                 .body_size = message->body_size };
    int code = sw_prepare_begin(out, &request, call, err);
    if (code == SW_OK && message->version > SW_MESSAGE_VERSION)
        code = sw_fail_field(err, SW_E_INVALID, "version", "this release knows sw_message up to version %d",
                             SW_MESSAGE_VERSION);
    if (code == SW_OK)
        code = check_method(message->method, err);
    if (code == SW_OK)
        code = check_path(message->path, err);
    if (code == SW_OK)
        code = refuse_listed(message, err);
    if (code == SW_OK)
        code = make_row(out, client, message, err);
    return code == SW_OK ? sw_prepare_rest(out, client, &request, call, err) : code;
}
