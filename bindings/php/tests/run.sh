#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh EXTENSION.so [TEST.phpt...] : the tests, each in a PHP of its own that has this extension and no other. They are
# run in a copy, as PHP writes its reports beside them.
set -eu
[ $# -gt 0 ] || { echo "run.sh EXTENSION.so [TEST.phpt...]" >&2; exit 2; }
extension=$(realpath "$1")
shift
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- *.phpt
cp common.inc "$@" "$work"
runner=$(php-config --prefix)/lib/php/$(php-config --phpapi)/build/run-tests.php
TEST_PHP_EXECUTABLE=$(command -v php)
NO_INTERACTION=1
export TEST_PHP_EXECUTABLE NO_INTERACTION
cd "$work"
php -n "$runner" -n -q --show-diff -d extension="$extension" .
