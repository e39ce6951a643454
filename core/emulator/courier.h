/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Takes notifications to the merchant's server, one at a time and in order, while everything else goes on: the
 * merchant's handler asks the API before it answers. libcurl is behind it.
 */
#ifndef EMULATOR_COURIER_H
#define EMULATOR_COURIER_H

#include "emulator/world.h"

#include <savedwallet/error.h>

/** Opaque. */
typedef struct em_courier em_courier;

/** @param private_key  what messages are signed with; ca_file  whom it trusts over https. Both outlive it. */
int em_courier_open(em_courier **out, em_world *world, const char *private_key, const char *ca_file, sw_error *err);

/** Sends what is to be sent, and hears what came back. */
void em_courier_run(em_courier *courier);

/**
 * Waits until there is something to do: for it, or with one of the files.
 * @param milliseconds  the longest wait; -1: a minute
 */
void em_courier_wait(em_courier *courier, const int *files, size_t count, int milliseconds);

void em_courier_close(em_courier *courier);

#endif
