/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#include "base/calendar.h"
#include "base/cancel.h"
#include "base/crypto.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static int64_t read_clock(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t machine_now(void *payload)
{
    (void)payload;
    return read_clock(CLOCK_REALTIME);
}

static int64_t machine_monotonic(void *payload)
{
    (void)payload;
    return read_clock(CLOCK_MONOTONIC);
}

static void machine_sleep(void *payload, int64_t milliseconds)
{
    (void)payload;
    sw_cancel_wait(NULL, milliseconds);
}

static int machine_random(void *payload, void *memory, size_t size)
{
    (void)payload;
    return sw_random(memory, size, NULL);
}

sw_clock sw_clock_complete(const sw_clock *over)
{
    sw_clock clock = over ? *over : (sw_clock){ 0 };
    clock.now_ms = clock.now_ms ? clock.now_ms : machine_now;
    clock.monotonic_ms = clock.monotonic_ms ? clock.monotonic_ms : machine_monotonic;
    clock.sleep_ms = clock.sleep_ms ? clock.sleep_ms : machine_sleep;
    clock.random = clock.random ? clock.random : machine_random;
    return clock;
}

bool sw_clock_waits_by_machine(const sw_clock *clock)
{
    return clock->sleep_ms == machine_sleep;
}

void sw_clock_wait(const sw_clock *clock, int64_t milliseconds, const sw_cancel *cancel)
{
    if (sw_clock_waits_by_machine(clock))
        sw_cancel_wait(cancel, milliseconds);
    else
        clock->sleep_ms(clock->payload, milliseconds);
}

void sw_date_write(char out[SW_DATE_SIZE], int64_t milliseconds)
{
    const int64_t last = sw_days_from_date(9999, 12, 31) * 86400 + 86399;
    int64_t seconds = milliseconds / 1000;
    seconds = seconds < 0 ? 0 : seconds > last ? last : seconds;
    int year, month, day, time = (int)(seconds % 86400);
    sw_date_from_days(seconds / 86400, &year, &month, &day);
    char text[80];
    snprintf(text, sizeof text, "%04d%02d%02dT%02d%02d%02dZ", year, month, day, time / 3600, time / 60 % 60, time % 60);
    for (int i = 0; i < SW_DATE_SIZE; i++)
        out[i] = text[i];
}

static int number(const char *text, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

bool sw_date_read(int64_t *milliseconds, const char *text)
{
    if (!text || !sw_is_basic_date(text))
        return false;
    int64_t days = sw_days_from_date(number(text, 4), number(text + 4, 2), number(text + 6, 2));
    int64_t seconds = number(text + 9, 2) * 3600 + number(text + 11, 2) * 60 + number(text + 13, 2);
    *milliseconds = (days * 86400 + seconds) * 1000;
    return true;
}

static bool has_shape(const char *text, const char *shape)
{
    if (strlen(text) != strlen(shape))
        return false;
    for (; *shape; shape++, text++)
        if (*shape == 'd' ? !sw_is_digit(*text) : *shape != 'a' && *shape != *text)
            return false;
    return true;
}

static int month_of(const char *name)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; i < 12; i++)
        if (strncmp(months + 3 * i, name, 3) == 0)
            return i + 1;
    return 0;
}

bool sw_http_date_read(int64_t *milliseconds, const char *text)
{
    if (!text || !has_shape(text, "aaa, dd aaa dddd dd:dd:dd GMT"))
        return false;
    char basic[SW_DATE_SIZE + 8];
    snprintf(basic, sizeof basic, "%.4s%02d%.2sT%.2s%.2s%.2sZ", text + 12, month_of(text + 8), text + 5, text + 17,
             text + 20, text + 23);
    return sw_date_read(milliseconds, basic);
}

/* Milliseconds of ".678"; what is finer is cut. @return where the digits end; NULL when there are none */
static const char *read_fraction(int64_t *milliseconds, const char *text)
{
    int digits = 0;
    for (int scale = 100; sw_is_digit(text[digits]); digits++, scale /= 10)
        *milliseconds += scale * (text[digits] - '0');
    return digits > 0 && digits <= 9 ? text + digits : NULL;
}

bool sw_iso_date_read(int64_t *milliseconds, const char *text)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd";
    static const unsigned char places[] = { 0, 1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 14, 15, 17, 18 };
    char seconds[sizeof shape] = "", basic[SW_DATE_SIZE] = "";
    if (!text || strlen(text) < sizeof shape)
        return false;
    memcpy(seconds, text, sizeof shape - 1);
    if (!has_shape(seconds, shape))
        return false;
    for (size_t i = 0; i < SW_DATE_SIZE - 2; i++)
        basic[i] = text[places[i]];
    basic[SW_DATE_SIZE - 2] = 'Z';
    if (!sw_date_read(milliseconds, basic))
        return false;
    const char *rest = text + sizeof shape - 1;
    if (*rest == '.')
        rest = read_fraction(milliseconds, rest + 1);
    return rest && strcmp(rest, "Z") == 0;
}
