<?php

// SPDX-License-Identifier: Apache-2.0
// The PHP client beside the C client, in short turns on the same core: signatures and signed TLS requests a second.

declare(strict_types=1);

require $argv[1] . '/autoload.php';
[, , $program, $url, $caFile, $keyFile, $rounds] = $argv;

const SECONDS = 0.25;
const PAIRS = 8;
const BODY = [
    'chargePermissionId' => 'B01-4410027-9003316',
    'chargeAmount' => ['amount' => '24.90', 'currencyCode' => 'USD'],
    'captureNow' => true,
    'chargeInitiator' => 'MITU',
    'channel' => 'Web',
];

function rate(callable $work): float
{
    $start = $now = hrtime(true);
    for ($count = 0; $now - $start < SECONDS * 1e9; $count++) {
        $work();
        $now = hrtime(true);
    }
    return $count / ($now - $start) * 1e9;
}

function median(array $values): float
{
    sort($values);
    return $values[intdiv(count($values), 2)];
}

$before = hrtime(true);
$client = new SavedWallet\Client(
    region: 'na',
    publicKeyId: 'SANDBOX-BENCH',
    privateKeyFile: $keyFile,
    baseUrl: $url,
    caFile: $caFile,
);
printf("php        a client in %.2f ms\n", (hrtime(true) - $before) / 1e6);
$json = json_encode(BODY, JSON_UNESCAPED_SLASHES);
$work = [
    'sign' => fn () => $client->sign('POST', '/v2/charges', body: $json, date: '20260102T030405Z'),
    'requests' => fn () => $client->createCharge(BODY, idempotencyKey: 'c04d4791fd56166abf7f2db7899a6d60'),
];
$process = proc_open([$program, $url, $caFile, $keyFile, (string) SECONDS], [['pipe', 'r'], ['pipe', 'w']], $pipes);
foreach ($work as $one) {
    $one();
}
$rates = [];
for ($i = 0; $i < (int) $rounds * PAIRS; $i++) {
    foreach ($work as $name => $one) {
        fwrite($pipes[0], "$name\n");
        $theirs = (float) fgets($pipes[1]);
        $rates[$name][] = [rate($one), $theirs];
    }
}
foreach ($rates as $name => $pairs) {
    $ratios = array_map(fn ($pair) => $pair[0] / $pair[1], $pairs);
    sort($ratios);
    printf(
        "php    %-10s PHP    %6.0f/s   C client %6.0f/s   ratio to the C client: median %.3f  (quartiles %.3f, %.3f)\n",
        $name,
        median(array_column($pairs, 0)),
        median(array_column($pairs, 1)),
        median($ratios),
        $ratios[intdiv(count($ratios), 4)],
        $ratios[count($ratios) - 1 - intdiv(count($ratios), 4)],
    );
}
