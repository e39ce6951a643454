/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a journal: a pool of connections to one file, and what the file says of itself.
 */
#ifndef SW_JOURNAL_JOURNAL_H
#define SW_JOURNAL_JOURNAL_H

#include "journal/database.h"

#include <savedwallet/journal.h>

#include <pthread.h>

enum { SW_JOURNAL_IDLE = 16 };

struct sw_journal {
    char *path;
    char *merchant_id;
    char *key_namespace;
    sw_environment environment;
    int64_t busy_ms;
    pthread_mutex_t lock;
    sw_database *idle[SW_JOURNAL_IDLE];
    size_t idle_count;
    sw_journal *next; /* of those of this process */
};

/** A connection of the caller's own for a while. @param[out] out  given back with sw_journal_return */
int sw_journal_borrow(sw_database **out, sw_journal *journal, sw_error *err);
void sw_journal_return(sw_journal *journal, sw_database *database);

/** @name What the file says of itself
 * @{ */
/** @param[out] out  yours, with sw_release; NULL when it says nothing */
int sw_meta_get(char **out, sw_database *database, const char *name, sw_error *err);
/** @param value  NULL: it says nothing any more */
int sw_meta_set(sw_database *database, const char *name, const char *value, sw_error *err);
/** @} */

#endif
