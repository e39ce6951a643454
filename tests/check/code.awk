# SPDX-License-Identifier: Apache-2.0
#
# Prints C files as `file:line: code`, with comments taken out and string and character literals emptied.

FNR == 1 { state = "code" }

{
    code = ""
    for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        pair = substr($0, i, 2)
        if (state == "comment") {
            if (pair == "*/") { state = "code"; i++ }
        } else if (state != "code") {
            if (c == "\\") i++
            else if (c == state) { state = "code"; code = code c }
        } else if (pair == "/*") { state = "comment"; i++ }
        else if (pair == "//") break
        else {
            if (c == "\"" || c == "'") state = c
            code = code c
        }
    }
    if (code ~ /[^ \t]/) print FILENAME ":" FNR ": " code
}
