--TEST--
A fatal error in a host ends the call first; nothing of it is left
--EXTENSIONS--
savedwallet
--INI--
memory_limit=16M
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Client};

$client = new Client(config());
$batch = new Batch($client, 2);
register_shutdown_function(function () use ($client, $batch) {
    echo "\n", code($client->run('call', GET, null, fn() => null)), "\n";
    echo code($batch->add(2, '{"operation":"getCharge","ids":["S02-0000000-0000000-C000000"]}', null, null)), "\n";
    echo $batch->count(), "\n";
});
$batch->add(1, GET, null, null);
$batch->wait(-1, function () { str_repeat('x', 100000000); });
echo "not here\n";
?>
--EXPECTF--
Fatal error: Allowed memory size of %d bytes exhausted%s

callback
fine
%d
