/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Why Amazon refused a signature: what it says that it saw, held against what was sent.
 */
#ifndef SW_PAY_DIAGNOSIS_H
#define SW_PAY_DIAGNOSIS_H

#include <savedwallet/sign.h>

#include <stddef.h>

typedef struct sw_diagnosis {
    char text[400];  /**< which part differs and what to check first, one line; "": the message does not tell */
    size_t quotable; /**< bytes of the message in front of the signature that it repeats, which is never shown */
} sw_diagnosis;

/**
 * Reads the string to sign and the signature that Amazon repeats in the message of an InvalidRequestSignature:
 * "... signing String [AMZN-PAY-RSASSA-PSS-V2\n<sha256>] , signature [<base64>]". The line break may be one, or a
 * backslash and an n; blanks may be anywhere between the parts.
 * @param message   from the answer's body, in full: what was cut or cleaned for people cannot be compared
 * @param sent      of the very attempt that was answered
 */
void sw_diagnose(sw_diagnosis *out, const char *message, const sw_signature *sent);

#endif
