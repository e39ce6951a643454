--TEST--
A batch is not changed from inside of its own calls, and goes on after an exception
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Client};

$client = new Client(config());
$batch = new Batch($client, 2);
$sign = fn(string $question) => $question === 'sign' ? random_bytes(256) : null;
for ($tag = 1; $tag <= 3; $tag++)
    told(fn() => code($batch->add($tag, GET, null, $sign)));

// What a host throws ends every call that asks in the same wait, and stands in place of the first.
told(fn() => code($batch->wait(-1, fn() => throw new DomainException('no'))));
$ended = 0;
while (json_decode($batch->wait(-1, $sign))->event === 'call')
    $ended++;
var_dump($ended, $batch->count());

foreach (['add' => [9, GET, null, null], 'wait' => [0, null], 'cancel' => [1]] as $method => $arguments) {
    $one = new Batch($client, 2);
    $one->add(1, GET, null, null);
    told(fn() => code($one->wait(-1, fn() => $one->$method(...$arguments))));
}
told(fn() => $one->count());
$one->add(1, GET, null, null);
told(fn() => json_decode($one->wait(-1, fn($question) => $question === 'sign' ? str_repeat('x', 99 + $one->count()) : $one->wakeup()))->event);
$batch->wakeup();
told(fn() => json_decode($batch->wait(1000, null))->event);
$batch->add(4, GET, null, $sign);
told(fn() => json_decode($batch->wait(-1, function () use (&$batch, $sign) { $batch = null; return null; }))->event);
?>
--EXPECTF--
'fine'
'fine'
'fine'
DomainException: no
int(2)
int(0)
Error: the batch is in a call, from which it cannot be called itself
Error: the batch is in a call, from which it cannot be called itself
Error: the batch is in a call, from which it cannot be called itself
0
'%s'
'empty'
'call'
