#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# asan.sh BUILD [PYTEST-ARGUMENT...] : the tests that need few processes, with a build of the preset asan:
#
#     cmake --preset asan -B /tmp/asan && cmake --build /tmp/asan --target savedwallet-python savedwallet-emulator savedwallet-cli
#     tests/python/asan.sh /tmp/asan
#
# The interpreter is not built with AddressSanitizer, so that the library of that is loaded before it. Leaks are valgrind's:
# an interpreter keeps much until its end.
set -eu
build=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")"
[ -d "$build/python/savedwallet" ] || { echo "there is no python/savedwallet in $build"; exit 77; }

LD_PRELOAD=$(gcc -print-file-name=libasan.so):$(gcc -print-file-name=libubsan.so)
ASAN_OPTIONS=detect_leaks=0:abort_on_error=1:detect_stack_use_after_return=1
UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
PYTHONMALLOC=malloc
PYTHONPATH=$build/python
SAVEDWALLET_BIN=$build/bin
export LD_PRELOAD ASAN_OPTIONS UBSAN_OPTIONS PYTHONMALLOC PYTHONPATH SAVEDWALLET_BIN
[ $# -gt 0 ] || set -- test_client.py test_money.py test_json.py test_rules.py test_engine.py test_threads.py test_leaks.py
exec /usr/bin/python3 -W error -m pytest -q -p no:cacheprovider "$@"
