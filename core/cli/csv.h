/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Cells of a table as RFC 4180 has them, safe to open in a spreadsheet.
 */
#ifndef SW_CLI_CSV_H
#define SW_CLI_CSV_H

#include <stdio.h>

/**
 * Prints a cell. One that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or the end of a
 * line) gets an apostrophe in front: events carry what strangers typed.
 */
void cli_csv_put(FILE *out, const char *text);

#endif
