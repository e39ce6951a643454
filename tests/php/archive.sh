#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# archive.sh : a release's archive has all that it is compiled of, with what SWIG has made, and knows nothing of this folder.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh bindings/php/archive.sh "$work/archive.tgz"
tar -C "$work" -xzf "$work/archive.tgz"
cd "$work"/savedwallet-*
! grep -rn "$OLDPWD" . || exit 1
grep -q 'Rules_decide' php_wrap.c
for file in php_wrap.c kept.c fingerprint.c; do
    # shellcheck disable=SC2046 # what php-config says is several words
    cc -std=gnu11 -D_GNU_SOURCE -fsyntax-only -I. $(php-config --includes) \
        -I"$OLDPWD/core/include" -I"$OLDPWD/lua/include" "$file"
done
