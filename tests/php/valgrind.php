<?php

// SPDX-License-Identifier: Apache-2.0
// A little of everything, under valgrind: see valgrind.sh.

declare(strict_types=1);

use SavedWallet\{Button, Call, Client, Engine, Flow, Money, Response, Rules};
use SavedWallet\Exception\{CallbackFailed, Conflict, InvalidRequest, NotFound};
use SavedWallet\Native;

error_reporting(E_ALL);
require getenv('TESTED_BUILD') . '/php/autoload.php';

$refuse = static function (string $class, callable $what): void {
    try {
        $what();
    } catch (Throwable $thrown) {
        if (get_class($thrown) === $class) {
            return;
        }
        throw $thrown;
    }
    throw new LogicException("{$class} was not thrown");
};
$client = Client::fromEnv(stateSecret: '0123456789abcdef0123', initiator: 'MITU', channel: 'Web');
$none = 'S00-0000000-0000000-C000000';
$refuse(NotFound::class, static fn () => $client->getCharge($none));
$refuse(NotFound::class, static fn () => $client->charge('B00-0000000-0000000', Money::of('1.00', 'EUR'), intent: 'a'));
$refuse(InvalidRequest::class, static fn () => $client->charge('B00-0000000-0000000', '1.00 EUR'));
$refuse(InvalidRequest::class, static fn () => $client->receive('{}'));
$refuse(InvalidRequest::class, static fn () => new Client(region: 'mars'));
$refuse(TypeError::class, static fn () => new Native\Client(5));
$refuse(Error::class, static fn () => clone new Native\Cancel());
$button = $client->button(Flow::SetupOnly, 'https://shop.example/a', 'sid', 'https://shop.example/b');
$button->html(Button::newNonce());
Money::of('10.00 EUR')->split(3);
$answers = $client->callMany([new Call('getCharge', $none), 'b' => new Call('getReports'), new Call('nonsense')]);
if (!$answers['b'] instanceof Response) {
    throw $answers['b'];
}
$signs = Client::fromEnv(sign: static fn () => throw new DomainException());
$refuse(CallbackFailed::class, static fn () => $signs->getCharge($none));
$native = new Native\Client(json_encode(['source' => 'environment']));
$host = static fn (string $question, string $text): ?string => throw new DomainException($question);
$options = json_encode(['operation' => 'getCharge', 'ids' => [$none], 'log' => 'debug']);
$refuse(DomainException::class, static fn () => $native->run('call', $options, null, $host));
$batch = new Native\Batch($native, 2);
$native = null;
foreach ([1, 2, 3] as $tag) {
    $batch->add($tag, json_encode(['operation' => 'getCharge', 'ids' => [$none]]), null, null);
}
$batch->wait(-1, null);
$batch->cancel(2);
$batch = null; // with calls in it
for ($i = 0; $i < 20; $i++) {
    Native\Client::kept(json_encode(['source' => 'environment', 'namespace' => "n{$i}"]));
}
$rules = Rules::load(__DIR__ . '/../../lua/examples/everything.lua');
$now = new DateTimeImmutable('2026-11-29T16:00:00Z');
$rules->chooseFlow(now: $now, explain: true, cart: ['total' => Money::of('4.00 EUR')]);
$rules->decline(['reason' => 'HardDeclined', 'attempt' => 1], state: ['now' => $now]);
$rules->test(coverage: true);
$refuse(InvalidRequest::class, static fn () => $rules->chooseFlow());
$refuse(InvalidRequest::class, static fn () => $rules->reload('x ='));
$refuse(InvalidRequest::class, static fn () => new Rules('', limits: ['memory' => -1]));
Rules::check('foo() bar()');
$folder = sys_get_temp_dir() . '/savedwallet' . bin2hex(random_bytes(8));
mkdir($folder, 0700);
$engine = new Engine($client, "{$folder}/journal", rules: $rules);
$engine->charge('B00-0000000-0000000', '1.00 EUR', 'a');
$engine->emit('cleaning.booked', 'e', data: ['plate' => 'B-AB', 'price' => Money::of('9.00 EUR')]);
$engine->run(deadline: 20.0);
$engine->explain('a');
$engine->backup("{$folder}/copy");
if ($engine->receive('{}') !== 400) {
    throw new LogicException('it was believed');
}
$refuse(Conflict::class, static fn () => $engine->charge('B00-0000000-0000000', '2.00 EUR', 'a'));
$refuse(NotFound::class, static fn () => $engine->show('none'));
$refuse(InvalidRequest::class, static fn () => new Engine($client, "{$folder}/journal", settings: ['lease' => 1]));
$native = new Native\Engine(new Native\Client('{"source":"environment"}'), null, "{\"journal\":\"{$folder}/journal\"}");
$native->run('status', '{}', null, null);
$refuse(TypeError::class, static fn () => new Native\Engine(null, null, '{}'));
$engine = null;
array_map(unlink(...), glob("{$folder}/*"));
rmdir($folder);
echo "done\n";
