#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# null_is_complete.sh HEADERS TEST FUNCTIONS : every public function that takes a pointer is called by TEST, which gives it
# NULL. The functions of FUNCTIONS, which TEST includes, it calls one after the other.
set -eu

declared()
{
    cat "$1"/*.h | tr '\n' ' ' | grep -oE 'SW_API [^;]*;' | grep -E '\([^)]*[*[]' |
        sed -E 's/^SW_API [^(]*[ *](sw_[a-z0-9_]+)\(.*/\1/' | sort -u
}

names=$(declared "$1")
[ "$(printf '%s\n' "$names" | wc -l)" -gt 40 ] || {
    echo "the declarations could not be read"
    exit 1
}

missing=0
grep -q '^#include "api/functions.def"' "$2" || missing=1
for name in $names; do
    grep -q "[^a-z0-9_]$name(" "$2" || grep -q "^FUNCTION([A-Za-z]*, $name, " "$3" || {
        echo "$name is not called with NULL in $2"
        missing=1
    }
done
exit $missing
