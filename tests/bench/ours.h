/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What our own client does in a time.
 */
#ifndef OURS_H
#define OURS_H

#include <savedwallet/savedwallet.h>

/** A client of the server of the bench. @return yours, with sw_client_free; the program ends when there is none */
sw_client *our_client(const char *url, const char *ca_file, const char *key_file);

/** Signatures a second. */
double our_signatures(const sw_key *key, double for_seconds);

/** Signed requests a second, one after the other. */
double our_requests(sw_client *client, double for_seconds);

#endif
