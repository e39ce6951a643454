/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Which release this is, when compiled against and when run.
 */
#ifndef SAVEDWALLET_VERSION_H
#define SAVEDWALLET_VERSION_H

#include <savedwallet/export.h>

SW_BEGIN_DECL

#define SW_VERSION "0.1.0"

/** The release that is running, such as "0.1.0". @return static text */
SW_API const char *sw_version(void);

/**
 * The libraries that are running beneath it, such as "libcurl/7.88.1 OpenSSL/3.0.15 cJSON/1.7.15". @return static text
 */
SW_API const char *sw_version_libraries(void);

SW_END_DECL

#endif
