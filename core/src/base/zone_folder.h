/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The folder where a machine keeps its time zones, and their names.
 */
#ifndef SW_BASE_ZONE_FOLDER_H
#define SW_BASE_ZONE_FOLDER_H

#include "base/buf.h"

#include <savedwallet/error.h>

#include <stddef.h>

/** Is this the name of a zone, one that stays below its folder? @return SW_OK or SW_E_INVALID */
int sw_zone_check_name(const char *name, sw_error *err);

/** Reads the file of a zone whose name was checked. For one that is not there, the error names the nearest. */
int sw_zone_folder_read(sw_buf *out, const char *folder, const char *name, sw_error *err);

/** The release of the data, "2025b"; "" when none is told. */
void sw_zone_folder_version(char *out, size_t size, const char *folder);

#endif
