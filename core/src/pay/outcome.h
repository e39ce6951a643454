/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of an outcome, for the job that fills it in.
 */
#ifndef SW_PAY_OUTCOME_H
#define SW_PAY_OUTCOME_H

#include <savedwallet/finish.h>

struct sw_outcome {
    sw_wallet_outcome wallet;
    sw_payment_outcome payment;
    sw_finish_reason reason;
    char reason_code[64];
    bool replayed;
    sw_flow flow;
    sw_object *session;    /**< as read or answered last */
    sw_object *permission; /**< NULL: not read */
    sw_object *charge;     /**< NULL: there is none, or it was not read */
    sw_object *buyer;      /**< of the flow sign_in */
};

/** Why an object of Amazon's is at its end; the words are kept. */
void sw_outcome_take_reason(sw_outcome *outcome, const sw_object *object);

/** What the session's permission says of the wallet. @param type its chargePermissionType */
void sw_outcome_take_wallet(sw_outcome *outcome, const char *type);

/** What the charge says of the payment. */
void sw_outcome_take_charge(sw_outcome *outcome);

#endif
