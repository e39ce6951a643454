/* SPDX-License-Identifier: Apache-2.0 */
/* A TLS server that answers every request with the same charge at once: what a client costs stands out against it. */
#include <microhttpd.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char answer[] = "{\"chargeId\":\"S01-6120774-9083365-C071540\",\"statusDetails\":{\"state\":\"Captured\"}}";

static enum MHD_Result serve(void *payload, struct MHD_Connection *connection, const char *url, const char *method,
                             const char *version, const char *body, size_t *size, void **seen)
{
    (void)payload, (void)url, (void)method, (void)version, (void)body;
    static int headers_read;
    if (!*seen || *size > 0) {
        *seen = &headers_read;
        *size = 0;
        return MHD_YES;
    }
    struct MHD_Response *response = MHD_create_response_from_buffer(sizeof answer - 1, answer, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "content-type", "application/json");
    enum MHD_Result queued = MHD_queue_response(connection, MHD_HTTP_CREATED, response);
    MHD_destroy_response(response);
    return queued;
}

static char *read_file(const char *path)
{
    static char empty[1];
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 16384);
    size_t size = file && text ? fread(text, 1, 16383, file) : 0;
    if (file)
        fclose(file);
    return size > 0 ? text : empty;
}

int main(int count, char **words)
{
    if (count != 3) {
        fprintf(stderr, "usage: savedwallet-bench-server CERTIFICATE KEY\n");
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    struct MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TLS, 0, NULL, NULL, serve,
                                                 NULL, MHD_OPTION_HTTPS_MEM_CERT, read_file(words[1]),
                                                 MHD_OPTION_HTTPS_MEM_KEY, read_file(words[2]), MHD_OPTION_END);
    if (!daemon)
        return 1;
    printf("%u\n", (unsigned)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    int signal_number;
    sigwait(&stop, &signal_number);
    MHD_stop_daemon(daemon);
    return 0;
}
