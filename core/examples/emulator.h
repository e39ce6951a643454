/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What only the emulator can do: be the buyer in the browser, let time pass, fail when it is asked to, and say what
 * came in at Amazon's side.
 */
#ifndef SW_EXAMPLES_EMULATOR_H
#define SW_EXAMPLES_EMULATOR_H

#include <savedwallet/button.h>
#include <savedwallet/error.h>
#include <savedwallet/money.h>

#include <stddef.h>
#include <stdint.h>

typedef struct emulator emulator;

/** Finds the emulator that `savedwallet-emulator exec` started: SAVEDWALLET_EMULATOR_URL, _TOKEN, SAVEDWALLET_CA_FILE.
 */
int emulator_open(emulator **out, sw_error *err);

/** The buyer presses the button, signs in, chooses a card and agrees. @param[out] url where the buyer comes back */
int emulator_press(char *url, size_t size, emulator *to, const sw_button *button, sw_error *err);

/** What its clock shows, in milliseconds since 1970. */
int emulator_now(int64_t *at_ms, emulator *to, sw_error *err);

/** Lets time pass, such as "1m". */
int emulator_advance(emulator *to, const char *time, sw_error *err);

/** Lets time pass until then, such as "2027-01-03T00:00:00Z". */
int emulator_set_clock(emulator *to, const char *time, sw_error *err);

/** The next call of an operation fails, such as by "reset_after": it is done, and the answer is lost.
 * @param reason  Amazon's reason code where the fault has one; else NULL */
int emulator_fail_next(emulator *to, const char *operation, const char *fault, const char *reason, sw_error *err);

/** How many charges of this amount the wallet has. */
int emulator_count_charges(size_t *out, emulator *to, const char *wallet, const sw_money *amount, sw_error *err);

/** How many requests came with this idempotency key. */
int emulator_count_sends(size_t *out, emulator *to, const char *key, sw_error *err);

/** Has notifications delivered to a URL of this machine. */
int emulator_notify(emulator *to, const char *url, sw_error *err);

void emulator_close(emulator *to);

#endif
