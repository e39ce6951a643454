#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# readme.sh <compiler> : the C of the READMEs that explain the library compiles, with warnings as errors.
. "$(dirname "$0")/common.sh"

for readme in README.md core/README.md; do
    awk '/^```/ { inside = $0 == "```c"; next } inside' "$readme" |
        "$1" -x c -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Icore/include - ||
        { echo "$readme: its C does not compile"; exit 1; }
done
