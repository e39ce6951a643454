/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * URLs in messages of SNS. Whoever forges a message writes them: they lead to SNS itself, or nowhere.
 */
#ifndef SW_PAY_SNS_URL_H
#define SW_PAY_SNS_URL_H

enum { SW_SNS_HOST_SIZE = 96 };

/**
 * Is the certificate fetched from here? https, a host of SNS by its exact name, no user, port, query, fragment or
 * escape, a plain path that ends with ".pem".
 * @param[out] host  of SNS, "sns.eu-west-1.amazonaws.com"; "" when it is none
 * @return NULL; or what is wrong, in static text that goes on from "the URL"
 */
const char *sw_certificate_url_fault(char host[SW_SNS_HOST_SIZE], const char *url);

/** The same for the URL that confirms a subscription, which has a query and any path. */
const char *sw_subscribe_url_fault(const char *url);

#endif
