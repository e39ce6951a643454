/* SPDX-License-Identifier: Apache-2.0 */
#include "raw_server.h"

#include "wire.h"

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_REQUESTS = 64, MAX_REQUEST = 16384 };

struct raw_server {
    int listener;
    int stop[2];
    char url[64];
    pthread_t thread;
    pthread_mutex_t lock;
    deed deeds[MAX_REQUESTS];
    size_t deed_count;
    char *requests[MAX_REQUESTS];
    size_t request_count;
    size_t connection_count;
    sem_t go_on;
    sem_t gone_on;
};

static deed note_request(raw_server *server, const char *text, size_t size)
{
    pthread_mutex_lock(&server->lock);
    size_t n = server->request_count++;
    wire_must(n < MAX_REQUESTS, "too many requests");
    server->requests[n] = strndup(text, size);
    deed what = server->deeds[n < server->deed_count ? n : server->deed_count - 1];
    pthread_mutex_unlock(&server->lock);
    return what;
}

static void write_text(int connection, const char *text)
{
    wire_must(send(connection, text, strlen(text), MSG_NOSIGNAL) > 0, "send");
}

static void answer(raw_server *server, int connection, deed what)
{
    static const char good[] =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 86\r\n\r\n"
        "{\"chargeId\":\"S02-1-1\",\"chargePermissionId\":\"S02-1-1\",\"statusDetails\":{\"state\":\"Open\"}}";
    static const char stray[] = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"stray\": true}";
    if (what == ANSWER_UNAVAILABLE)
        write_text(connection, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\n{}");
    else
        write_text(connection, good);
    if (what != ANSWER_TWICE)
        return;
    wire_must(sem_wait(&server->go_on) == 0, "sem_wait");
    write_text(connection, stray);
    wire_must(sem_post(&server->gone_on) == 0, "sem_post");
}

/* Serves one connection until it is closed by either side or the server is told to stop. */
static void serve(raw_server *server, int connection)
{
    char text[MAX_REQUEST + 1] = "";
    size_t size = 0;
    for (;;) {
        struct pollfd ready[] = { { connection, POLLIN, 0 },
                                  { server->stop[0], POLLIN, 0 },
                                  { server->listener, POLLIN, 0 } };
        poll(ready, 3, -1);
        /* A client that opens a second connection has given this one up. */
        if (ready[1].revents || (ready[2].revents && !ready[0].revents))
            return;
        ssize_t got = recv(connection, text + size, MAX_REQUEST - size, 0);
        if (got <= 0)
            return;
        size += (size_t)got;
        text[size] = '\0';
        size_t whole = wire_request_size(text);
        if (whole == 0)
            continue;
        deed what = note_request(server, text, whole);
        if (what == CLOSE)
            return;
        answer(server, connection, what);
        memmove(text, text + whole, size - whole + 1);
        size -= whole;
    }
}

static void *run(void *payload)
{
    raw_server *server = payload;
    for (;;) {
        struct pollfd ready[] = { { server->listener, POLLIN, 0 }, { server->stop[0], POLLIN, 0 } };
        poll(ready, 2, -1);
        if (ready[1].revents)
            return NULL;
        int connection = accept(server->listener, NULL, NULL);
        wire_must(connection >= 0, "accept");
        pthread_mutex_lock(&server->lock);
        server->connection_count++;
        pthread_mutex_unlock(&server->lock);
        serve(server, connection);
        close(connection);
    }
}

raw_server *raw_server_start(const deed *deeds, size_t count)
{
    raw_server *server = calloc(1, sizeof *server);
    wire_must(server != NULL && count > 0 && count <= MAX_REQUESTS, "raw_server_start");
    memcpy(server->deeds, deeds, count * sizeof *deeds);
    server->deed_count = count;
    pthread_mutex_init(&server->lock, NULL);
    wire_must(sem_init(&server->go_on, 0, 0) == 0 && sem_init(&server->gone_on, 0, 0) == 0, "sem_init");
    wire_must(pipe(server->stop) == 0, "pipe");
    int port;
    server->listener = wire_listen(&port);
    snprintf(server->url, sizeof server->url, "http://127.0.0.1:%d", port);
    wire_must(pthread_create(&server->thread, NULL, run, server) == 0, "pthread_create");
    return server;
}

const char *raw_server_url(const raw_server *server)
{
    return server->url;
}

static size_t read_count(raw_server *server, const size_t *count)
{
    pthread_mutex_lock(&server->lock);
    size_t value = *count;
    pthread_mutex_unlock(&server->lock);
    return value;
}

size_t raw_server_requests(raw_server *server)
{
    return read_count(server, &server->request_count);
}

size_t raw_server_connections(raw_server *server)
{
    return read_count(server, &server->connection_count);
}

const char *raw_server_request(raw_server *server, size_t n)
{
    wire_must(n < raw_server_requests(server), "no such request");
    return server->requests[n];
}

void raw_server_send_stray(raw_server *server)
{
    wire_must(sem_post(&server->go_on) == 0, "sem_post");
    wire_must(sem_wait(&server->gone_on) == 0, "sem_wait");
}

void raw_server_stop(raw_server *server)
{
    wire_must(write(server->stop[1], "", 1) == 1, "write");
    pthread_join(server->thread, NULL);
    close(server->listener);
    close(server->stop[0]);
    close(server->stop[1]);
    for (size_t i = 0; i < server->request_count; i++)
        free(server->requests[i]);
    sem_destroy(&server->go_on);
    sem_destroy(&server->gone_on);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
