/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cancel.h"

#include "base/error.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

/* A pipe that gets its one byte when it is requested, and is never read: it wakes all who wait, now and later. */
struct sw_cancel {
    atomic_int holders;
    atomic_bool requested;
    pid_t maker; /* a child of the fork's shares the pipe, and leaves it alone */
    int read_end, write_end;
    int (*watch)(void *payload);
    void *watch_payload;
    sw_cancel *other;
};

static bool set_flags(int descriptor)
{
    return fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 && fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0;
}

static bool open_pipe(sw_cancel *cancel)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    cancel->read_end = ends[0];
    cancel->write_end = ends[1];
    return set_flags(ends[0]) && set_flags(ends[1]);
}

int sw_cancel_new(sw_cancel **out, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_cancel_new needs a place for what it makes");
    *out = NULL;
    sw_cancel *cancel = sw_alloc(sizeof *cancel);
    if (!cancel)
        return sw_fail_memory(err);
    atomic_init(&cancel->holders, 1);
    atomic_init(&cancel->requested, false);
    cancel->maker = getpid();
    cancel->read_end = cancel->write_end = -1;
    if (!open_pipe(cancel)) {
        sw_cancel_free(cancel);
        return sw_fail(err, SW_E_IO, "no pipe could be opened to cancel calls with: this process has too many files");
    }
    *out = cancel;
    return SW_OK;
}

sw_cancel *sw_cancel_watching(int (*watch)(void *payload), void *payload, sw_cancel *other)
{
    sw_cancel *cancel = sw_alloc(sizeof *cancel);
    if (!cancel)
        return NULL;
    atomic_init(&cancel->holders, 1);
    atomic_init(&cancel->requested, false);
    cancel->maker = getpid();
    cancel->read_end = cancel->write_end = -1;
    cancel->watch = watch;
    cancel->watch_payload = payload;
    cancel->other = sw_cancel_retain(other);
    return cancel;
}

void sw_cancel_request(sw_cancel *cancel)
{
    if (!cancel || atomic_exchange(&cancel->requested, true) || getpid() != cancel->maker)
        return;
    int before = errno;
    while (cancel->write_end >= 0 && write(cancel->write_end, "", 1) < 0 && errno == EINTR)
        ;
    errno = before;
}

bool sw_cancel_is_requested(const sw_cancel *cancel)
{
    return cancel && (atomic_load(&cancel->requested) || sw_cancel_is_requested(cancel->other));
}

bool sw_cancel_look(const sw_cancel *cancel)
{
    if (cancel && cancel->watch && !sw_cancel_is_requested(cancel) && cancel->watch(cancel->watch_payload))
        atomic_store(&((sw_cancel *)cancel)->requested, true);
    return sw_cancel_is_requested(cancel);
}

/* A cancel that no descriptor tells of is looked at more often. */
int sw_cancel_slice(const sw_cancel *cancel, int milliseconds)
{
    enum { BLIND_MS = 20 };
    int most = milliseconds;
    if (cancel && cancel->watch)
        most = SW_CANCEL_LOOK_MS;
    else if (cancel && sw_cancel_descriptor(cancel) < 0)
        most = BLIND_MS;
    return most < milliseconds ? most : milliseconds;
}

int sw_cancel_descriptor(const sw_cancel *cancel)
{
    if (cancel && cancel->other)
        return sw_cancel_descriptor(cancel->other);
    return cancel && getpid() == cancel->maker ? cancel->read_end : -1;
}

static int64_t monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void sw_cancel_wait(const sw_cancel *cancel, int64_t milliseconds)
{
    enum { LONGEST_MS = 3600000 };
    struct pollfd descriptor = { .fd = sw_cancel_descriptor(cancel), .events = POLLIN };
    int64_t end = monotonic_ms() + milliseconds;
    for (int64_t left = milliseconds; left > 0 && !sw_cancel_look(cancel); left = end - monotonic_ms())
        poll(&descriptor, 1, sw_cancel_slice(cancel, (int)(left < LONGEST_MS ? left : LONGEST_MS)));
}

sw_cancel *sw_cancel_retain(sw_cancel *cancel)
{
    if (cancel)
        atomic_fetch_add(&cancel->holders, 1);
    return cancel;
}

void sw_cancel_free(sw_cancel *cancel)
{
    if (!cancel || atomic_fetch_sub(&cancel->holders, 1) != 1)
        return;
    if (cancel->read_end >= 0)
        close(cancel->read_end);
    if (cancel->write_end >= 0)
        close(cancel->write_end);
    sw_cancel_free(cancel->other);
    sw_release(cancel);
}
