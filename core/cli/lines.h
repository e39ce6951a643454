/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A file read line by line: of a file of any size, one line is in memory.
 */
#ifndef SW_CLI_LINES_H
#define SW_CLI_LINES_H

#include "base/buf.h"

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct cli_lines {
    FILE *file;
    const char *name;
    sw_buf line;        /**< the line at hand, without its end */
    bool is_too_long;   /**< more than the ceiling: what is in line is nothing */
    size_t number;      /**< of the line at hand, from 1 */
    int64_t read_bytes; /**< so far */
    int64_t all_bytes;  /**< of the file; 0: not known */
} cli_lines;

/** Opens it. @param path "-": standard input @param ceiling of one line @param[out] out yours; close it, also after a
 * failure */
int cli_lines_open(cli_lines *out, const char *path, size_t ceiling, sw_error *err);

/** Goes on to the next line that is not blank. @return false at the end, and when it cannot be read: see close */
bool cli_lines_next(cli_lines *lines);

/** @return SW_OK; SW_E_IO when not all could be read */
int cli_lines_close(cli_lines *lines, sw_error *err);

#endif
