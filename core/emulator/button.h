/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What opens Amazon's page: a signed button, or a configuration of the Mobile SDK, which nobody signed.
 */
#ifndef EMULATOR_BUTTON_H
#define EMULATOR_BUTTON_H

#include "emulator/flow.h"

/**
 * Finds the merchant of a signed button and reads its payload, whose content is not checked yet.
 * @param[in,out] choice  its merchant and payload are set; the payload is yours
 * @param body            payload, signature, public_key_id, algorithm
 * @return false with an error answered
 */
bool em_button_read(em_choice *choice, const em_world *world, const sw_json *body, em_answer *answer);

/**
 * The same for what the Mobile SDK posts; the product type is in it.
 * @param configuration  {merchantId, ledgerCurrency, productType, environment, msdk, checkoutSessionConfig, ...}
 */
bool em_button_read_mobile(em_choice *choice, const em_world *world, const sw_json *configuration, em_answer *answer);

/** @name What a form says beside what was signed. @return false with an error answered
 * @{ */
bool em_button_check_ledger(const char *currency, const em_region *region, em_answer *answer);
bool em_button_check_language(const char *language, em_answer *answer);
/** @} */

/** The same name in a list that ends with NULL; NULL when it is not there. */
const char *em_name_in(const char *const *names, const char *text);

#endif
