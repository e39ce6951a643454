/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The flows in which a wallet is saved: which one a payload asks for, and what that one needs.
 */
#ifndef EMULATOR_FLOW_H
#define EMULATOR_FLOW_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/buyer.h"
#include "emulator/merchant.h"
#include "emulator/simulation.h"
#include "emulator/world.h"

#include <stdbool.h>

typedef enum em_flow {
    EM_FLOW_NONE = 0, /**< not one that saves a wallet */
    EM_FLOW_SETUP,
    EM_FLOW_UPDATE,
    EM_FLOW_SIGN_IN_AND_SETUP,
    EM_FLOW_EXPRESS, /**< two visits: the buyer picks, the merchant says the amount, the buyer confirms */
    EM_FLOW_BUTTON   /**< the additional payment button: everything is in its payload */
} em_flow;

struct em_session;

/** What a button asked for and what the buyer did with it. */
typedef struct em_choice {
    const em_merchant *merchant;
    sw_json *payload;
    struct em_session *session; /**< NULL: not made yet, or none is needed */
    em_flow flow;
    const char *product_type;
    const em_buyer *buyer;
    const em_card *card;
    const sw_json *address; /**< to ship to, of the buyer's; NULL: the first */
    bool consents;          /**< to saving the wallet */
    bool cancels;
    bool mobile; /**< Amazon's Mobile SDK opened the page */
} em_choice;

/** The product types of buttons that open a checkout session, ended by NULL. */
extern const char *const EM_PRODUCT_TYPES[];

/** @param product_type  NULL: no button has said it yet */
em_flow em_flow_of(const sw_json *payload, const char *product_type);

/** Is it a purchase as well? */
bool em_flow_buys(em_flow flow);

/** Has the payload what its flow needs before a buyer can be shown a page? @return false with an error answered */
bool em_flow_check(const em_world *world, const em_choice *choice, em_answer *answer);

#endif
