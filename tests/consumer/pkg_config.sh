#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# pkg_config.sh <installed lib folder> <program to make> <compiler and its flags>...
#
# Builds the consumer as a makefile would, by what pkg-config says, and runs it.
set -eu

lib=$1
program=$2
shift 2

PKG_CONFIG_PATH=$lib/pkgconfig
export PKG_CONFIG_PATH
# Words are wanted here: pkg-config prints a list of options.
# shellcheck disable=SC2046
"$@" -std=c11 -o "$program" "$(dirname "$0")/main.c" \
    $(pkg-config --cflags --libs savedwallet savedwallet-rules savedwallet-engine) "-Wl,-rpath,$lib"
"$program"
