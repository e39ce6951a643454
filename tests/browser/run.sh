#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh PROGRAMS PICTURES FILE : one file of tests, with the programs of a folder. Skipped where ./run test has not
# installed what it needs.
set -eu
programs=$(realpath "$1")
pictures=$(realpath -m "$2")
cd "$(dirname "$0")"
[ -d node_modules/playwright-core ] || { echo "playwright-core is not installed: ./run test does that"; exit 77; }
SAVEDWALLET_CHROMIUM=$(command -v chromium) || { echo "there is no chromium: ./run test installs it"; exit 77; }
SAVEDWALLET_BIN=$programs
SAVEDWALLET_SCREENSHOTS=$pictures
SAVEDWALLET_TEST_KEYS=$(mktemp -d)
export SAVEDWALLET_CHROMIUM SAVEDWALLET_BIN SAVEDWALLET_SCREENSHOTS SAVEDWALLET_TEST_KEYS
trap 'rm -rf "$SAVEDWALLET_TEST_KEYS"' EXIT
node --test "$3"
