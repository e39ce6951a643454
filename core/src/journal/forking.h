/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Journals and fork. SQLite keeps in memory which locks "this process" has, and a child inherits that: so at a fork no
 * connection is open, and both sides open theirs anew. A connection that is in use just then spoils the child for
 * SQLite.
 */
#ifndef SW_JOURNAL_FORKING_H
#define SW_JOURNAL_FORKING_H

#include "journal/journal.h"

/** A journal that is there from now on, and no longer. */
void sw_forking_know(sw_journal *journal);
void sw_forking_forget(sw_journal *journal);

/** A connection is in use from now on. @return SW_OK; SW_E_INVALID in a child that was spoilt */
int sw_forking_enter(const sw_journal *journal, sw_error *err);

/** And no longer. */
void sw_forking_leave(void);

#endif
