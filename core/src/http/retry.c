/* SPDX-License-Identifier: Apache-2.0 */
#include "http/retry.h"

#include "base/clock.h"
#include "base/text.h"

#include <stddef.h>

bool sw_retry_status(int status)
{
    static const int again[] = { 408, 425, 429, 500, 502, 503, 504 };
    for (size_t i = 0; i < sizeof again / sizeof again[0]; i++)
        if (again[i] == status)
            return true;
    return false;
}

int64_t sw_retry_delay(int attempts, uint32_t chance)
{
    enum { FIRST_MS = 200, LONGEST_MS = 20000 };
    int64_t bound = FIRST_MS;
    for (int i = 1; i < attempts && bound < LONGEST_MS; i++)
        bound *= 2;
    if (bound > LONGEST_MS)
        bound = LONGEST_MS;
    return (int64_t)(chance % (uint64_t)(bound + 1));
}

bool sw_retry_after(int64_t *milliseconds, const char *value, int64_t now_ms)
{
    enum { LONGEST_S = 31536000 };
    int64_t seconds = 0, date;
    const char *digit = value;
    for (; digit && sw_is_digit(*digit); digit++)
        seconds = seconds < LONGEST_S ? seconds * 10 + (*digit - '0') : LONGEST_S;
    if (digit && digit != value && *digit == '\0') {
        *milliseconds = (seconds < LONGEST_S ? seconds : LONGEST_S) * 1000;
        return true;
    }
    if (!value || !sw_http_date_read(&date, value))
        return false;
    *milliseconds = date > now_ms ? date - now_ms : 0;
    return true;
}
