--TEST--
Rules decide, and there is no way around their constructor, their types or their memory
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Cancel, Client, Failure, Rules};

const TEXT = 'local rules = ruleset{ name = "a", version = "1", api = 1 }
rules.choose_flow(function(c) if c.page == "x" then while true do end end return flow.saved{ why = c.page } end)';
const NOW = '{"flow":{"now":"2026-11-29T16:00:00Z","page":"cart"}}';
final class Spoken { public function __toString(): string { return '{}'; } }
function failed(callable $what): void
{
    try {
        $what();
        echo "made\n";
    } catch (Failure $failure) {
        $error = json_decode($failure->getMessage())->error;
        echo "{$error->code} {$error->field}: {$error->message}\n";
    }
}

$rules = new Rules(TEXT, '{"name":"a.lua"}');
told(fn() => json_decode($rules->decide('flow', NOW, 0))->flow->why);
told(fn() => json_decode($rules->decide('flow', NOW, 1))->explain->rule);
told(fn() => $rules->decide('flow', NOW, 0) === $rules->decide(telling: 0, input: NOW, hook: 'flow'));
told(fn() => json_decode($rules->about())->name);
told(fn() => json_decode($rules->test(1))->passed);
told(fn() => count(json_decode(Rules::check('x = ', '{}'))->problems));

echo "-- objects\n";
told(fn() => (new ReflectionClass(Rules::class))->newInstanceWithoutConstructor());
told(fn() => unserialize('O:24:"SavedWallet\Native\Rules":0:{}'));
told(fn() => unserialize('C:24:"SavedWallet\Native\Rules":0:{}'));
told(fn() => serialize($rules));
told(fn() => clone $rules);
told(function () use ($rules) { $rules->thisown = 0; });
told(fn() => $rules->__construct(TEXT, '{}'));
told(fn() => (new ReflectionMethod(Rules::class, 'about'))->invoke(new Cancel));
told(fn() => (new ReflectionClass(Rules::class))->isFinal());
var_dump(new Rules(TEXT, '{}') == $rules, $rules == $rules);

echo "-- types\n";
$cyclic = []; $cyclic['self'] = &$cyclic;
foreach ([null, 1, 1.5, true, $cyclic, new Spoken, fn() => 1] as $wrong) {
    told(fn() => new Rules($wrong, '{}'));
    told(fn() => new Rules(TEXT, $wrong));
    told(fn() => $rules->decide($wrong, NOW, 0));
    told(fn() => $rules->decide('flow', $wrong, 0));
}
foreach ([null, '1', 1.5, true, $cyclic, new Spoken, -1] as $wrong) {
    told(fn() => $rules->decide('flow', NOW, $wrong));
    told(fn() => $rules->test($wrong));
}
told(fn() => new Rules);
told(fn() => new Rules(TEXT));
told(fn() => $rules->decide('flow', NOW));
told(fn() => $rules->about(1));
told(fn() => Rules::check([], '{}'));
told(fn() => $rules->decide("fl\0ow", NOW, 0));
told(fn() => new Batch($rules, 4));

echo "-- failures\n";
failed(fn() => new Rules('', ''));
failed(fn() => new Rules('x =', '{}'));
failed(fn() => new Rules("\x1bLua", '{}'));
failed(fn() => new Rules(TEXT, '{"nmae":"a"}'));
failed(fn() => new Rules(TEXT, '{"limits":{"instructions":5}}'));
failed(fn() => new Rules(TEXT, '{"limits":{"time_ms":-5}}'));
failed(fn() => $rules->decide('flo', NOW, 0));
failed(fn() => $rules->decide('flow', '[', 0));
failed(fn() => $rules->decide('flow', '{}', 0));
failed(fn() => $rules->decide('flow', str_replace('cart', 'x', NOW), 0));
failed(fn() => $rules->decide('flow', str_replace('cart', str_repeat('y', 70000), NOW), 0));
failed(fn() => Rules::check(TEXT, '['));

echo "-- memory\n";
$quietly = function (callable $what) { try { return $what(); } catch (Throwable) { return null; } };
$round = function () use ($rules, $quietly) {
    $rules->decide('flow', NOW, 1);
    $quietly(fn() => $rules->decide('flow', '{}', 0));
    $quietly(fn() => $rules->decide('flow', NOW, -1));
    $quietly(fn() => $rules->__construct(TEXT, '{}'));
    $quietly(fn() => new Rules('x', '{}'));
    $quietly(fn() => new Rules(TEXT, '{"a":1}'));
    $made = new Rules(TEXT, '{"name":"b.lua","limits":{"memory":1000000}}');
    $made->about();
    $made->test(1);
    Rules::check(TEXT, '{}');
};
function resident(): int { return (int)explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096; }
for ($i = 0; $i < 100; $i++)
    $round();
$used = $had = 0;
$had = resident();
$used = memory_get_usage();
for ($i = 0; $i < 500; $i++)
    $round();
$used = memory_get_usage() - $used;
var_dump($used, resident() - $had < 1000000);
?>
--EXPECTF--
'cart'
2
true
'a'
0
1
-- objects
ReflectionException: Class SavedWallet\Native\Rules is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Unserialization of 'SavedWallet\Native\Rules' is not allowed
Exception: Unserialization of 'SavedWallet\Native\Rules' is not allowed
Exception: Serialization of 'SavedWallet\Native\Rules' is not allowed
Error: Trying to clone an uncloneable object of class SavedWallet\Native\Rules
Error: Cannot create dynamic property SavedWallet\Native\Rules::$thisown
Error: SavedWallet\Native\Rules was constructed already
ReflectionException: Given object is not an instance of the class this method was declared in
true
bool(false)
bool(true)
-- types
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, null given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, null given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, null given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, null given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, int given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, int given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, int given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, int given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, float given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, float given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, float given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, float given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, %s given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, %s given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, %s given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, %s given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, array given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, array given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, array given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, array given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, Spoken given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, Spoken given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, Spoken given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, Spoken given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #1 ($text) must be of type string, Closure given
TypeError: SavedWallet\Native\Rules::__construct(): Argument #2 ($options) must be of type string, Closure given
TypeError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must be of type string, Closure given
TypeError: SavedWallet\Native\Rules::decide(): Argument #2 ($input) must be of type string, Closure given
TypeError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be of type int, null given
TypeError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be of type int, null given
TypeError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be of type int, string given
TypeError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be of type int, string given
TypeError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be of type int, float given
TypeError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be of type int, float given
TypeError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be of type int, %s given
TypeError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be of type int, %s given
TypeError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be of type int, array given
TypeError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be of type int, array given
TypeError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be of type int, Spoken given
TypeError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be of type int, Spoken given
ValueError: SavedWallet\Native\Rules::decide(): Argument #3 ($telling) must be greater than or equal to 0
ValueError: SavedWallet\Native\Rules::test(): Argument #1 ($asking) must be greater than or equal to 0
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Rules::__construct()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Rules::__construct()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Rules::decide()
ArgumentCountError: Wrong parameter count for SavedWallet\Native\Rules::about()
TypeError: SavedWallet\Native\Rules::check(): Argument #1 ($text) must be of type string, array given
ValueError: SavedWallet\Native\Rules::decide(): Argument #1 ($hook) must not contain any null bytes
TypeError: SavedWallet\Native\Batch::__construct(): Argument #1 ($client) must be of type SavedWallet\Native\Client, SavedWallet\Native\Rules given
-- failures
invalid : line 1, column 1 of the JSON: the text ends, but a value is wanted
invalid : rules.lua:1: unexpected symbol near <eof>
invalid : this is bytecode; a ruleset is a text in Lua
invalid nmae: a ruleset has no option "nmae"; the nearest is "name"
limit instructions: rules.lua:1: the rules did more than 5 instructions; is this a loop without an end?
invalid time_ms: the option "time_ms" of a ruleset is a whole number, or 0 for the usual
invalid hook: there is no hook "flo"; the nearest is "flow"
invalid : line 1, column 2 of the JSON: the text ends, but a value is wanted
invalid /flow/now: /flow/now is a time such as "2026-11-29T16:00:00Z"
limit instructions: a.lua:2: the rules did more than 2000000 instructions; is this a loop without an end?
limit input: the input has more bytes than a decision takes
invalid : line 1, column 2 of the JSON: the text ends, but a value is wanted
-- memory
int(0)
bool(true)
