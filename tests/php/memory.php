<?php

// SPDX-License-Identifier: Apache-2.0
// memory.php BUILD : memory stays flat over ten thousand calls, of which each is sent, and as many that are refused.

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Call, Client, Money};

error_reporting(E_ALL);
require "{$argv[1]}/php/autoload.php";
require __DIR__ . '/unit/Program.php';
require __DIR__ . '/unit/Sent.php';
require __DIR__ . '/unit/Loopback.php';

$calls = 10_000;

// Of the process, in KiB.
$resident = static fn (): int => (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4;

// Does it a few times, and then many times, which must take nothing more.
$flat = static function (string $what, int $times, \Closure $do) use ($resident): void {
    for ($i = 0; $i < max(200, $times / 10); $i++) {
        $do();
    }
    gc_collect_cycles();
    [$php, $all] = [memory_get_usage(), $resident()];
    for ($i = 0; $i < $times; $i++) {
        $do();
    }
    gc_collect_cycles();
    [$php, $all] = [memory_get_usage() - $php, $resident() - $all];
    echo "{$what}: {$times} times, {$php} bytes of PHP's and {$all} KiB of the process more\n";
    if ($php > 4096 || $all > 1024) {
        echo "that is too much\n";
        exit(1);
    }
};

$loopback = Loopback::empty();
$charge = ['body' => '{"chargeId":"a","statusDetails":{"state":"Captured"}}'];
$missing = ['path' => '/v2/charges/lost', 'status' => 404, 'body' => ['reasonCode' => 'ResourceNotFound']];
$loopback->answer($missing, $charge);
$config = [
    'region' => 'eu',
    'merchantId' => 'A1',
    'publicKeyId' => 'SANDBOX-A',
    'sign' => static fn (): string => 'x',
    'baseUrl' => $loopback->url,
    'channel' => 'Web',
    'initiator' => 'MITU',
    'stateSecret' => '0123456789abcdef0123',
];
$client = new Client(...$config);
$lost = static function () use ($client): void {
    try {
        $client->getCharge('lost');
    } catch (\SavedWallet\Exception\NotFound) {
    }
};
$forget = 0;
$flat('calls', $calls / 2, static function () use ($client, $lost, $loopback, &$forget, $missing, $charge): void {
    $client->getCharge('a');
    $lost();
    if (++$forget % 500 === 0) {
        $loopback->answer($missing, $charge); // which forgets what it noted
    }
});
$fifty = array_fill(0, 50, new Call('getCharge', 'a'));
$loopback->answer($charge);
$flat('calls at once, by fifty', 40, static function () use ($client, $fifty): void {
    $client->callMany($fifty);
});
$flat('what is refused', $calls, static function () use ($client): void {
    foreach ([['charge', 'B0', '1.00 EUR'], ['getCharge', "\xff"], ['receive', '{}'], ['call', 'nonsense']] as $call) {
        try {
            $client->{array_shift($call)}(...$call);
        } catch (\SavedWallet\Exception\SavedWalletException) {
        }
    }
});
$flat('clients and amounts', 2000, static function () use ($config): void {
    (new Client(...$config))->idempotencyKey('createCharge', 'a');
    Money::of('18.40', 'EUR')->add(Money::of('1 EUR'))->split(3);
});
$flat('clients that are not kept', 200, static function () use ($config): void {
    static $number = 0;
    new Client(...['namespace' => 'n' . $number++ % 50] + $config);
});
