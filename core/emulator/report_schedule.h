/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Reports that are ordered again and again, one schedule for each type.
 */
#ifndef EMULATOR_REPORT_SCHEDULE_H
#define EMULATOR_REPORT_SCHEDULE_H

/** Frees a schedule as a table's value. */
void em_report_schedule_free(void *schedule);

#endif
