<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use PHPUnit\Framework\TestCase;
use SavedWallet\Client;
use SavedWallet\Native;

/**
 * What the suites share.
 */
abstract class Cases extends TestCase
{
    protected const WALLET = 'B02-4410027-9003316';

    /** What the answers of all operations must have. */
    protected const WHOLE = [
        'statusDetails' => ['state' => 'Captured'],
        'id' => 'file-1',
        'reports' => [],
        'reportSchedules' => [],
        'disbursements' => [],
        'authorizationToken' => 'token-1',
        'chargeId' => 'chargeId-1',
        'chargePermissionId' => 'chargePermissionId-1',
        'refundId' => 'refundId-1',
        'disputeId' => 'disputeId-1',
        'checkoutSessionId' => 'checkoutSessionId-1',
        'reportId' => 'reportId-1',
        'reportScheduleId' => 'reportScheduleId-1',
        'merchantAccountId' => 'merchantAccountId-1',
        'storeId' => 'storeId-1',
        'buyerId' => 'buyerId-1',
    ];

    /** @var list<string> */
    private array $files = [];

    protected function tearDown(): void
    {
        array_map(unlink(...), array_filter($this->files, is_file(...)));
    }

    /**
     * A file of this test's own.
     */
    protected function fileOf(string $content): string
    {
        $this->files[] = $path = tempnam(sys_get_temp_dir(), 'savedwallet');
        file_put_contents($path, $content);
        return $path;
    }

    protected static function keyPem(): string
    {
        static $pem = null;
        if ($pem === null) {
            openssl_pkey_export(openssl_pkey_new(['private_key_bits' => 2048]), $pem);
        }
        return $pem;
    }

    /**
     * The account that the vectors are of, but for the server.
     *
     * @param array<string, mixed> $over null: not that one
     * @return array<string, mixed>
     */
    protected static function account(array $over = []): array
    {
        return array_filter($over + [
            'region' => 'eu',
            'merchantId' => 'A3EXAMPLE00001',
            'publicKeyId' => 'SANDBOX-EXAMPLE',
            'privateKey' => self::keyPem(),
            'initiator' => 'MITU',
            'channel' => 'Web',
            'ledgerCurrency' => 'EUR',
            'storeId' => 'amzn1.application-oa2-client.example',
            'stateSecret' => '0123456789abcdef0123',
        ], static fn (mixed $value): bool => $value !== null);
    }

    /**
     * A client of the server that notes what it is asked.
     *
     * @param array<string, mixed> $over
     */
    protected static function recorded(Loopback $loopback, array $over = []): Client
    {
        return new Client(...self::account($over + ['baseUrl' => $loopback->url]));
    }

    /**
     * @param array<string, mixed> $over
     */
    protected static function client(Emulator $emulator, array $over = []): Client
    {
        return new Client(...$over + $emulator->config());
    }

    /**
     * @return array<string, mixed>
     */
    protected static function vectors(string $name): array
    {
        $text = file_get_contents(dirname(__DIR__, 2) . "/vectors/{$name}");
        return json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * @return array<string, array{array<string, mixed>}>
     */
    public static function calls(): array
    {
        $cases = [];
        foreach (self::vectors('calls.json')['cases'] as $case) {
            $cases[$case['operation']] = [$case];
        }
        return $cases;
    }

    /**
     * @return array<string, mixed>
     */
    protected static function free(string $job): array
    {
        return array_diff_key(json_decode(Native\Client::runFree($job, '{}', null, null), true), ['error' => 1]);
    }

    /**
     * @return array<string, array<string, string>> by their names
     */
    protected static function operations(): array
    {
        return array_column(self::free('operations')['operations'], null, 'name');
    }

    /**
     * An answer that names what was asked about.
     *
     * @param array<string, mixed> $case
     * @return array<string, mixed>
     */
    protected static function answerOf(array $case): array
    {
        preg_match_all('/:([a-zA-Z]+)/', self::operations()[$case['operation']]['path'], $names);
        $body = array_combine($names[1], $case['ids']) + ($case['body'] ?? []) + self::WHOLE;
        return $case['operation'] === 'cancelCharge' ? ['statusDetails' => ['state' => 'Canceled']] + $body : $body;
    }

    /**
     * @return array<string, mixed>
     */
    protected static function nested(int $levels): array
    {
        return ['a' => $levels === 1 ? 1 : self::nested($levels - 1)];
    }

    /**
     * @template T of \Throwable
     * @param class-string<T> $class
     * @return T what was thrown: of that very class, and with that text
     */
    protected static function thrown(string $class, callable $what, string $text = ''): \Throwable
    {
        try {
            $what();
        } catch (\Throwable $thrown) {
            self::assertSame($class, get_class($thrown), $thrown->getMessage());
            self::assertStringContainsString($text, $thrown->getMessage());
            return $thrown;
        }
        self::fail("no {$class} was thrown");
    }
}
