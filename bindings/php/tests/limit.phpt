--TEST--
PHP's time limit ends a call that waits
--EXTENSIONS--
savedwallet
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) die('skip no pcntl'); ?>
--INI--
max_execution_time=60
hard_timeout=30
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\Client;

[$config, $server] = silent();
$client = new Client($config);
$parent = getmypid();
// The limit counts time on the processor; its signal is sent here by a child.
if (!pcntl_fork()) {
    usleep(700000);
    shell_exec("kill -PROF $parent");
    shell_exec("kill -KILL " . getmypid());
}
$start = hrtime(true);
register_shutdown_function(fn() => print("\n" . ((hrtime(true) - $start) / 1e9 < 5 ? 'at once' : 'late')));
$client->run('call', GET, null, fn($question) => $question === 'sign' ? random_bytes(256) : null);
echo "not here\n";
?>
--EXPECTF--
Fatal error: Maximum execution time of 60 seconds exceeded in %s on line %d

at once
