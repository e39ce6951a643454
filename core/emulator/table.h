/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Things found by their name, and listed in the order in which they came. Nothing is taken out one by one.
 */
#ifndef EMULATOR_TABLE_H
#define EMULATOR_TABLE_H

#include <stddef.h>

typedef struct em_entry {
    char *name;
    void *value;
} em_entry;

typedef struct em_table {
    em_entry *entries; /**< in order of entry */
    size_t count;
    size_t room;
    size_t *slots; /**< 0: empty; else 1 + the entry's index */
    size_t slot_count;
} em_table;

/** The value under a name; NULL when there is none. Borrowed. */
void *em_table_get(const em_table *table, const char *name);

/** Adds a value under a name that is not there yet. The name is copied; the value stays its owner's until
 * em_table_free. */
void em_table_add(em_table *table, const char *name, void *value);

/** Empties the table. @param release  frees one value; may be NULL */
void em_table_free(em_table *table, void (*release)(void *value));

#endif
