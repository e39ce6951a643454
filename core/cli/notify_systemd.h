/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What systemd is told by a service of Type=notify: the protocol of sd_notify(3), without its library.
 */
#ifndef SW_CLI_NOTIFY_SYSTEMD_H
#define SW_CLI_NOTIFY_SYSTEMD_H

#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

typedef struct cli_notify {
    int socket; /**< -1: nobody listens */
    struct sockaddr_un address;
    socklen_t size;
    int64_t watchdog_ms; /**< WATCHDOG=1 has to come more often than this; 0: nobody waits for it */
} cli_notify;

/** Takes what systemd put into the environment, and takes it out of there: what this process starts is another one. */
void cli_notify_open(cli_notify *out);

/** Tells a state such as "READY=1", or several, one a line. What cannot be told is lost: the work goes on. */
void cli_notify_send(const cli_notify *notify, const char *state);

void cli_notify_close(cli_notify *notify);

#endif
