/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Guards: what no ruleset and no program can get past, asked of one action at a time (core/api/guards.def).
 *
 * Ask twice: when an action is planned, where each guard that stops it is a warning; and again, binding, in the commit
 * that writes that it is started. Never ask about a resend: the same bytes under the same key, which end an
 * uncertainty, are stopped by nothing.
 */
#ifndef SAVEDWALLET_GUARD_H
#define SAVEDWALLET_GUARD_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/money.h>
#include <savedwallet/region.h>

#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** @name Which guards there are
 * @{ */

/** How many guards there are. */
SW_API size_t sw_guard_count(void);

/** The guard's name, such as "per_charge", in the order in which they are asked. @return static text; NULL past the end
 */
SW_API const char *sw_guard_name(size_t index);

/** What it keeps, in one sentence. @return static text; NULL past the end */
SW_API const char *sw_guard_text(size_t index);
/** @} */

/** What is to be done. */
typedef enum sw_guard_action {
    SW_GUARD_NOT_SET = 0, /**< refused */
    SW_GUARD_CHARGE,      /**< a charge's first attempt */
    SW_GUARD_CAPTURE,
    SW_GUARD_CANCEL,
    SW_GUARD_REFUND,
    SW_GUARD_RETRY /**< a charge's next attempt, after a definite no */
} sw_guard_action;

/** The action that is asked about. */
typedef struct sw_guard_asked {
    uint32_t version; /**< SW_GUARD_ASKED_VERSION; 0 is taken as 1 */
    sw_guard_action action;
    sw_money amount; /**< of a charge, capture and refund: required. Of a retry: SW_MONEY_INIT where it is not known. Of
                        a cancel: not read */
    const char *id;  /**< its intent, for messages; NULL: not known */
} sw_guard_asked;

#define SW_GUARD_ASKED_VERSION 1
#define SW_GUARD_ASKED_INIT                                        \
    {                                                              \
        SW_GUARD_ASKED_VERSION, SW_GUARD_NOT_SET, SW_MONEY_INIT, 0 \
    }

/**
 * What is known. Zero, NULL, "" and SW_MONEY_INIT: not known. What is not known stops nothing, so a guard binds as far
 * as its facts are given. How each is counted is in core/api/guards.def.
 */
typedef struct sw_guard_facts {
    uint32_t version; /**< SW_GUARD_FACTS_VERSION; 0 is taken as 1 */

    /* The wallet. */
    sw_region region;              /**< of the account; where it is not set, the limit is the highest of any region */
    const char *permission_state;  /**< "Chargeable"; any other, a new word of Amazon's too, stops a charge */
    const char *permission_reason; /**< the first of its reasons, for the message */
    const char *currency;          /**< the permission's presentmentCurrency, else the account's ledger currency */

    /* Amazon's month. */
    sw_money amazon_month_spent; /**< with what is on its way; not known counts as nothing spent */
    sw_money amazon_balance;     /**< limits.amountBalance, less what was asked for since it was read */

    /* The ruleset's limits. */
    sw_money per_charge;
    sw_money per_month;
    sw_money month_spent;   /**< in the ruleset's month, with what is on its way; not known counts as nothing spent */
    int32_t attempts_limit; /**< 0: no limit */

    /* What was tried. */
    int32_t attempts;            /**< made of this intent */
    const char *last_decline;    /**< reasonCode of this intent's last definite no, such as "SoftDeclined" */
    int32_t tries_30_days;       /**< charges of this permission that were sent in the last 30 days and not taken */
    int32_t tries_24_hours;      /**< the same in the last 24 hours */
    int32_t most_tries_30_days;  /**< a setting; 0: 15 */
    int32_t most_tries_24_hours; /**< a setting; 0: 10 */

    /* The charge that a capture or refund is about. */
    int32_t charge_missing;   /**< 1: for certain there is no such charge */
    const char *charge_state; /**< "Authorized"; one that does not allow it, a new word of Amazon's too, stops */
    sw_money charge_amount;   /**< what was authorized */
    sw_money charge_captured; /**< for a refund: not known is as much as charge_amount */
    sw_money charge_refunded; /**< with what is on its way; not known counts as nothing */
    int32_t refund_extra; /**< a setting; 1: a refund may be as much above what was captured as Amazon allows: 15 % or
                               sw_amount_limits.refund_extra, what is less. 0: not above */

    /* The plan. */
    int64_t now_ms;   /**< the earlier of the clock and the Date of the permission's answer */
    int64_t due_ms;   /**< nothing before this; leave it 0 while planning what is to be done later */
    int32_t id_taken; /**< 1: the id stands for another action already, of this decision or recorded before */
    int32_t actions;  /**< of the decision that it belongs to */
} sw_guard_facts;

#define SW_GUARD_FACTS_VERSION 1
#define SW_GUARD_FACTS_INIT                                                                                          \
    {                                                                                                                \
        SW_GUARD_FACTS_VERSION, SW_REGION_NOT_SET, 0, 0, 0, SW_MONEY_INIT, SW_MONEY_INIT, SW_MONEY_INIT,             \
            SW_MONEY_INIT, SW_MONEY_INIT, 0, 0, 0, 0, 0, 0, 0, 0, 0, SW_MONEY_INIT, SW_MONEY_INIT, SW_MONEY_INIT, 0, \
            0, 0, 0, 0                                                                                               \
    }

#define SW_GUARD_MESSAGE_SIZE 248 /**< room for a message with its NUL */
#define SW_GUARD_ROOM 32          /**< room for every guard, also those of later releases */

/** A guard that stops the action. Nothing in it is to be freed. */
typedef struct sw_guard_verdict {
    const char *guard;                   /**< its name, static text */
    char message[SW_GUARD_MESSAGE_SIZE]; /**< one line for people, with the figures: "the charge of 160.00 EUR is above
                                              the limit of 150.00 EUR a charge" */
} sw_guard_verdict;

#define SW_GUARD_VERDICT_INIT \
    {                         \
        0, ""                 \
    }

/**
 * Asks every guard about an action. Pure: it reads no clock, asks for no memory, keeps nothing.
 *
 * An amount that is just the limit passes. Where a limit, what is spent or the charge is in another currency than the
 * action, they cannot be compared: the guard "currency" stops it, and the one that would compare them says nothing.
 *
 * @param[out] verdicts  room for so many verdicts, 1 and up; SW_GUARD_ROOM holds them all
 * @param[out] count     how many were written, in the order of the guards; 0: nothing stops it
 * @return SW_OK, whether it is stopped or not; SW_E_INVALID or SW_E_LIMIT, with the member in err->field, for what
 * cannot be asked: then nothing was looked at, and the action must not be done
 */
SW_API int sw_guard_check(sw_guard_verdict *verdicts, size_t room, size_t *count, const sw_guard_asked *asked,
                          const sw_guard_facts *facts, sw_error *err);

SW_END_DECL

#endif
