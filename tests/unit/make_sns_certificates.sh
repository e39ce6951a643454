#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# make_sns_certificates.sh FOLDER : an authority and certificates as SNS, its message service, signs with, good and bad.
# They serve the tests of one build folder and are no secret. What this very script has made already is kept.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
edition=$(cat "$0" "$here/../certificates.sh" | cksum)
mkdir -p "$1"
cd "$1"
[ ! -e complete ] || [ "$(cat complete)" != "$edition" ] || exit 0
. "$here/../certificates.sh"

of_sns=subjectAltName=DNS:sns.amazonaws.com
a_server=extendedKeyUsage=serverAuth
signs=keyUsage=critical,digitalSignature

# RSA takes its time: all certificates but those about the key share one.
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out shared.key 2>/dev/null
make_key()
{
    cp shared.key "$1"
}


# leaf NAME EXTENSION... : issued by the authority, valid today
leaf()
{
    name=$1
    shift
    make "$name" authority "$@"
}

openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out authority.key 2>/dev/null
sign authority '-selfsign -keyfile authority.key' 20200101000000Z 20991231000000Z sha256 "$an_authority" \
    keyUsage=critical,keyCertSign subjectKeyIdentifier=hash
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out stranger.key 2>/dev/null
sign stranger '-selfsign -keyfile stranger.key' 20200101000000Z 20991231000000Z sha256 "$an_authority" \
    keyUsage=critical,keyCertSign subjectKeyIdentifier=hash
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out middle.key 2>/dev/null
sign middle "$(by authority)" 20200101000000Z 20991231000000Z sha256 "$an_authority" \
    keyUsage=critical,keyCertSign subjectKeyIdentifier=hash

leaf good $of_sns $a_server $signs
leaf of_region subjectAltName=DNS:sns.eu-west-1.amazonaws.com $a_server $signs
make alone middle $of_sns $a_server $signs
make with_middle middle $of_sns $a_server $signs
show_with with_middle middle

make_key expired.key
sign expired "$(by authority)" 20200101000000Z 20260102030404Z sha256 $of_sns $a_server $signs
make_key not_yet_valid.key
sign not_yet_valid "$(by authority)" 20260102030406Z 20991231000000Z sha256 $of_sns $a_server $signs
make_key ends_soon.key
sign ends_soon "$(by authority)" 20200101000000Z 20260102031000Z sha256 $of_sns $a_server $signs
leaf wrong_name subjectAltName=DNS:sqs.amazonaws.com $a_server $signs
leaf other_region subjectAltName=DNS:sns.us-east-1.amazonaws.com $a_server $signs
leaf wildcard 'subjectAltName=DNS:*.amazonaws.com' $a_server $signs
subject=/CN=sns.amazonaws.com
leaf common_name $a_server $signs
subject=
make_key self_signed.key
sign self_signed '-selfsign -keyfile self_signed.key' 20200101000000Z 20991231000000Z sha256 $of_sns $a_server $signs
make unknown_authority stranger $of_sns $a_server $signs
show_with unknown_authority stranger
leaf for_clients $of_sns extendedKeyUsage=clientAuth $signs
leaf for_keys $of_sns $a_server keyUsage=critical,keyEncipherment
leaf an_authority_itself $of_sns "$an_authority"
make_key sha1.key
sign sha1 "$(by authority)" 20200101000000Z 20991231000000Z sha1 $of_sns $a_server $signs
make below_good good $of_sns $a_server $signs
show_with below_good good
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out small.key 2>/dev/null
sign small "$(by authority)" 20200101000000Z 20991231000000Z sha256 $of_sns $a_server $signs
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out elliptic.key
sign elliptic "$(by authority)" 20200101000000Z 20991231000000Z sha256 $of_sns $a_server $signs
make_key alone_expired.key
sign alone_expired "$(by middle)" 20200101000000Z 20260102030404Z sha256 $of_sns $a_server $signs
make alone_wrong_name middle subjectAltName=DNS:sqs.amazonaws.com $a_server $signs
make alone_for_clients middle $of_sns extendedKeyUsage=clientAuth $signs

echo "$edition" >complete
