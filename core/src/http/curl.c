/* SPDX-License-Identifier: Apache-2.0 */
#include "http/curl.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "http/pipe_signal.h"
#include "http/transport.h"

#include <savedwallet/limits.h>

#include <curl/curl.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What a slot owns. Its connections are kept apart from the handle, so that a multi handle can drive it with them. */
typedef struct handle {
    CURL *easy;
    CURLSH *connections;
} handle;

_Static_assert(sizeof((sw_exchange *)0)->message >= CURL_ERROR_SIZE, "libcurl writes its reasons there");

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void start_libcurl(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

void sw_curl_start(void)
{
    pthread_once(&once, start_libcurl);
}

/*
 * libcurl sends a request again by itself when a connection it had kept turns out to be dead, even after all of it was
 * written: POST, PATCH and DELETE arrive twice. This is called before each sending; the second is stopped, and the
 * client decides.
 */
static int before_sending(void *user, char *ip, char *local_ip, int port, int local_port)
{
    (void)ip, (void)local_ip, (void)port, (void)local_port;
    sw_exchange *it = user;
    return it->begun++ == 0 ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    (void)purpose;
    int made = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (made >= 0)
        sw_slot_opened(user, made);
    return made < 0 ? CURL_SOCKET_BAD : made;
}

static int close_socket(void *user, curl_socket_t socket)
{
    sw_slot_closed(user, socket);
    return close(socket);
}

static size_t take_body(char *bytes, size_t one, size_t size, void *user)
{
    (void)one;
    sw_exchange *it = user;
    it->code = sw_response_add_body(it->answer, bytes, size, it->err);
    return it->code == SW_OK ? size : 0;
}

/* "HTTP/1.1 200 OK" or "HTTP/2 200": a new answer begins; an interim one (100, 103) is forgotten with it. */
static int take_status(sw_exchange *it, const char *line, size_t size)
{
    const char *space = memchr(line, ' ', size);
    int status = 0;
    for (const char *c = space ? space + 1 : line + size; c < line + size && sw_is_digit(*c) && status < 1000; c++)
        status = status * 10 + (*c - '0');
    it->has_headers = false;
    return sw_response_begin(it->answer, status, it->err);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static int take_field(sw_exchange *it, const char *line, size_t size)
{
    const char *colon = memchr(line, ':', size);
    if (!colon) {
        it->has_headers = it->has_headers || is_space(*line); /* the empty line at the end */
        return SW_OK;
    }
    const char *value = colon + 1, *end = line + size;
    while (value < end && is_space(*value))
        value++;
    while (end > value && is_space(end[-1]))
        end--;
    return sw_response_add_header(it->answer, line, (size_t)(colon - line), value, (size_t)(end - value), it->err);
}

static size_t take_header(char *line, size_t one, size_t size, void *user)
{
    (void)one;
    sw_exchange *it = user;
    bool is_status = size > 5 && memcmp(line, "HTTP/", 5) == 0;
    it->code = is_status ? take_status(it, line, size) : take_field(it, line, size);
    return it->code == SW_OK ? size : 0;
}

void sw_curl_release(void *owned)
{
    handle *it = owned;
    if (it->easy)
        curl_easy_cleanup(it->easy);
    if (it->connections)
        curl_share_cleanup(it->connections);
    sw_release(it);
}

static handle *handle_new(void)
{
    handle *it = sw_alloc(sizeof *it);
    if (!it)
        return NULL;
    it->easy = curl_easy_init();
    it->connections = curl_share_init();
    if (it->easy && it->connections &&
        curl_share_setopt(it->connections, CURLSHOPT_SHARE, CURL_LOCK_DATA_CONNECT) == CURLSHE_OK &&
        curl_easy_setopt(it->easy, CURLOPT_SHARE, it->connections) == CURLE_OK)
        return it;
    sw_curl_release(it);
    return NULL;
}

static handle *handle_of(sw_slot *slot)
{
    if (slot->owned && !sw_slot_is_quiet(slot)) {
        sw_curl_release(slot->owned);
        slot->owned = NULL;
    }
    if (!slot->owned)
        slot->owned = handle_new();
    return slot->owned;
}

/* Callbacks get a slot's exchange anew for each request; the sockets belong to the slot for as long as it lives. */
static CURL *curl_of(sw_slot *slot)
{
    handle *owned = handle_of(slot);
    if (!owned)
        return NULL;
    CURL *curl = owned->easy;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, slot);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    curl_easy_setopt(curl, CURLOPT_CLOSESOCKETDATA, slot);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    /* A file named by OPENSSL_CONF could lower the level, and SHA-1 and RSA of 1,024 bits would pass. */
    curl_easy_setopt(curl, CURLOPT_SSL_CIPHER_LIST, "DEFAULT@SECLEVEL=2");
    /* Without a directory of certificates libcurl keeps the parsed file; with one it parses it for each connection. */
    curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    return curl;
}

/* No public authority may vouch for this machine's own names: the caller's file alone serves there, and faster. */
static void set_authorities(CURL *curl, const sw_curl *with, bool loopback)
{
    struct curl_blob both = { (void *)sw_buf_text(&with->authorities), with->authorities.size, CURL_BLOB_NOCOPY };
    if (with->ca_file && loopback)
        curl_easy_setopt(curl, CURLOPT_CAINFO, with->ca_file);
    else if (with->ca_file)
        curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &both);
}

static void set_callbacks(CURL *curl, sw_exchange *it)
{
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, before_sending);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, it);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, it);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, it);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, it->message);
}

static int64_t or_default(int64_t given, int64_t otherwise)
{
    return given > 0 ? given : otherwise;
}

static void set_request(CURL *curl, const sw_http_request *request, const sw_url *url)
{
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); /* a proxy's answer is not Amazon's */
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, url->https ? "https" : "http");
    if (sw_url_is_loopback(url))
        curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     (long)or_default(request->connect_timeout_ms, SW_CONNECT_TIMEOUT_MS));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)or_default(request->timeout_ms, SW_ANSWER_TIMEOUT_MS));
    bool has_body = request->body_size > 0 || strcmp(request->method, "POST") == 0;
    if (has_body) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body ? request->body : "");
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_size);
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
}

static bool append(struct curl_slist **list, const char *line)
{
    struct curl_slist *longer = curl_slist_append(*list, line);
    if (longer)
        *list = longer;
    return longer != NULL;
}

/* libcurl would ask leave to send a long body ("Expect: 100-continue") and lose a second to servers that ignore it. */
static bool list_headers(struct curl_slist **list, const sw_http_request *request)
{
    sw_buf line = SW_BUF_INIT(2 * SW_MAX_HEADER_VALUE);
    bool good = append(list, "Expect:");
    for (size_t i = 0; good && i < request->header_count; i++) {
        sw_buf_clear(&line);
        sw_buf_add_text(&line, request->headers[i].name);
        sw_buf_add_text(&line, ": ");
        sw_buf_add_text(&line, request->headers[i].value);
        good = !line.failed && append(list, sw_buf_text(&line));
    }
    sw_buf_free(&line);
    return good;
}

static const char *what_happened(CURLcode result, const sw_exchange *it)
{
    if (it->begun > 1 || result == CURLE_GOT_NOTHING)
        return "the connection was closed before an answer came";
    return it->message[0] ? it->message : curl_easy_strerror(result);
}

/* A certificate that does not verify will not verify the next time. */
static int fail_untrusted(const sw_exchange *it)
{
    const sw_url *url = &it->url;
    int code = sw_fail_no_answer(it->err, SW_EFFECT_NONE,
                                 "%s:%d shows a certificate that cannot be trusted: %.200s (an authority of "
                                 "your own is named with ca_file)",
                                 url->host, url->port, it->message);
    if (it->err) {
        it->err->retry = SW_RETRY_NEVER;
        it->err->next_step = SW_NEXT_FIX_REQUEST;
    }
    return code;
}

/* What was begun may have been read by the server, whatever failed afterwards. */
static int fail_no_answer(const sw_exchange *it, CURLcode result)
{
    const sw_url *url = &it->url;
    const sw_http_request *request = it->request;
    sw_effect effect = it->begun > 0 ? SW_EFFECT_UNKNOWN : SW_EFFECT_NONE;
    if (result == CURLE_PEER_FAILED_VERIFICATION && it->begun == 0)
        return fail_untrusted(it);
    if (result == CURLE_OPERATION_TIMEDOUT && it->begun > 0)
        return sw_fail_no_answer(it->err, effect, "%s:%d did not answer within %lld ms", url->host, url->port,
                                 (long long)or_default(request->timeout_ms, SW_ANSWER_TIMEOUT_MS));
    if (result == CURLE_OPERATION_TIMEDOUT)
        return sw_fail_no_answer(it->err, effect, "no connection to %s:%d within %lld ms", url->host, url->port,
                                 (long long)or_default(request->connect_timeout_ms, SW_CONNECT_TIMEOUT_MS));
    return sw_fail_no_answer(it->err, effect, "%s:%d (time-outs: %lld ms to connect, %lld ms to answer): %s", url->host,
                             url->port, (long long)or_default(request->connect_timeout_ms, SW_CONNECT_TIMEOUT_MS),
                             (long long)or_default(request->timeout_ms, SW_ANSWER_TIMEOUT_MS),
                             what_happened(result, it));
}

/* An answer over a ceiling, or malformed, came after the request was carried out, as far as anyone knows. */
static int fail_in_callback(const sw_exchange *it)
{
    if (!it->err)
        return it->code;
    char message[sizeof it->err->message];
    sw_error_copy(message, sizeof message, it->err->message);
    sw_fail(it->err, it->code, "%s:%d: %s", it->url.host, it->url.port, message);
    it->err->effect = SW_EFFECT_UNKNOWN;
    it->err->retry = SW_RETRY_SAME_KEY;
    it->err->next_step = SW_NEXT_WAIT;
    return it->code;
}

/* Only scheme and authority are looked at: the rest of the URL was built and checked by the client. */
static int read_address(sw_url *out, const char *url, sw_error *err)
{
    const char *authority = strstr(url, "://");
    size_t size = authority ? (size_t)(authority - url) + 3 + strcspn(authority + 3, "/?#") : strlen(url);
    char *address = sw_copy_bytes(url, size);
    if (!address)
        return sw_fail_memory(err);
    int code = sw_url_parse(out, address, err);
    sw_release(address);
    if (code == SW_OK)
        code = sw_url_check_plain(out, err);
    out->path = "";
    return code;
}

int sw_exchange_begin(sw_exchange *it, const sw_curl *with, sw_slot *slot)
{
    int code = read_address(&it->url, it->request->url, it->err);
    if (code != SW_OK)
        return code;
    it->easy = curl_of(slot);
    if (!it->easy || !list_headers(&it->headers, it->request)) {
        curl_slist_free_all(it->headers);
        return sw_fail_memory(it->err);
    }
    set_authorities(it->easy, with, sw_url_is_loopback(&it->url));
    set_callbacks(it->easy, it);
    set_request(it->easy, it->request, &it->url);
    curl_easy_setopt(it->easy, CURLOPT_HTTPHEADER, it->headers);
    return SW_OK;
}

static void let_go(sw_exchange *it)
{
    curl_easy_setopt(it->easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(it->easy, CURLOPT_ERRORBUFFER, NULL);
    curl_slist_free_all(it->headers);
}

int sw_exchange_end(sw_exchange *it, int result)
{
    let_go(it);
    if (it->code != SW_OK)
        return fail_in_callback(it);
    if (result == CURLE_OK && !it->has_headers) /* libcurl takes the end of a connection for the end of the headers */
        return sw_fail_no_answer(it->err, SW_EFFECT_UNKNOWN, "%s:%d closed the connection in the middle of its answer",
                                 it->url.host, it->url.port);
    return result == CURLE_OK ? SW_OK : fail_no_answer(it, (CURLcode)result);
}

int sw_exchange_abandon(sw_exchange *it)
{
    let_go(it);
    return sw_fail_no_answer(it->err, it->begun > 0 ? SW_EFFECT_UNKNOWN : SW_EFFECT_NONE, SW_CANCELED);
}

int sw_exchange_perform(sw_exchange *it)
{
    sw_pipe_signal held;
    sw_pipe_signal_hold(&held);
    CURLcode result = curl_easy_perform(it->easy);
    sw_pipe_signal_restore(&held);
    return sw_exchange_end(it, (int)result);
}

const char *sw_curl_system_authorities(void)
{
    return curl_version_info(CURLVERSION_NOW)->cainfo;
}

void sw_curl_version(char *out, size_t size)
{
    snprintf(out, size, "libcurl/%s", curl_version_info(CURLVERSION_NOW)->version);
}
