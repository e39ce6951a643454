/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zone_file.h"

#include "base/error.h"
#include "base/memory.h"

#include <string.h>

enum { HEADER_SIZE = 44, KIND_SIZE = 6, MOST_KINDS = 256 };

/* What is left to read, and for whom a fault is told. */
typedef struct file {
    const unsigned char *at;
    size_t left;
    const char *name;
    sw_error *err;
} file;

/* A header: its counts, and how wide times are in the block behind it. */
typedef struct header {
    char version; /* 0, '2', '3' or '4' */
    uint32_t ut_count, standard_count, leap_count, change_count, kind_count, text_size;
    size_t time_size;
} header;

static int damaged(const file *from, const char *what)
{
    return sw_fail(from->err, SW_E_INVALID, "the file of the time zone \"%s\" is damaged: %s; install tzdata anew",
                   from->name, what);
}

static uint64_t big_endian(const unsigned char *bytes, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* What the sign bit says, without a conversion that C leaves to the compiler. */
static int64_t signed_of(uint64_t value, size_t size)
{
    uint64_t sign = UINT64_C(1) << (8 * size - 1);
    return value < sign ? (int64_t)value : (int64_t)(value - sign) - (int64_t)(sign - 1) - 1;
}

static const unsigned char *take(file *from, size_t size)
{
    const unsigned char *taken = from->at;
    from->at += size;
    from->left -= size;
    return taken;
}

static int read_header(file *from, header *out, size_t time_size)
{
    if (from->left < HEADER_SIZE)
        return damaged(from, "it ends too early");
    const unsigned char *bytes = take(from, HEADER_SIZE);
    if (memcmp(bytes, "TZif", 4) != 0)
        return damaged(from, "it does not start with TZif");
    *out = (header){ .version = (char)bytes[4], .time_size = time_size };
    if (out->version != 0 && (out->version < '2' || out->version > '4'))
        return damaged(from, "its version is none from 1 to 4");
    uint32_t *const counts[] = { &out->ut_count,     &out->standard_count, &out->leap_count,
                                 &out->change_count, &out->kind_count,     &out->text_size };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        *counts[i] = (uint32_t)big_endian(bytes + 20 + 4 * i, 4);
    return SW_OK;
}

/* Each factor is below 2^32 and 13: no sum of them can pass 2^64. */
static uint64_t block_size(const header *head)
{
    return (uint64_t)head->change_count * (head->time_size + 1) + (uint64_t)head->kind_count * KIND_SIZE +
           head->text_size + (uint64_t)head->leap_count * (head->time_size + 4) + head->standard_count + head->ut_count;
}

static int check_header(const file *from, const header *head)
{
    if (block_size(head) > from->left)
        return damaged(from, "it ends too early");
    if (head->kind_count < 1 || head->kind_count > MOST_KINDS || head->text_size < 1)
        return damaged(from, "it has no kinds of time, or too many");
    if ((head->ut_count && head->ut_count != head->kind_count) ||
        (head->standard_count && head->standard_count != head->kind_count))
        return damaged(from, "its counts do not agree");
    if (head->leap_count)
        return sw_fail(from->err, SW_E_INVALID,
                       "the time zone \"%s\" counts leap seconds, which no clock here does: name it without \"right/\"",
                       from->name);
    if (head->change_count > SW_MAX_ZONE_CHANGES)
        return sw_fail(from->err, SW_E_LIMIT, "the time zone \"%s\" has %u changes, and %d is the most that is taken",
                       from->name, (unsigned)head->change_count, SW_MAX_ZONE_CHANGES);
    return SW_OK;
}

static int make_room(sw_zone *zone, const header *head, sw_error *err)
{
    zone->change_count = head->change_count;
    zone->kind_count = head->kind_count;
    zone->kinds = sw_alloc(zone->kind_count * sizeof *zone->kinds);
    if (!zone->kinds)
        return sw_fail_memory(err);
    if (zone->change_count == 0)
        return SW_OK;
    zone->changes = sw_alloc(zone->change_count * sizeof *zone->changes);
    zone->kind_of = sw_alloc(zone->change_count);
    return zone->changes && zone->kind_of ? SW_OK : sw_fail_memory(err);
}

static int read_changes(file *from, sw_zone *zone, size_t time_size)
{
    const unsigned char *times = take(from, zone->change_count * time_size);
    const unsigned char *kinds = take(from, zone->change_count);
    for (size_t i = 0; i < zone->change_count; i++) {
        zone->changes[i] = signed_of(big_endian(times + i * time_size, time_size), time_size);
        zone->kind_of[i] = kinds[i];
        if (i > 0 && zone->changes[i] <= zone->changes[i - 1])
            return damaged(from, "its changes are not in the order of time");
        if (kinds[i] >= zone->kind_count)
            return damaged(from, "a change names a kind of time that is not there");
    }
    return SW_OK;
}

static int read_kind(const file *from, sw_zone_kind *out, const unsigned char *kind, const char *text, size_t text_size)
{
    int64_t offset = signed_of(big_endian(kind, 4), 4);
    size_t at = kind[5];
    if (offset < SW_ZONE_LEAST_OFFSET || offset > SW_ZONE_MOST_OFFSET)
        return damaged(from, "its clocks are more than a day away from UTC");
    if (kind[4] > 1)
        return damaged(from, "it does not say whether a kind of time is a summer's");
    const char *end = at < text_size ? memchr(text + at, '\0', text_size - at) : NULL;
    if (!end || !sw_zone_is_abbreviation(text + at, (size_t)(end - text) - at))
        return damaged(from, "an abbreviation is none");
    out->offset = (int32_t)offset;
    memcpy(out->abbreviation, text + at, (size_t)(end - text) - at);
    return SW_OK;
}

static int read_kinds(file *from, sw_zone *zone, size_t text_size)
{
    const unsigned char *kinds = take(from, zone->kind_count * KIND_SIZE);
    const char *text = (const char *)take(from, text_size);
    int code = SW_OK;
    for (size_t i = 0; i < zone->kind_count && code == SW_OK; i++)
        code = read_kind(from, &zone->kinds[i], kinds + i * KIND_SIZE, text, text_size);
    return code;
}

/* Which changes were made by standard time or UT matters to those who make zones, not to those who read them. */
static int read_block(file *from, sw_zone *zone, const header *head)
{
    int code = check_header(from, head);
    if (code == SW_OK)
        code = make_room(zone, head, from->err);
    if (code == SW_OK)
        code = read_changes(from, zone, head->time_size);
    if (code == SW_OK)
        code = read_kinds(from, zone, head->text_size);
    if (code == SW_OK)
        take(from, (size_t)head->standard_count + head->ut_count);
    return code;
}

static int read_footer(const file *from, sw_zone *zone)
{
    const char *text = (const char *)from->at;
    if (from->left < 2 || text[0] != '\n' || memchr(text + 1, '\n', from->left - 1) != text + from->left - 1)
        return damaged(from, "its last line is not whole");
    if (from->left > 2 && !sw_zone_rule_read(&zone->rule, text + 1, from->left - 2))
        return damaged(from, "the rule in its last line cannot be read");
    return SW_OK;
}

static int read_all(file *from, sw_zone *zone)
{
    header head;
    int code = read_header(from, &head, 4);
    if (code != SW_OK)
        return code;
    if (head.version == 0) {
        code = read_block(from, zone, &head);
        return code == SW_OK && from->left ? damaged(from, "something stands behind its end") : code;
    }
    if (block_size(&head) > from->left)
        return damaged(from, "it ends too early");
    take(from, (size_t)block_size(&head));
    code = read_header(from, &head, 8);
    if (code == SW_OK && head.version == 0)
        code = damaged(from, "its two versions do not agree");
    if (code == SW_OK)
        code = read_block(from, zone, &head);
    return code == SW_OK ? read_footer(from, zone) : code;
}

int sw_zone_file_read(sw_zone **out, const char *name, const void *bytes, size_t size, sw_error *err)
{
    *out = NULL;
    if (size > SW_MAX_ZONE_FILE)
        return sw_fail(err, SW_E_LIMIT,
                       "the file of the time zone \"%s\" has %zu bytes, and %d is the most that is taken", name, size,
                       SW_MAX_ZONE_FILE);
    sw_zone *zone = sw_zone_new(name);
    if (!zone)
        return sw_fail_memory(err);
    file from = { bytes, size, name, err };
    int code = read_all(&from, zone);
    if (code == SW_OK)
        *out = zone;
    else
        sw_zone_free(zone);
    return code;
}
