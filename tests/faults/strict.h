/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A second opinion on JSON: a reader of RFC 8259 of the tests' own, which shares nothing with the library's.
 */
#ifndef SW_TESTS_FAULTS_STRICT_H
#define SW_TESTS_FAULTS_STRICT_H

#include <stdbool.h>
#include <stddef.h>

enum { STRICT_DEPTH = 64, STRICT_NODES = 8192 };

/** Where a value stands in the text, and the name before it. */
typedef struct strict_node {
    const char *start, *end;
    const char *name, *name_end; /**< without quotes; NULL: it has none */
    int parent;                  /**< -1: it is the whole */
} strict_node;

typedef struct strict {
    strict_node nodes[STRICT_NODES];
    int count;
} strict;

/**
 * Is it one JSON value and nothing else: UTF-8, no name twice in an object, no U+0000, at most 64 levels deep, no
 * number beyond a double? @param out its values, each after the one it is in
 */
bool strict_read(strict *out, const char *text, size_t size);

/** A member by its names: "statusDetails/state". @return NULL when there is none */
const strict_node *strict_find(const strict *it, const char *path);

/** Is it a string with something in it? */
bool strict_is_text(const strict_node *node);

/** Is it a string of exactly these characters? One with an escape in it is not judged: true. */
bool strict_says(const strict_node *node, const char *text);

#endif
