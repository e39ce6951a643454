#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# format.sh <clang-format> [--fix] : our C is laid out as .clang-format says; --fix lays it out.
. "$(dirname "$0")/common.sh"

if [ "${2-}" = --fix ]; then
    sources core lua bindings tests | xargs "$1" -i
else
    sources core lua bindings tests | xargs "$1" --dry-run -Werror ||
        finish "these are laid out with: ./run check --fix"
fi
