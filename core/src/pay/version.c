/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/version.h>

#include "base/crypto.h"
#include "base/json.h"
#include "http/curl.h"

#include <pthread.h>
#include <stdio.h>

static char libraries[160];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void write_libraries(void)
{
    char curl[48], crypto[48], json[48];
    sw_curl_version(curl, sizeof curl);
    sw_crypto_version(crypto, sizeof crypto);
    sw_json_version(json, sizeof json);
    snprintf(libraries, sizeof libraries, "%s %s %s", curl, crypto, json);
}

const char *sw_version(void)
{
    return SW_VERSION;
}

const char *sw_version_libraries(void)
{
    pthread_once(&once, write_libraries);
    return libraries;
}
