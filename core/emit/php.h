/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the files in PHP share: their head, texts, comments, and lines as PSR-12 breaks them.
 */
#ifndef SW_EMIT_PHP_H
#define SW_EMIT_PHP_H

#include "emit/emit.h"

/** What every file in PHP begins with, up to its namespace. */
#define EMIT_PHP_HEAD                          \
    "<?php\n"                                  \
    "\n"                                       \
    "// SPDX-License-Identifier: Apache-2.0\n" \
    "// " EMIT_NOTICE "\n"                     \
    "\n"                                       \
    "declare(strict_types=1);\n"               \
    "\n"

/** Appends a text in single quotes. */
void emit_php_literal(sw_buf *out, const char *text);

/** Appends the name of a shape. PHPStan takes none that is a class of ours too: Buyer is BuyerData. */
void emit_php_alias(sw_buf *out, const char *type);

/**
 * Appends a list in brackets, in one line or in one for each item.
 * @param indent          what each line begins with
 * @param before, after   the brackets, with what stands before and after them: "f(", ")"
 * @param items           each closed with a NUL
 * @return whether it took one line
 */
bool emit_php_list(sw_buf *out, const char *indent, const char *before, const sw_buf *items, const char *after);

/**
 * Appends an operation's method, which hands all of it on.
 * @param parameters, arguments   of itself and of what it calls, each closed with a NUL
 */
void emit_php_method(sw_buf *out, const char *name, const sw_buf *parameters, const char *returned,
                     const sw_buf *arguments);

/** Appends the ids of a path as items: "string $chargeId", or without the type. */
void emit_php_ids(sw_buf *items, const char *before, const char *path);

/** Appends a paragraph of a method's comment, with the names that arguments have in PHP. */
void emit_php_comment(sw_buf *out, const char *text);

#endif
