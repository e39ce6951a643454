#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# make_locales.sh FOLDER : a German and a Turkish locale for LOCPATH: a decimal comma, and an i whose capital is not I.
# Where this machine has no localedef or no sources of locales, nothing is made and the tests under them are skipped.
set -eu
mkdir -p "$1"
command -v localedef >/dev/null || exit 0

for name in de_DE tr_TR; do
    [ -d "$1/$name.UTF-8" ] || localedef --no-archive -f UTF-8 -i $name "$1/$name.UTF-8" 2>/dev/null || true
done
