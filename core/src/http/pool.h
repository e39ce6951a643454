/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The connections of one transport, kept for the next request, in the process that made them.
 *
 * The last one given back is the first one taken, so that those no longer needed grow old and are closed. It knows no
 * libcurl: a connection is a slot with something of its owner's in it.
 *
 * After a fork the child starts with an empty pool. The parent's connections are forgotten there: their sockets are
 * closed with close(2) and nothing else, because a TLS library that says goodbye on them would end the parent's
 * sessions.
 */
#ifndef SW_HTTP_POOL_H
#define SW_HTTP_POOL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

enum { SW_SLOT_SOCKETS = 8 };

typedef struct sw_slot {
    void *owned;                         /**< the owner's; NULL in a slot not used so far */
    atomic_int sockets[SW_SLOT_SOCKETS]; /**< open file descriptors + 1; 0: none */
    struct sw_slot *next_idle;
    struct sw_slot *next;
} sw_slot;

typedef struct sw_pool sw_pool;

/**
 * @param max_idle   slots that keep what they own while idle; more are emptied with release
 * @param release    frees what a slot owns
 * @return NULL when memory ran out
 */
sw_pool *sw_pool_new(size_t max_idle, void (*release)(void *owned));

/** In a child of the process that used it: closes what was inherited, at once. Elsewhere it does nothing. */
void sw_pool_settle(sw_pool *pool);

/** A slot for this thread alone. @return NULL when memory ran out */
sw_slot *sw_pool_take(sw_pool *pool);

/** Gives a slot back. In a child of the process that took it, it is only forgotten. */
void sw_pool_give(sw_pool *pool, sw_slot *slot);

/** Notes a socket that was opened, or closed, for a slot. */
void sw_slot_opened(sw_slot *slot, int socket);
void sw_slot_closed(sw_slot *slot, int socket);

/**
 * Has nothing arrived on the slot's sockets, and are they open? An idle connection on which something can be read holds
 * an end, or an answer that nobody asked for, which would be taken for the answer to the next request.
 */
bool sw_slot_is_quiet(const sw_slot *slot);

/** Releases all that is idle; nothing may be in use. */
void sw_pool_free(sw_pool *pool);

#endif
