#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Each outside library is included from its named files only, and the arrows between our rooms point one way.
. "$(dirname "$0")/common.sh"

# header (as an extended regular expression)   files that may include it
outside='
curl/.*         core/src/http/curl.c core/src/http/curl_multi.c core/src/http/curl_perform.c core/emulator/courier.c
cjson/.*        core/src/base/json.c
openssl/.*      core/src/base/crypto.c core/src/sign/key.c core/src/pay/certificate.c core/src/http/tls.c core/emulator/diff/seal.c
sqlite3\.h      core/src/journal/sqlite.c core/src/journal/sqlite_file.c
lua.*\.h|lauxlib\.h   lua/src/run.h lua/src/words.c
microhttpd\.h   core/emulator/server.c core/emulator/exchange.c
gnutls/.*       core/emulator/certificates.c core/emulator/signature.c
'

# room               rooms it may include from, besides <savedwallet/...> and api/
arrows='
core/src/base        base
core/src/sign        base sign
core/src/http        base http
core/src/pay         base sign http pay
core/src/face        base sign http pay face
core/src/journal     base pay journal
core/src/engine      base pay face journal engine
core/cli             base sign http pay face journal engine cli
core/emit            base pay emit
core/emulator        base emulator
core/examples        base examples
lua                  lua
bindings             bindings
'

outside_faults()
{
    printf '%s' "$outside" | while read -r header files; do
        [ -n "$header" ] || continue
        sources core lua bindings | xargs grep -lE "^# *include <($header)>" | while read -r file; do
            case " $files " in
            *" $file "*) ;;
            *) echo "$file: includes <$header>, which is kept to $files" ;;
            esac
        done
    done
}

arrow_faults()
{
    printf '%s' "$arrows" | while read -r room others; do
        [ -d "$room" ] || continue
        allowed=$(echo "api $others" | tr ' ' '|')
        sources "$room" | xargs -r grep -nHE '^# *include "[a-z_]+/' | grep -vE "include \"($allowed)/" |
            sed 's/$/   <- not a room that this one may know/'
    done
}

finish "$(outside_faults; arrow_faults)"
