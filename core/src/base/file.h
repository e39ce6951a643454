/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Reading whole files, and writing new ones.
 */
#ifndef SW_BASE_FILE_H
#define SW_BASE_FILE_H

#include "base/buf.h"

#include <savedwallet/error.h>

/**
 * Appends a file to a buffer, up to the buffer's ceiling.
 * @param what  what the file is, for the message: "the private key file"
 */
int sw_file_read(sw_buf *out, const char *path, const char *what, sw_error *err);

/** The same from a file that is open, up to its end. @param name stands in the message for the path */
int sw_file_read_open(sw_buf *out, int file, const char *name, const char *what, sw_error *err);

/** Writes a new file; one that is there is not touched. @param mode such as 0600 */
int sw_file_create(const char *path, const void *bytes, size_t size, unsigned mode, const char *what, sw_error *err);

#endif
