# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh disable=SC2034 # what is set here is used where this is sourced
#
# To be sourced in a new folder: makes certificates of any kind with the openssl command. NAME.key is a key, NAME.crt its
# certificate, NAME.pem what a server shows.

serial=1000
an_authority=basicConstraints=critical,CA:TRUE

# make_key FILE
make_key()
{
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}

# sign NAME ISSUER FROM TO HASH EXTENSION... : NAME.crt, for NAME.key
sign()
{
    name=$1 issuer=$2 from=$3 to=$4 hash=$5
    shift 5
    { echo '[extensions]' && printf '%s\n' "$@"; } >"$name.extensions"
    serial=$((serial + 1))
    echo $serial >serial
    : >index
    openssl req -new -key "$name.key" -subj "${subject:-/CN=$name}" -out "$name.request"
    # shellcheck disable=SC2086 # an issuer is several words
    openssl ca -batch -notext -config ca.conf -in "$name.request" -out "$name.crt" -startdate "$from" -enddate "$to" \
        -md "$hash" -extfile "$name.extensions" -extensions extensions $issuer 2>"$name.log" ||
        { cat "$name.log" >&2; exit 1; }
    cp "$name.crt" "$name.pem"
}

by()
{
    echo "-cert $1.crt -keyfile $1.key"
}

# make NAME ISSUER EXTENSION... : with a key of its own, valid today
make()
{
    name=$1 issuer=$2
    shift 2
    make_key "$name.key"
    sign "$name" "$(by "$issuer")" 20200101000000Z 20991231000000Z sha256 "$@"
}

# The chain that a server shows: its own certificate, and the one that vouches for it.
show_with()
{
    cat "$2.crt" >>"$1.pem"
}

mkdir -p issued
cat >ca.conf <<CONF
[ca]
default_ca = ours
[ours]
database = index
serial = serial
new_certs_dir = issued
policy = any
unique_subject = no
[any]
commonName = supplied
CONF
