--TEST--
An engine works, and there is no way around its constructor, its types or its memory
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Cancel, Client, Engine, Failure, Rules};

const TEXT = 'local rules = ruleset{ name = "a", version = "1", api = 1 }
rules.on("toll", { amount = "money" }, function(e) return charge{ id = "toll:1", amount = e.amount, after = "3d" } end)';
const CHARGE = ['wallet' => 'B02-1', 'amount' => '1.00 EUR', 'intent' => 'a', 'initiator' => 'MITU', 'channel' => 'Web'];
const TOLL = '{"id":"t1","name":"toll","wallet":"rider:1","data":{"amount":{"amount":"4.00","currencyCode":"EUR"}}}';
final class Spoken { public function __toString(): string { return '{}'; } }

/** A journal of this test's own, gone at its end. */
function journal(array $over = []): string
{
    static $folder, $count = 0;
    if (!$folder) {
        mkdir($folder = sys_get_temp_dir() . '/savedwallet' . bin2hex(random_bytes(8)), 0700);
        $pid = getmypid();
        register_shutdown_function(function () use ($folder, $pid) {
            if (getmypid() !== $pid)
                return;
            array_map(unlink(...), glob("$folder/*"));
            rmdir($folder);
        });
    }
    return json_encode($over + ['journal' => "$folder/" . $count++]);
}
function failed(callable $what): void
{
    try {
        echo json_decode($what())->error?->code ?? 'fine', "\n";
    } catch (Failure $failure) {
        $error = json_decode($failure->getMessage())->error;
        echo trim("{$error->code} {$error->field}"), "\n";
    }
}
function ask(Engine $engine, string $job, array $options = [], ?string $data = null, mixed $host = null): mixed
{
    $said = json_decode($engine->run($job, json_encode((object)$options), $data, $host));
    return $said->error?->code ?? $said->answer;
}

$client = new Client(config());
$engine = new Engine($client, new Rules(TEXT, '{}'), $config = journal());
gc_collect_cycles();
told(fn() => ask($engine, 'status')->inbox);
told(fn() => json_decode($engine->run('emit', TOLL, null, null))->answer->state);
told(fn() => json_decode($engine->run(host: null, data: null, options: TOLL, job: 'emit'))->answer->replayed);
told(fn() => ask($engine, 'charge', CHARGE)->state);
told(fn() => ask($engine, 'clock', ['offset_ms' => 1000]));
told(fn() => ask(new Engine($client, null, $config), 'show', ['intent' => 'a'])->kind);
// It holds what it needs of its client and its rules, whatever goes first.
$alone = new Engine(new Client(config()), new Rules(TEXT, '{}'), journal());
gc_collect_cycles();
$alone->run('emit', TOLL, null, null);
told(fn() => ask($alone, 'run', ['until_idle' => true])->decided);
told(fn() => ask($alone, 'show', ['intent' => 'toll:1'])->event);

echo "-- objects\n";
told(fn() => (new ReflectionClass(Engine::class))->newInstanceWithoutConstructor());
told(fn() => unserialize('O:25:"SavedWallet\Native\Engine":0:{}'));
told(fn() => unserialize('C:25:"SavedWallet\Native\Engine":0:{}'));
told(fn() => serialize($engine));
told(fn() => clone $engine);
told(function () use ($engine) { $engine->thisown = 0; });
told(fn() => $engine->__construct($client, null, $config));
told(fn() => (new ReflectionMethod(Engine::class, 'run'))->invoke(new Cancel, 'status', '{}', null, null));
told(fn() => (new ReflectionClass(Engine::class))->isFinal());
var_dump(new Engine($client, null, $config) == $engine, $engine == $engine);

echo "-- types\n";
$cyclic = []; $cyclic['self'] = &$cyclic;
foreach ([null, 1, 1.5, true, $cyclic, new Spoken, fn() => 1] as $wrong) {
    told(fn() => new Engine($wrong, null, $config));
    told(fn() => new Engine($client, $wrong ?? false, $config));
    told(fn() => new Engine($client, null, $wrong));
    told(fn() => $engine->run($wrong, '{}', null, null));
    told(fn() => $engine->run('status', $wrong, null, null));
    told(fn() => $engine->run('receive', '{}', $wrong ?? false, null));
}
told(fn() => new Engine);
told(fn() => new Engine($client, null));
told(fn() => $engine->run('status', '{}', null));
told(fn() => $engine->run('status', '{}', null, 'no function'));
told(fn() => $engine->run("sta\0tus", '{}', null, null));
told(fn() => new Engine($engine, null, $config));
told(fn() => new Engine($client, $engine, $config));
told(fn() => new Batch($engine, 4));

echo "-- failures\n";
failed(fn() => new Engine($client, null, '['));
failed(fn() => new Engine($client, null, '{}'));
failed(fn() => new Engine($client, null, journal(['colour' => 1])));
failed(fn() => new Engine($client, null, journal(['settings' => ['lease' => 1]])));
failed(fn() => new Engine($client, null, journal(['settings' => ['lease_ms' => 'long']])));
failed(fn() => new Engine($client, null, journal(['quota' => 'mine'])));
failed(fn() => new Engine($client, null, journal(['must_exist' => true])));
failed(fn() => new Engine($client, null, journal(['journal' => '/'])));
failed(fn() => new Engine($client, null, journal(['journal' => __FILE__])));
failed(fn() => new Engine(new Client(config(['merchant_id' => 'A2OTHER'])), null, $config));
failed(fn() => $engine->run('', '{}', null, null));
failed(fn() => $engine->run('stauts', '{}', null, null));
failed(fn() => $engine->run('status', '', null, null));
failed(fn() => $engine->run('status', '{"colour":1}', null, null));
failed(fn() => $engine->run('emit', '[]', null, null));
failed(fn() => $engine->run('receive', '{}', null, null));
failed(fn() => $engine->run('clock', '{}', null, null));
failed(fn() => $engine->run('show', '{"intent":"none"}', null, null));
failed(fn() => (new Engine($client, null, journal(['receive' => true])))->run('receive', '{}', '{}', null));

echo "-- processes\n";
if (!pcntl_fork()) {
    failed(fn() => $engine->run('status', '{}', null, null));
    failed(fn() => $engine->run('emit', str_replace('t1', 't2', TOLL), null, null));
    unset($engine);
    exit;
}
pcntl_wait($status);
var_dump($status);
failed(fn() => $engine->run('explain', '{"intent":"t2"}', null, null));

echo "-- memory\n";
$quietly = function (callable $what) { try { return $what(); } catch (Throwable) { return null; } };
$round = function () use ($engine, $client, $config, $quietly) {
    ask($engine, 'show', ['intent' => 'a']);
    ask($engine, 'list');
    $engine->run('emit', TOLL, null, null);
    ask($engine, 'nonsense');
    $quietly(fn() => $engine->run('status', '{}', null, 5));
    $quietly(fn() => $engine->__construct($client, null, $config));
    $quietly(fn() => new Engine($client, null, '{"a":1}'));
    $made = new Engine($client, new Rules(TEXT, '{"tested":true}'), $config);
    ask($made, 'status', [], null, fn() => throw new DomainException());
};
function resident(): int { return (int)explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096; }
for ($i = 0; $i < 50; $i++)
    $round();
$used = $had = 0;
$had = resident();
$used = memory_get_usage();
for ($i = 0; $i < 200; $i++)
    $round();
$used = memory_get_usage() - $used;
var_dump($used, resident() - $had < 1000000);
?>
--EXPECTF--
0
'recorded'
true
'planned'
NULL
'charge'
1
't1'
-- objects
ReflectionException: Class SavedWallet\Native\Engine is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Unserialization of 'SavedWallet\Native\Engine' is not allowed
Exception: Unserialization of 'SavedWallet\Native\Engine' is not allowed
Exception: Serialization of 'SavedWallet\Native\Engine' is not allowed
Error: Trying to clone an uncloneable object of class SavedWallet\Native\Engine
Error: Cannot create dynamic property SavedWallet\Native\Engine::$thisown
Error: SavedWallet\Native\Engine was constructed already
ReflectionException: Given object is not an instance of the class this method was declared in
true
bool(false)
bool(true)
-- types
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, null given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, %s given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, null given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, null given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, null given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, %s given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, int given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, int given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, int given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, int given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, int given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, int given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, float given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, float given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, float given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, float given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, float given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, float given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, %s given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, %s given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, %s given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, %s given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, %s given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, %s given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, array given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, array given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, array given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, array given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, array given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, array given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, Spoken given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, Spoken given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, Spoken given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, Spoken given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, Spoken given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, Spoken given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, Closure given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, Closure given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #3 ($config) must be of type string, Closure given
TypeError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must be of type string, Closure given
TypeError: SavedWallet\Native\Engine::run(): Argument #2 ($options) must be of type string, Closure given
TypeError: SavedWallet\Native\Engine::run(): Argument #3 ($data) must be of type ?string, Closure given
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Engine::__construct()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Engine::__construct()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Engine::run()
TypeError: SavedWallet\Native\Engine::run(): Argument #4 ($host) must be a valid callback or null, function "no function" not found or invalid function name
ValueError: SavedWallet\Native\Engine::run(): Argument #1 ($job) must not contain any null bytes
TypeError: SavedWallet\Native\Engine::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, SavedWallet\Native\Engine given
TypeError: SavedWallet\Native\Engine::__construct(): Argument #2 ($rules) must be of type SavedWallet\Native\Rules, SavedWallet\Native\Engine given
TypeError: SavedWallet\Native\Batch::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, SavedWallet\Native\Engine given
-- failures
invalid
invalid path
invalid colour
invalid lease
invalid lease_ms
invalid quota
io
io
io
invalid merchant_id
invalid
invalid
invalid
invalid
invalid
invalid
invalid
not_found
invalid
-- processes
fine
fine
int(0)
fine
-- memory
int(0)
bool(true)
