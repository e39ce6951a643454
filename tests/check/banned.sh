#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Functions that our code does not call, and the one file of each kind that may.
. "$(dirname "$0")/common.sh"

# They overflow, share a buffer between threads, or run a shell.
unsafe='sprintf|vsprintf|strcpy|strcat|strncpy|strncat|stpcpy|strtok|gets|atoi|atol|atoll|atof|gmtime|asctime|ctime|system|popen|alloca|tmpnam|rand|srand'
# They answer by the locale or time zone of whoever runs us.
local='strtod|strtof|strtold|strcasecmp|strncasecmp|tolower|toupper|isalpha|isalnum|isdigit|isxdigit|isspace|isupper|islower|isprint|ispunct|strcoll|strxfrm|localtime|localtime_r|mktime|strftime|strptime|setlocale'
# A library does not end its host's process.
ending='abort|exit|_exit|quick_exit'
# base/memory.c alone asks for memory, so that a test can fail the n-th request.
memory='malloc|calloc|realloc|free|strdup|strndup|asprintf|getline'

# calls <functions> <folder>... : where they are called.
calls()
{
    functions=$1
    shift
    code "$@" | grep -E "(^|[^A-Za-z0-9_>.])($functions)[[:space:]]*\(" || true
}

finish "$(
    calls "$unsafe|$local" core lua bindings | sed 's/$/   <- not used here/'
    calls "$ending" core/src lua/src | sed 's/$/   <- a library does not end the process/'
    calls "$memory" core/src core/emulator lua | grep -v '^core/src/base/memory\.c:' | sed 's/$/   <- use base\/memory.h/'
    code core lua bindings | grep -v '^core/src/base/json\.c:' |
        grep -E '(^|[^A-Za-z0-9_])(float|double)([^A-Za-z0-9_]|$)' | sed 's/$/   <- no floating point/'
)"
