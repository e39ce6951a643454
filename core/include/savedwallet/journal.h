/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The journal: what the engine remembers. Events, decisions, actions, the exact bytes that were sent under a key, and
 * what became of them.
 *
 * One file (SQLite), which any number of processes of one machine use at once. Nothing is sent that was not written
 * here first, and to the disk. A file belongs to one merchant account in one environment and is refused by any other.
 * It holds ids, amounts and what the merchant put into events, no key and no secret; only its owner may read it (0600).
 */
#ifndef SAVEDWALLET_JOURNAL_H
#define SAVEDWALLET_JOURNAL_H

#include <savedwallet/config.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stdint.h>

SW_BEGIN_DECL

/** The database that journals are kept in, such as "SQLite/3.40.1". @return static text */
SW_API const char *sw_journal_version(void);

/** The version of the tables that this release writes. */
#define SW_JOURNAL_SCHEMA 1

/** Any number of threads may use it at once, and both sides of a fork: connections are closed before it and opened anew
 * after it. A child that was forked while another thread was at work in a journal is refused: fork at another time. */
typedef struct sw_journal sw_journal;

/** Zero in a field means what the field says. What is pointed to is copied. */
typedef struct sw_journal_options {
    uint32_t version;           /**< SW_JOURNAL_OPTIONS_VERSION; 0 is taken as 1 */
    const char *path;           /**< of the file; required */
    sw_environment environment; /**< whose it is. Required, with merchant_id, for a new file; one that is there is */
    const char *merchant_id;    /**< compared with what is given */
    const char *key_namespace;  /**< as in sw_config; NULL: "" for a new file, else not compared */
    int must_exist;             /**< 1: a file that is not there is an error; 0: it is made */
    int64_t busy_ms;            /**< how long another process may hold the file; 0: 15,000 */
} sw_journal_options;

#define SW_JOURNAL_OPTIONS_VERSION 1
#define SW_JOURNAL_OPTIONS_INIT                                            \
    {                                                                      \
        SW_JOURNAL_OPTIONS_VERSION, 0, SW_ENVIRONMENT_FROM_KEY, 0, 0, 0, 0 \
    }

/**
 * Opens a journal, or makes one. A file of an older release is brought up to SW_JOURNAL_SCHEMA, whole or not at all.
 *
 * A copy that sw_journal_backup made is paused when it is opened: what was done after it was made is not in it. See
 * "resume" in engine.h.
 *
 * @param[out] out  yours; free it with sw_journal_free
 * @return SW_OK; SW_E_INVALID: it is another merchant's, or no journal; SW_E_IO: it cannot be opened, or is damaged;
 * SW_E_NOMEM
 */
SW_API int sw_journal_open(sw_journal **out, const sw_journal_options *options, sw_error *err);

/** Where it is. @return borrowed; "" for NULL */
SW_API const char *sw_journal_path(const sw_journal *journal);

/** Writes a copy as of now, while others go on. @param path of a new file @return SW_OK, SW_E_INVALID, SW_E_IO */
SW_API int sw_journal_backup(sw_journal *journal, const char *path, sw_error *err);

/** Reads all of it and compares: what SQLite calls an integrity check. @return SW_OK; SW_E_IO: it is damaged */
SW_API int sw_journal_verify(sw_journal *journal, sw_error *err);

/** Closes it. Not while an engine uses it. NULL is fine. */
SW_API void sw_journal_free(sw_journal *journal);

SW_END_DECL

#endif
