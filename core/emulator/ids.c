/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/ids.h"

#include <stdio.h>
#include <string.h>

/* The finaliser of SplitMix64: neighbouring numbers come out unlike each other. */
static uint64_t mix(uint64_t number)
{
    number += 0x9E3779B97F4A7C15u;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
    return number ^ (number >> 31);
}

static uint64_t draw(em_ids *ids, em_id_kind kind)
{
    return mix(mix(mix(ids->seed) + (uint64_t)kind) + ids->drawn[kind]++);
}

static unsigned digits(uint64_t number, unsigned below)
{
    return (unsigned)(number % below);
}

void em_id_uuid(em_ids *ids, em_id_kind kind, char out[EM_ID_SIZE])
{
    uint64_t a = draw(ids, kind);
    uint64_t b = draw(ids, kind);
    snprintf(out, EM_ID_SIZE, "%08x-%04x-4%03x-%04x-%012llx", (unsigned)(a >> 32), (unsigned)(a >> 16 & 0xFFFF),
             (unsigned)(a & 0xFFF), (unsigned)(b >> 48 & 0x3FFF) | 0x8000u, (unsigned long long)(b & 0xFFFFFFFFFFFF));
}

void em_id_permission(em_ids *ids, char letter, const char *region, char out[EM_ID_SIZE])
{
    uint64_t number = draw(ids, EM_ID_PERMISSION);
    snprintf(out, EM_ID_SIZE, "%c%.2s-%07u-%07u", letter, region, digits(number, 10000000),
             digits(number >> 32, 10000000));
}

void em_id_charge(em_ids *ids, const char *region, char out[EM_ID_SIZE])
{
    uint64_t number = draw(ids, EM_ID_CHARGE);
    snprintf(out, EM_ID_SIZE, "S%.2s-%07u-%07u-C%06u", region, digits(number, 10000000), digits(number >> 32, 10000000),
             digits(draw(ids, EM_ID_CHARGE), 1000000));
}

void em_id_charge_of(em_ids *ids, const char *permission_id, char out[EM_ID_SIZE])
{
    snprintf(out, EM_ID_SIZE, "%.24s-C%06u", permission_id, digits(draw(ids, EM_ID_CHARGE), 1000000));
}

/* The charge's id with another letter and other digits in the place of its last part. */
static void of_charge(em_ids *ids, em_id_kind kind, char letter, const char *charge_id, char out[EM_ID_SIZE])
{
    const char *end = strrchr(charge_id, '-');
    int length = end ? (int)(end - charge_id) : (int)strlen(charge_id);
    snprintf(out, EM_ID_SIZE, "%.*s-%c%06u", length < 24 ? length : 24, charge_id, letter,
             digits(draw(ids, kind), 1000000));
}

void em_id_refund(em_ids *ids, const char *charge_id, char out[EM_ID_SIZE])
{
    of_charge(ids, EM_ID_REFUND, 'R', charge_id, out);
}

void em_id_dispute(em_ids *ids, const char *charge_id, char out[EM_ID_SIZE])
{
    of_charge(ids, EM_ID_DISPUTE, 'B', charge_id, out);
}

void em_id_numbered(em_ids *ids, em_id_kind kind, const char *prefix, char out[EM_ID_SIZE])
{
    uint64_t number = draw(ids, kind);
    snprintf(out, EM_ID_SIZE, "%.16s%05u%05u", prefix, digits(number, 100000), digits(number >> 32, 100000));
}

int64_t em_id_chance(em_ids *ids)
{
    return digits(draw(ids, EM_ID_CHANCE), 100);
}
