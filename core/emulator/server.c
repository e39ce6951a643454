/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/server.h"

#include "base/error.h"
#include "emulator/date.h"
#include "emulator/host.h"
#include "emulator/route.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_CONNECTIONS = 2000, IDLE_SECONDS = 120 };

static const char PRIORITIES[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";

/* Called before the request line is decoded: only here is the path as it was sent. */
static void *begin_request(void *context, const char *target, struct MHD_Connection *connection)
{
    em_server *server = context;
    (void)connection;
    return em_exchange_new(target, &server->held);
}

static void end_request(void *server, struct MHD_Connection *connection, void **exchange,
                        enum MHD_RequestTerminationCode why)
{
    (void)server;
    (void)connection;
    (void)why;
    em_exchange_free(*exchange);
    *exchange = NULL;
}

static enum MHD_Result add_header(void *request, enum MHD_ValueKind kind, const char *name, const char *value)
{
    (void)kind;
    em_request_add_header(request, name, value);
    return MHD_YES;
}

static void answer_request(em_server *server, em_exchange *exchange)
{
    const em_request *request = exchange->request;
    em_answer *answer = &exchange->answer;
    em_id_uuid(&server->world->ids, EM_ID_REQUEST, exchange->request_id);
    if (!em_host_is_ours(em_request_header(request, "host"), server->extra_host))
        em_answer_error(answer, "MisdirectedRequest",
                        "This emulator answers for loopback only; the Host header names another server. "
                        "--tls-name HOST adds a name.");
    else if (request->body.failed)
        em_answer_error(answer, "RequestTooLarge", "The body is longer than %zu bytes.", request->body.ceiling);
    else
        em_route(server->world, request, exchange->request_id, answer);
    em_date_http(exchange->date, em_now(server->world) + answer->manner.clock_ahead);
    exchange->answered = true;
}

static enum MHD_Result handle(void *server, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *data, size_t *size, void **memory)
{
    em_exchange *exchange = *memory;
    em_request *request = exchange->request;
    (void)url;
    (void)version;
    if (!request->begun) {
        request->begun = true;
        snprintf(request->method, sizeof request->method, "%s", method);
        MHD_get_connection_values(connection, MHD_HEADER_KIND, add_header, request);
        return MHD_YES;
    }
    if (*size > 0) {
        sw_buf_add(&request->body, data, *size);
        *size = 0;
        return MHD_YES;
    }
    if (!exchange->answered)
        answer_request(server, exchange);
    return em_exchange_send(exchange, connection) ? MHD_YES : MHD_NO;
}

static struct MHD_Daemon *listen_on(em_server *server, int port, const em_pair *certificate)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    inet_pton(AF_INET, server->address, &address.sin_addr);
    struct MHD_OptionItem options[] = {
        { MHD_OPTION_SOCK_ADDR, 0, &address },
        { MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)begin_request, server },
        { MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)end_request, server },
        { MHD_OPTION_CONNECTION_LIMIT, MAX_CONNECTIONS, NULL },
        { MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS, NULL },
        /* without a certificate the list ends here */
        { certificate ? MHD_OPTION_HTTPS_MEM_KEY : MHD_OPTION_END, 0, certificate ? certificate->private_key : NULL },
        { MHD_OPTION_HTTPS_MEM_CERT, 0, certificate ? certificate->public_part : NULL },
        { MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)PRIORITIES },
        { MHD_OPTION_END, 0, NULL },
    };
    unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_SUPPRESS_DATE_NO_CLOCK |
                     (certificate ? MHD_USE_TLS : 0u);
    return MHD_start_daemon(flags, (uint16_t)port, NULL, NULL, handle, server, MHD_OPTION_ARRAY, options,
                            MHD_OPTION_END);
}

static int port_of(struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

static int fail_to_listen(const em_server *server, int port, sw_error *err)
{
    int reason = errno;
    return sw_fail(err, SW_E_IO, "port %d of %s cannot be listened on: %s", port, server->address,
                   reason ? strerror(reason) : "the server did not start");
}

int em_server_start(em_server *server, const em_pair *certificate, sw_error *err)
{
    errno = 0;
    server->secure = listen_on(server, server->port, certificate);
    if (!server->secure)
        return fail_to_listen(server, server->port, err);
    server->plain = listen_on(server, server->http_port, NULL);
    if (!server->plain)
        return fail_to_listen(server, server->http_port, err);
    server->port = port_of(server->secure);
    server->http_port = port_of(server->plain);
    return SW_OK;
}

static int file_of(struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
    return info ? info->epoll_fd : -1;
}

void em_server_files(const em_server *server, int files[2])
{
    files[0] = file_of(server->secure);
    files[1] = file_of(server->plain);
}

static int wait_of(struct MHD_Daemon *daemon)
{
    MHD_UNSIGNED_LONG_LONG milliseconds;
    if (MHD_get_timeout(daemon, &milliseconds) != MHD_YES)
        return -1;
    return milliseconds > 60000 ? 60000 : (int)milliseconds;
}

static int sooner(int a, int b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

int em_server_wait(em_server *server)
{
    server->held.news = server->world->timeline.count;
    return sooner(em_held_wait(&server->held), sooner(wait_of(server->secure), wait_of(server->plain)));
}

void em_server_run(em_server *server)
{
    em_held_run(&server->held, false);
    MHD_run(server->secure);
    MHD_run(server->plain);
}

/* A daemon must not be stopped while one of its connections is suspended. */
void em_server_stop(em_server *server)
{
    em_held_run(&server->held, true);
    if (server->secure)
        MHD_stop_daemon(server->secure);
    if (server->plain)
        MHD_stop_daemon(server->plain);
    server->secure = server->plain = NULL;
}
