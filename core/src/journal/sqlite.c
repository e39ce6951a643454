/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/engine.h>

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>

static char version[32];

static void write_version(void)
{
    snprintf(version, sizeof version, "SQLite/%s", sqlite3_libversion());
}

const char *sw_engine_version(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, write_version);
    return version;
}
