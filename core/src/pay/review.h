/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a review, and what review and order ask of a session.
 */
#ifndef SW_PAY_REVIEW_H
#define SW_PAY_REVIEW_H

#include "pay/job.h"

#include <savedwallet/review.h>

struct sw_review {
    sw_object *session;
    char *script_url;
    char *changes[2]; /**< JSON, by sw_change */
};

/** What runs in a page: change.js, as the build put it into the library. */
extern const char sw_change_script[];

/**
 * The id of the session that a buyer brought back to the review page. @param[out] out yours, with sw_release
 * @return SW_E_STATE_MISMATCH for what comes from another browser, or was not sent to be reviewed
 */
int sw_review_take_url(char **out, const sw_client *client, const char *url, const char *browser_session,
                       sw_error *err);

/** SW_E_CONFLICT for a session that has ended, with what to do. */
int sw_session_check_open(const sw_object *session, sw_error *err);

/** A constraint of a session by its place. @return "" past the end */
const char *sw_session_constraint(const sw_object *session, size_t index);

#endif
