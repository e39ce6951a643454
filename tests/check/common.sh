# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# What the checks share. A check is run as `sh tests/check/<name>.sh` from anywhere; it prints each fault as
# `file:line: what is wrong` and exits 1 when there was one.

set -eu
cd "$(dirname "$0")/../.."
LC_ALL=C.UTF-8
export LC_ALL

# sources <folder>... : our C files in those folders.
sources()
{
    find "$@" -type f \( -name '*.c' -o -name '*.h' \) | sort
}

# code <folder>... : their code without comments and literals, as `file:line: code`.
code()
{
    sources "$@" | xargs awk -f tests/check/code.awk
}

# finish <faults> : prints them and says how it ended.
finish()
{
    [ -z "$1" ] && exit 0
    printf '%s\n' "$1"
    exit 1
}
