/* SPDX-License-Identifier: Apache-2.0 */
#include "receiver.h"

#include "base/error.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int receiver_open(receiver *out, sw_error *err)
{
    struct sockaddr_in address = { .sin_family = AF_INET };
    socklen_t size = sizeof address;
    struct timeval longest = { .tv_sec = 10 };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    out->listening = socket(AF_INET, SOCK_STREAM, 0);
    if (out->listening < 0 || bind(out->listening, (struct sockaddr *)&address, size) != 0 ||
        listen(out->listening, 4) != 0 || getsockname(out->listening, (struct sockaddr *)&address, &size) != 0)
        return sw_fail(err, SW_E_IO, "no port of 127.0.0.1 can be listened on");
    setsockopt(out->listening, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    snprintf(out->url, sizeof out->url, "http://127.0.0.1:%d/ipn", ntohs(address.sin_port));
    return SW_OK;
}

static bool is_named(const char *line, const char *name)
{
    while (*name && sw_lower(*line) == *name)
        line++, name++;
    return !*name;
}

/* Where the body starts, and how long it is to be. @return false: the head is not whole yet, or says no length */
static bool read_head(const char *text, const char **body, size_t *size)
{
    const char *end = strstr(text, "\r\n\r\n");
    if (!end)
        return false;
    for (const char *line = strstr(text, "\r\n"); line && line < end; line = strstr(line + 2, "\r\n"))
        if (is_named(line + 2, "content-length:")) {
            *size = strtoul(line + 2 + strlen("content-length:"), NULL, 10);
            *body = end + 4;
            return true;
        }
    return false;
}

/* @return what body and size are set; the body stays in text */
static bool read_request(int connection, char *text, size_t room, const char **body, size_t *size)
{
    size_t have = 0;
    text[0] = '\0';
    while (!read_head(text, body, size) || have < (size_t)(*body - text) + *size) {
        ssize_t more = read(connection, text + have, room - 1 - have);
        if (more <= 0)
            return false;
        have += (size_t)more;
        text[have] = '\0';
    }
    return true;
}

int receiver_take(char *body, size_t room, size_t *size, receiver *at, sw_error *err)
{
    const char *start;
    at->connection = accept(at->listening, NULL, NULL);
    if (at->connection < 0)
        return sw_fail(err, SW_E_IO, "no notification came within ten seconds");
    if (!read_request(at->connection, body, room, &start, size)) {
        close(at->connection);
        return sw_fail(err, SW_E_IO, "a notification came, but not all of it");
    }
    memmove(body, start, *size);
    body[*size] = '\0';
    return SW_OK;
}

int receiver_answer(receiver *at, int status, sw_error *err)
{
    char answer[96];
    int size = snprintf(answer, sizeof answer, "HTTP/1.1 %d \r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
                        status);
    bool whole = write(at->connection, answer, (size_t)size) == size;
    close(at->connection);
    return whole ? SW_OK : sw_fail(err, SW_E_IO, "the answer to a notification could not be sent");
}

void receiver_close(receiver *at)
{
    if (at->listening >= 0)
        close(at->listening);
    at->listening = -1;
}
