/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Disputes about captured charges: the merchant contests one before its deadline, or loses it.
 */
#ifndef EMULATOR_DISPUTE_H
#define EMULATOR_DISPUTE_H

#include "emulator/charge.h"

typedef struct em_dispute {
    char id[EM_ID_SIZE];
    em_charge *charge;
    em_money amount;
    const char *filing_reason; /**< one of EM_FILING_REASONS */
    em_status status;
    const char *resolution; /**< NULL until it is decided */
    sw_json *evidences;     /**< NULL before the first */
    int64_t filed;
    int64_t deadline; /**< of the merchant's answer, while ActionRequired */
} em_dispute;

/** What it can be filed for, ended by NULL. */
extern const char *const EM_FILING_REASONS[];
/** Its states, ended by NULL. */
extern const char *const EM_DISPUTE_STATES[];
/** The reasons of its states, ended by NULL. */
extern const char *const EM_DISPUTE_REASONS[];
/** How it can end, ended by NULL. */
extern const char *const EM_RESOLUTIONS[];

/** May this much of a charge be disputed? @return false with an error answered */
bool em_dispute_check(const em_charge *charge, const em_money *amount, em_answer *answer);

/** Makes a dispute in state ActionRequired. @param filing_reason  one of EM_FILING_REASONS @return the world's */
em_dispute *em_dispute_file(em_world *world, em_charge *charge, const em_money *amount, const char *filing_reason);

/** Finds a merchant's own dispute. @return NULL with an error answered */
em_dispute *em_dispute_find(em_call *call);

/** Gives the merchant until a moment to answer; a dispute that is still ActionRequired then is lost. */
void em_dispute_wait(em_world *world, em_dispute *dispute, int64_t deadline);

/** Changes the state. @param state, reason  static texts; the reason may be NULL, as may the description */
void em_dispute_change(em_world *world, em_dispute *dispute, const char *state, const char *reason,
                       const char *description);

/** The dispute as Amazon answers it. @return yours */
sw_json *em_dispute_write(const em_dispute *dispute);

/** Frees a dispute as a table's value. */
void em_dispute_free(void *dispute);

/** How long a merchant has to contest a chargeback. */
#define EM_TIME_TO_CONTEST (11 * EM_DAY)

#endif
