#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures in rounds: the client on one core, the server on another; then many calls at once on all cores.
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

(pin 0 "$programs/savedwallet-bench-rules" "$(dirname "$0")/../rules/attacks" "$rounds")

PYTHONPATH=$programs/../python
export PYTHONPATH
(pin 0 "${PYTHON:-/usr/bin/python3}" -W error "$(dirname "$0")/python.py" "$programs/savedwallet-bench-client" \
    "https://localhost:$port" "$data/server.pem" "$data/key.pem" "$rounds")

[ ! -e "$programs/../php/savedwallet.so" ] ||
    (pin 0 php -d extension="$programs/../php/savedwallet.so" "$(dirname "$0")/php.php" "$programs/../php" \
        "$programs/savedwallet-bench-client" "https://localhost:$port" "$data/server.pem" "$data/key.pem" "$rounds")

system=$(curl-config --ca 2>/dev/null || true)
[ -r "$system" ] || system=/etc/ssl/certs/ca-certificates.crt
cat "$system" "$data/server.pem" >"$data/all.pem"
(pin 0 "$programs/savedwallet-bench-connect" "https://localhost:$port" "$data/server.pem" "$data/all.pem" \
    "$data/key.pem" "$rounds")
SAVEDWALLET_BASE_URL=https://localhost:$port SAVEDWALLET_CA_FILE=$data/server.pem \
    SAVEDWALLET_PUBLIC_KEY_ID=SANDBOX-BENCH SAVEDWALLET_MERCHANT_ID=A1BENCH SAVEDWALLET_STORE_ID=store \
    SAVEDWALLET_PRIVATE_KEY_FILE=$data/key.pem "$programs/savedwallet-bench-batch" "$rounds"
"$programs/savedwallet-emulator" exec --region na -- "$programs/savedwallet-bench-batch" "$rounds"
"$programs/savedwallet-emulator" exec --region na -- "$programs/savedwallet-bench-engine" "$data" "$rounds"
