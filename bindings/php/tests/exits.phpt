--TEST--
exit() in a host ends the call and the script, with its shutdown functions and destructors
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\Client;

final class Last { public function __destruct() { echo "destructor\n"; } }
$last = new Last;
$client = new Client(config());
register_shutdown_function(fn() => print(code($client->run('call', GET, null, fn() => null)) . "\n"));
try {
    $client->run('call', GET, null, function () { exit("leaving\n"); });
} catch (Throwable $thrown) {
    echo "caught\n";
} finally {
    echo "finally\n";
}
?>
--EXPECT--
leaving
callback
destructor
