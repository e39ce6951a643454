/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A buyer of the emulator who saves a wallet.
 */
#ifndef WALLET_H
#define WALLET_H

#include <savedwallet/savedwallet.h>

#include <stdbool.h>
#include <stddef.h>

/** Is this program run by `savedwallet-emulator exec`? */
bool has_emulator(void);

/** Lets the emulator begin again, with no charges: what it holds makes it slower. */
void reset_emulator(void);

/** Saves one in the emulator that runs this program, and writes its id. */
void save_wallet(char *out, size_t size, sw_client *client);

#endif
