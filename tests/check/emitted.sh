#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# emitted.sh <savedwallet-emit> : what is made from the rows of core/api is what is in git.
. "$(dirname "$0")/common.sh"

emitter=$1
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
mkdir -p "$made/core/include/savedwallet" "$made/core/src/pay" "$made/core/api" "$made/python/savedwallet" \
    "$made/php/src/Compat"
"$emitter" core/api "$made" || finish "savedwallet-emit failed"

finish "$(
    cd "$made"
    find . -type f | sed 's|^\./||' | sort | while read -r file; do
        cmp -s "$file" "$OLDPWD/$file" || echo "$file:1: is stale or was edited: ./run emit makes it anew from core/api"
    done
)"
