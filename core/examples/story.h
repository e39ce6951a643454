/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How the demo tells its story: in colour on a terminal, plain elsewhere and where NO_COLOR is set.
 */
#ifndef SW_EXAMPLES_STORY_H
#define SW_EXAMPLES_STORY_H

#include <savedwallet/error.h>

/** The title, and a line below it. */
void story_begin(const char *title, const char *line);

/** The next chapter; they are counted. */
void story_step(const char *text);

/** Something that was done: what it is, its id, and up to two facts about it (NULL: none). Its state says whether it
 * went well. */
void story_done(const char *what, const char *id, const char *state, const char *fact);

/** A sentence between two of them. */
void story_note(const char *text);

/** What went wrong, whether anything was changed, and what to do. On standard error. */
void story_fail(const sw_error *err);

#endif
