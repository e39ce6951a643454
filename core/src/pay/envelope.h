/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The envelope of SNS: read, and the text that its signature is over.
 */
#ifndef SW_PAY_ENVELOPE_H
#define SW_PAY_ENVELOPE_H

#include "base/buf.h"
#include "base/json.h"

#include <savedwallet/error.h>

#include <stddef.h>
#include <stdint.h>

/** Members, those that are signed first, in the order in which they are. */
typedef enum sw_envelope_member {
    SW_ENVELOPE_MESSAGE,
    SW_ENVELOPE_MESSAGE_ID,
    SW_ENVELOPE_SUBJECT,
    SW_ENVELOPE_SUBSCRIBE_URL,
    SW_ENVELOPE_TIMESTAMP,
    SW_ENVELOPE_TOKEN,
    SW_ENVELOPE_TOPIC_ARN,
    SW_ENVELOPE_TYPE,
    SW_ENVELOPE_SIGNATURE_VERSION,
    SW_ENVELOPE_SIGNATURE,
    SW_ENVELOPE_CERTIFICATE_URL,
    SW_ENVELOPE_MEMBERS
} sw_envelope_member;

typedef struct sw_envelope {
    const char *kind; /**< "notification", ...; static */
    /** As decoded from the JSON. NULL for what is not there, and for what the signature of this kind does not cover:
     * it may be anybody's. */
    const char *members[SW_ENVELOPE_MEMBERS];
    int64_t timestamp_ms;
    sw_json *tree; /**< holds the members */
} sw_envelope;

/** Reads an envelope; names are found in any case. @param[out] out free it with sw_envelope_free, also after a failure
 * @return SW_OK, a refusal (malformed), SW_E_NOMEM */
int sw_envelope_read(sw_envelope *out, const char *text, size_t size, sw_error *err);

/** Appends the text that is signed. */
void sw_envelope_write_signed(sw_buf *out, const sw_envelope *envelope);

/** The member as Amazon spells it, for an error's field. */
const char *sw_envelope_name(sw_envelope_member member);

void sw_envelope_free(sw_envelope *envelope);

/**
 * The texts of an object by their names in any case: values[i] is that of names[i], or NULL where it is missing or
 * null.
 * @return SW_OK; a refusal: a value is no text, or stands there twice
 */
int sw_envelope_pick(const char **values, const char *const *names, size_t count, const sw_json *object, sw_error *err);

#endif
