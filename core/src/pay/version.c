/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/version.h>

#include "base/crypto.h"
#include "base/json.h"
#include "http/curl.h"

#include <stdio.h>

const char *sw_version(void)
{
    return SW_VERSION;
}

const char *sw_version_libraries(void)
{
    static char libraries[160];
    if (!libraries[0])
        snprintf(libraries, sizeof libraries, "%s %s %s", sw_curl_version(), sw_crypto_version(), sw_json_version());
    return libraries;
}
