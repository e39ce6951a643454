/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/notify_systemd.h"

#include "base/text.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A path, or with '@' in front a name that is in no folder. */
static void open_socket(cli_notify *out, const char *name)
{
    size_t size = name ? strlen(name) : 0;
    if (size < 2 || size >= sizeof out->address.sun_path || (name[0] != '/' && name[0] != '@'))
        return;
    out->address.sun_family = AF_UNIX;
    memcpy(out->address.sun_path, name, size);
    if (name[0] == '@')
        out->address.sun_path[0] = '\0';
    out->size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size);
    out->socket = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (out->socket >= 0)
        fcntl(out->socket, F_SETFD, FD_CLOEXEC);
}

/* A number of the environment's; 0 when it is none. */
static int64_t read_number(const char *text)
{
    int64_t number = 0;
    while (text && sw_is_digit(*text) && number < INT64_MAX / 100)
        number = number * 10 + (*text++ - '0');
    return text && !*text ? number : 0;
}

void cli_notify_open(cli_notify *out)
{
    const char *whose = getenv("WATCHDOG_PID");
    *out = (cli_notify){ .socket = -1 };
    open_socket(out, getenv("NOTIFY_SOCKET"));
    if (!whose || read_number(whose) == getpid())
        out->watchdog_ms = read_number(getenv("WATCHDOG_USEC")) / 1000;
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

void cli_notify_send(const cli_notify *notify, const char *state)
{
    if (notify->socket < 0)
        return;
    ssize_t sent = sendto(notify->socket, state, strlen(state), MSG_NOSIGNAL | MSG_DONTWAIT,
                          (const struct sockaddr *)&notify->address, notify->size);
    (void)sent;
}

void cli_notify_close(cli_notify *notify)
{
    if (notify->socket >= 0)
        close(notify->socket);
    notify->socket = -1;
}
