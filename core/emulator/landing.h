/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Where the buyer comes back to.
 */
#ifndef EMULATOR_LANDING_H
#define EMULATOR_LANDING_H

#include "emulator/session.h"

/** A URL with one more parameter, which goes into the query and leaves what is there. @return yours, with sw_release */
char *em_landing_url(const char *url, const char *name, const char *value);

/** The URL on which the buyer of a session comes back now. @return yours, with sw_release */
char *em_landing_of(const em_session *session);

/** Where a buyer who can do nothing more finds the shop. @return yours, with sw_release; NULL: no URL is known */
char *em_landing_way_back(const em_session *session);

/** Answers {"checkoutSessionId", "url"}: where the buyer of a session is now. */
void em_landing_answer(const em_session *session, em_answer *answer);

#endif
