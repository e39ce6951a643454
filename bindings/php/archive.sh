#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# archive.sh OUT.tar.gz : the extension's sources with what SWIG makes of them, which phpize, configure and make build
# without SWIG. PIE finds a release's as php_savedwallet-VERSION-src.tgz.
set -eu

[ $# -eq 1 ] || { echo "archive.sh OUT.tar.gz" >&2; exit 2; }
case $1 in
/*) out=$1 ;;
*) out=$PWD/$1 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=$(sed -n 's/^#define SW_VERSION "\(.*\)"/\1/p' "$root/core/include/savedwallet/version.h")
name=savedwallet-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/$name/tests"
(cd "$work/$name" && swig -php -Wall -Werror "-I$here" "-I$here/.." -o php_wrap.c "$here/php.i")
# Where it was made is no part of it.
sed -i "s|$here/||g; s|$root/||g" "$work/$name/php_wrap.c"
cd "$here"
cp config.m4 composer.json kept.c kept.h fingerprint.c fingerprint.h info.h signatures.h ../rules.h ../engine.h ../engine_config.h \
    "$work/$name"
cp tests/*.phpt tests/common.inc "$work/$name/tests"
cp "$root/LICENSE" "$work/$name"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" -C "$work" -cf - "$name" |
    gzip -9n >"$out"
