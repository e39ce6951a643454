/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Stores of the accounts that a solution provider opened.
 */
#ifndef EMULATOR_STORE_H
#define EMULATOR_STORE_H

/** Frees a store as a table's value. */
void em_store_free(void *store);

#endif
