<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Call, Client, Config, Engine, Flow};
use SavedWallet\Compat\AmazonPayClient;
use SavedWallet\Exception\SavedWalletException;

/**
 * What is secret stays so: canaries are given, and looked for in all that PHP shows of an object.
 */
final class SecretsTest extends Cases
{
    private const PHRASE = 'canary-passphrase';
    private const PROXY = 'canary-proxy-password';
    private const STATE = 'canary-state-secret-0123';
    private const SESSION = 'canary-session';
    private const TOKEN = ['x-amz-pay-authtoken' => 'canary-token'];

    private string $locked = '';

    /** @var list<string> */
    private array $canaries;

    protected function setUp(): void
    {
        if (PHP_VERSION_ID < 80200) {
            self::markTestSkipped('before PHP 8.2 there is no SensitiveParameter');
        }
        ini_set('zend.exception_ignore_args', '0');
        ini_set('zend.exception_string_param_max_len', '1000000');
        openssl_pkey_export(openssl_pkey_get_private(self::keyPem()), $this->locked, self::PHRASE);
        $lines = explode("\n", $this->locked . self::keyPem());
        $isKey = static fn (string $line): bool => strlen($line) > 20 && !str_starts_with($line, '-----');
        $emulated = file_get_contents(Emulator::empty()->ready['private_key_file']);
        $lines = [...$lines, ...explode("\n", $emulated)];
        $this->canaries = ['canary', ...array_values(array_filter($lines, $isKey))];
    }

    /**
     * @return array<string, mixed>
     */
    private function settings(Loopback $loopback, array $over = []): array
    {
        return self::account($over + [
            'privateKey' => $this->locked,
            'privateKeyPassphrase' => self::PHRASE,
            'stateSecret' => self::STATE,
            'baseUrl' => $loopback->url,
        ]);
    }

    private static function proxy(Loopback $loopback): array
    {
        return ['proxy' => $loopback->url, 'proxyUser' => 'user', 'proxyPassword' => self::PROXY];
    }

    private function assertSecret(string $shown, string $where): void
    {
        self::assertNotSame('', $shown, $where);
        foreach ($this->canaries as $canary) {
            self::assertFalse(strpos($shown, $canary), "{$where} shows {$canary}: {$shown}");
        }
    }

    /**
     * Every way to show a value, by name.
     *
     * @return array<string, string>
     */
    private static function shown(mixed $value): array
    {
        $ways = [
            'print_r' => static fn (): string => print_r($value, true),
            'var_export' => static fn (): string => var_export($value, true),
            'serialize' => static fn (): string => serialize($value),
            'json_encode' => static fn (): string => (string) json_encode($value, JSON_PARTIAL_OUTPUT_ON_ERROR),
            'var_dump' => static fn () => var_dump($value),
        ];
        $shown = [];
        foreach ($ways as $name => $way) {
            ob_start();
            try {
                $shown[$name] = $way() . ob_get_contents() . '.';
            } catch (\LogicException | \ErrorException $refused) { // not serialized; circular for var_export
                $shown[$name] = $refused->getMessage() . ob_get_contents();
            } catch (\Exception $refused) { // closures and native objects are not serialized
                self::assertStringContainsString('is not allowed', $refused->getMessage());
                $shown[$name] = $refused->getMessage() . ob_get_contents();
            } finally {
                ob_end_clean();
            }
        }
        return $shown;
    }

    public function testNoObjectShowsASecret(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => ['chargePermissionId' => self::WALLET] + self::WHOLE]);
        $config = new Config(...$this->settings($loopback));
        $client = new Client($config);
        $button = $client->button(Flow::SetupOnly, 'https://shop.example/a', self::SESSION, 'https://shop.example/b');
        $objects = [
            $config,
            new Config(...$this->settings($loopback, self::proxy($loopback))),
            new Config(privateKeyFile: $this->locked),
            $client,
            $button,
            $client->getCharge('chargeId-1', headers: self::TOKEN),
            $client->charge(self::WALLET, '1.00 EUR', 'a', browserSession: self::SESSION, returnUrl: 'https://a.test/'),
            $client->wallet(self::WALLET),
            $client->sign('GET', '/v2/charges/a'),
            $this->legacy(),
            $this->direct(Emulator::empty())->getCharge('chargeId-1', self::TOKEN),
            $client->callMany([new Call('getCharge', 'chargeId-1', headers: self::TOKEN)]),
        ];
        foreach ($objects as $object) {
            foreach (self::shown($object) as $way => $text) {
                $this->assertSecret($text, get_debug_type($object) . " by {$way}");
            }
        }
        $this->assertAnEngineShowsNone($client);
        $call = new Call('getCharge', 'a', headers: self::TOKEN);
        $this->assertSecret(print_r($call, true), 'a Call');
    }

    /**
     * Nor does its file, which others than its owner cannot read.
     */
    private function assertAnEngineShowsNone(Client $client): void
    {
        $folder = sys_get_temp_dir() . '/savedwallet' . bin2hex(random_bytes(8));
        mkdir($folder, 0700);
        try {
            $engine = new Engine($client, "{$folder}/journal");
            $made = $engine->charge(self::WALLET, '1.00 EUR', 'b');
            foreach ([$engine, $made, $engine->status(), $engine->explain('b'), $engine->check()] as $object) {
                foreach (self::shown($object) as $way => $text) {
                    $this->assertSecret($text, get_debug_type($object) . " by {$way}");
                }
            }
            foreach (glob("{$folder}/*") as $file) {
                $this->assertSecret(file_get_contents($file) . '.', $file);
                self::assertSame(0600, fileperms($file) & 0777);
            }
        } finally {
            array_map(unlink(...), glob("{$folder}/*"));
            rmdir($folder);
        }
    }

    private function direct(Emulator $emulator): AmazonPayClient
    {
        return new AmazonPayClient([
            'public_key_id' => $emulator->ready['public_key_id'],
            'private_key' => file_get_contents($emulator->ready['private_key_file']),
            'region' => 'eu',
            'override_service_url' => $emulator->ready['url'],
            'ca_file' => $emulator->ready['ca_file'],
        ]);
    }

    private function legacy(): AmazonPayClient
    {
        return new AmazonPayClient([
            'public_key_id' => 'SANDBOX-EXAMPLE',
            'private_key' => self::keyPem(),
            'region' => 'eu',
            'timeout' => 2,
            'override_service_url' => 'https://127.0.0.1:9',
            'proxy' => ['host' => '127.0.0.1', 'port' => 9, 'username' => 'u', 'password' => self::PROXY],
        ]);
    }

    /**
     * @return iterable<string, \Closure>
     */
    private function failing(Loopback $loopback, Logger $logger): iterable
    {
        $settings = $this->settings($loopback, ['logger' => $logger, 'logLevel' => 'debug', 'maxAttempts' => 1]);
        $with = static fn (array $over): Client => new Client(...$over + $settings);
        $proxy = self::proxy($loopback);
        $client = $with([]);
        $url = 'https://shop.example/?amazonCheckoutSessionId=a&state=canary-state';
        yield 'a short secret' => static fn () => $with(['stateSecret' => 'canary-1']);
        yield 'a wrong passphrase' => static fn () => $with(['privateKeyPassphrase' => 'canary-wrong']);
        yield 'a secret that is no text' => static fn () => $with(['stateSecret' => ['canary-array']]);
        yield 'a key that is none' => static fn () => $with(['privateKey' => 'canary-key']);
        yield 'another region' => static fn () => $with(['region' => 'mars']);
        yield 'a name that is none' => static fn () => $with(['colour' => 'canary-colour']);
        yield 'both' => static fn () => new Client(new Config(...$settings), stateSecret: 'canary-both-0123456');
        yield 'no bytes' => static fn () => $with(['stateSecret' => "canary-\xff-0123456789"]);
        yield 'from a file' => static fn () => Client::fromFile('/nowhere', stateSecret: self::STATE);
        yield 'from the environment' => static fn () => Client::fromEnv(stateSecret: self::STATE, region: 'mars');
        yield 'a Config of the environment' => static fn () => Config::fromEnv(stateSecret: self::STATE, timeout: 0.0);
        yield 'a Config of a file' => static fn () => Config::fromFile('/nowhere', stateSecret: ['canary-array']);
        yield 'a server that is no proxy' => static fn () => $with($proxy)->getCharge('chargeId-1');
        yield 'a proxy that is none' => static fn () => $with(['proxy' => 'nonsense'] + $proxy);
        yield 'a refusal' => static fn () => $client->getCharge('chargeId-1');
        yield 'a charge' => static fn () => $client
            ->charge(self::WALLET, '1.00 EUR', 'a', browserSession: self::SESSION, returnUrl: 'https://a.example/');
        yield 'an id that is none' => static fn () => $client->call('getCharge', [1], headers: self::TOKEN);
        yield 'a sign that throws' => static fn () => $with([
            'privateKey' => null, 'privateKeyPassphrase' => null, 'sign' => static fn () => throw new \Error('away'),
        ])->getCharge('chargeId-1', headers: self::TOKEN);
        yield 'a sign that throws, of many' => static fn () => throw $with([
            'privateKey' => null, 'privateKeyPassphrase' => null, 'sign' => static fn () => throw new \Error('away'),
        ])->callMany([new Call('getCharge', 'chargeId-1', headers: self::TOKEN)])[0];
        yield 'one of many that cannot be written' => static fn () => throw $client
            ->callMany([new Call('getCharge', [1], headers: self::TOKEN)])[0];
        yield 'a key for its path' => fn () => $with(['privateKey' => null, 'privateKeyFile' => $this->locked]);
        yield 'a Config of a key for its path' => fn () => new Config(privateKeyFile: $this->locked, timeout: '3');
        yield 'a header that is none' => fn () => $this->legacy()
            ->getCharge('chargeId-1', self::TOKEN + ['x' => []]);
        yield 'a button' => static fn () => $client->button(Flow::SetupOnly, 'nonsense', self::SESSION);
        yield 'a repair' => static fn () => $client->repairButton(self::WALLET, 'https://a.example/', self::SESSION);
        yield 'an end' => static fn () => $client->finish($url, self::SESSION);
        yield 'a review' => static fn () => $client->review($url, self::SESSION);
        yield 'an order' => static fn () => $client
            ->placeOrder($url, '1.00 EUR', \SavedWallet\Payment::Authorize, 'https://a.example/', self::SESSION);
        yield 'a bank' => static fn () => $client->finishCharge($url, 'S01', self::SESSION);
        yield 'Amazon\'s SDK' => fn () => $this->legacy()->getCharge('chargeId-1');
        yield 'Amazon\'s SDK with a key for a path' => static fn () => (new AmazonPayClient([
            'public_key_id' => 'SANDBOX-EXAMPLE', 'private_key' => str_repeat('canary', 99), 'region' => 'eu',
        ]))->generateButtonSignature('{}');
        yield 'Amazon\'s SDK without a key' => static fn () => (new AmazonPayClient([
            'public_key_id' => 'SANDBOX-EXAMPLE', 'private_key' => "-----BEGIN canary\n", 'region' => 'eu',
        ]))->generateButtonSignature('{}');
    }

    /**
     * The frames that begin in this file are the caller's own; those of the package are not to show more.
     *
     * @return array<int, array<string, mixed>>
     */
    private static function ours(\Throwable $thrown): array
    {
        return array_filter(
            $thrown->getTrace(),
            static fn (array $frame): bool => !str_contains($frame['class'] ?? '', 'Tests')
                && !str_contains($frame['function'], 'Tests') && !str_contains($frame['class'] ?? '', 'PHPUnit')
        );
    }

    public function testNoExceptionAndNoLogShowsASecret(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 403, 'body' => ['reasonCode' => 'InvalidRequestSignature', 'message' => 'no']]);
        $logger = new Logger();
        foreach ($this->failing($loopback, $logger) as $name => $fail) {
            try {
                $fail();
                self::fail("{$name} did not fail");
            } catch (SavedWalletException | \TypeError | \Error $error) {
                $this->assertSecret((string) $error, "{$name} as text");
                $ours = self::ours($error);
                $this->assertSecret(print_r($ours, true), "{$name}'s trace");
                $this->assertSecret(json_encode($ours, JSON_PARTIAL_OUTPUT_ON_ERROR), "{$name}'s trace as JSON");
                if ($error instanceof SavedWalletException) {
                    $told = array_diff_key($error->__debugInfo(), ['trace' => true]);
                    $this->assertSecret(print_r($told, true), $name);
                    $this->assertSecret((string) json_encode($error, JSON_PARTIAL_OUTPUT_ON_ERROR), $name);
                }
                for ($cause = $error->getPrevious(); $cause !== null; $cause = $cause->getPrevious()) {
                    $this->assertSecret($cause->getMessage() . print_r(self::ours($cause), true), "{$name}'s cause");
                }
            }
        }
        self::assertGreaterThan(5, count($logger->lines));
        $this->assertSecret($logger->text(), 'the log');
        self::assertStringNotContainsStringIgnoringCase('proxy-authorization', $logger->text());
        self::assertStringNotContainsStringIgnoringCase('Signature=', $logger->text());
    }

    public function testATokenInAHeaderIsNotLogged(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::WHOLE]);
        $logger = new Logger();
        $client = self::recorded($loopback, ['logger' => $logger, 'logLevel' => 'debug']);
        $client->getCharge('chargeId-1', headers: self::TOKEN);
        self::assertSame('canary-token', $loopback->requests()[0]->headers['x-amz-pay-authtoken']);
        $this->assertSecret($logger->text(), 'the log');
    }

    public function testWhatIsPrintedOfAnswersHoldsNothingOfABuyer(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::SignInAndSetup, 'https://shop.example/a', 's', 'https://shop.example/b');
        $done = $client->finish($emulator->checkOut($button), 's');
        $this->canaries = array_filter([$done->buyer->name, $done->buyer->email]);
        self::assertCount(2, $this->canaries);
        $wallet = $client->getChargePermission($done->chargePermissionId);
        self::assertStringContainsString($done->buyer->email, $wallet->json);
        $charge = $client->charge($done->chargePermissionId, '1.00 EUR', intent: 'a');
        foreach ([$done, $done->buyer, $wallet, $charge, $client->wallet($done->chargePermissionId)] as $object) {
            $this->assertSecret(self::shown($object)['print_r'], get_class($object));
            $this->assertSecret(self::shown($object)['var_dump'], get_class($object));
        }
    }

    public function testTheKeyOfAmazonsSdkIsGivenToNobody(): void
    {
        $legacy = $this->legacy();
        foreach (['private_key', 'proxy', 'PRIVATE_KEY'] as $name) {
            self::assertFalse(isset($legacy->$name));
            try {
                $legacy->$name;
                self::fail("{$name} was given");
            } catch (SavedWalletException $refused) {
                $this->assertSecret((string) $refused, $name);
            }
        }
    }
}
