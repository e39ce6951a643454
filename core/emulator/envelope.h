/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A notification as it goes over the wire: signed, in the envelope of Amazon SNS.
 */
#ifndef EMULATOR_ENVELOPE_H
#define EMULATOR_ENVELOPE_H

#include "emulator/mail.h"
#include "emulator/region.h"

enum { EM_TOPIC_SIZE = 160 };

/** The topic of a merchant's messages. */
void em_envelope_topic(char out[EM_TOPIC_SIZE], const em_message *message, const em_region *region);

/** The envelope. @param private_key  PEM; first_version  signed with SHA-1 @return yours; NULL: it cannot be signed */
char *em_envelope_write(const em_message *message, const em_region *region, const char *private_key,
                        bool first_version);

#endif
