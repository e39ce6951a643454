/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What may be shown of what goes to Amazon and comes back: only members that are known to be harmless.
 */
#ifndef SW_PAY_REDACT_H
#define SW_PAY_REDACT_H

#include "base/buf.h"
#include "pay/prepare.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Writes a body on one line without what is not known to be harmless: {"chargeId":"S01-…-C1","…":3} has three more
 * members. A text that is no JSON is not shown at all.
 */
void sw_redact_body(sw_buf *out, const char *body, size_t size);

/** Text that holds no more than a name or an id may: such as a reason code. @return the text, or "" for any other */
const char *sw_redact_word(const char *text);

/** Is a part of the path no id, but a token: ":buyerToken"? */
bool sw_redact_hides_ids(const sw_operation *operation);

/**
 * Takes out of a text of somebody else's what it repeats of the request, where that is not known to be harmless: values
 * of the body, further headers, a buyer's token. What was changed on the way cannot be found.
 * @return false when memory ran out: the text must not be shown
 */
bool sw_redact_echo(char *text, const sw_prepared *request);

#endif
