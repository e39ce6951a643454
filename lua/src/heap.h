/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The memory of one state: taken in large pieces, within limits, and given back all at once, without asking Lua.
 */
#ifndef RULE_HEAP_H
#define RULE_HEAP_H

#include <stddef.h>

enum {
    RULE_HEAP_STEP = 16,     /**< sizes are rounded up to it */
    RULE_HEAP_SMALL = 512,   /**< larger blocks are pieces of their own */
    RULE_HEAP_PIECE = 32768, /**< what small blocks are cut from */
    RULE_HEAP_SIZES = RULE_HEAP_SMALL / RULE_HEAP_STEP + 1
};

typedef struct rule_piece {
    struct rule_piece *next, *before;
} rule_piece;

typedef struct rule_heap {
    size_t most, block; /**< the limits: bytes in use, bytes of one block */
    size_t used;
    const char *refused; /**< why there was no memory: the limit; NULL: the process has none left */
    rule_piece *pieces;  /**< that small blocks were cut from */
    rule_piece *large;
    char *at, *end;              /**< what is left of the newest piece */
    void *free[RULE_HEAP_SIZES]; /**< small blocks that were given back, by their size */
} rule_heap;

/** A lua_Alloc. @param heap  an rule_heap */
void *rule_heap_allocate(void *heap, void *block, size_t old, size_t size);

/** Gives everything back. */
void rule_heap_free(rule_heap *heap);

#endif
