/* SPDX-License-Identifier: Apache-2.0 */
#include "http/tls.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

bool sw_tls_tighten(void *context, const char *host)
{
    X509_VERIFY_PARAM *rules = SSL_CTX_get0_param(context);
    SSL_CTX_set_keylog_callback(context, NULL);
    X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    return X509_VERIFY_PARAM_set1_ip_asc(rules, host) == 1 || X509_VERIFY_PARAM_set1_host(rules, host, 0) == 1;
}
