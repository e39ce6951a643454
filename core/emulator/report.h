/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Reports: ordered once or by a schedule, IN_PROGRESS for a while, then COMPLETED; forgotten after 90 days.
 */
#ifndef EMULATOR_REPORT_H
#define EMULATOR_REPORT_H

#include "emulator/operation.h"

typedef struct em_report {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    const char *type; /**< one of EM_REPORT_TYPES */
    int64_t start;    /**< of what it tells of */
    int64_t end;
    int64_t created;
    int64_t completed;      /**< 0: IN_PROGRESS */
    int64_t readable_until; /**< at the URL of its document; 0: nobody asked for it */
} em_report;

/** The types of reports, ended by NULL. */
extern const char *const EM_REPORT_TYPES[];

/** Can this type be had in the sandbox? @return false with an error answered */
bool em_report_check_type(em_answer *answer, const char *type);

/** Orders a report; it is done after a while. @param type  one of EM_REPORT_TYPES @return the world's */
em_report *em_report_order(em_world *world, const em_merchant *merchant, const char *type, int64_t start, int64_t end);

/** "IN_PROGRESS" or "COMPLETED". */
const char *em_report_state(const em_report *report);

/** Is it a merchant's own, and not forgotten yet? */
bool em_report_is_of(const em_world *world, const em_report *report, const em_merchant *merchant);

/** The report as Amazon answers it. @return yours */
sw_json *em_report_write(const em_report *report);

/** Frees a report as a table's value. */
void em_report_free(void *report);

/** Stands before a report's id in the id of its document. */
#define EM_DOCUMENT_PREFIX "doc-"

/** How long reports are kept. */
#define EM_LIFE_OF_REPORT (90 * EM_DAY)

#endif
