/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The operations of Amazon Pay API v2, as a table to read. core/api/operations.def is their only list.
 */
#ifndef SAVEDWALLET_OPERATION_H
#define SAVEDWALLET_OPERATION_H

#include <savedwallet/error.h>
#include <savedwallet/export.h>

#include <stddef.h>

SW_BEGIN_DECL

/** Whether an operation takes an idempotency key. */
typedef enum sw_key_use {
    SW_KEY_NONE = 0, /**< Amazon honours none here; one given is refused */
    SW_KEY_OPTIONAL, /**< without one the call is never sent twice */
    SW_KEY_REQUIRED
} sw_key_use;

/** How an unknown outcome of an operation ends. */
typedef enum sw_recover {
    SW_RECOVER_NONE = 0, /**< a person has to look */
    SW_RECOVER_SAFE,     /**< it changes nothing: repeat it */
    SW_RECOVER_KEY,      /**< send the same bytes under the same key */
    SW_RECOVER_READ,     /**< Get the object and look whether the effect is there */
    SW_RECOVER_REFERENCE /**< the body carries a reference that makes it unique */
} sw_recover;

/** One row. Static, never freed. */
typedef struct sw_operation {
    const char *name;     /**< "createCharge" */
    const char *method;   /**< "POST" */
    const char *path;     /**< "/v2/charges/:chargeId/capture" */
    const char *request;  /**< type of what is sent; "no_body" when nothing is */
    const char *response; /**< type of the answer's body */
    sw_key_use key;
    sw_recover recover;
    const char *confidence; /**< how the row is known: "documented", "sdk" or "assumed" */
    const char *source;     /**< where it was read: "charge page" */
    const char *summary;    /**< what it does, and when to use it */
} sw_operation;

/** How many there are. */
SW_API size_t sw_operation_count(void);

/** The one at this place in the table. @return NULL past the end */
SW_API const sw_operation *sw_operation_at(size_t index);

/** Finds one by name. The error of an unknown name says which is nearest. @return SW_OK or SW_E_INVALID */
SW_API int sw_operation_find(const sw_operation **out, const char *name, sw_error *err);

/** "none", "optional" or "required". @return static text, never NULL */
SW_API const char *sw_key_use_name(sw_key_use use);

/** "none", "safe", "key", "read" or "reference". @return static text, never NULL */
SW_API const char *sw_recover_name(sw_recover recover);

SW_END_DECL

#endif
