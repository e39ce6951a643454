/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Clients, how many objects of PHP hold each, and those that are kept from one request to the next, with their
 * connections and their key.
 *
 * One that is kept is found by its fingerprint (fingerprint.h), so that two configurations never share. There are
 * SW_KEPT_MOST of them at most; the one that was asked for the longest time ago goes first, unless it is held. Nothing
 * of a request hangs on any: logs, signatures and cancels go with each call.
 *
 * For one thread in each process, as PHP without thread safety is. A child of a fork has copies that go on working.
 */
#ifndef SAVEDWALLET_PHP_KEPT_H
#define SAVEDWALLET_PHP_KEPT_H

#include <savedwallet/face.h>

#include <stddef.h>

enum { SW_KEPT_MOST = 16 };

typedef struct sw_held sw_held;

/* Takes the client. @return held once, by the caller */
sw_held *sw_held_new(sw_face *face);

/* @return the same, held once more */
sw_held *sw_held_retain(sw_held *held);

/* The last one who lets go frees the client, unless it is kept. NULL is fine. */
void sw_held_release(sw_held *held);

sw_face *sw_held_face(const sw_held *held);

/* The client that is kept for this configuration, or a new one. @return held once, by the caller; NULL with err filled
 */
sw_held *sw_kept_get(const char *config, size_t size, sw_error *err);

/* How many are kept now. */
size_t sw_kept_count(void);

/* Keeps none any more. Those that are held are freed by who holds them. */
void sw_kept_end(void);

#endif
