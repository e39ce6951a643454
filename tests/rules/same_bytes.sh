#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# same_bytes.sh PROGRAM LOCALES : the program prints the same in 20 processes under each of three locales and two time
# zones. A locale that this machine cannot make is left out; the C locale is always there.
set -eu
program=$1
export LOCPATH="$2"
first=$(TZ=UTC SAVEDWALLET_TEST_LOCALE=C "$program")
runs=0

for locale in C de_DE.UTF-8 tr_TR.UTF-8; do
    for zone in UTC Pacific/Kiritimati; do
        for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            status=0
            again=$(TZ=$zone SAVEDWALLET_TEST_LOCALE=$locale "$program") || status=$?
            [ "$status" != 77 ] || break
            runs=$((runs + 1))
            if [ "$status" != 0 ] || [ "$again" != "$first" ]; then
                echo "run $runs, in $locale and $zone, exit status $status, differs:"
                printf '%s\n' "$first" >"$program.first"
                printf '%s\n' "$again" | diff "$program.first" - | cut -c1-400
                exit 1
            fi
        done
    done
done
echo "$runs runs, the same bytes"
[ "$runs" -ge 40 ]
