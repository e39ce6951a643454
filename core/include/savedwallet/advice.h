/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What an answer, or the state of an object, means for a payment: whether it was done, whether to try again, what next.
 *
 * sw_client_call asks this for every answer that is no success and writes it into sw_error. Ask it yourself when you
 * know more than that one answer: how the wallet stands, that a pending charge was declined, which attempt it was.
 */
#ifndef SAVEDWALLET_ADVICE_H
#define SAVEDWALLET_ADVICE_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/region.h>

#include <stdint.h>

SW_BEGIN_DECL

/**
 * What is known. Zero and NULL: not known. Names and values nobody knows yet are no error: they are judged by their
 * class.
 */
typedef struct sw_situation {
    uint32_t version;              /**< SW_SITUATION_VERSION; 0 is taken as 1 */
    const char *operation;         /**< what was called, such as "createCharge" */
    int http_status;               /**< 0: there was no answer, and it is not known whether the request arrived */
    const char *reason_code;       /**< reasonCode of an answer that is no success */
    const char *permission_state;  /**< how the charge permission stands now, read after the answer: "Chargeable" */
    const char *permission_reason; /**< the first of its reasons */
    const char *object_state;      /**< how the object of the answer stands: "Declined"; after a refusal, how the object
                                        stands that an earlier advice told to read */
    const char *object_reason;     /**< its reasonCode */
    int redirect;                  /**< 1: the answer has an amazonPayRedirectUrl */
    sw_region region;
    int attempt; /**< how many deliberate attempts of this intent there were, with this one; 0: 1 */
} sw_situation;

#define SW_SITUATION_VERSION 1
#define SW_SITUATION_INIT                                                  \
    {                                                                      \
        SW_SITUATION_VERSION, 0, 0, 0, 0, 0, 0, 0, 0, SW_REGION_NOT_SET, 0 \
    }

/** What to make of it. Nothing in it is to be freed. */
typedef struct sw_advice {
    int32_t code; /**< SW_OK, or the code that a failed call returns. SW_E_DECLINED alone uses up an attempt */
    /** Was it carried out? Said of what was called; of an operation that only reads, said of what made the object. DONE
     * with next_step SW_NEXT_WAIT: Amazon is at it */
    sw_effect effect;
    /** May it be tried again, and how? Of an operation that only reads: what is to be done with the object, such as the
     * charge of a wallet. SW_RETRY_NEW_KEY holds after next_step, and at once when that is SW_NEXT_NONE */
    sw_retry retry; /**< SW_RETRY_SAME_KEY means: never, if the call was made without a key */
    sw_next_step next_step;
    int32_t wait_s;   /**< seconds before another attempt, or another look, makes sense; 0: none known */
    const char *read; /**< an operation that reads what is still to be known, such as "getCharge": call it, and ask
                         again with what it says. NULL: nothing is missing */
    int32_t reserved[8];
} sw_advice;

#define SW_ADVICE_INIT                                             \
    {                                                              \
        SW_OK, SW_EFFECT_NONE, SW_RETRY_NEVER, SW_NEXT_NONE, 0, 0, \
        {                                                          \
            0                                                      \
        }                                                          \
    }

/**
 * Says what a situation means. Pure: it sends nothing, reads no clock, keeps nothing.
 *
 * How to ask:
 * - Before a charge: getChargePermission, its status, and the permission's state and reason.
 * - After any call: the operation, its status, and its reasonCode or the state in its answer.
 * - After a charge that was declined: the same again with the permission's state, read since. It decides.
 * - When it is not known whether a cancel, close or Complete arrived: that operation with status 200 and the state that
 *   a Get gives now. effect says whether it is done, retry whether it may be sent once more.
 * - When the same ProcessingFailure was given twice under one key, and you take that for a definite no: createCharge
 *   with status 200, object_state "Declined" and object_reason "ProcessingFailure".
 *
 * @param[out] out   yours; set to SW_ADVICE_INIT when this fails
 * @return SW_OK; SW_E_INVALID for NULL, a newer version, a status, region or attempt that can be none
 */
SW_API int sw_advise(sw_advice *out, const sw_situation *situation, sw_error *err);

SW_END_DECL

#endif
