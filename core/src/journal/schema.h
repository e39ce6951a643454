/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The journal's tables, version by version.
 */
#ifndef SW_JOURNAL_SCHEMA_H
#define SW_JOURNAL_SCHEMA_H

#include "journal/database.h"

/** Is it a journal that this release knows, or an empty file? Only reads. @param path for messages */
int sw_schema_check(sw_database *database, const char *path, sw_error *err);

/** Brings it up to SW_JOURNAL_SCHEMA, in the transaction that is open. */
int sw_schema_upgrade(sw_database *database, sw_error *err);

#endif
