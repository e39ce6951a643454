#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Nothing in the sources tells libcurl or OpenSSL to look away, nothing in the public headers offers to, and
# connections are made without a look at the environment.
. "$(dirname "$0")/../check/common.sh"

looks_away='CURLOPT_(PROXY_)?SSL_VERIFY|SSL_VERIFY_NONE|set_verify *\(|set_security_level *\(|CURLSSLOPT_|SSL_CTX_set_cert_verify_callback'
strictly='CURLOPT_SSL_VERIFY(PEER *, *1L|HOST *, *2L) *\)|set_security_level *\([a-z_]+, *[2-5]\)'
offers='insecure|unsafe|unverified|bypass|skip_|disable|ignore|trust|verify_(peer|host|none)|(no|not|without|allow)_(verif|check|tls|ssl|cert)'

faults()
{
    code core lua bindings | grep -v '^core/emulator/' | grep -E "$looks_away" | grep -vE "$strictly" |
        sed 's/$/   <- certificates are always verified/'
    code core/include lua/include | grep -iE "$offers" | sed 's/$/   <- no API turns the check of certificates off/'
    code core/src/http | grep -E '(^|[^A-Za-z0-9_])(secure_)?getenv *\(|[^A-Za-z0-9_]environ[^A-Za-z0-9_]' |
        sed 's/$/   <- a connection is made without the environment/'
}

finish "$(faults)"
