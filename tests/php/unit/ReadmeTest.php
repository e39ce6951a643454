<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Button, Client, Engine};

/**
 * Every block of php/README.md is run, from the first to the last, and what its tables name is there.
 */
final class ReadmeTest extends Cases
{
    private static string $text = '';

    /** @var array<string, mixed> what the blocks have made */
    private static array $made = [];

    private static Emulator $emulator;

    public static function setUpBeforeClass(): void
    {
        self::$text = file_get_contents(__DIR__ . '/../../../php/README.md');
        self::$emulator = Emulator::empty();
        foreach (self::$emulator->env() as $name => $value) {
            putenv("{$name}={$value}");
        }
        putenv('SAVEDWALLET_STATE_SECRET');
        putenv('SAVEDWALLET_EMULATOR_SNS_CERT_FILE=' . self::$emulator->ready['sns_cert_file']);
        preg_match_all('/^```php\n(.*?)^```$/ms', self::$text, $blocks);
        $code = "<?php\n\ndeclare(strict_types=1);\n\n" . implode("\n", $blocks[1]) . "\nreturn get_defined_vars();\n";
        $file = tempnam(sys_get_temp_dir(), 'savedwallet');
        file_put_contents($file, $code);
        try {
            self::$made = (static fn (): array => require $file)();
        } finally {
            unlink($file);
        }
        self::assertGreaterThan(8, count($blocks[1]));
    }

    public static function tearDownAfterClass(): void
    {
        foreach ([...array_keys(self::$emulator->env()), 'SAVEDWALLET_EMULATOR_SNS_CERT_FILE'] as $name) {
            putenv($name);
        }
    }

    private static function ours(): Client
    {
        return self::$made['client'];
    }

    public function testAButtonAReturnAChargeAndANotification(): void
    {
        self::assertMatchesRegularExpression('/<script.*nonce=/s', $this->page());
        $button = self::ours()->button(\SavedWallet\Flow::SetupOnly, 'https://shop.example/saved', 'sid-1');
        $url = self::$emulator->checkOut($button);
        $wallet = \saved(self::ours(), $url, 'sid-1');
        self::assertMatchesRegularExpression('/^[BC]0/', $wallet);
        $receipt = \charge(self::ours(), $wallet, 81, '18.40');
        self::assertSame('Captured', $receipt->state);
        self::assertSame($receipt->id, \charge(self::ours(), $wallet, 81, '18.40')->id);

        $loopback = Loopback::empty();
        self::$emulator->control('PUT', 'notifications', ['url' => "{$loopback->url}/ipn"]);
        $other = \charge(self::ours(), $wallet, 82, '1.00');
        $last = '';
        for ($count = 1; !str_contains($last, $other->id); $count++) {
            $last = $loopback->requests($count)[$count - 1]->body;
        }
        $stored = [];
        $store = static function (string $id, array $body) use (&$stored): void {
            $stored[$id] = $body;
        };
        self::assertSame(200, \ipn(self::ours(), $last, $store));
        self::assertSame('Captured', $stored[$other->id]['statusDetails']['state']);
        self::assertSame(400, \ipn(self::ours(), '{}', $store));
    }

    /**
     * header() is no use on the command line, and says so once something was printed.
     */
    private function page(): string
    {
        return @\walletPage(self::ours(), 'sid-1');
    }

    public function testTheOtherFlows(): void
    {
        $client = self::ours();
        $back = self::$emulator->checkOut(self::$made['pay']);
        self::assertMatchesRegularExpression('/^[SBC]0/', \shopFinish($client, $back, 'sid', '24.90 EUR'));
        $no = self::$emulator->checkOut($client->button(
            \SavedWallet\Flow::SetupOnly,
            'https://shop.example/saved',
            'sid',
            'https://shop.example/no'
        ), ['cancel' => true]);
        self::assertSame('nothing was done: buyer_canceled', \shopFinish($client, $no, 'sid'));

        $button = $client->button(\SavedWallet\Flow::Express, 'https://shop.example/review', 'sid');
        $url = self::$emulator->checkOut($button, ['product_type' => 'PayAndShip']);
        [$city, $descriptor, $address, $payment] = \reviewPage($client, $url, 'sid', Button::newNonce());
        self::assertNotSame('', $city);
        self::assertStringContainsString('1111', $descriptor);
        self::assertStringContainsString('bindChangeAction', $address . $payment);
        self::assertStringStartsWith('http', \place($client, $url, 'sid'));
        $session = $client->review($url, 'sid')->id;
        $back = self::$emulator->control('POST', "checkout/{$session}/process", ['card' => '1111'])['url'];
        self::assertMatchesRegularExpression('/^[SBC]0/', \shopFinish($client, $back, 'sid', '24.90 EUR'));
    }

    public function testAChargeThatDoesNotGoThrough(): void
    {
        $client = self::ours();
        $wallet = self::$emulator->saveWallet($client);
        self::assertSame('Captured', \chargeRide($client, $wallet, 1));
        $broken = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        self::$emulator->control('POST', "permissions/{$wallet}", $broken);
        self::assertInstanceOf(Button::class, \chargeRide($client, $wallet, 2));
        \cut($client, $wallet);
        self::assertMatchesRegularExpression('/^\w+: new_setup$/', \chargeRide($client, $wallet, 3));
    }

    public function testOperationsOneAndMany(): void
    {
        $client = self::ours();
        $wallet = self::$emulator->saveWallet($client);
        $charge = $client->charge($wallet, '4.00 EUR', intent: 'toll:1')->id;
        self::assertSame([200, 'Captured'], array_slice(\facts($client, $charge), 0, 2));
        $states = \statesOf($client, [$charge, 'S00-0000000-0000000-C000000']);
        self::assertSame('Captured', $states[$charge]);
        self::assertStringContainsString('ResourceNotFound', $states['S00-0000000-0000000-C000000']);
        self::assertSame('Closed', \cut($client, $wallet));
    }

    public function testTheRules(): void
    {
        $client = self::ours();
        $wallet = self::$emulator->saveWallet($client);
        self::assertSame('saved', \whichWay(self::$made['rules'], $client, $wallet));
        $broken = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        self::$emulator->control('POST', "permissions/{$wallet}", $broken);
        self::assertSame('setup_only', \whichWay(self::$made['rules'], $client, $wallet));
        $now = new \DateTimeImmutable('2026-11-29T16:00:00Z');
        $said = \tolls(self::$made['rules'], 'T1', \SavedWallet\Money::of('4.00 EUR'), $now);
        self::assertSame(['charge toll:T1 6.50 EUR 2026-12-02'], $said);
    }

    public function testTheEngine(): void
    {
        $client = self::ours();
        $wallet = self::$emulator->saveWallet($client);
        $folder = sys_get_temp_dir() . '/savedwallet' . bin2hex(random_bytes(8));
        mkdir($folder, 0700);
        $engine = new Engine($client, "{$folder}/journal", rules: self::$made['rules']);
        self::assertSame('Captured', \chargeOnce($engine, $wallet, 91));
        self::assertSame('Captured', \chargeOnce($engine, $wallet, 91));
        self::assertSame(400, \amazonSays($engine, '{}'));
        \tollReceived($engine, $wallet, 'T1', \SavedWallet\Money::of('4.00 EUR'));
        \work($engine, static fn () => self::fail('these rules tell nobody'));
        self::assertSame('6.50 EUR', (string) $engine->show('toll:T1')->amount);
        $broken = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        self::$emulator->control('POST', "permissions/{$wallet}", $broken);
        self::assertSame('update_wallet', \chargeOnce($engine, $wallet, 92));
        array_map(unlink(...), glob("{$folder}/*"));
        rmdir($folder);
    }

    public function testTheReadmeNamesEachMethodOfTheEngine(): void
    {
        $table = strstr(strstr(self::$text, '| to act |'), '* **An intent', true);
        foreach (get_class_methods(Engine::class) as $method) {
            if (!str_starts_with($method, '__') && !in_array($method, ['fromEnv', 'setClockOffset'], true)) {
                self::assertStringContainsString("`{$method}`", $table);
            }
        }
    }

    public function testTheReadmeNamesEachOperationAndEachMethodThatItSaysIsThere(): void
    {
        $start = strpos(self::$text, "| Amazon's SDK | `Compat");
        $table = substr(self::$text, $start, strpos(self::$text, 'Where the two differ') - $start);
        foreach (array_keys(self::operations()) as $name) {
            self::assertMatchesRegularExpression("/^\\| `{$name}` \\| the same \\| `{$name}`/m", $table);
        }
        preg_match_all('/^\| `?[^|]+\|[^|]+\|(.*)\|$/m', $table, $rows);
        preg_match_all('/`(\w+)(?:\(…\)|\(\$\w+\))?`/', implode("\n", $rows[1]), $named);
        foreach (array_diff($named[1], ['Client', 'intent', 'environment']) as $method) {
            self::assertTrue(method_exists(Client::class, $method), $method);
        }
    }

    public function testEachExceptionIsTold(): void
    {
        foreach (glob(__DIR__ . '/../../../php/src/Exception/*.php') as $file) {
            self::assertStringContainsString(basename($file, '.php'), self::$text);
        }
    }

    public function testWhatTheReadmeNamesIsThere(): void
    {
        preg_match_all('/Flow::(\w+)/', self::$text, $flows);
        foreach (array_unique($flows[1]) as $flow) {
            self::assertTrue(defined(\SavedWallet\Flow::class . "::{$flow}"), $flow);
        }
        preg_match_all('/`(\w+)`/', strstr(strstr(self::$text, 'Each has `effect`'), '**Retries**', true), $members);
        foreach (array_unique($members[1]) as $member) {
            self::assertTrue(property_exists(\SavedWallet\Exception\SavedWalletException::class, $member), $member);
        }
    }
}
