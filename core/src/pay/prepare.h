/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A call made ready to be signed: everything that can be refused has been, and nothing has been sent.
 */
#ifndef SW_PAY_PREPARE_H
#define SW_PAY_PREPARE_H

#include "base/buf.h"
#include "pay/client.h"
#include "pay/problems.h"
#include "sign/headers.h"

#include <savedwallet/limits.h>
#include <savedwallet/operation.h>

#include <stdbool.h>

typedef struct sw_prepared {
    const sw_operation *operation;
    sw_operation unlisted; /* what operation points to when no row has it */
    sw_buf name;           /* of the unlisted one, as its keys have it: "POST /v2/newThings/a" */
    sw_buf shown_name;     /* as it is shown, without what may be a buyer's token */
    sw_buf path;
    sw_buf query;
    sw_header headers[SW_MAX_HEADERS + SW_OWN_HEADERS];
    size_t header_count;
    char key[SW_MAX_IDEMPOTENCY_KEY + 1]; /* "": none */
    const void *body;
    size_t body_size;
    const char *const *ids; /* as many as the path has */
    sw_problems *problems;  /* what validation found; NULL: nothing was looked at */
    bool repeatable;        /* a GET, or a POST with a key: may be sent more than once */
} sw_prepared;

/** Fills in *out, which points into request and call. Free it with sw_prepared_free, also when this fails. */
int sw_prepare(sw_prepared *out, const sw_client *client, const sw_request *request, const sw_call *call,
               sw_error *err);

/** The same for a call that no row has. */
int sw_prepare_message(sw_prepared *out, const sw_client *client, const sw_message *message, const sw_call *call,
                       sw_error *err);

/** @name The steps that both share; between the two, operation and path are filled in.
 * @{ */
int sw_prepare_begin(sw_prepared *out, const sw_request *request, const sw_call *call, sw_error *err);
int sw_prepare_rest(sw_prepared *out, const sw_client *client, const sw_request *request, const sw_call *call,
                    sw_error *err);
/** @} */

/** Refuses what is no id, and would reach another operation. @param field of the error @param name its name_size bytes
 * are what the message calls it */
int sw_id_check(const char *id, const char *field, const char *name, int name_size, sw_error *err);

void sw_prepared_free(sw_prepared *prepared);

#endif
