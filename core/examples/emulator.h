/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What only the emulator can do: be the buyer in the browser, and let time pass.
 */
#ifndef SW_EXAMPLES_EMULATOR_H
#define SW_EXAMPLES_EMULATOR_H

#include <savedwallet/button.h>
#include <savedwallet/error.h>

#include <stddef.h>

typedef struct emulator emulator;

/** Finds the emulator that `savedwallet-emulator exec` started: SAVEDWALLET_EMULATOR_URL, _TOKEN, SAVEDWALLET_CA_FILE.
 */
int emulator_open(emulator **out, sw_error *err);

/** The buyer presses the button, signs in, chooses a card and agrees. @param[out] url where the buyer comes back */
int emulator_press(char *url, size_t size, emulator *to, const sw_button *button, sw_error *err);

/** Lets time pass, such as "1m". */
int emulator_advance(emulator *to, const char *time, sw_error *err);

/** Has notifications delivered to a URL of this machine. */
int emulator_notify(emulator *to, const char *url, sw_error *err);

void emulator_close(emulator *to);

#endif
