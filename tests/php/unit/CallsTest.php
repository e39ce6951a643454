<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Call, Client, Effect, Money};
use SavedWallet\Exception\InvalidRequest;

/**
 * What is sent: every operation, whatever Amazon adds, intents, signatures, pages.
 */
final class CallsTest extends Cases
{
    /**
     * A case as the arguments of a method.
     *
     * @return list<mixed>|array<string, mixed>
     */
    private static function given(array $case): array
    {
        $given = $case['ids'];
        if ($case['body'] !== null) {
            $given[] = $case['body'];
        }
        $named = ['headers' => $case['headers'], 'intent' => $case['intent']];
        $named['query'] = array_column($case['query'], 1, 0);
        return $given + array_filter($named);
    }

    private static function assertSent(Sent $sent, array $expect): void
    {
        self::assertSame(
            [$expect['method'], $expect['path'], $expect['query'], $expect['body']],
            [$sent->method, $sent->path, $sent->query, $sent->body]
        );
        foreach ($expect['headers'] as $name => $value) {
            match ($name) {
                'x-amz-pay-host' => self::assertSame('127.0.0.1', $sent->headers[$name]), // the vectors' is Amazon's
                'x-amz-pay-date' => self::assertMatchesRegularExpression('/^\d{8}T\d{6}Z$/', $sent->headers[$name]),
                default => self::assertSame($value, $sent->headers[$name]),
            };
        }
        $start = 'AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=SANDBOX-EXAMPLE,';
        self::assertStringStartsWith($start, $sent->headers['authorization']);
    }

    /**
     * @dataProvider calls
     */
    public function testEachOperationIsAMethodThatSendsWhatTheVectorsSay(array $case): void
    {
        $loopback = Loopback::empty();
        $body = self::answerOf($case);
        $loopback->answer(['body' => $body]);
        $answer = self::recorded($loopback)->{$case['operation']}(...self::given($case));
        self::assertSame([200, 'request-1', 1], [$answer->status, $answer->requestId, $answer->attempts]);
        self::assertEquals($body, $answer->body);
        self::assertSame(json_encode($body), $answer->json);
        [$sent] = $loopback->requests();
        self::assertSent($sent, $case['expect']);
        self::assertSame($sent->headers['x-amz-pay-idempotency-key'] ?? '', $answer->idempotencyKey);
    }

    /**
     * @dataProvider calls
     */
    public function testEachOperationIsCalledByItsName(array $case): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::answerOf($case)]);
        $more = ['query' => array_column($case['query'], 1, 0), 'body' => $case['body']];
        $more += ['intent' => $case['intent'], 'headers' => $case['headers']];
        self::recorded($loopback)->call($case['operation'], $case['ids'], ...$more);
        self::assertSent($loopback->requests()[0], $case['expect']);
    }

    /**
     * @dataProvider calls
     */
    public function testEachCallCanBeSimulatedAndNotWithALiveKey(array $case): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::answerOf($case)]);
        $given = self::given($case) + ['simulate' => 'HardDeclined'];
        self::recorded($loopback)->{$case['operation']}(...$given);
        self::assertSame('HardDeclined', $loopback->requests()[0]->headers['x-amz-pay-simulation-code']);
        $live = self::recorded($loopback, ['publicKeyId' => 'LIVE-EXAMPLE']);
        $refused = self::thrown(InvalidRequest::class, static fn () => $live->{$case['operation']}(...$given));
        self::assertMatchesRegularExpression('/live/i', $refused->getMessage());
        self::assertCount(1, $loopback->requests());
    }

    public function testTheVectorsTheLibraryAndTheClassKnowTheSameOperations(): void
    {
        self::assertSame(array_keys(self::operations()), array_keys(self::calls()));
        $methods = (new \ReflectionClass(\SavedWallet\Operations::class))->getMethods(\ReflectionMethod::IS_PUBLIC);
        self::assertSame(array_keys(self::operations()), array_column($methods, 'name'));
        foreach ($methods as $method) {
            $row = self::operations()[$method->name];
            self::assertStringContainsString("`{$row['method']} {$row['path']}`", $method->getDocComment());
            $names = array_column($method->getParameters(), 'name');
            self::assertSame(['simulate', 'timeout', 'headers'], array_slice($names, -3), $method->name);
            self::assertSame($row['key'] !== 'none', in_array('intent', $names, true), $method->name);
        }
    }

    public function testWhatAmazonHasAddedSinceIsCalledByMethodAndPath(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 201, 'body' => '{"newId":"a","price":1.10,"of":9007199254740993,"e":{}}']);
        $answer = self::recorded($loopback)->call(
            'POST',
            '/v2/newThings/a',
            body: ['b' => Money::of('1.10', 'EUR'), 'a' => 1, 'c' => new \stdClass(), 'ä' => '/"' . "\u{2028}"],
            query: ['z' => true, 'a' => ['x', 'y'], 'n' => null, 'i' => 5],
            idempotencyKey: 'key-1',
            headers: ['x-amz-pay-authtoken' => 't']
        );
        [$sent] = $loopback->requests();
        self::assertSame(['POST', '/v2/newThings/a', 'a=x%2Cy&i=5&z=true'], [$sent->method, $sent->path, $sent->query]);
        $body = '{"b":{"amount":"1.10","currencyCode":"EUR"},"a":1,"c":{},"ä":"/\"' . "\u{2028}" . '"}';
        self::assertSame($body, $sent->body);
        self::assertSame('key-1', $sent->headers['x-amz-pay-idempotency-key']);
        self::assertSame('t', $sent->headers['x-amz-pay-authtoken']);
        $want = ['newId' => 'a', 'price' => '1.10', 'of' => 9007199254740993, 'e' => []];
        self::assertSame([201, $want], [$answer->status, $answer->body]);
        self::assertSame('{"newId":"a","price":1.10,"of":9007199254740993,"e":{}}', $answer->json);
    }

    public function testTextIsSentAsItIs(): void
    {
        $loopback = Loopback::empty();
        $raw = '{ "captureNow" :true, "b": "\u00e4" }';
        self::recorded($loopback)->call('POST', '/v2/newThings', body: $raw);
        self::assertSame($raw, $loopback->requests()[0]->body);
    }

    public static function noCalls(): array
    {
        return [
            [['getCharg', 'S01-1'], 'did you mean getCharge'],
            [['getCharge'], 'takes 1 id'],
            [['getCharge', ['a', 'b']], 'takes 1 id'],
            [['GE T', '/v2/charges'], ''],
            [['getCharge', 'a' . "\0"], ''],
            [['getCharge', "\xff"], ''],
            [['createCharge', [], ['a' => "\xff"]], 'createCharge'],
        ];
    }

    /**
     * @dataProvider noCalls
     */
    public function testACallThatIsNoneIsRefused(array $given, string $text): void
    {
        $loopback = Loopback::empty();
        self::thrown(InvalidRequest::class, static fn () => self::recorded($loopback)->call(...$given), $text);
        self::assertSame([], $loopback->requests());
    }

    public static function wrongBodies(): array
    {
        return [
            'too deep' => [self::nested(65), InvalidRequest::class, 'createCharge is nested deeper than 64 levels'],
            'a float' => [['a' => ['b' => 1.5]], \TypeError::class, 'a float'],
            'an object' => [['a' => new \ArrayObject()], \TypeError::class, 'ArrayObject'],
            'a resource' => [['a' => STDIN], \TypeError::class, 'resource'],
        ];
    }

    /**
     * @dataProvider wrongBodies
     */
    public function testABodyThatHasNoFormInJsonIsRefused(array $body, string $class, string $text): void
    {
        $loopback = Loopback::empty();
        self::thrown($class, static fn () => self::recorded($loopback)->createCharge($body, intent: 'a'), $text);
        self::assertSame([], $loopback->requests());
    }

    public function testABodyThatHoldsItselfIsRefused(): void
    {
        $array = ['a' => []];
        $array['a']['b'] = &$array;
        $object = new \stdClass();
        $object->a = $object;
        $one = self::recorded($loopback = Loopback::empty());
        foreach ([$array, ['a' => $object]] as $body) {
            $create = static fn () => $one->createCharge($body, intent: 'a');
            self::thrown(InvalidRequest::class, $create, 'deeper than 64 levels, or holds itself');
        }
        self::assertSame([], $loopback->requests());
    }

    public function testABodyAsDeepAsTheLibraryTakesIsSent(): void
    {
        $loopback = Loopback::empty();
        self::recorded($loopback)->call('POST', '/v2/newThings', body: self::nested(64));
        self::assertSame(64, substr_count($loopback->requests()[0]->body, '{'));
    }

    public static function noAttempts(): iterable
    {
        $body = ['a' => 'b'];
        foreach ([0, -1] as $attempt) {
            $more = ['intent' => 'ride:81', 'attempt' => $attempt];
            $calls = [
                'charge' => [self::WALLET, '1.00 EUR'],
                'capture' => ['S01-1', '1.00 EUR'],
                'refund' => ['S01-1', '1.00 EUR'],
                'createCharge' => [$body],
                'call' => ['createCharge', [], $body],
                'idempotencyKey' => ['createCharge'],
            ];
            foreach ($calls as $name => $given) {
                yield "{$name}, {$attempt}" => [static fn (Client $one): mixed => $one->$name(...$given, ...$more)];
            }
            $call = new Call('createCharge', [], $body, ...$more);
            yield "callMany, {$attempt}" => [static fn (Client $one): mixed => throw $one->callMany([$call])[0]];
        }
    }

    /**
     * @dataProvider noAttempts
     */
    public function testTheFirstAttemptIsOne(\Closure $use): void
    {
        $loopback = Loopback::empty();
        $use = static fn () => $use(self::recorded($loopback));
        $refused = self::thrown(InvalidRequest::class, $use, 'the first attempt is 1, not ');
        self::assertSame(['attempt', Effect::None], [$refused->field, $refused->effect]);
        self::assertSame([], $loopback->requests());
    }

    public function testAnOperationThatMovesMoneyNeedsAnIntent(): void
    {
        $loopback = Loopback::empty();
        $one = self::recorded($loopback);
        $charge = static fn () => $one->charge(self::WALLET, '1.00 EUR');
        $refused = self::thrown(InvalidRequest::class, $charge, 'nothing was sent');
        self::assertSame(['intent', Effect::None], [$refused->field, $refused->effect]);
        self::thrown(InvalidRequest::class, static fn () => $one->createCharge(['a' => 'b']));
        self::assertSame([], $loopback->requests());
    }

    public static function keys(): iterable
    {
        foreach (self::vectors('idempotency.json')['cases'] as $case) {
            yield $case['key'] => [$case];
        }
    }

    /**
     * @dataProvider keys
     */
    public function testAnIntentHasTheGoldenKey(array $case): void
    {
        $one = new Client(...self::account([
            'merchantId' => $case['merchant_id'],
            'publicKeyId' => strtoupper($case['environment']) . '-EXAMPLE',
            'namespace' => $case['key_namespace'] ?: null,
        ]));
        self::assertSame($case['key'], $one->idempotencyKey($case['operation'], $case['intent'], $case['attempt']));
    }

    public function testAnIntentIsSentWithItsKeyAndAnAttemptHasAnother(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => ['chargePermissionId' => self::WALLET] + self::WHOLE]);
        $one = self::recorded($loopback);
        $want = [];
        foreach ([1, 1, 2] as $attempt) {
            $one->charge(self::WALLET, '1.00 EUR', intent: 'ride:81', attempt: $attempt);
            $want[] = $one->idempotencyKey('createCharge', 'ride:81', $attempt);
        }
        $sent = $loopback->requests();
        $keys = array_map(static fn (Sent $sent): string => $sent->headers['x-amz-pay-idempotency-key'], $sent);
        self::assertSame($want, $keys);
        self::assertCount(2, array_unique($keys));
        self::assertSame($sent[0]->body, $sent[1]->body);
    }

    public function testWhatIsSignedForSomebodyElseIsTaken(): void
    {
        $emulator = Emulator::empty();
        $client = self::client($emulator);
        $path = '/v2/chargePermissions/' . $emulator->saveWallet($client);
        $lines = [];
        foreach ($client->sign('GET', $path) as $name => $value) {
            $lines[] = "{$name}: {$value}";
        }
        $context = ['http' => ['header' => $lines], 'ssl' => ['cafile' => $emulator->ready['ca_file']]];
        $answer = file_get_contents($emulator->ready['url'] . $path, false, stream_context_create($context));
        self::assertStringEndsWith(json_decode($answer, true)['chargePermissionId'], $path);
        $signed = $client->sign('POST', '/v2/charges', query: 'b=1&a=2', body: '{}', date: '20260102T030405Z');
        self::assertSame('20260102T030405Z', $signed['x-amz-pay-date']);
        self::assertStringContainsString('SignedHeaders=accept;content-type;', $signed['authorization']);
    }

    public function testAFunctionOfTheCallersSigns(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::WHOLE]);
        $asked = [];
        $sign = static function (string $text) use (&$asked): string {
            $asked[] = $text;
            return "\x01\x02\x03";
        };
        self::recorded($loopback, ['privateKey' => null, 'sign' => $sign])->getCharge('chargeId-1');
        self::assertStringEndsWith('Signature=AQID', $loopback->requests()[0]->headers['authorization']);
        self::assertCount(1, $asked);
        self::assertStringStartsWith("AMZN-PAY-RSASSA-PSS-V2\n", $asked[0]);
    }

    public static function paged(): array
    {
        $times = ['startTime' => '20260301T000000Z', 'endTime' => '20260331T235959Z'];
        return [['reports', []], ['reports', ['pageSize' => 2]], ['disbursements', $times]];
    }

    /**
     * @dataProvider paged
     */
    public function testWhatComesInPagesIsReadToItsEnd(string $name, array $query): void
    {
        $loopback = Loopback::empty();
        $again = $name === 'reports' ? [] : $query; // Amazon takes the token of reports alone
        $at = static function (array $query) use ($name): string {
            ksort($query);
            return "/v2/{$name}" . ($query === [] ? '' : '?' . http_build_query($query));
        };
        $page = static fn (array $ids, ?string $next): array => [
            $name => array_map(static fn (string $id): array => ['id' => $id], $ids), 'nextToken' => $next,
        ];
        $loopback->answer(
            ['path' => $at(['nextToken' => 't/1+='] + $again), 'body' => $page([], 't2')],
            ['path' => $at(['nextToken' => 't2'] + $again), 'body' => $page(['3'], null)],
            ['path' => $at($query), 'body' => $page(['1', '2'], 't/1+=')],
        );
        $listed = self::recorded($loopback)->$name($query);
        self::assertSame([], $loopback->requests(), 'nothing is read before it is wanted');
        self::assertSame(['id' => '1'], $listed->current());
        self::assertCount(1, $loopback->requests());
        $rest = [];
        foreach ($listed as $one) {
            $rest[] = $one['id'];
        }
        self::assertSame(['1', '2', '3'], $rest);
        self::assertCount(3, $loopback->requests());
    }

    public function testATimeOfItsOwnEndsACall(): void
    {
        $loopback = Loopback::empty();
        $loopback->hold(2);
        $start = hrtime(true);
        try {
            self::recorded($loopback)->getCharge('chargeId-1', timeout: 0.2);
            self::fail('it was answered');
        } catch (\SavedWallet\Exception\NoAnswer $none) {
            self::assertSame(Effect::None, $none->effect);
        }
        self::assertLessThan(5e9, hrtime(true) - $start);
        self::thrown(\ValueError::class, static fn () => self::recorded($loopback)->getCharge('a', timeout: 0.0));
    }
}
