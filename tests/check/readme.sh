#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# readme.sh <compiler> : the C of the top README compiles, with warnings as errors.
. "$(dirname "$0")/common.sh"

awk '/^```/ { inside = $0 == "```c"; next } inside' README.md |
    "$1" -x c -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Icore/include -
