<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Client, Config};
use SavedWallet\Exception\{FileError, InvalidKey, InvalidRequest, SavedWalletException};

/**
 * What a client is made of, and what it says when that is wrong.
 */
final class ClientTest extends Cases
{
    protected function tearDown(): void
    {
        foreach (array_keys(getenv()) as $name) {
            if (str_starts_with($name, 'SAVEDWALLET_')) {
                putenv($name);
            }
        }
        unset($_SERVER['SAVEDWALLET_REGION'], $_ENV['SAVEDWALLET_MERCHANT_ID']);
        parent::tearDown();
    }

    public static function wrong(): array
    {
        $damaged = "-----BEGIN PRIVATE KEY-----\nzzz\n-----END PRIVATE KEY-----\n";
        return [
            'no region' => [['region' => null], 'region', 'SAVEDWALLET_REGION'],
            'a region that is none' => [['region' => 'mars'], 'region', 'na or us, eu, de or uk, or jp'],
            'no key id' => [['publicKeyId' => null], 'public_key_id', 'SAVEDWALLET_PUBLIC_KEY_ID'],
            'an old key id' => [['publicKeyId' => 'ABC'], 'environment', 'sandbox or live'],
            'no key' => [['privateKey' => null], 'private_key_file', 'not configured'],
            'no key file' => [
                ['privateKey' => null, 'privateKeyFile' => '/nowhere/key.pem'],
                '',
                '/nowhere/key.pem',
                FileError::class,
            ],
            'a key for its path' => [
                ['privateKey' => null, 'privateKeyFile' => $damaged],
                'private_key_file',
                'private_key_file wants the path of a file, but was given a text (not shown): '
                    . 'the text of a key belongs in private_key',
            ],
            'many retries' => [['retryBudget' => 101], 'retry_budget', '1 to 100 are possible, and -1'],
            'two keys' => [['privateKeyFile' => '/nowhere'], 'private_key', 'keep one'],
            'a key that is none' => [['privateKey' => $damaged], '', 'damaged', InvalidKey::class],
            'another environment' => [['environment' => 'live'], 'environment', 'sandbox'],
            'a short secret' => [['stateSecret' => 'short'], 'state_secret', '16'],
            'plain http' => [['baseUrl' => 'http://example.com'], 'base_url', 'https'],
            'no tries' => [['maxAttempts' => -1], 'max_attempts', '1 to 10'],
            'many tries' => [['maxAttempts' => 11], 'max_attempts', '1 to 10'],
            'an initiator that is none' => [['initiator' => 'ME'], 'initiator', 'CITU'],
            'a NUL' => [['namespace' => "a\0b"], '', 'u0000'],
            'bytes that are no text' => [['region' => "\xff"], '', 'UTF-8'],
        ];
    }

    /**
     * @dataProvider wrong
     */
    public function testAWrongConfigurationIsRefusedWithTheReason(
        array $change,
        string $field,
        string $text,
        string $class = InvalidRequest::class
    ): void {
        $refused = self::thrown($class, static fn () => new Client(...self::account($change)), $text);
        self::assertSame($field, $refused->field);
        self::assertSame('none', $refused->effect->value);
    }

    public static function wrongForPhp(): array
    {
        return [
            'no time' => [['timeout' => 0.0], \ValueError::class, 'seconds above zero'],
            'time that is no number' => [['timeout' => NAN], \ValueError::class, 'seconds above zero'],
            'too much time' => [['connectTimeout' => INF], \ValueError::class, 'seconds above zero'],
            'more than a day' => [['timeout' => 86400.5], \ValueError::class, 'at most 86400, not 86400.5'],
            'time as text' => [['timeout' => '3'], \TypeError::class, 'timeout'],
            'a region that is no text' => [['region' => 5], \TypeError::class, 'region'],
            'one topic' => [['topics' => 'arn:aws:sns:eu-west-1:1:x'], \TypeError::class, 'array'],
            'a function that is none' => [['sign' => 'no such function'], \TypeError::class, 'callable'],
            'an unknown name' => [['colour' => 'red'], \Error::class, 'colour'],
        ];
    }

    /**
     * @dataProvider wrongForPhp
     */
    public function testWhatPhpAloneSeesIsAnErrorOfPhp(array $change, string $class, string $text): void
    {
        self::thrown($class, static fn () => new Client(...self::account($change)), $text);
    }

    public function testAConfigCanBeHandedAroundAndIsNotMixedWithSettings(): void
    {
        $config = new Config(...self::account());
        self::assertSame('A3EXAMPLE00001', (new Client($config))->merchantId());
        self::assertSame('A3EXAMPLE00001', (new Client(config: $config))->merchantId());
        self::thrown(InvalidRequest::class, static fn () => new Client($config, region: 'eu'), 'not both');
    }

    public function testTheEnvironmentConfiguresAClient(): void
    {
        $env = ['REGION' => 'eu', 'MERCHANT_ID' => 'A3EXAMPLE00001', 'PUBLIC_KEY_ID' => 'SANDBOX-EXAMPLE'];
        foreach ($env + ['PRIVATE_KEY_FILE' => $this->fileOf(self::keyPem())] as $name => $value) {
            putenv("SAVEDWALLET_{$name}={$value}");
        }
        $one = Client::fromEnv();
        $who = [$one->environment(), $one->region(), $one->merchantId()];
        self::assertSame(['sandbox', 'eu', 'A3EXAMPLE00001'], $who);
        self::assertSame('jp', Client::fromEnv(region: 'jp')->region());
        self::assertSame('A3OTHER', (new Client(Config::fromEnv(merchantId: 'A3OTHER')))->merchantId());
        putenv('SAVEDWALLET_COLOUR=red');
        self::thrown(InvalidRequest::class, static fn () => Client::fromEnv(), 'SAVEDWALLET_COLOUR');
    }

    public function testVariablesThatOnlyPhpKnowsAreOfTheEnvironment(): void
    {
        putenv('SAVEDWALLET_PUBLIC_KEY_ID=SANDBOX-EXAMPLE');
        putenv('SAVEDWALLET_PRIVATE_KEY=' . self::keyPem());
        $_SERVER['SAVEDWALLET_REGION'] = 'jp';
        $_ENV['SAVEDWALLET_MERCHANT_ID'] = 'A3EXAMPLE00001';
        $one = Client::fromEnv();
        self::assertSame(['jp', 'A3EXAMPLE00001'], [$one->region(), $one->merchantId()]);
    }

    public function testAFileConfiguresAClientAndPathsStartAtItsFolder(): void
    {
        $key = basename($this->fileOf(self::keyPem()));
        $config = ['region' => 'eu', 'merchant_id' => 'A3EXAMPLE00001', 'public_key_id' => 'SANDBOX-EXAMPLE'];
        $file = $this->fileOf(json_encode($config + ['private_key_file' => $key]));
        self::assertSame('A3EXAMPLE00001', Client::fromFile($file)->merchantId());
        self::assertSame('A3OTHER', Client::fromFile($file, merchantId: 'A3OTHER')->merchantId());
        putenv("SAVEDWALLET_CONFIG={$file}");
        self::assertSame('A3EXAMPLE00001', Client::fromEnv()->merchantId());
        file_put_contents($file, json_encode($config + ['colour' => 'red']));
        self::thrown(InvalidRequest::class, static fn () => Client::fromFile($file), 'colour');
        self::thrown(FileError::class, static fn () => Client::fromFile('/nowhere'), '/nowhere');
    }

    public function testAKeyThatIsReplacedIsNoticed(): void
    {
        $file = $this->fileOf(self::keyPem());
        $make = static fn (): Client => new Client(...self::account(['privateKey' => null, 'privateKeyFile' => $file]));
        $make()->signButton('{}');
        file_put_contents($file, 'no key');
        self::thrown(InvalidKey::class, $make);
        file_put_contents($file, self::keyPem());
        self::assertNotSame('', $make()->signButton('{}'));
    }

    public function testAClientWithAPassphraseSigns(): void
    {
        openssl_pkey_export(openssl_pkey_get_private(self::keyPem()), $locked, 'a passphrase');
        $with = static fn (string $phrase): Client => new Client(
            ...self::account(['privateKey' => $locked, 'privateKeyPassphrase' => $phrase])
        );
        self::assertNotSame('', $with('a passphrase')->signButton('{}'));
        self::thrown(InvalidKey::class, static fn () => $with('another'));
    }

    public function testAnObjectSaysWhoItIsAndIsNotSerialized(): void
    {
        $one = new Client(...self::account());
        self::assertStringContainsString('SANDBOX-EXAMPLE', print_r($one, true));
        foreach ([$one, new Config(...self::account())] as $object) {
            self::thrown(\LogicException::class, static fn () => serialize($object), 'make one in each process');
        }
        self::thrown(\Error::class, static fn () => clone new Config(...self::account()));
    }

    public function testTimesAreSecondsHere(): void
    {
        $settings = (new Config(timeout: 1.5, connectTimeout: 0.0001, attemptTimeout: 60))->settings();
        self::assertSame(['timeout_ms' => 1500, 'connect_timeout_ms' => 1, 'attempt_timeout_ms' => 60000], $settings);
    }

    public function testAKeyInPlaceOfItsPathIsNotShown(): void
    {
        $config = new Config(privateKeyFile: self::keyPem());
        self::assertStringContainsString('[private_key_file] => (hidden)', print_r($config, true));
        self::assertStringContainsString('/etc/key.pem', print_r(new Config(privateKeyFile: '/etc/key.pem'), true));
    }

    public function testWhatIsLeftOutHasNoTrace(): void
    {
        $config = new Config(region: 'eu');
        self::assertSame(['region' => 'eu'], $config->settings());
        self::assertNull($config->logLevel());
    }

    public function testEveryExceptionIsCaughtAsOneOfOurs(): void
    {
        $thrown = self::thrown(InvalidRequest::class, static fn () => new Client(...self::account(['region' => 'x'])));
        self::assertInstanceOf(SavedWalletException::class, $thrown);
        self::assertInstanceOf(\SavedWallet\Exception\Throwable::class, $thrown);
        self::assertInstanceOf(\RuntimeException::class, $thrown);
    }
}
