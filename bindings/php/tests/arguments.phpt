--TEST--
Arguments are taken in their own types, and refused with a sentence in all others
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Cancel, Client};

final class Spoken { public function __toString(): string { return '{}'; } }

$cyclic = []; $cyclic['self'] = &$cyclic;
foreach ([null, 1, 1.5, true, [], $cyclic, new Spoken, fopen('php://memory', 'r'), fn() => 1] as $wrong)
    told(fn() => new Client($wrong));
told(fn() => new Client);
told(fn() => new Client('{}', 1));
told(fn() => Client::kept([]));
told(fn() => Client::runFree("ver\0sion", '{}', null, null));
told(fn() => Client::runFree('version', new Spoken, null, null));
told(fn() => Client::runFree('version', '{}', $cyclic, null));
told(fn() => Client::runFree('version', '{}', 1, null));
told(fn() => Client::runFree('version', '{}', null, 'no_such_function'));
told(fn() => Client::runFree('version', '{}', null, [new Spoken, 'nothing']));
told(fn() => Client::runFree('version', '{}', null, $cyclic));
told(fn() => Client::runFree('version', '{}', null));
told(fn() => Client::runFree('version', '{}', null, null, null));
told(fn() => code(Client::runFree(host: null, data: null, options: '{}', job: 'version')));
told(fn() => code(Client::runFree('', '', '', null)));
told(fn() => code(Client::runFree('version', "{}\0", null, null)));
told(fn() => code(Client::runFree('about', '{}', null, null)));

$client = new Client(config());
told(fn() => new Batch($client, '4'));
told(fn() => new Batch($client, -1));
told(fn() => new Batch($client, PHP_INT_MAX));
told(fn() => new Batch(new Cancel, 4));
told(fn() => new Batch(null, 4));
$batch = new Batch($client, 0);
told(fn() => $batch->add('1', '{}', null, null));
told(fn() => $batch->add(PHP_INT_MIN, '{}', null, null));
told(fn() => $batch->add(1, 2, null, null));
told(fn() => $batch->wait(0.5, null));
told(fn() => json_decode($batch->wait(PHP_INT_MAX, null))->event);
told(fn() => json_decode($batch->wait(PHP_INT_MIN, null))->event);
told(fn() => $batch->cancel(PHP_INT_MAX));
told(fn() => $batch->cancel(1.0));
told(fn() => $batch->count(1));
?>
--EXPECTF--
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, null given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, int given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, float given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, %s given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, array given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, array given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, Spoken given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, resource given
TypeError: SavedWallet\Native\Client::__construct(): Argument #1 ($config) must be of type string, Closure given
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Client::__construct()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Client::__construct()
TypeError: SavedWallet\Native\Client::kept(): Argument #1 ($config) must be of type string, array given
ValueError: SavedWallet\Native\Client::runFree(): Argument #1 ($job) must not contain any null bytes
TypeError: SavedWallet\Native\Client::runFree(): Argument #2 ($options) must be of type string, Spoken given
TypeError: SavedWallet\Native\Client::runFree(): Argument #3 ($data) must be of type ?string, array given
TypeError: SavedWallet\Native\Client::runFree(): Argument #3 ($data) must be of type ?string, int given
TypeError: SavedWallet\Native\Client::runFree(): Argument #4 ($host) must be a valid callback or null, function "no_such_function" not found or invalid function name
TypeError: SavedWallet\Native\Client::runFree(): Argument #4 ($host) must be a valid callback or null, class Spoken does not have a method "nothing"
TypeError: SavedWallet\Native\Client::runFree(): Argument #4 ($host) must be a valid callback or null, %s
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Client::runFree()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Client::runFree()
'fine'
'invalid'
'invalid'
'invalid'
TypeError: SavedWallet\Native\Batch::__construct(): Argument #2 ($maxInFlight) must be of type int, string given
ValueError: SavedWallet\Native\Batch::__construct(): Argument #2 ($maxInFlight) must be greater than or equal to 0
SavedWallet\Native\Failure: {"error":{"code":"invalid",%s
TypeError: SavedWallet\Native\Batch::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, SavedWallet\Native\Cancel given
TypeError: SavedWallet\Native\Batch::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, null given
TypeError: SavedWallet\Native\Batch::add(): Argument #1 ($tag) must be of type int, string given
ValueError: SavedWallet\Native\Batch::add(): Argument #1 ($tag) must be greater than or equal to 0
TypeError: SavedWallet\Native\Batch::add(): Argument #2 ($options) must be of type string, int given
TypeError: SavedWallet\Native\Batch::wait(): Argument #1 ($timeoutMs) must be of type int, float given
'empty'
'empty'
0
TypeError: SavedWallet\Native\Batch::cancel(): Argument #1 ($tag) must be of type int, float given
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Batch::count()
