#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Every source file names its licence in its first line, or in the second after "#!" or "<?php".
. "$(dirname "$0")/common.sh"

finish "$(
    find run .ci core lua bindings python php tests CMakeLists.txt -type f -not -path '*/node_modules/*' \( -name '*.[ch]' -o -name '*.def' -o -name '*.cmake' \
        -o -name CMakeLists.txt -o -name '*.sh' -o -name '*.awk' -o -name '*.py' -o -name '*.php' -o -name '*.lua' \
        -o -path run -o -path .ci/run \) | sort |
        while read -r file; do
            head -n 3 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$file:1: no SPDX line"
        done
)"
