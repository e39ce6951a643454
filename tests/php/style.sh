#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# style.sh BUILD : PHP's files are in PSR-12 and have no mistake that PHP sees; loading the classes prints nothing.
set -eu
cd "$(dirname "$0")/../.."
files=$(find php tests/php bindings/php -name '*.php' -not -path '*/node_modules/*' | sort)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shellcheck disable=SC2016 # expanded by the inner shell
echo "$files" | xargs -n 8 -P 2 sh -c 'for file; do php -n -l -d error_reporting=-1 -d display_errors=1 "$file"; done' sh |
    grep -v '^No syntax errors detected in ' >"$work/lint" || true
if [ -s "$work/lint" ]; then
    cat "$work/lint"
    exit 1
fi

# Stubs have bodies of one line.
# shellcheck disable=SC2046 # names of ours have no spaces
phpcs --standard=PSR12 -q -p --parallel=2 $(echo "$files" | grep -v '\.stub\.php$') >"$work/style" || { cat "$work/style"; exit 1; }

classes=$(find php/src -name '*.php' | sed 's|^php/src/||; s|\.php$||; s|/|\\|g' | sort)
[ "$(echo "$classes" | wc -l)" -gt 50 ]
# shellcheck disable=SC2016 # it is PHP
echo "$classes" | php -d error_reporting=-1 -d display_errors=1 -d opcache.enable=0 -r '
    interface_exists("Psr\Log\LoggerInterface") || require "tests/php/unit/LoggerInterface.php";
    require $argv[1] . "/php/autoload.php";
    foreach (file("php://stdin", FILE_IGNORE_NEW_LINES) as $name) {
        $class = "SavedWallet\\$name";
        class_exists($class) || interface_exists($class) || trait_exists($class) || print("$class is not there\n");
    }' "$1" >"$work/loaded" 2>&1
if [ -s "$work/loaded" ]; then
    cat "$work/loaded"
    exit 1
fi
