/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * TZif, the form of compiled time zones: RFC 8536 and 9636, versions 1 to 4.
 */
#ifndef SW_BASE_ZONE_FILE_H
#define SW_BASE_ZONE_FILE_H

#include "base/zone.h"

#include <savedwallet/error.h>

/**
 * Reads the bytes of a file. Of those that have times of 32 and of 64 bits, the latter are read.
 * @param[out] out  yours; NULL after a failure
 * @param name  at most SW_MAX_ZONE_NAME bytes
 * @return SW_OK; SW_E_INVALID: they are no TZif, or count leap seconds; SW_E_LIMIT: too many changes; SW_E_NOMEM
 */
int sw_zone_file_read(sw_zone **out, const char *name, const void *bytes, size_t size, sw_error *err);

#endif
