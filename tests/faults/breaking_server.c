/* SPDX-License-Identifier: Apache-2.0 */
#include "breaking_server.h"

#include "ledger.h"
#include "peer.h"
#include "wire.h"

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_REQUEST = 1 << 20, MAX_ANSWER = 4096, PIECE = 16 };

struct breaking_server {
    const way *how;
    const char *right;
    int from, until;
    int listener, elsewhere, stop[2];
    char url[128], elsewhere_url[64];
    SSL_CTX *tls, *odd_tls; /* one that everybody likes, and one that nobody does */
    pthread_t thread;
    pthread_mutex_t lock;
    int tries;
    ledger done;
    sem_t end_idle, idle_ended;
    struct visit *visits;
};

/* One connection, served on a thread of its own. */
typedef struct visit {
    breaking_server *server;
    peer client;
    pthread_t thread;
    struct visit *next;
    char request[MAX_REQUEST + 1];
    size_t size;
} visit;

/* Is the next try one to be broken? */
static bool breaks_next(breaking_server *server)
{
    pthread_mutex_lock(&server->lock);
    bool breaks = server->tries >= server->from && server->tries < server->until;
    pthread_mutex_unlock(&server->lock);
    return breaks;
}

static void count_try(breaking_server *server)
{
    pthread_mutex_lock(&server->lock);
    server->tries++;
    pthread_mutex_unlock(&server->lock);
}

static void carry_out(visit *it)
{
    pthread_mutex_lock(&it->server->lock);
    ledger_carry_out(&it->server->done, it->request);
    pthread_mutex_unlock(&it->server->lock);
}

void breaking_server_right_charge(char *out, size_t size, const char *id)
{
    snprintf(out, size,
             "{\"chargeId\":\"%s\",\"chargePermissionId\":\"S02-1\",\"statusDetails\":{\"state\":\"Captured\"}}", id);
}

/* The right body for the request that was read. */
static void write_right(char *out, size_t size, const visit *it)
{
    static const char gets[] = "GET /v2/charges/";
    char id[64];
    if (strncmp(it->request, gets, strlen(gets)) == 0) {
        snprintf(id, sizeof id, "%.*s", (int)strcspn(it->request + strlen(gets), " "), it->request + strlen(gets));
        breaking_server_right_charge(out, size, id);
    } else {
        snprintf(out, size, "%s", it->server->right);
    }
}

/* The same about another object: an id is where S02-1 stands. */
static void write_other(char *out, size_t size, const char *right)
{
    snprintf(out, size, "%s", right);
    for (char *id = strstr(out, "S02-1"); id; id = strstr(id, "S02-1"))
        id[4] = '9';
}

/* @return what stands for this character, in room if need be */
static const char *expand_one(char *room, size_t size, char c, const char *right, const visit *it)
{
    snprintf(room, size, "%c", c);
    if (c == '#')
        snprintf(room, size, "%zu", strlen(right));
    else if (c == '~')
        snprintf(room, size, "%zx", strlen(right));
    else if (c == '?')
        write_other(room, size, right);
    return c == '@' ? right : c == '$' ? it->server->elsewhere_url : room;
}

static void expand(char *out, size_t size, const char *template, const visit *it)
{
    char right[1024], room[1024];
    size_t used = 0;
    write_right(right, sizeof right, it);
    out[0] = '\0';
    for (; *template; template ++) {
        const char *more = expand_one(room, sizeof room, *template, right, it);
        used += (size_t)snprintf(out + used, size - used, "%s", more);
        wire_must(used < size, "the answer is too long");
    }
}

static bool write_template(visit *it, const char *template)
{
    char text[MAX_ANSWER];
    expand(text, sizeof text, template, it);
    return peer_write(&it->client, text, strlen(text));
}

static void write_for_ever(peer *client, const char *more)
{
    char block[8192] = "";
    size_t size = strlen(more), count = sizeof block / size;
    for (size_t i = 0; i < count; i++)
        memcpy(block + i * size, more, size);
    while (peer_write(client, block, count * size))
        continue;
}

static void write_slowly(visit *it)
{
    char text[MAX_ANSWER];
    expand(text, sizeof text, it->server->how->answer, it);
    struct pollfd ready = { it->client.socket, POLLIN, 0 };
    for (const char *c = text; *c && peer_write(&it->client, c, 1); c++)
        if (poll(&ready, 1, 100) != 0)
            return;
}

static void write_answer(visit *it)
{
    const way *how = it->server->how;
    if (!how->answer)
        return;
    if (how->manner == BYTE_BY_BYTE)
        write_slowly(it);
    else
        write_template(it, how->answer);
    if (how->manner == FOREVER)
        write_for_ever(&it->client, how->more);
}

/* @return may the connection go on? Otherwise it is gone. */
static bool end(peer *client, ending how)
{
    if (how == STAYS)
        return true;
    if (how == STALLS)
        peer_outwait(client);
    if (how == RESETS)
        peer_reset(client);
    else if (how == CLOSES)
        peer_close(client);
    else
        peer_cut(client);
    return false;
}

/* Waits for bytes. @return 0: the client has gone */
static size_t read_more(visit *it, size_t most)
{
    if (most > MAX_REQUEST - it->size)
        most = MAX_REQUEST - it->size;
    size_t got = peer_read(&it->client, it->request + it->size, most);
    it->size += got;
    it->request[it->size] = '\0';
    return got;
}

static bool read_request(visit *it)
{
    while (wire_request_size(it->request) == 0)
        if (read_more(it, MAX_REQUEST) == 0)
            return false;
    return true;
}

static void forget_request(visit *it)
{
    it->size = 0;
    it->request[0] = '\0';
}

static bool answer_well(visit *it)
{
    carry_out(it);
    bool good = write_template(it, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: #\r\n\r\n@");
    forget_request(it);
    return good;
}

/* @return may the connection go on? Otherwise it is gone. */
static bool answer_badly(visit *it)
{
    const way *how = it->server->how;
    if (how->carried_out)
        carry_out(it);
    write_answer(it);
    if (how->manner == BEFORE_THE_REQUEST_ENDED)
        read_request(it);
    forget_request(it);
    return end(&it->client, how->ending);
}

/* Answers one request. @return may the connection go on? Otherwise it is gone. */
static bool serve_one(visit *it)
{
    const way *how = it->server->how;
    bool partly = how->place == READING || how->manner == BEFORE_THE_REQUEST_ENDED;
    if (read_more(it, PIECE) == 0) {
        peer_close(&it->client);
        return false;
    }
    bool breaks = breaks_next(it->server);
    if (!(breaks && partly) && !read_request(it)) {
        peer_close(&it->client);
        return false;
    }
    count_try(it->server);
    if (breaks)
        return answer_badly(it);
    if (answer_well(it))
        return true;
    peer_close(&it->client);
    return false;
}

static void serve(visit *it)
{
    breaking_server *server = it->server;
    while (serve_one(it))
        if (server->how->place == IDLING && server->tries == 1) {
            wire_must(sem_wait(&server->end_idle) == 0, "sem_wait");
            end(&it->client, server->how->ending);
            wire_must(sem_post(&server->idle_ended) == 0, "sem_post");
            return;
        }
}

/* What breaks before a request is read. @return is the connection gone? */
static bool breaks_early(visit *it)
{
    char first[4096];
    breaking_server *server = it->server;
    place at = server->how->place;
    if (at == ANSWERING || at == READING || at == IDLING || !breaks_next(server))
        return false;
    count_try(server);
    if (at == GREETING && peer_read(&it->client, first, sizeof first) > 0)
        peer_write(&it->client, server->how->answer, strlen(server->how->answer));
    if (at == AGREEING || at == IDENTIFYING)
        wire_must(!peer_shake_hands(&it->client, server->odd_tls), "nobody should like this");
    if (at == WAITING)
        peer_shake_hands(&it->client, server->tls);
    end(&it->client, server->how->ending == STAYS ? CLOSES : server->how->ending);
    return true;
}

static void *run_visit(void *payload)
{
    visit *it = payload;
    if (breaks_early(it))
        return NULL;
    if (it->server->how->is_plain || peer_shake_hands(&it->client, it->server->tls))
        serve(it);
    else
        peer_close(&it->client);
    return NULL;
}

static void take(breaking_server *server, int socket)
{
    visit *it = calloc(1, sizeof *it);
    wire_must(it != NULL, "calloc");
    it->server = server;
    it->client.socket = socket;
    it->next = server->visits;
    server->visits = it;
    wire_must(pthread_create(&it->thread, NULL, run_visit, it) == 0, "pthread_create");
}

/* The clients are gone, and so every connection has ended. */
static void end_visits(breaking_server *server)
{
    for (visit *it = server->visits, *next; it; it = next) {
        next = it->next;
        pthread_join(it->thread, NULL);
        free(it);
    }
}

static void *run(void *payload)
{
    breaking_server *server = payload;
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, NULL);
    for (;;) {
        struct pollfd ready[] = { { server->listener, POLLIN, 0 }, { server->stop[0], POLLIN, 0 } };
        poll(ready, 2, -1);
        if (ready[1].revents)
            return NULL;
        int client = accept(server->listener, NULL, NULL);
        wire_must(client >= 0, "accept");
        take(server, client);
    }
}

static void settle_address(breaking_server *server)
{
    static const char longest_label[] = "0123456789012345678901234567890123456789012345678901234567890123";
    int port;
    server->elsewhere = wire_listen(&port);
    snprintf(server->elsewhere_url, sizeof server->elsewhere_url, "%s://127.0.0.1:%d",
             server->how->is_plain ? "http" : "https", port);
    server->listener = wire_listen(&port);
    snprintf(server->url, sizeof server->url, "%s://127.0.0.1:%d", server->how->is_plain ? "http" : "https", port);
    if (server->how->place == NAMING) /* one letter too long to be asked for: no resolver sends it anywhere */
        snprintf(server->url, sizeof server->url, "https://%s.invalid", longest_label);
    if (server->how->place == CONNECTING)
        close(server->listener);
}

static void settle_tls(breaking_server *server, const char *certificates)
{
    server->tls = peer_tls(certificates, "good");
    server->odd_tls = peer_tls(certificates, "good");
    if (server->how->place == AGREEING)
        SSL_CTX_set_max_proto_version(server->odd_tls, TLS1_1_VERSION);
    else
        SSL_CTX_set_verify(server->odd_tls, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
}

breaking_server *breaking_server_start(const way *how, const char *certificates, const char *right, int from, int until)
{
    breaking_server *server = calloc(1, sizeof *server);
    wire_must(server != NULL, "calloc");
    server->how = how;
    server->right = right;
    server->from = from;
    server->until = until;
    wire_must(pthread_mutex_init(&server->lock, NULL) == 0, "pthread_mutex_init");
    wire_must(sem_init(&server->end_idle, 0, 0) == 0 && sem_init(&server->idle_ended, 0, 0) == 0, "sem_init");
    wire_must(pipe(server->stop) == 0, "pipe");
    settle_address(server);
    settle_tls(server, certificates);
    if (how->place != CONNECTING)
        wire_must(pthread_create(&server->thread, NULL, run, server) == 0, "pthread_create");
    return server;
}

const char *breaking_server_url(const breaking_server *server)
{
    return server->url;
}

void breaking_server_end_idle(breaking_server *server)
{
    wire_must(sem_post(&server->end_idle) == 0, "sem_post");
    wire_must(sem_wait(&server->idle_ended) == 0, "sem_wait");
}

tally breaking_server_tally(breaking_server *server)
{
    struct pollfd followed = { server->elsewhere, POLLIN, 0 };
    pthread_mutex_lock(&server->lock);
    tally seen = { server->tries, server->done.effects, server->done.is_changed, poll(&followed, 1, 0) == 1 };
    pthread_mutex_unlock(&server->lock);
    return seen;
}

void breaking_server_stop(breaking_server *server)
{
    if (server->how->place != CONNECTING) {
        wire_must(write(server->stop[1], "", 1) == 1, "write");
        pthread_join(server->thread, NULL);
        close(server->listener);
        end_visits(server);
    }
    close(server->elsewhere);
    close(server->stop[0]);
    close(server->stop[1]);
    SSL_CTX_free(server->tls);
    SSL_CTX_free(server->odd_tls);
    ledger_clear(&server->done);
    sem_destroy(&server->end_idle);
    sem_destroy(&server->idle_ended);
    pthread_mutex_destroy(&server->lock);
    free(server);
}
