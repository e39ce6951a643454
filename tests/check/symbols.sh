#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# symbols.sh <library> <compiler> <header>... : what the library exports is what its headers declare with SW_API; and of
# libsavedwallet, what headers of its inside declare with SW_SHARED for libsavedwallet-engine.
. "$(dirname "$0")/common.sh"

library=$1
compiler=$2
shift 2
case $library in
*/libsavedwallet.so*)
    # shellcheck disable=SC2046 # a name a header
    set -- "$@" $(grep -rl '^SW_SHARED ' core/src --include='*.h')
    ;;
esac

# The compiler reads the headers, so that functions declared by a macro are seen too. What a header includes is not its own.
declared()
{
    for header in "$@"; do
        "$compiler" -E -Icore/include -Icore/src -Ilua/include "$header" |
            awk -v header="$header" '/^# [0-9]/ { own = $3 == "\"" header "\""; next } own'
    done | tr '\n' ' ' | tr ';' '\n' | grep 'visibility("default")' |
        sed -E 's/.*visibility\("default"\)//; s/^[^(]*\)\) *//; s/^extern const char ([a-z0-9_]+)\[\]$/\1/; s/^([^(]*[ *])?([a-z0-9_]+) *\(.*/\2/' | sort -u
}

exported()
{
    nm -D --defined-only "$library" | awk '{ print $3 }' | grep -vE '^(__(asan|ubsan|sanitizer|odr_asan)|_init$|_fini$)' | sort -u
}

public=$(declared "$@")
visible=$(exported)
finish "$(
    for name in $public; do
        printf '%s\n' "$visible" | grep -qx "$name" || echo "$library: $name is declared and not there"
    done
    for name in $visible; do
        printf '%s\n' "$public" | grep -qx "$name" || echo "$library: $name can be seen and is in no header"
    done
)"
