/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the files in Python share: their head, texts, and lines as Black breaks them.
 */
#ifndef SW_EMIT_PYTHON_H
#define SW_EMIT_PYTHON_H

#include "emit/emit.h"

/** What every file in Python begins with. */
#define EMIT_PYTHON_HEAD "# SPDX-License-Identifier: Apache-2.0\n# " EMIT_NOTICE "\n"

/** Appends what may stand between quotes. */
void emit_python_text(sw_buf *out, const char *text);

/** Appends a text with its quotes. */
void emit_python_literal(sw_buf *out, const char *text);

/**
 * Appends a list in brackets, which fills one line, or one of its own, or a line for each.
 * @param indent          what each line begins with
 * @param before, after   the brackets, with what stands before and after them: "f(", ")"
 * @param items           each closed with a NUL
 */
void emit_python_list(sw_buf *out, const char *indent, const char *before, const sw_buf *items, const char *after);

#endif
