#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh EMULATOR : the tests of this folder against it. They are skipped where ./run test has not installed the SDK.
set -eu
cd "$(dirname "$0")"
[ -d node_modules/@amazonpay ] || { echo "the official SDK is not installed: ./run test does that"; exit 77; }
# shellcheck disable=SC2016 # expanded by the inner shell
exec "$1" exec --region eu -- sh -c 'NODE_EXTRA_CA_CERTS=$SAVEDWALLET_CA_FILE exec node --test walk.test.js'
