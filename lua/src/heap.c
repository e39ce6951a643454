/* SPDX-License-Identifier: Apache-2.0 */
#include "heap.h"

#include "memory.h"

#include <savedwallet/memory.h>

#include <stdbool.h>
#include <string.h>

/* What stands before a large block; it keeps the block where any value may lie. */
enum { HEAD = (sizeof(rule_piece) + RULE_HEAP_STEP - 1) / RULE_HEAP_STEP * RULE_HEAP_STEP };

/* Lua may find memory by itself then: only when it gives up is this told. */
static void *refuse(rule_heap *heap, const char *limit)
{
    heap->refused = limit;
    return NULL;
}

static size_t class_of(size_t size)
{
    return (size + RULE_HEAP_STEP - 1) / RULE_HEAP_STEP;
}

static bool is_small(size_t size)
{
    return size <= RULE_HEAP_SMALL;
}

static bool add_piece(rule_heap *heap)
{
    rule_piece *piece = sw_allocator_get()->allocate(RULE_HEAP_PIECE);
    if (!piece)
        return false;
    piece->next = heap->pieces;
    heap->pieces = piece;
    heap->at = (char *)piece + HEAD;
    heap->end = (char *)piece + RULE_HEAP_PIECE;
    return true;
}

static void *take_small(rule_heap *heap, size_t size)
{
    size_t class = class_of(size), bytes = class * RULE_HEAP_STEP;
    void *block = heap->free[class];
    if (block) {
        memcpy(&heap->free[class], block, sizeof block); /* a free block holds the next one */
        return block;
    }
    if ((size_t)(heap->end - heap->at) < bytes && !add_piece(heap))
        return NULL;
    block = heap->at;
    heap->at += bytes;
    return block;
}

static void put_small(rule_heap *heap, void *block, size_t size)
{
    size_t class = class_of(size);
    memcpy(block, &heap->free[class], sizeof block);
    heap->free[class] = block;
}

static void link_large(rule_heap *heap, rule_piece *piece)
{
    piece->before = NULL;
    piece->next = heap->large;
    if (heap->large)
        heap->large->before = piece;
    heap->large = piece;
}

static void unlink_large(rule_heap *heap, rule_piece *piece)
{
    if (piece->before)
        piece->before->next = piece->next;
    else
        heap->large = piece->next;
    if (piece->next)
        piece->next->before = piece->before;
}

static rule_piece *piece_of(void *block)
{
    return (rule_piece *)(void *)((char *)block - HEAD);
}

static void *take_large(rule_heap *heap, size_t size)
{
    rule_piece *piece = sw_allocator_get()->allocate(HEAD + size);
    if (!piece)
        return NULL;
    link_large(heap, piece);
    return (char *)piece + HEAD;
}

static void *take(rule_heap *heap, size_t size)
{
    return is_small(size) ? take_small(heap, size) : take_large(heap, size);
}

static void put(rule_heap *heap, void *block, size_t size)
{
    if (is_small(size)) {
        put_small(heap, block, size);
        return;
    }
    unlink_large(heap, piece_of(block));
    rule_release(piece_of(block));
}

static void *resize_large(rule_heap *heap, void *block, size_t size)
{
    rule_piece *piece = piece_of(block);
    unlink_large(heap, piece);
    rule_piece *moved = sw_allocator_get()->resize(piece, HEAD + size);
    link_large(heap, moved ? moved : piece);
    return moved ? (char *)moved + HEAD : NULL;
}

static void *move(rule_heap *heap, void *block, size_t old, size_t size)
{
    if (is_small(old) && is_small(size) && class_of(old) == class_of(size))
        return block;
    if (!is_small(old) && !is_small(size))
        return resize_large(heap, block, size);
    void *moved = take(heap, size);
    if (moved) {
        memcpy(moved, block, old < size ? old : size);
        put(heap, block, old);
    }
    return moved;
}

void *rule_heap_allocate(void *payload, void *block, size_t old, size_t size)
{
    rule_heap *heap = payload;
    size_t was = block ? old : 0; /* of what is new, Lua tells the kind in its place */
    if (size == 0) {
        if (block)
            put(heap, block, old);
        heap->used -= was;
        return NULL;
    }
    if (size > was && size > heap->block)
        return refuse(heap, "block");
    if (size > was && size - was > heap->most - heap->used)
        return refuse(heap, "memory");
    void *given = block ? move(heap, block, old, size) : take(heap, size);
    if (!given && size <= was)
        return block; /* Lua relies on it that nothing fails to become smaller */
    if (!given)
        return refuse(heap, NULL);
    heap->used += size - was;
    return given;
}

static void release_all(rule_piece *piece)
{
    while (piece) {
        rule_piece *next = piece->next;
        rule_release(piece);
        piece = next;
    }
}

void rule_heap_free(rule_heap *heap)
{
    release_all(heap->pieces);
    release_all(heap->large);
}
