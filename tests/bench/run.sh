#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures in rounds: the client on one core, the server on another.
# usage: run.sh FOLDER_OF_PROGRAMS [ROUNDS]
set -eu
programs=$1
rounds=${2:-7}
data=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$data"
}
trap stop EXIT
trap 'exit 1' INT TERM

library=$(readlink -f "$programs/../lib/libsavedwallet.so")
strip -o "$data/stripped.so" "$library"
echo "size       $(wc -c <"$data/stripped.so") bytes stripped, $(size "$library" | awk 'NR == 2 { print $1 }') of them text"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -keyout "$data/server.key" -out "$data/server.pem" 2>/dev/null
openssl genrsa -out "$data/key.pem" 2048 2>/dev/null
pin() { core=$1; shift; if [ "$(nproc)" -gt 1 ]; then exec taskset -c "$core" "$@"; else exec "$@"; fi; }
mkfifo "$data/port"
(pin 1 "$programs/savedwallet-bench-server" "$data/server.pem" "$data/server.key") >"$data/port" &
server=$!
read -r port <"$data/port"
(pin 0 "$programs/savedwallet-bench" "https://localhost:$port" "$data/server.pem" "$data/key.pem" "$rounds")
