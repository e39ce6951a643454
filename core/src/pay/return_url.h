/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A merchant's URLs: what Amazon will take as one, and the parameters that a buyer brings back on it.
 */
#ifndef SW_PAY_RETURN_URL_H
#define SW_PAY_RETURN_URL_H

#include "base/buf.h"

#include <savedwallet/config.h>
#include <savedwallet/error.h>

#include <stdbool.h>
#include <stddef.h>

/** What is read from a URL. The values are decoded; one that is not there has no data. */
typedef struct sw_return_values {
    sw_buf state;
    sw_buf session_ids[3]; /**< by the three names that Amazon's pages and SDKs give it */
    sw_buf buyer_token;
    bool state_unusable;    /**< sw_state is there twice, too long, or no text */
    const char *repeated;   /**< a name of ours, other than sw_state, that stands in it twice; NULL: none */
    const char *unreadable; /**< a name of ours whose value is no text in percent-encoding; NULL: none */
    bool is_bare;           /**< the text is no URL and no query */
} sw_return_values;

/**
 * Refuses what is no absolute URL of a web page, what needs encoding, and a URL that has a parameter of ours already.
 * Plain http is for Sandbox.
 * @param field   the option that the URL was given in, for the error
 */
int sw_return_url_check(const char *url, sw_environment environment, const char *field, sw_error *err);

/** The second half of it: letters that need encoding, and parameters of ours. */
int sw_return_url_check_query(const char *url, const char *field, sw_error *err);

/** Appends the URL with a parameter more, before its fragment. The result has 512 characters at most. */
int sw_return_url_add(sw_buf *out, const char *url, const char *name, const char *value, const char *field,
                      sw_error *err);

/**
 * Takes a URL, a path with a query, or a query apart. Which values there are has yet to be judged.
 * @param[out] out   yours; free it with sw_return_values_free, also after a failure
 */
int sw_return_values_read(sw_return_values *out, const char *text, sw_error *err);

void sw_return_values_free(sw_return_values *values);

#endif
