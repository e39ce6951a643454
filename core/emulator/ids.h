/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Ids in Amazon's shapes. The same seed gives the same ids in the same order; each kind has its own row of numbers, so
 * that one more request does not change the ids of charges.
 */
#ifndef EMULATOR_IDS_H
#define EMULATOR_IDS_H

#include <stdint.h>

enum { EM_ID_SIZE = 40 };

typedef enum em_id_kind {
    EM_ID_REQUEST,
    EM_ID_SESSION,
    EM_ID_PERMISSION,
    EM_ID_CHARGE,
    EM_ID_REFUND,
    EM_ID_TOKEN,
    EM_ID_DISPUTE,
    EM_ID_FILE,
    EM_ID_REPORT,
    EM_ID_SCHEDULE,
    EM_ID_ACCOUNT,
    EM_ID_STORE,
    EM_ID_CHANCE,
    EM_ID_BUYER,
    EM_ID_MESSAGE,
    EM_ID_VISIT,
    EM_ID_KINDS
} em_id_kind;

typedef struct em_ids {
    uint64_t seed;
    uint64_t drawn[EM_ID_KINDS];
} em_ids;

/** A lower-case UUID of version 4. */
void em_id_uuid(em_ids *ids, em_id_kind kind, char out[EM_ID_SIZE]);

/** Such as "C01-1234567-1234567". @param letter  C for a saved wallet, S for one order; region  Amazon's two digits */
void em_id_permission(em_ids *ids, char letter, const char *region, char out[EM_ID_SIZE]);

/** Such as "S01-1234567-1234567-C123456": for a saved wallet it does not start with the permission's id. */
void em_id_charge(em_ids *ids, const char *region, char out[EM_ID_SIZE]);

/** The same with one order's permission at its start. */
void em_id_charge_of(em_ids *ids, const char *permission_id, char out[EM_ID_SIZE]);

/** The charge's id with R and six digits in the place of its C and digits. */
void em_id_refund(em_ids *ids, const char *charge_id, char out[EM_ID_SIZE]);

/** The same with B. */
void em_id_dispute(em_ids *ids, const char *charge_id, char out[EM_ID_SIZE]);

/** A prefix and ten digits. */
void em_id_numbered(em_ids *ids, em_id_kind kind, const char *prefix, char out[EM_ID_SIZE]);

/** A number from 0 to 99. */
int64_t em_id_chance(em_ids *ids);

#endif
