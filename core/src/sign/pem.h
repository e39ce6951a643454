/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a text that should be a PEM key is, told from its outside.
 */
#ifndef SW_SIGN_PEM_H
#define SW_SIGN_PEM_H

#include <savedwallet/error.h>

#include <stdbool.h>

/** Refuses what cannot be an RSA private key, saying what it is and what to do. @param what names the text's source */
int sw_pem_check_private(const char *pem, const char *what, sw_error *err);

/** Is the private key in it encrypted? */
bool sw_pem_is_encrypted(const char *pem);

#endif
