/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The engine: carries out what the rules decide, at most once, and remembers it in a journal.
 *
 * The engine comes with a later release. Today this library tells its version and nothing more.
 */
#ifndef SAVEDWALLET_ENGINE_H
#define SAVEDWALLET_ENGINE_H

#include <savedwallet/export.h>

SW_BEGIN_DECL

/** The database that the journal will be kept in, such as "SQLite/3.40.1". @return static text */
SW_API const char *sw_engine_version(void);

SW_END_DECL

#endif
