#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# make_keys.sh FOLDER : makes one key of each kind that a merchant may hand us, with the openssl command. They serve the
# tests of one build folder and are no secret. What is there already is kept.
set -eu
umask 077
mkdir -p "$1"
cd "$1"
[ ! -e complete ] || exit 0

passphrase=pass:correct-horse

make_rsa()
{
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:"$1" -out "$2" 2>/dev/null
}

make_rsa 2048 pkcs8.pem
make_rsa 1024 rsa1024.pem
openssl rsa -in pkcs8.pem -traditional -out pkcs1.pem 2>/dev/null
openssl pkcs8 -topk8 -in pkcs8.pem -passout $passphrase -out pkcs8_encrypted.pem
openssl rsa -in pkcs8.pem -traditional -aes128 -passout $passphrase -out pkcs1_encrypted.pem 2>/dev/null
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ec.pem
openssl ec -in ec.pem -out ec_traditional.pem 2>/dev/null
openssl genpkey -algorithm ED25519 -out ed25519.pem
openssl pkey -in pkcs8.pem -pubout -out public.pem
openssl pkey -in ec.pem -pubout -out ec_public.pem
openssl rsa -in pkcs8.pem -RSAPublicKey_out -out rsa_public.pem 2>/dev/null
openssl req -x509 -new -key pkcs8.pem -subj /CN=unit -days 2 -out certificate.pem
openssl req -new -key pkcs8.pem -subj /CN=unit -out request.pem
openssl pkey -in pkcs8.pem -outform DER -out key.der

# What a Windows editor, an environment variable and a bad copy make of a key.
sed 's/$/\r/' pkcs8.pem >crlf.pem
awk '{ printf "%s\\n", $0 }' pkcs8.pem >literal.pem
sed '5,9d' pkcs8.pem >damaged.pem
{ echo 'Bag Attributes: none'; cat pkcs8.pem; } >preamble.pem
printf '%s\n' '-----BEGIN OPENSSH PRIVATE KEY-----' 'b3BlbnNzaC1rZXktdjEAAAAA' \
    '-----END OPENSSH PRIVATE KEY-----' >openssh.pem
: >empty.pem
echo 'no key at all' >nothing.pem
: >complete
