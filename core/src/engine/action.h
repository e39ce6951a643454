/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Actions in the journal: found, changed, told.
 */
#ifndef SW_ENGINE_ACTION_H
#define SW_ENGINE_ACTION_H

#include "engine/inside.h"

#include <savedwallet/limits.h>

/** @name What an action is, and where it stands. The texts are what the journal and the outside have.
 * @{ */
#define SW_KIND_CHARGE "charge"
#define SW_KIND_CAPTURE "capture"
#define SW_KIND_CANCEL "cancel"
#define SW_KIND_REFUND "refund"
#define SW_KIND_CLOSE "close"

#define SW_PLANNED "planned"
#define SW_WAITING "waiting"
#define SW_STARTED "started"
#define SW_UNKNOWN "unknown"
#define SW_ACCEPTED "accepted"
#define SW_DECLINED "declined"
#define SW_STOPPED "stopped"
#define SW_BLOCKED "blocked"
#define SW_WITHDRAWN "withdrawn"
#define SW_UNRESOLVED "unresolved"

/** Intents of the merchant's own live in one space; what is named by its charge, in that of its kind, and has its kind
 * before it: "capture:ride:81". */
#define SW_SPACE_ID "id"
#define SW_SPACE_EXPIRY "expiry"

/** Bytes of an intent of the merchant's: with its kind before it, it still makes a key. */
enum { SW_MOST_NAME = SW_MAX_INTENT - 16 };
/** @} */

bool sw_action_is(const sw_action_row *action, const char *state);
bool sw_action_is_kind(const sw_action_row *action, const char *kind);

/** The action of this number, read again. */
int sw_action_load(sw_action_row *out, const sw_desk *desk, int64_t number, sw_error *err);

/** By space and intent. @param[out] found */
int sw_action_find(sw_action_row *out, bool *found, const sw_desk *desk, const char *space, const char *intent,
                   sw_error *err);

/** Whatever has this intent, for people: the merchant's own first. SW_E_NOT_FOUND when there is none. */
int sw_action_seek(sw_action_row *out, const sw_desk *desk, const char *intent, sw_error *err);

/** The charge of this intent, or with this chargeId. @param[out] found */
int sw_action_find_charge(sw_action_row *out, bool *found, const sw_desk *desk, const char *name, sw_error *err);

/** Its state from now on, and when a worker looks at it again (0: never). */
int sw_action_set(sw_action_row *action, const char *state, int64_t next_ms, sw_error *err);

/** Writes it, with the time of the change, in the transaction that is open. SW_E_CONFLICT: somebody else wrote it since
 * it was read; nothing of this may be committed then */
int sw_action_save(sw_action_row *action, const sw_desk *desk, sw_error *err);

/** The same whoever wrote it: what came of a send is written in any case. Under the lease nobody changes what is
 * started. */
int sw_action_write(sw_action_row *action, const sw_desk *desk, sw_error *err);

/** What went wrong with it, kept with it. @param guard NULL: none */
int sw_action_note(sw_action_row *action, const sw_error *why, const char *guard, sw_error *err);

/** Its latest attempt. @param[out] found  NULL: there has to be one */
int sw_attempt_load(sw_attempt_row *out, bool *found, const sw_desk *desk, const sw_action_row *action, sw_error *err);

/** @name Amounts: as the journal keeps them, in two columns, and as JSON has them. SW_MONEY_INIT: there is none
 * @{ */
sw_money sw_action_amount(const sw_action_row *action);
sw_money sw_amount_of(int64_t minor, const char *currency);
int sw_amount_of_json(sw_money *out, const sw_json *amount, sw_error *err);
/** @} */

/** As engine.h tells an action. */
sw_json *sw_action_told(const sw_action_row *action, const sw_desk *desk);

/** A time as JSON: text, or null for 0. */
sw_json *sw_time_told(int64_t at_ms);

#endif
