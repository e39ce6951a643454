--TEST--
Nothing grows over ten thousand calls
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Cancel, Client};

final class Any { public Cancel $cancel; public function __call($name, $arguments) { return null; } public function __invoke() { return null; } }
function resident(): int { return (int)explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096; }
$quietly = function (callable $what) { try { return $what(); } catch (Throwable) { return null; } };

$client = new Client(config());
$any = new Any;
$any->cancel = new Cancel;
$round = function () use ($client, $any, $quietly) {
    $client->run('call', GET, null, fn() => null);
    $quietly(fn() => $client->run('call', GET, null, fn() => throw new Exception('x')));
    $quietly(fn() => $client->run('call', GET, null, fn() => []));
    $client->run('call', GET, null, [$any, 'unknown']);
    $client->run('call', GET, null, $any);
    $quietly(fn() => $client->run('call', '{}', 1, null));
    $quietly(fn() => $client->run('call', '{}', null, 'nothing'));
    $quietly(fn() => new Client('{}'));
    $quietly(fn() => Client::kept('{}'));
    $quietly(fn() => new Batch($client, PHP_INT_MAX));
    $quietly(fn() => $client->__construct('{}'));
    Client::kept(config());
    new Client(config());
    $batch = new Batch($client, 2);
    $batch->add(1, GET, null, null);
    $batch->wait(0, null);
    Client::runFree('money', '{"do":"parse","amount":"4.00 EUR"}', null, null);
};
for ($i = 0; $i < 500; $i++)
    $round();
$used = $had = 0;
$had = resident();
$used = memory_get_usage();
for ($i = 0; $i < 10000 / 15; $i++)
    $round();
$used = memory_get_usage() - $used;
var_dump($used, resident() - $had < 1000000);
?>
--EXPECT--
int(0)
bool(true)
