/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/table.h"

#include "base/memory.h"
#include "emulator/must.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a: names come from tests and from this program itself, so nothing better is needed. */
static size_t hash(const char *name)
{
    uint64_t sum = 14695981039346656037u;
    for (; *name; name++)
        sum = (sum ^ (unsigned char)*name) * 1099511628211u;
    return (size_t)sum;
}

static size_t find_slot(const em_table *table, const char *name)
{
    size_t slot = hash(name) & (table->slot_count - 1);
    while (table->slots[slot] && strcmp(table->entries[table->slots[slot] - 1].name, name) != 0)
        slot = (slot + 1) & (table->slot_count - 1);
    return slot;
}

/* Half of the slots stay empty, so that a search ends soon. */
static void make_room(em_table *table)
{
    if (table->count < table->room)
        return;
    table->room = table->room ? table->room * 2 : 32;
    table->entries = em_grow(table->entries, table->room * sizeof *table->entries);
    sw_release(table->slots);
    table->slot_count = table->room * 2;
    table->slots = em_new(table->slot_count * sizeof *table->slots);
    for (size_t i = 0; i < table->count; i++)
        table->slots[find_slot(table, table->entries[i].name)] = i + 1;
}

void *em_table_get(const em_table *table, const char *name)
{
    if (table->count == 0)
        return NULL;
    size_t slot = table->slots[find_slot(table, name)];
    return slot ? table->entries[slot - 1].value : NULL;
}

void em_table_add(em_table *table, const char *name, void *value)
{
    make_room(table);
    size_t slot = find_slot(table, name);
    table->entries[table->count] = (em_entry){ em_copy(name), value };
    table->slots[slot] = ++table->count;
}

void em_table_free(em_table *table, void (*release)(void *value))
{
    for (size_t i = 0; i < table->count; i++) {
        sw_release(table->entries[i].name);
        if (release)
            release(table->entries[i].value);
    }
    sw_release(table->entries);
    sw_release(table->slots);
    *table = (em_table){ 0 };
}
