#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# make_certificates.sh FOLDER : an authority, a good certificate for 127.0.0.1 and bad ones of every kind, with the
# openssl command. NAME.pem is what a server shows, NAME.key its key. They serve the tests of one build folder and are
# no secret. What this very script has made already is kept.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
edition=$(cat "$0" "$here/../certificates.sh" | cksum)
mkdir -p "$1"
cd "$1"
[ ! -e complete ] || [ "$(cat complete)" != "$edition" ] || exit 0
. "$here/../certificates.sh"

of_address=subjectAltName=IP:127.0.0.1
a_server=extendedKeyUsage=serverAuth

for authority in authority stranger; do
    make_key $authority.key
    sign $authority "-selfsign -keyfile $authority.key" 20200101000000Z 20991231000000Z sha256 \
        "$an_authority" keyUsage=critical,keyCertSign subjectKeyIdentifier=hash
done

openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa_authority.key 2>/dev/null
sign rsa_authority '-selfsign -keyfile rsa_authority.key' 20200101000000Z 20991231000000Z sha256 "$an_authority"
cat authority.crt rsa_authority.crt >trusted.pem

make good authority $of_address $a_server

make_key expired.key
sign expired "$(by authority)" 20200101000000Z 20210101000000Z sha256 $of_address
make_key not_yet_valid.key
sign not_yet_valid "$(by authority)" 20981231000000Z 20991231000000Z sha256 $of_address
make wrong_host authority subjectAltName=DNS:pay-api.amazon.eu
make wrong_address authority subjectAltName=IP:127.0.0.2
make address_as_name authority subjectAltName=DNS:127.0.0.1
subject=/CN=127.0.0.1
make common_name authority $a_server
subject=/CN=localhost
make common_name_of_host authority $a_server
subject=
make_key self_signed.key
sign self_signed '-selfsign -keyfile self_signed.key' 20200101000000Z 20991231000000Z sha256 $of_address
make unknown_authority stranger $of_address
make for_clients authority $of_address extendedKeyUsage=clientAuth
make for_revocations authority $of_address keyUsage=critical,cRLSign
make unknown_demand authority $of_address 1.2.3.4=critical,ASN1:UTF8:whatever

make other_names authority "$an_authority" 'nameConstraints=critical,permitted;IP:10.0.0.0/255.0.0.0'
make name_constraint other_names $of_address
show_with name_constraint other_names
make no_authority authority basicConstraints=critical,CA:FALSE
make signed_by_no_authority no_authority $of_address
show_with signed_by_no_authority no_authority
make last authority "$an_authority,pathlen:0"
make one_too_many last "$an_authority"
make path_too_long one_too_many $of_address
show_with path_too_long one_too_many
show_with path_too_long last
make middle authority "$an_authority"
make missing_middle middle $of_address
make_key old_middle.key
sign old_middle "$(by authority)" 20200101000000Z 20210101000000Z sha256 "$an_authority"
make expired_middle old_middle $of_address
show_with expired_middle old_middle

make_key sha1.key
sign sha1 "$(by authority)" 20200101000000Z 20991231000000Z sha1 $of_address
for hash in sha1 md5; do
    make_key rsa_$hash.key
    sign rsa_$hash "$(by rsa_authority)" 20200101000000Z 20991231000000Z $hash $of_address
done
make_key sha1_middle.key
sign sha1_middle "$(by authority)" 20200101000000Z 20991231000000Z sha1 "$an_authority"
make below_sha1 sha1_middle $of_address
show_with below_sha1 sha1_middle
for small in rsa1024 rsa1024_middle; do
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out $small.key 2>/dev/null
done
sign rsa1024 "$(by authority)" 20200101000000Z 20991231000000Z sha256 $of_address
sign rsa1024_middle "$(by authority)" 20200101000000Z 20991231000000Z sha256 "$an_authority"
make below_rsa1024 rsa1024_middle $of_address
show_with below_rsa1024 rsa1024_middle

# One bit of the signature is another.
make_key tampered.key
sign tampered "$(by authority)" 20200101000000Z 20991231000000Z sha256 $of_address
openssl x509 -in tampered.crt -outform DER -out tampered.der
size=$(wc -c <tampered.der)
last_byte=$(tail -c 1 tampered.der | od -An -tu1 | tr -d ' ')
# shellcheck disable=SC2059 # the format is an octal escape
{ head -c $((size - 1)) tampered.der; printf "\\$(printf %o $((last_byte ^ 1)))"; } >tampered2.der
openssl x509 -inform DER -in tampered2.der -out tampered.pem

# What an OpenSSL that is asked to be lax reads.
cat >weak.conf <<CONF
openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = weak
[weak]
CipherString = ALL:@SECLEVEL=0
MinProtocol = TLSv1
VerifyCAFile = $PWD/stranger.pem
CONF

echo "$edition" >complete
