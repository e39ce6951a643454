--TEST--
The host of a call is asked while it runs; what it throws ends the call and goes on
--EXTENSIONS--
savedwallet
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Cancel, Client};

$client = new Client(config());
$ask = fn(?callable $host, string $options = GET) => code($client->run('call', $options, null, $host));

// A signature is asked for the bytes that are signed.
$seen = new ArrayObject;
told(fn() => $ask(function (string $question, string $text) use ($seen) {
    $seen[$question] = $text;
    return $question === 'sign' ? random_bytes(256) : null;
}));
echo strtok($seen['sign'], "\n"), ' ', json_decode($seen['log'])->level, "\n";

// No host, and none that signs.
told(fn() => $ask(null));
told(fn() => $ask(fn() => null));

// What it must not answer.
foreach ([1, [], new stdClass, false, str_repeat('x', 100000)] as $answer)
    told(fn() => $ask(fn($question) => $question === 'sign' ? $answer : null));
told(fn() => $ask(fn($question) => 'an answer to no question'));

// Exceptions: the first one counts, and nothing is asked after it.
$asked = new ArrayObject;
told(fn() => $ask(function (string $question) use ($asked) {
    $asked[] = $question;
    throw new DomainException("at $question");
}));
echo count($asked), "\n";
told(fn() => $ask(fn() => undefined_function()));
told(fn() => $ask(function (int $question) {}));
told(fn() => $ask(function ($one, $two, $three) {}));

final class Bomb { public function __destruct() { throw new LogicException('from a destructor'); } }
told(fn() => $ask(fn($question) => $question === 'log' ? new Bomb : null));

// Every kind of callable, also those that are found anew each time.
final class Any
{
    public array $seen = [];
    public function __call(string $name, array $arguments) { $this->seen[] = "$name $arguments[0]"; return null; }
    public static function __callStatic(string $name, array $arguments) { return null; }
    public function ask($question, $text) { $this->seen[] = $question; return null; }
    private function hidden() {}
    public static function still() { return null; }
}
$any = new Any;
told(fn() => $ask([$any, 'unknown']));
echo implode(', ', array_unique($any->seen)), "\n";
told(fn() => $ask([Any::class, 'nothing']));
told(fn() => $ask('Any::still'));
told(fn() => $ask($any->ask(...)));
told(fn() => Client::runFree('version', '{}', null, [$any, 'unknown']));

// What the callback does to what is around it.
$held = new Client(config());
told(function () use (&$held) {
    return code($held->run('call', GET, null, function () use (&$held) {
        $held = null;
        gc_collect_cycles();
        return null;
    }));
});
told(fn() => $ask(fn() => $ask(fn() => null) === 'callback' ? null : throw new Error('another end')));
$text = '{"operation":"getCharge","ids":["S02-0000000-0000000-C000000"],"log":"debug"' . str_repeat(' ', 1000) . '}';
told(function () use (&$text, $client) {
    return code($client->run('call', $text, null, function () use (&$text) {
        $text = str_repeat('y', 2000);
        $text .= 'z';
        return null;
    }));
});

// A cancel, as a property of the host.
final class Ends
{
    public int $asked = 0;
    public function __construct(public mixed $cancel) {}
    public function __invoke($question, $text)
    {
        $this->asked++;
        $cancel = $this->cancel;
        $this->cancel = null;
        $cancel?->request();
        return $question === 'sign' ? random_bytes(256) : null;
    }
}
final class Hides { private $cancel = 1; public static $other; public function __invoke() { return null; } }
told(fn() => $ask(new Ends(new Cancel)));
told(fn() => $ask(new Ends(null)));
told(fn() => $ask(new Ends('now')));
told(fn() => $ask(new Hides));

// Fibers stay where they are.
$fiber = new Fiber(fn() => $ask(function () { Fiber::suspend(); }));
told(fn() => $fiber->start());
$fiber = new Fiber(function () use ($ask) { Fiber::suspend('between'); return $ask(null); });
told(fn() => $fiber->start());
told(fn() => $fiber->resume() ?? $fiber->getReturn());
?>
--EXPECTF--
'no_answer'
AMZN-PAY-RSASSA-PSS-V2 error
'callback'
'callback'
TypeError: the host must answer "sign" with string or null, int given
TypeError: the host must answer "sign" with string or null, array given
TypeError: the host must answer "sign" with string or null, stdClass given
TypeError: the host must answer "sign" with string or null, %s given
ValueError: the host answered "sign" with 100000 bytes, which is more than %d
ValueError: the host answered "%s" with 24 bytes, which is more than 0
DomainException: at %s
1
Error: Call to undefined function undefined_function()
TypeError: {closure}(): Argument #1 ($question) must be of type int, string given
ArgumentCountError: Too few arguments to function {closure}(), 2 passed and exactly 3 expected
LogicException: from a destructor
'callback'
unknown sign, unknown log
'callback'
'callback'
'callback'
'%s'
'callback'
'callback'
'callback'
'no_answer'
'no_answer'
TypeError: SavedWallet\Native\Client::run(): Argument #4 ($host) has a property cancel, which must be of type ?SavedWallet\Native\Cancel, string given
'callback'
FiberError: Cannot switch fibers in current execution context
'between'
'callback'
