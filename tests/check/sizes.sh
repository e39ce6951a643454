#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Short functions, short files, lines that fit. A function's length is counted from its line to its closing brace; both
# braces of a function stand alone at the left margin.
. "$(dirname "$0")/common.sh"

long_lines()
{
    sources core lua bindings tests | xargs grep -nE '.{121,}' /dev/null | cut -d: -f1,2 |
        sed 's/$/: longer than 120 columns/'
}

long_files()
{
    sources core lua bindings | while read -r file; do
        case $file in
        core/include/savedwallet/operations.h) continue ;; # emitted: a comment for every operation
        *.h) most=250 ;;
        *) most=400 ;;
        esac
        lines=$(wc -l <"$file")
        [ "$lines" -le "$most" ] || echo "$file:$lines: longer than $most lines"
    done
}

long_functions()
{
    sources core lua bindings | xargs awk '
        FNR == 1 { start = 0 }
        /^\{/ { start = FNR }
        /^\}/ && start {
            if (FNR - start > 60) print FILENAME ":" start ": a function longer than 60 lines"
            start = 0
        }'
}

finish "$(long_lines; long_files; long_functions)"
