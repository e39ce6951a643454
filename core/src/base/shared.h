/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What libsavedwallet-engine uses of libsavedwallet's inside. The two are built from the same sources and released
 * together; what is marked so can be seen in the library and is in no public header.
 */
#ifndef SW_BASE_SHARED_H
#define SW_BASE_SHARED_H

#include <savedwallet/export.h>

#define SW_SHARED SW_API

#endif
