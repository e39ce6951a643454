<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Call, Response};
use SavedWallet\Exception\{InvalidRequest, LimitReached, NoAnswer, NotFound, ProtocolError};

/**
 * Many calls at once.
 */
final class ManyTest extends Cases
{
    private const ANSWER = ['body' => ['chargeId' => 'chargeId-1'] + self::WHOLE];

    private const BODY = [
        'chargePermissionId' => self::WALLET,
        'chargeAmount' => ['amount' => '1.00', 'currencyCode' => 'EUR'],
        'captureNow' => true,
        'chargeInitiator' => 'MITU',
        'channel' => 'Web',
    ];

    /**
     * @return array<string, Call>
     */
    private static function some(int $count): array
    {
        $calls = [];
        for ($i = 0; $i < $count; $i++) {
            $calls["ride {$i}"] = new Call('getCharge', 'chargeId-1');
        }
        return $calls;
    }

    public function testTwentyAreOnTheirWayAtOnce(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(self::ANSWER);
        $loopback->hold(20); // nothing is answered before all are there
        $answers = self::recorded($loopback)->callMany(self::some(20), maxInFlight: 20);
        self::assertSame(array_keys(self::some(20)), array_keys($answers));
        self::assertContainsOnlyInstancesOf(Response::class, $answers);
        self::assertSame([20, 20], [count($loopback->requests()), $loopback->mostAtOnce()]);
    }

    /**
     * @testWith [3, 3]
     *           [0, 8]
     */
    public function testNoMoreAreOnTheirWayThanWasSaid(int $said, int $most): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(self::ANSWER);
        $loopback->hold($most);
        $answers = self::recorded($loopback)->callMany(self::some(30), maxInFlight: $said);
        self::assertCount(30, array_filter($answers, static fn (mixed $one): bool => $one instanceof Response));
        self::assertSame($most, $loopback->mostAtOnce());
    }

    public function testACallThatFailsTakesNoOtherWithIt(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(
            ['path' => '/v2/charges/lost', 'status' => 404, 'body' => ['reasonCode' => 'ResourceNotFound']],
            ['path' => '/v2/charges/odd', 'body' => '<html>'],
            self::ANSWER
        );
        $calls = [
            7 => new Call('getCharge', 'chargeId-1'),
            'lost' => new Call('getCharge', ['lost']),
            'odd' => new Call('getCharge', 'odd', timeout: 5.0),
            'none' => new Call('getCharg', 'chargeId-1'),
            'money' => new Call('createCharge', [], self::BODY),
            'a path' => new Call('getCharge', 'chargeId-1', headers: ['x-mine' => 'yes'], simulate: 'Any'),
        ];
        $answers = self::recorded($loopback)->callMany($calls);
        self::assertSame(array_keys($calls), array_keys($answers));
        $kinds = array_map(get_class(...), array_values($answers));
        $want = [Response::class, NotFound::class, ProtocolError::class, InvalidRequest::class, InvalidRequest::class];
        self::assertSame([...$want, Response::class], $kinds);
        self::assertSame('ResourceNotFound', $answers['lost']->reasonCode);
        self::assertSame('intent', $answers['money']->field);
        self::assertSame('chargeId-1', $answers[7]->body['chargeId']);
        $mine = array_filter($loopback->requests(), static fn (Sent $one): bool => isset($one->headers['x-mine']));
        self::assertSame('Any', end($mine)->headers['x-amz-pay-simulation-code']);
    }

    public function testEachCallSendsWhatTheVectorsSay(): void
    {
        $loopback = Loopback::empty();
        $calls = $answers = [];
        foreach (self::calls() as $name => [$case]) {
            $asked = array_intersect_key($case['expect'], ['method' => true, 'path' => true]);
            $answers[] = $asked + ['body' => self::answerOf($case)];
            $query = array_column($case['query'], 1, 0);
            $more = ['intent' => $case['intent'], 'headers' => $case['headers'], 'query' => $query];
            $calls[$name] = new Call($name, $case['ids'], $case['body'], ...$more);
        }
        $loopback->answer(...$answers);
        $came = self::recorded($loopback)->callMany($calls);
        self::assertContainsOnlyInstancesOf(Response::class, $came);
        $sent = array_map(
            static fn (Sent $one): array => [$one->method, $one->path, $one->query, $one->body],
            $loopback->requests()
        );
        foreach (self::calls() as $name => [$case]) {
            $expect = $case['expect'];
            self::assertContains([$expect['method'], $expect['path'], $expect['query'], $expect['body']], $sent, $name);
            self::assertSame($expect['headers']['x-amz-pay-idempotency-key'] ?? '', $came[$name]->idempotencyKey);
        }
    }

    public function testIntentsAreOfTheErrorsToo(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 422, 'body' => ['reasonCode' => 'HardDeclined', 'message' => 'no']]);
        $call = new Call('createCharge', [], self::BODY, intent: 'ride:81', attempt: 2);
        $one = self::recorded($loopback);
        [$error] = $one->callMany([$call]);
        self::assertSame(['ride:81', 2, 'declined'], [$error->intent, $error->attempt, $error->errorCode]);
        self::assertSame($one->idempotencyKey('createCharge', 'ride:81', 2), $error->idempotencyKey);
        try {
            $one->createCharge(self::BODY, intent: 'ride:81', attempt: 2);
        } catch (\SavedWallet\Exception\Declined $alone) {
            self::assertEquals($alone->__debugInfo(), ['line' => $alone->getLine()] + $error->__debugInfo());
        }
    }

    public function testWhatCannotBeWrittenFailsByItself(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => ['chargePermissionId' => self::WALLET] + self::ANSWER['body']]);
        $self = ['a' => 'b'];
        $self['self'] = &$self;
        $calls = [
            'first' => new Call('getCharge', 'chargeId-1'),
            'a float' => new Call('createCharge', [], ['a' => 1.5] + self::BODY, intent: 'a'),
            'no UTF-8' => new Call('createCharge', [], ['a' => "\xff"] + self::BODY, intent: 'a'),
            'in itself' => new Call('createCharge', [], $self, intent: 'a'),
            'an id' => new Call('getCharge', [5]),
            'a query' => new Call('getReports', query: ['a' => new \stdClass()]),
            'no time' => new Call('getCharge', 'chargeId-1', timeout: 0.0),
            'a NUL' => new Call('getCharge', "a\0"),
            'last' => new Call('createCharge', [], self::BODY, intent: 'a'),
        ];
        $answers = self::recorded($loopback)->callMany($calls);
        self::assertSame(array_keys($calls), array_keys($answers));
        [$type, $invalid] = [\TypeError::class, InvalidRequest::class];
        $want = [$type, $invalid, $invalid, $type, $type, \ValueError::class, $invalid];
        $kinds = array_map(get_class(...), array_values($answers));
        self::assertSame([Response::class, ...$want, Response::class], $kinds);
        self::assertCount(2, $loopback->requests());
    }

    public function testNoneAtAllAndWrongOnes(): void
    {
        $loopback = Loopback::empty();
        $one = self::recorded($loopback);
        self::assertSame([], $one->callMany([]));
        $mixed = [new Call('getCharge', 'a'), 'getCharge'];
        self::thrown(\TypeError::class, static fn () => $one->callMany($mixed), 'not of string');
        self::assertSame([], $loopback->requests());
        foreach ([-1, 1_000_000] as $wrong) {
            try {
                $one->callMany(self::some(1), $wrong);
                self::fail('it was taken');
            } catch (InvalidRequest | LimitReached | \ValueError $refused) {
                self::assertNotSame('', $refused->getMessage());
            }
        }
    }

    public function testFiveThousandEndUnderTheirKeys(): void
    {
        $loopback = Loopback::empty();
        $sign = static fn (): string => 'x'; // the time is for the calls
        $one = self::recorded($loopback, ['privateKey' => null, 'sign' => $sign, 'baseUrl' => 'http://127.0.0.1:9']);
        $calls = [];
        for ($i = 0; $i < 5000; $i++) {
            $calls["k{$i}"] = new Call('getCharge', $i % 2 === 0 ? [] : 'a', timeout: 0.5);
        }
        $answers = $one->callMany($calls);
        self::assertSame(array_keys($calls), array_keys($answers));
        self::assertStringContainsString('takes 1 id', $answers['k4998']->getMessage());
        self::assertInstanceOf(NoAnswer::class, $answers['k4999']);
    }

    public function testOverTlsFewConnectionsAreMade(): void
    {
        $emulator = Emulator::empty();
        $client = self::client($emulator);
        $wallet = $emulator->saveWallet($client);
        $answers = $client->callMany(array_fill(0, 50, new Call('getChargePermission', $wallet)));
        foreach ($answers as $answer) {
            self::assertSame($wallet, $answer->body['chargePermissionId']);
        }
        self::assertCount(50, $answers);
    }
}
