/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The test buyers: one from the start, further ones by the control API.
 */
#ifndef EMULATOR_BUYER_H
#define EMULATOR_BUYER_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/ids.h"
#include "emulator/table.h"

#include <stdbool.h>

/** Opaque: an Amazon account with a name and addresses. */
typedef struct em_buyer em_buyer;

/** What a merchant learns of a buyer without asking for scopes, which differs between a purchase and signing in. */
extern const char *const EM_SCOPES_OF_PURCHASE[];
extern const char *const EM_SCOPES_OF_SIGN_IN[];

/** Did the merchant ask for it? @param scopes  the payload's list; NULL: what is in otherwise, which ends with NULL */
bool em_is_in_scope(const sw_json *scopes, const char *scope, const char *const *otherwise);

/** Puts buyer and billingAddress into an answer, as far as the merchant asked for them. */
void em_put_buyer(sw_json *object, const em_buyer *buyer, const sw_json *scopes, const char *const *otherwise);

/** A shipping address of the buyer's, the first is 0 and always there. Borrowed. @return NULL behind the last */
const sw_json *em_buyer_address(const em_buyer *buyer, size_t index);

/** An address as Amazon answers it, with all its members. @return yours */
sw_json *em_address_write(const sw_json *address);

/** Finds a buyer by the e-mail address, in any case. @return NULL when there is none */
const em_buyer *em_buyer_find(em_table *buyers, const char *email);

/** @name Borrowed.
 * @{ */
const char *em_buyer_email(const em_buyer *buyer);
const char *em_buyer_name(const em_buyer *buyer);
/** @} */

/** The buyer as Get Buyer answers. @param scopes  NULL: only the id @return yours */
sw_json *em_buyer_write(const em_buyer *buyer, const sw_json *scopes);

/** The buyer who is there without being made. @return the table's */
const em_buyer *em_buyer_usual(em_table *buyers);

/** Makes a buyer from the body of the control call, and answers it with its buyerId. */
void em_buyer_command(em_table *buyers, em_ids *ids, const sw_json *body, em_answer *answer);

/** Answers all buyers. */
void em_buyer_list(em_table *buyers, em_answer *answer);

/** Frees a buyer as a table's value. */
void em_buyer_free(void *buyer);

#endif
