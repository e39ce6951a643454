<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\Compat\AmazonPayClient;
use SavedWallet\Exception\{InvalidRequest, NoAnswer};

/**
 * Amazon's own SDK as it is called: what it is made of, its methods, what they send and return, and where it differs.
 */
final class CompatTest extends Cases
{
    /** What every method returns, in this order. */
    private const KEYS = [
        'status', 'method', 'url', 'headers', 'request', 'response', 'request_id', 'retries', 'duration',
    ];

    /** Of the released SDK, besides its operations. */
    private const OTHERS = [
        '__construct' => ['config'],
        '__get' => ['name'],
        '__isset' => ['name'],
        'setSandbox' => ['value'],
        'apiCall' => ['method', 'urlFragment', 'payload', 'headers', 'queryParams'],
        'createSignature' => [
            'http_request_method', 'request_uri', 'request_parameters', 'pre_signed_headers', 'request_payload',
            'timeStamp',
        ],
        'generateButtonSignature' => ['payload'],
        'getPostSignedHeaders' => [
            'http_request_method', 'request_uri', 'request_parameters', 'request_payload', 'other_presigned_headers',
        ],
        'getHeaderString' => ['headers'],
        'testPrivateKeyIntegrity' => [],
    ];

    /**
     * @param array<string, mixed> $over
     */
    private static function legacy(array $over = []): AmazonPayClient
    {
        return new AmazonPayClient($over + [
            'public_key_id' => 'SANDBOX-EXAMPLE',
            'private_key' => self::keyPem(),
            'region' => 'EU',
            'algorithm' => 'AMZN-PAY-RSASSA-PSS-V2',
            'override_service_url' => 'https://127.0.0.1:9',
            'timeout' => 2,
        ]);
    }

    /**
     * @param array<string, mixed> $over
     */
    private static function emulated(Emulator $emulator, array $over = []): AmazonPayClient
    {
        return new AmazonPayClient($over + [
            'public_key_id' => $emulator->ready['public_key_id'],
            'private_key' => $emulator->ready['private_key_file'],
            'region' => 'eu',
            'override_service_url' => $emulator->ready['url'],
            'ca_file' => $emulator->ready['ca_file'],
        ]);
    }

    /**
     * The arguments that a method of that SDK is given for a case.
     *
     * @return list<mixed>
     */
    private static function given(array $case, array|string|null $payload): array
    {
        $given = $case['ids'];
        $query = array_column($case['query'], 1, 0);
        $given = match ($case['operation']) {
            'getReports', 'getDisbursements' => [$query],
            'getReportSchedules' => [$query['reportTypes']],
            'getAuthorizationToken' => [...$given, $query['merchantId']],
            default => $payload === null ? $given : [...$given, $payload],
        };
        $headers = $case['headers'];
        $key = $case['expect']['headers']['x-amz-pay-idempotency-key'] ?? null;
        return [...$given, $headers + ($key === null ? [] : ['X-Amz-Pay-Idempotency-Key' => $key])];
    }

    public function testItHasTheMethodsOfTheSdkWithTheirArguments(): void
    {
        $methods = [];
        foreach ((new \ReflectionClass(AmazonPayClient::class))->getMethods(\ReflectionMethod::IS_PUBLIC) as $method) {
            $methods[$method->name] = array_column($method->getParameters(), 'name');
        }
        $named = array_filter(array_column(array_column(self::vectors('operations.json'), 'sdk_helper_names'), 'php'));
        self::assertSame([], array_diff($named, array_keys($methods)), 'methods of the SDK that are not there');
        foreach (self::operations() as $name => $row) {
            preg_match_all('/:(\w+)/', $row['path'], $ids);
            self::assertSame($ids[1], array_slice($methods[$name], 0, count($ids[1])), $name);
            self::assertSame('headers', end($methods[$name]), $name);
            unset($methods[$name]);
        }
        $ours = ['__debugInfo', '__serialize', 'payloadJson'];
        self::assertEquals(self::OTHERS, array_diff_key($methods, array_flip($ours)));
        self::assertSame('v2', AmazonPayClient::API_VERSION);
    }

    /**
     * @return iterable<string, array{array<string, mixed>, array<string, mixed>|string|null}>
     */
    public static function cases(): iterable
    {
        foreach (self::calls() as $name => [$case]) {
            yield $name => [$case, $case['body']];
            if ($case['body'] !== null) {
                yield "{$name} as text" => [$case, $case['expect']['body']];
            }
        }
    }

    /**
     * @dataProvider cases
     */
    public function testEachMethodSendsWhatTheVectorsSay(array $case, array|string|null $payload): void
    {
        $emulator = Emulator::empty();
        $result = self::emulated($emulator)->{$case['operation']}(...self::given($case, $payload));
        $expect = $case['expect'];
        self::assertSame(self::KEYS, array_keys($result));
        self::assertSame($expect['method'], $result['method']);
        $query = $expect['query'] === '' ? '' : "?{$expect['query']}";
        self::assertSame($emulator->ready['url'] . $expect['path'] . $query, $result['url']);
        self::assertSame($expect['body'], (string) $result['request']);
        $known = [200, 201, 202, 204, 303, 400, 403, 404, 405, 409, 422];
        self::assertContains($result['status'], $known, $result['response']);
        self::assertNotSame('', $result['request_id']);
        self::assertSame(0, $result['retries']);
        self::assertIsInt($result['duration']);
        $sent = $emulator->control('GET', 'requests');
        $last = end($sent['requests']);
        $path = strtok($last['path'] ?? $last['url'], '?');
        self::assertSame([$expect['method'], $expect['path']], [$last['method'], $path]);
        $names = array_map(static fn (string $line): string => strstr($line, ':', true), $result['headers']);
        self::assertNotContains('authorization', $names);
        self::assertNotContains('x-amz-pay-authtoken', $names);
        self::assertContains('x-amz-pay-region:eu', $result['headers']);
        $key = $expect['headers']['x-amz-pay-idempotency-key'] ?? null;
        self::assertSame($key !== null, in_array("x-amz-pay-idempotency-key:{$key}", $result['headers'], true));
    }

    public function testAWalletIsChargedAsThatSdkDoesIt(): void
    {
        $emulator = Emulator::empty();
        $wallet = $emulator->saveWallet(self::client($emulator));
        $legacy = self::emulated($emulator);
        $payload = [
            'chargePermissionId' => $wallet,
            'chargeAmount' => ['amount' => '18.40', 'currencyCode' => 'EUR'],
            'captureNow' => true,
            'chargeInitiator' => 'MITU',
            'channel' => 'Web',
        ];
        $key = ['x-amz-pay-idempotency-key' => 'ride81'];
        $one = $legacy->createCharge($payload, $key);
        self::assertSame(201, $one['status']);
        $charge = json_decode($one['response'], true);
        self::assertSame('Captured', $charge['statusDetails']['state']);
        $again = $legacy->createCharge(json_encode($payload), $key);
        self::assertSame($charge['chargeId'], json_decode($again['response'], true)['chargeId']);
        self::assertSame(200, $legacy->getCharge($charge['chargeId'], $key)['status'], 'a key with GET is not sent');
        self::assertSame(200, $legacy->apiCall('get', "v2/charges/{$charge['chargeId']}", null)['status']);
        self::assertSame(404, $legacy->apiCall('GET', '/v2/charges/S00-0000000-0000000-C000000', null)['status']);
        $closed = $legacy->closeChargePermission($wallet, ['closureReason' => 'gone'], $key);
        self::assertSame('Closed', json_decode($closed['response'], true)['statusDetails']['state']);
        self::assertCount(1, $emulator->charges());
    }

    public static function bodies(): array
    {
        $object = new class () {
            public string $amount = '1.00';
        };
        return [
            'floats' => [['a' => 18.4, 'b' => 0.1 + 0.2, 'c' => 10.0, 'd' => -1e25],
                '{"a":18.4,"b":0.30000000000000004,"c":10,"d":-1.0e+25}'],
            'objects' => [['a' => $object, 'b' => new \ArrayObject(['c' => 'd'])],
                '{"a":{"amount":"1.00"},"b":{"c":"d"}}'],
            'nothing' => [[], '{}'],
        ];
    }

    /**
     * @dataProvider bodies
     */
    public function testABodyIsWrittenAsThatSdkWritesIt(array $body, string $text): void
    {
        $legacy = self::emulated(Emulator::empty());
        $before = ini_set('serialize_precision', '17');
        try {
            self::assertSame($text, $legacy->updateCharge('S01-1', $body)['request']);
            self::assertSame($text, $legacy->payloadJson($body));
            self::assertSame('17', ini_get('serialize_precision'));
        } finally {
            ini_set('serialize_precision', $before);
        }
    }

    public static function noBodies(): array
    {
        return [
            [['a' => NAN], 'the body of /v2/charges/S01-1 holds INF or NAN, which is no number'],
            [['a' => -INF], 'INF or NAN'],
            [['a' => "\xff"], 'UTF-8'],
            [self::nested(65), 'nested deeper than 64 levels, or holds itself'],
        ];
    }

    /**
     * @dataProvider noBodies
     */
    public function testABodyThatHasNoFormInJsonIsRefused(array $body, string $text): void
    {
        $precision = ini_get('serialize_precision');
        self::thrown(InvalidRequest::class, static fn () => self::legacy()->updateCharge('S01-1', $body), $text);
        self::assertSame($precision, ini_get('serialize_precision'));
    }

    public function testWithoutAKeyNothingIsSentAndNoneIsMadeUp(): void
    {
        $legacy = self::legacy();
        $charge = static fn () => $legacy->createCharge(['chargePermissionId' => self::WALLET]);
        self::thrown(InvalidRequest::class, $charge);
        self::thrown(InvalidRequest::class, static fn () => $legacy->apiCall('POST', 'v2/charges', '{}'));
    }

    public static function wrong(): array
    {
        return [
            'nothing' => [static fn () => new AmazonPayClient(), InvalidRequest::class, 'region, sandbox'],
            'no region' => [
                static fn () => self::legacy(['region' => ''])->getCharge('a'),
                InvalidRequest::class,
                "config['region']",
            ],
            'a region that is none' => [
                static fn () => self::legacy(['region' => 'mars'])->getCharge('a'), InvalidRequest::class, 'mars',
            ],
            'an id that is none' => [static fn () => self::legacy()->getCharge(''), InvalidRequest::class, ''],
            'a header in two lines' => [
                static fn () => self::legacy()->getCharge('a', ['x-mine' => "a\r\nb"]), InvalidRequest::class, '',
            ],
            'a header that is an array' => [
                static fn () => self::legacy()->getCharge('a', ['x-mine' => ['a']]), \TypeError::class, 'x-mine',
            ],
            'a body that is no JSON' => [
                static fn () => self::legacy()->updateCharge('a', '{'), InvalidRequest::class, 'is no JSON',
            ],
            'nobody there' => [static fn () => self::legacy()->getCharge('a'), NoAnswer::class, '127.0.0.1:9'],
            'another host' => [
                static fn () => self::legacy()->getPostSignedHeaders('GET', 'https://evil.example/v2/a', [], ''),
                InvalidRequest::class, 'no other host',
            ],
            'an unknown name' => [static fn () => self::legacy()->colour, InvalidRequest::class, 'colour'],
        ];
    }

    /**
     * @dataProvider wrong
     */
    public function testWhatIsWrongIsRefused(\Closure $use, string $class, string $text): void
    {
        self::thrown($class, $use, $text);
    }

    public function testTheRegionAndTheEnvironmentSayWhereTo(): void
    {
        foreach (['de' => 'eu', 'uk' => 'eu', 'us' => 'na', 'na' => 'na', 'JP' => 'jp'] as $region => $whole) {
            $headers = self::legacy(['region' => $region, 'override_service_url' => null])->getPostSignedHeaders(
                'GET',
                'https://pay-api.amazon.' . ['eu' => 'eu', 'na' => 'com', 'jp' => 'jp'][$whole] . '/v2/charges/a',
                null,
                null
            );
            self::assertContains("x-amz-pay-region:{$whole}", $headers);
        }
        $old = self::legacy(['public_key_id' => 'ABC', 'sandbox' => true]);
        self::assertTrue($old->sandbox);
        self::assertSame('AMZN-PAY-RSASSA-PSS-V2', $old->algorithm);
        $old->setSandbox(false);
        self::assertFalse($old->sandbox);
        self::assertNotSame('', $old->generateButtonSignature('{}'));
    }

    public function testButtonsAreSignedOverTheVeryBytes(): void
    {
        $emulator = Emulator::empty();
        $payload = [
            'webCheckoutDetails' => [
                'checkoutResultReturnUrl' => 'https://shop.example/a', 'checkoutCancelUrl' => 'https://shop.example/b',
            ],
            'storeId' => $emulator->ready['store_id'],
            'chargePermissionType' => 'PaymentMethodOnFile',
            'paymentMethodOnFileMetadata' => ['setupOnly' => true],
            'paymentDetails' => ['paymentIntent' => 'Confirm'],
            'merchantMetadata' => ['noteToBuyer' => "Grüße \"an\" Sie"],
        ];
        foreach (['AMZN-PAY-RSASSA-PSS', 'AMZN-PAY-RSASSA-PSS-V2'] as $algorithm) {
            $legacy = self::emulated($emulator, ['algorithm' => $algorithm]);
            foreach ([json_encode($payload), $legacy->payloadJson($payload)] as $text) {
                $url = $emulator->control('POST', 'checkout', [
                    'payload' => $text,
                    'signature' => $legacy->generateButtonSignature($text),
                    'public_key_id' => $emulator->ready['public_key_id'],
                    'algorithm' => $algorithm,
                    'product_type' => 'PayOnly',
                    'card' => '1111',
                    'consent' => true,
                ])['url'];
                self::assertStringStartsWith('https://shop.example/a', $url);
            }
        }
        self::assertTrue($legacy->testPrivateKeyIntegrity());
    }

    public function testHeadersForSomebodyElseAreTaken(): void
    {
        $emulator = Emulator::empty();
        $url = "{$emulator->ready['url']}/v2/chargePermissions/" . $emulator->saveWallet(self::client($emulator));
        $legacy = self::emulated($emulator);
        $headers = $legacy->getPostSignedHeaders('GET', $url, [], '', ['x-amz-pay-platform-id' => 'p']);
        self::assertContains('x-amz-pay-platform-id:p', $headers);
        $context = ['http' => ['header' => $headers], 'ssl' => ['cafile' => $emulator->ready['ca_file']]];
        $answer = file_get_contents($url, false, stream_context_create($context));
        self::assertStringEndsWith(json_decode($answer, true)['chargePermissionId'], $url);
        $signature = $legacy->createSignature('GET', $url, [], ['X-Mine' => 'a'], '', '20260102T030405Z');
        self::assertSame(256, strlen(base64_decode($signature, true)));
        self::assertSame("a:1\nb:2\n", $legacy->getHeaderString(['B' => '2', 'A' => '1']));
    }

    public function testAPlatformSaysWhatItIs(): void
    {
        $legacy = self::legacy(['integrator_id' => 'i', 'integrator_version' => '1', 'platform_version' => '2']);
        $headers = $legacy->getPostSignedHeaders('GET', 'https://127.0.0.1:9/v2/charges/a', null, null);
        foreach (['integrator-id:i', 'integrator-version:1', 'platform-version:2'] as $line) {
            self::assertContains("x-amz-pay-{$line}", $headers);
        }
    }

    public function testAddressesOfASessionAreObjects(): void
    {
        $with = new \ReflectionMethod(AmazonPayClient::class, 'withAddresses');
        $with->setAccessible(true);
        $told = $with->invoke(null, ['response' => '{"shippingAddressList":["{\"city\":\"Köln\"}"],"a":{}}']);
        self::assertSame('{"shippingAddressList":[{"city":"Köln"}],"a":{}}', $told['response']);
        foreach (['{"shippingAddressList":null}', '[]', '', 'no JSON'] as $text) {
            self::assertSame($text, $with->invoke(null, ['response' => $text])['response']);
        }
    }

    public function testItIsNotSerialized(): void
    {
        self::thrown(\LogicException::class, static fn () => serialize(self::legacy()), 'make one in each process');
    }
}
