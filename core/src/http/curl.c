/* SPDX-License-Identifier: Apache-2.0 */
#include "http/curl.h"

#include "base/error.h"
#include "base/memory.h"
#include "http/header_line.h"
#include "http/tls.h"
#include "http/transport.h"

#include <savedwallet/limits.h>

#include <curl/curl.h>

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file named by OPENSSL_CONF could lower the level, and SHA-1 and RSA of 1,024 bits would pass. */
#define CIPHERS "DEFAULT@SECLEVEL=2"

/* What a slot owns. Its connections are kept apart from the handle, so that a multi handle can drive it with them. */
typedef struct handle {
    CURL *easy;
    CURLSH *connections;
    struct curl_slist proxy_header; /* what the proxy alone is told; its text is the transport's */
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

/* A proxy that speaks TLS shakes hands before it is asked for a tunnel; behind the tunnel the server does. */
static CURLcode before_handshake(CURL *curl, void *context, void *user)
{
    const sw_exchange *it = user;
    const sw_proxy *proxy = &it->with->proxy;
    const struct curl_tlssessioninfo *session = NULL;
    long tunnel = 0;
    curl_easy_getinfo(curl, CURLINFO_HTTP_CONNECTCODE, &tunnel);
    curl_easy_getinfo(curl, CURLINFO_TLS_SSL_PTR, &session);
    if (!session || session->backend != CURLSSLBACKEND_OPENSSL)
        return CURLE_NOT_BUILT_IN;
    bool is_proxy = proxy->url && tunnel == 0;
    return sw_tls_tighten(context, is_proxy ? proxy->address.host : it->url.host) ? CURLE_OK : CURLE_OUT_OF_MEMORY;
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

static size_t take_header(char *line, size_t one, size_t size, void *user)
{
    (void)one;
    sw_exchange *it = user;
    it->code = sw_header_line_take(it->answer, &it->has_headers, line, size, it->err);
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
    curl_easy_setopt(curl, CURLOPT_SSL_CIPHER_LIST, CIPHERS);
    /* Without a directory of certificates libcurl keeps the parsed file; with one it parses it for each connection. */
    curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    return curl;
}

/* No public authority may vouch for this machine's own names: the caller's file alone serves there, and faster. */
static void set_authorities(CURL *curl, const sw_curl *with, const sw_url *server, CURLoption file, CURLoption blob)
{
    struct curl_blob both = { (void *)sw_buf_text(&with->authorities), with->authorities.size, CURL_BLOB_NOCOPY };
    if (with->ca_file && sw_url_is_loopback(server))
        curl_easy_setopt(curl, file, with->ca_file);
    else if (with->ca_file)
        curl_easy_setopt(curl, blob, &both);
}

/*
 * Without a proxy of the caller's none is used: libcurl would take one from the environment. Plain http is tunnelled
 * too: what a proxy answers by itself would look like the server's.
 */
static bool set_proxy(sw_exchange *it, handle *owned)
{
    CURL *curl = it->easy;
    const sw_proxy *proxy = &it->with->proxy;
    bool good = curl_easy_setopt(curl, CURLOPT_PROXY, proxy->url ? proxy->url : "") == CURLE_OK &&
                curl_easy_setopt(curl, CURLOPT_NOPROXY, "") == CURLE_OK;
    if (!good || !proxy->url)
        return good;
    curl_easy_setopt(curl, CURLOPT_HTTPPROXYTUNNEL, 1L);
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); /* a proxy's answer is not Amazon's */
    curl_easy_setopt(curl, CURLOPT_HEADEROPT, CURLHEADER_SEPARATE);
    owned->proxy_header.data = proxy->authorization;
    curl_easy_setopt(curl, CURLOPT_PROXYHEADER, proxy->authorization ? &owned->proxy_header : NULL);
    curl_easy_setopt(curl, CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_PROXY_SSL_CIPHER_LIST, CIPHERS);
    curl_easy_setopt(curl, CURLOPT_PROXY_CAPATH, NULL);
    set_authorities(curl, it->with, &proxy->address, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAINFO_BLOB);
    return true;
}

static void set_callbacks(CURL *curl, sw_exchange *it)
{
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, before_sending);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, it);
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, before_handshake);
    curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, it);
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
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, url->https ? "https" : "http");
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
static int fail_untrusted(const sw_exchange *it, const sw_url *url)
{
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

static int fail_at_proxy(const sw_exchange *it, CURLcode result)
{
    const sw_proxy *proxy = &it->with->proxy;
    if (result == CURLE_PEER_FAILED_VERIFICATION)
        return fail_untrusted(it, &proxy->address);
    return sw_proxy_fail(proxy, &it->url, (int)it->tunnel, what_happened(result, it), it->err);
}

/* What was begun may have been read by the server, whatever failed afterwards. */
static int fail_no_answer(const sw_exchange *it, CURLcode result)
{
    const sw_url *url = &it->url;
    const sw_http_request *request = it->request;
    sw_effect effect = it->begun > 0 ? SW_EFFECT_UNKNOWN : SW_EFFECT_NONE;
    if (it->with->proxy.url && it->begun == 0 && it->tunnel / 100 != 2)
        return fail_at_proxy(it, result);
    if (result == CURLE_PEER_FAILED_VERIFICATION && it->begun == 0)
        return fail_untrusted(it, url);
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
    return sw_fail_after_sending(it->err, it->code);
}

int sw_exchange_begin(sw_exchange *it, const sw_curl *with, sw_slot *slot)
{
    int code = sw_url_parse_server(&it->url, it->request->url, it->err);
    if (code == SW_OK)
        code = sw_url_check_plain(&it->url, it->err);
    if (code != SW_OK)
        return code;
    it->with = with;
    it->easy = curl_of(slot);
    if (!it->easy || !set_proxy(it, slot->owned) || !list_headers(&it->headers, it->request)) {
        curl_slist_free_all(it->headers);
        return sw_fail_memory(it->err);
    }
    set_authorities(it->easy, with, &it->url, CURLOPT_CAINFO, CURLOPT_CAINFO_BLOB);
    set_callbacks(it->easy, it);
    set_request(it->easy, it->request, &it->url);
    curl_easy_setopt(it->easy, CURLOPT_HTTPHEADER, it->headers);
    return SW_OK;
}

static void let_go(sw_exchange *it)
{
    curl_easy_getinfo(it->easy, CURLINFO_HTTP_CONNECTCODE, &it->tunnel);
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

const char *sw_curl_system_authorities(void)
{
    return curl_version_info(CURLVERSION_NOW)->cainfo;
}

void sw_curl_version(char *out, size_t size)
{
    snprintf(out, size, "libcurl/%s", curl_version_info(CURLVERSION_NOW)->version);
}
