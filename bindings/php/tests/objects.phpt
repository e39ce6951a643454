--TEST--
There is no way to an object that was not constructed, or was twice
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Cancel, Client, Failure};

$client = new Client(config());
$objects = [Client::class => $client, Batch::class => new Batch($client, 2), Cancel::class => new Cancel];
foreach ($objects as $name => $object) {
    told(fn() => (new ReflectionClass($name))->newInstanceWithoutConstructor());
    told(fn() => unserialize(sprintf('O:%d:"%s":0:{}', strlen($name), $name)));
    told(fn() => unserialize(sprintf('C:%d:"%s":0:{}', strlen($name), $name)));
    told(fn() => serialize($object));
    told(fn() => var_export(eval('return ' . var_export($object, true) . ';')));
    told(fn() => clone $object);
    told(function () use ($object) { $object->thisown = 0; });
    told(function () use ($object) { unset($object->thisown); });
    told(fn() => (array)$object);
    told(fn() => $object == $object && $object != new Cancel);
}
told(fn() => $objects[Client::class]->__construct(config()));
told(fn() => $objects[Batch::class]->__construct($client, 2));
told(fn() => (new ReflectionMethod(Cancel::class, '__construct'))->invoke($objects[Cancel::class]));
told(fn() => (new ReflectionMethod(Client::class, 'run'))->invoke(new Cancel, 'about', '{}', null, null));
told(fn() => Closure::bind(fn() => 1, null, Client::class));
told(fn() => new Client('{'));
told(fn() => new Client('{"regoin":"eu"}'));
told(fn() => (new ReflectionClass(Client::class))->newInstanceArgs(['{}']));
var_dump(new Client(config()) == $client, $client == $client);

// A batch holds what it needs of its client; whatever goes first.
$batch = new Batch($client, 2);
unset($client, $objects);
gc_collect_cycles();
told(fn() => code($batch->add(1, GET, null, null)));
told(fn() => $batch->count());
$cycle = new stdClass;
$cycle->batch = $batch;
$cycle->client = new Client(config());
$cycle->self = $cycle;
$batch = null;
echo "end\n";
?>
--EXPECTF--
ReflectionException: Class SavedWallet\Native\Client is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Unserialization of 'SavedWallet\Native\Client' is not allowed
Exception: Unserialization of 'SavedWallet\Native\Client' is not allowed
Exception: Serialization of 'SavedWallet\Native\Client' is not allowed
Error: Call to undefined method SavedWallet\Native\Client::__set_state()
Error: Trying to clone an uncloneable object of class SavedWallet\Native\Client
Error: Cannot create dynamic property SavedWallet\Native\Client::$thisown
NULL
array (
)
true
ReflectionException: Class SavedWallet\Native\Batch is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Unserialization of 'SavedWallet\Native\Batch' is not allowed
Exception: Unserialization of 'SavedWallet\Native\Batch' is not allowed
Exception: Serialization of 'SavedWallet\Native\Batch' is not allowed
Error: Call to undefined method SavedWallet\Native\Batch::__set_state()
Error: Trying to clone an uncloneable object of class SavedWallet\Native\Batch
Error: Cannot create dynamic property SavedWallet\Native\Batch::$thisown
NULL
array (
)
true
ReflectionException: Class SavedWallet\Native\Cancel is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Unserialization of 'SavedWallet\Native\Cancel' is not allowed
Exception: Unserialization of 'SavedWallet\Native\Cancel' is not allowed
Exception: Serialization of 'SavedWallet\Native\Cancel' is not allowed
Error: Call to undefined method SavedWallet\Native\Cancel::__set_state()
Error: Trying to clone an uncloneable object of class SavedWallet\Native\Cancel
Error: Cannot create dynamic property SavedWallet\Native\Cancel::$thisown
NULL
array (
)
true
Error: SavedWallet\Native\Client was constructed already
Error: SavedWallet\Native\Batch was constructed already
Error: SavedWallet\Native\Cancel was constructed already
ReflectionException: Given object is not an instance of the class this method was declared in

Warning: Cannot bind closure to scope of internal class SavedWallet\Native\Client in %s on line %d
NULL
SavedWallet\Native\Failure: {"error":{"code":"invalid",%s
SavedWallet\Native\Failure: {"error":{"code":"invalid",%s"field":"regoin",%s
SavedWallet\Native\Failure: {"error":{"code":"invalid",%s
bool(false)
bool(true)
'fine'
1
end
