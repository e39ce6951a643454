/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What one charge costs apart from the network. Each prints one line.
 */
#ifndef COST_H
#define COST_H

/** Requests for memory, and bytes, of one signed call over a transport in memory. */
void measure_memory(const char *key_file);

/** Microseconds to validate a body, beside the least that is done with it anyway. */
void measure_validation(void);

#endif
