/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The payload of a button, which is also the body of Create Checkout Session: what may be in it.
 */
#ifndef EMULATOR_PAYLOAD_H
#define EMULATOR_PAYLOAD_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/check.h"
#include "emulator/merchant.h"
#include "emulator/region.h"

#include <stdbool.h>

/** Where a button comes from, and with it what its payload may hold. */
typedef enum em_origin {
    EM_ORIGIN_BUTTON = 0,
    EM_ORIGIN_MOBILE, /**< a configuration of the Mobile SDK */
    EM_ORIGIN_CALL    /**< Create Checkout Session */
} em_origin;

/** The scopes there are, ended by NULL. */
extern const char *const EM_SCOPES[];

/** Parses a payload. @param[out] out yours @return false with an error answered */
bool em_payload_read(sw_json **out, const char *text, em_answer *answer);

/** Checks what may be in a payload of any flow. @return false with an error answered */
bool em_payload_check(const sw_json *payload, em_origin origin, const em_merchant *merchant, const em_region *region,
                      em_answer *answer);

/** Is it a store of the merchant's? @return false with an error answered */
bool em_payload_check_store(const sw_json *payload, const em_merchant *merchant, em_answer *answer);

/** Checks that the members of a paymentDetails fit together. @return false with an error answered */
bool em_payment_check(const sw_json *payment, const em_region *region, em_answer *answer);

#endif
