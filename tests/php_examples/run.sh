#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh BUILD NAME : the tests of NAME, such as shop, with the programs of a build folder, within an emulator. Skipped
# where ./run test has not installed what it needs.
set -eu
build=$(realpath "$1")
file=$(printf '%s' "$2" | cut -c1 | tr '[:lower:]' '[:upper:]')$(printf '%s' "$2" | cut -c2-)Test.php
cd "$(dirname "$0")"
for tool in php phpunit phpcs; do
    command -v "$tool" >/dev/null || { echo "there is no $tool: ./run test installs it"; exit 77; }
done
php -r 'exit(extension_loaded("pdo_sqlite") ? 0 : 1);' || { echo "PHP has no SQLite: ./run test installs it"; exit 77; }
PHP_INI_SCAN_DIR=:$build/php/conf.d exec "$build/bin/savedwallet-emulator" exec --region eu -- \
    phpunit --no-configuration --bootstrap bootstrap.php --colors=never --fail-on-risky --fail-on-warning \
    --do-not-cache-result "$file"
