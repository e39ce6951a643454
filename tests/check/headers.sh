#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# headers.sh <installed header>... : what lies in an include/ folder is what is installed, no more and no less.
. "$(dirname "$0")/common.sh"

listed=$(printf '%s\n' "$@" | sort)
there=$(find core/include lua/include -name '*.h' -exec readlink -f {} + | sort)
finish "$(
    for file in $there; do
        printf '%s\n' "$listed" | grep -qxF "$file" || echo "$file: in no list of public headers (CMakeLists.txt)"
    done
)"
