/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How a worker reaches the emulator: libcurl, between two fault points, with soft declines where a test wants some.
 */
#ifndef TEST_ENGINE_SENDER_H
#define TEST_ENGINE_SENDER_H

#include <savedwallet/transport.h>

/** Makes it. @param[out] out  yours */
int test_sender_new(sw_transport **out, const char *ca_file, sw_error *err);

/** Asks the emulator for this result of the next so many charges, or of so many percent of all. @param code  copied */
void test_sender_simulate(const char *code, int count, int percent, unsigned seed);

#endif
