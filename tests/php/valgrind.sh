#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# valgrind.sh BUILD : a little of everything under valgrind, which finds no error and nothing lost. Run it in
# `savedwallet-emulator exec`.
set -eu
here=$(dirname "$(realpath "$0")")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
said=$(TESTED_BUILD=$1 USE_ZEND_ALLOC=0 ZEND_DONT_UNLOAD_MODULES=1 valgrind --quiet --error-exitcode=99 --leak-check=full \
    --show-leak-kinds=definite --errors-for-leak-kinds=definite --num-callers=30 --log-file="$log" \
    php -n -d extension="$1/php/savedwallet.so" "$here/valgrind.php") || { cat "$log"; echo "$said"; exit 1; }
[ "$said" = "done" ] || { echo "$said"; exit 1; }
[ ! -s "$log" ] || { cat "$log"; exit 1; }
