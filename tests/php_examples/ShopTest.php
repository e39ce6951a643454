<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

use PHPUnit\Framework\TestCase;

/**
 * What the shop's forms and its endpoint refuse. tests/browser goes through the flows.
 */
final class ShopTest extends TestCase
{
    private const PASSWORD = 'for-tests';

    /** What a page with Amazon's button has in it. */
    private const BUTTON = '<script type="application/json"';

    private const WEBVIEWS = [
        'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36',
        'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    ];

    private Program $shop;

    private string $url;

    private Browser $browser;

    protected function setUp(): void
    {
        Emulator::reset();
        $this->start(['SHOP_ADMIN_PASSWORD' => self::PASSWORD]);
    }

    protected function tearDown(): void
    {
        $this->assertSame(128 + SIGTERM, $this->shop->stop());
        $this->assertSame('', $this->shop->errors());
        $this->assertFalse(@stream_socket_client(substr($this->url, strlen('http://'))), 'workers are left');
    }

    public function testItSaysWhereItIs(): void
    {
        $host = substr($this->url, strlen('http://'));
        $this->assertSame('admin: http://admin:' . self::PASSWORD . "@{$host}/admin\n", $this->shop->line());
    }

    public function testFormsWithoutTheToken(): void
    {
        foreach (['/register', '/orders', '/admin/charge', '/sign-out'] as $url) {
            $this->browser->send('POST', $url, 'csrf=');
            $this->assertSame(403, $this->browser->status);
        }
    }

    public function testTheAdminPageIsClosed(): void
    {
        foreach ([null, 'b', ''] as $password) {
            $this->browser->password = $password;
            $this->browser->get('/admin');
            $this->assertSame(401, $this->browser->status);
        }
    }

    public function testWhatIsNotThere(): void
    {
        foreach (['/nothing', '/src/Data.php', '/static/../src/Data.php', '/router.php', '/wallets/new/x'] as $url) {
            $this->browser->get($url);
            $this->assertSame(404, $this->browser->status, $url);
        }
        $this->browser->get('/static/shop.css');
        $this->assertStringStartsWith('text/css', $this->browser->headers['content-type']);
    }

    public function testPoliciesAreMerged(): void
    {
        require_once __DIR__ . '/../../php/examples/shop/autoload.php';
        $this->assertSame(
            "default-src 'none'; img-src 'self' https://a; script-src 'nonce-b'",
            \Shop\Pages::merge(
                "default-src 'none'; img-src 'self'",
                "img-src https://a 'self'; script-src 'nonce-b'"
            )
        );
        $this->assertSame('script-src https://a', \Shop\Pages::merge("script-src 'none'", 'script-src https://a'));
        $this->browser->get('/sign-in');
        $policy = $this->browser->headers['content-security-policy'];
        $this->assertStringContainsString("default-src 'none'", $policy);
        $this->assertStringContainsString("script-src 'nonce-", $policy);
        $this->assertStringContainsString("frame-ancestors 'none'", $policy);
        $this->assertSame('no-store', $this->browser->headers['cache-control']);
    }

    public function testTheSessionsCookie(): void
    {
        $this->browser->get('/');
        $before = $this->browser->headers['set-cookie'];
        $this->assertMatchesRegularExpression('/HttpOnly; SameSite=Lax$/', $before);
        $this->register('ada@example.com');
        $this->browser->get('/wallets');
        $old = explode(';', $before)[0];
        $answer = file_get_contents("{$this->url}/wallets", false, stream_context_create(['http' => [
            'header' => "cookie: {$old}",
        ]]));
        $this->assertStringContainsString('Sign in', $answer); // who knew the session before is not signed in
    }

    public function testAnotherBrowserBringsTheUrl(): void
    {
        $this->register('ada@example.com');
        $url = Emulator::buy($this->browser->get('/wallets/new'));
        $thief = new Browser($this->url);
        $this->register('eve@example.com', $thief);
        $thief->get($url);
        $this->assertSame(400, $thief->status);
        $this->assertStringContainsString('Wallet saved', $this->browser->get($url));
        $thief->get('/wallets/' . Emulator::wallet() . '/change');
        $this->assertSame(404, $thief->status);
    }

    public function testTheSameFormIsTheSameChargeAndRefund(): void
    {
        $this->save();
        $this->browser->get('/admin');
        $fields = ['wallet' => Emulator::wallet(), 'intent' => $this->browser->field('intent'), 'amount' => '7.50 EUR'];
        $this->browser->post('/admin/charge', $fields);
        $this->browser->post('/admin/charge', $fields);
        $this->assertCount(1, Emulator::charges());
        $fields = [
            'charge' => $this->browser->field('charge'),
            'intent' => $this->browser->field('intent'),
            'amount' => '1.00 EUR',
        ];
        $this->browser->post('/admin/refund', $fields);
        $this->assertStringContainsString('RefundInitiated', $this->browser->post('/admin/refund', $fields));
        $this->assertCount(1, Emulator::control('GET', 'state')['refunds']);
        $this->browser->post('/admin/refund', ['amount' => 'a lot'] + $fields);
        $this->assertSame(400, $this->browser->status);
    }

    /**
     * @return list<array{string, string}>
     */
    public function declines(): array
    {
        return [
            ['HardDeclined', 'change the card'],
            ['SoftDeclined', 'try once more'],
            ['AmazonRejected', 'save a new one'],
            ['AuthorizationInitiated', 'Amazon is still at it'],
        ];
    }

    /**
     * @dataProvider declines
     */
    public function testEachDeclineHasItsNextStep(string $simulate, string $says): void
    {
        $this->save();
        $this->assertStringContainsString($says, $this->charge(['simulate' => $simulate]));
    }

    public function testASecondAttemptIsOne(): void
    {
        $this->save();
        $this->charge(['simulate' => 'SoftDeclined']);
        $this->browser->post('/admin/again', ['intent' => 'fee:1', 'attempt' => '2']);
        $this->browser->post('/admin/again', ['intent' => 'fee:1', 'attempt' => '2']);
        $states = array_column(array_column(Emulator::charges(), 'statusDetails'), 'state');
        $this->assertSame(1, array_count_values($states)['Captured']);
        $this->assertStringContainsString('attempt 2', $this->browser->page);
    }

    public function testALostAnswer(): void
    {
        $this->save();
        Emulator::control('POST', 'faults', [['operation' => 'createCharge', 'fault' => 'reset_after']]);
        $this->assertStringContainsString('Nobody knows yet', $this->charge());
        Emulator::control('DELETE', 'faults');
        $again = ['intent' => 'fee:1', 'attempt' => '1'];
        $this->assertStringContainsString('Captured', $this->browser->post('/admin/again', $again));
        $this->assertCount(1, Emulator::charges());
    }

    /**
     * Nobody asks again, and no notification is lost on it: the worker sends the same once more.
     */
    public function testALostAnswerIsFoundOutByTheWorker(): void
    {
        $this->save();
        Emulator::control('PUT', 'notifications', ['url' => "{$this->url}/amazon/notifications"]);
        $once = ['operation' => 'createCharge', 'fault' => 'reset_after', 'when' => ['nth' => 1]];
        Emulator::control('POST', 'faults', [$once]);
        $this->charge();
        $this->waitFor(fn (): bool => str_contains($this->browser->get('/admin'), 'badge Captured'));
        $this->assertCount(1, Emulator::charges());
    }

    public function testAnotherWalletPaysAfterADecline(): void
    {
        $this->save();
        $this->browser->get(Emulator::buy($this->browser->get('/wallets/new')));
        [$first, $second] = array_column(Emulator::control('GET', 'state')['chargePermissions'], 'chargePermissionId');
        $path = $this->order();
        $this->browser->get("{$path}/checkout");
        $broken = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        Emulator::control('POST', "permissions/{$first}", $broken);
        $form = ['wallet' => $first, 'attempt' => $this->browser->field('attempt')];
        $this->browser->post("{$path}/charge", $form);
        $this->assertSame(402, $this->browser->status);
        $this->browser->get("{$path}/checkout");
        $form = ['wallet' => $second, 'attempt' => $this->browser->field('attempt')];
        $this->assertStringContainsString('Thank you', $this->browser->post("{$path}/charge", $form));
        $this->browser->post("{$path}/charge", $form);
        $this->assertSame([$second], array_column(Emulator::charges(), 'chargePermissionId'));
    }

    public function testAWalletThatWasRepairedPaysAfterAll(): void
    {
        $this->save();
        $wallet = Emulator::wallet();
        $path = $this->order();
        $broken = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        Emulator::control('POST', "permissions/{$wallet}", $broken);
        $this->browser->get("{$path}/checkout");
        $form = ['wallet' => $wallet, 'attempt' => $this->browser->field('attempt')];
        $this->browser->post("{$path}/charge", $form);
        $this->assertSame(402, $this->browser->status);
        $this->browser->get(Emulator::buy($this->browser->get("/wallets/{$wallet}/change")));
        $this->browser->get("{$path}/checkout");
        $form = ['wallet' => $wallet, 'attempt' => $this->browser->field('attempt')];
        $this->assertStringContainsString('Thank you', $this->browser->post("{$path}/charge", $form));
        $this->assertCount(1, Emulator::charges());
    }

    public function testAPendingChargeEndsByANotification(): void
    {
        $this->save();
        Emulator::control('PUT', 'notifications', ['url' => "{$this->url}/amazon/notifications"]);
        $this->assertStringContainsString('still at it', $this->charge(['simulate' => 'AuthorizationInitiated']));
        Emulator::control('POST', 'clock', ['advance' => '1m']);
        $this->waitFor(fn (): bool => preg_match('/badge (Captured|Authorized)/', $this->browser->get('/admin')) === 1);
        foreach (Emulator::control('GET', 'notifications')['notifications'] as $message) {
            Emulator::control('POST', "notifications/{$message['messageId']}/resend"); // twice does no harm
        }
        foreach (['{}', str_repeat('x', 300000)] as $body) {
            $this->browser->send('POST', '/amazon/notifications', $body, 'text/plain');
            $this->assertSame(400, $this->browser->status);
        }
    }

    /**
     * The first delivery is answered with 5xx; the next one, an hour later, must still be taken.
     */
    public function testAFailureOfOursIsSentAgain(): void
    {
        $this->save();
        Emulator::control('PUT', 'notifications', ['url' => "{$this->url}/amazon/notifications"]);
        Emulator::control('POST', 'faults', [
            ['operation' => 'getChargePermission', 'fault' => 'error_before', 'reasonCode' => 'InvalidRequest'],
        ]);
        $reason = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        Emulator::control('POST', 'permissions/' . Emulator::wallet(), $reason);
        $told = static fn (): array => Emulator::control('GET', 'notifications')['notifications'];
        $this->waitFor(static fn (): bool => ($told()[count($told()) - 1]['attempts'] ?? []) !== []);
        $this->assertStringNotContainsString('NonChargeable', $this->browser->get('/admin'));
        Emulator::control('DELETE', 'faults');
        Emulator::control('POST', 'clock', ['advance' => '2h']);
        $this->waitFor(fn (): bool => str_contains($this->browser->get('/admin'), 'NonChargeable'));
        $this->assertStringContainsString('InvalidRequest', $this->shop->errors()); // the shop's log tells of it
        $this->shop->stop();
        $this->start([]);
    }

    /**
     * The same e-mail address is no proof: not of the one who registered, nor of the one at Amazon.
     */
    public function testAWalletIsTheAccounts(): void
    {
        $this->register('susie.smith@example.com');
        $guest = new Browser($this->url);
        $page = $guest->get(Emulator::buy($guest->get('/sign-in')));
        $this->assertStringContainsString('Is this account yours?', $page);
        $this->assertStringNotContainsString('Ready to pay with', $this->browser->get('/wallets'));
        $guest->post('/link', ['password' => 'a guess']);
        $this->assertSame(403, $guest->status);
        $this->assertStringContainsString('Ready to pay with', $guest->post('/link', ['password' => 'long enough']));
    }

    /**
     * As lua/examples/shop.lua says, and tests.
     */
    public function testTheRulesChooseWhatAPageShows(): void
    {
        $path = $this->order();
        $this->assertStringContainsString('<h2>Express</h2>', $this->browser->get($path));
        $this->assertStringContainsString('Pay with Amazon', $this->browser->get("{$path}/checkout"));
        $this->save();
        $path = $this->order();
        $basket = $this->browser->get($path);
        $this->assertStringNotContainsString('Express', $basket);
        $this->assertStringContainsString('You pay with your saved wallet, Visa ****1111', $basket);
        $checkout = $this->browser->get("{$path}/checkout");
        $this->assertStringContainsString('Your saved wallet', $checkout);
        $this->assertStringNotContainsString(self::BUTTON, $checkout);
        $this->charge(['simulate' => 'HardDeclined']);
        $checkout = $this->browser->get("{$path}/checkout");
        $this->assertStringContainsString('Repair your wallet', $checkout);
        $this->assertStringNotContainsString(self::BUTTON, $checkout);
    }

    public function testAWebViewIsToldToOpenABrowser(): void
    {
        $path = $this->order();
        $this->register('ada@example.com');
        foreach (self::WEBVIEWS as $agent) {
            $this->browser->agent = $agent;
            foreach ([$path, "{$path}/checkout", '/wallets/new'] as $url) {
                $page = $this->browser->get($url);
                $this->assertMatchesRegularExpression('/open .* browser/', $page);
                $this->assertStringNotContainsString(self::BUTTON, $page);
            }
        }
        $this->browser->agent = '';
        $this->assertStringContainsString(self::BUTTON, $this->browser->get('/wallets/new'));
    }

    public function testRulesOfOnesOwn(): void
    {
        $this->shop->stop();
        $rules = tempnam(sys_get_temp_dir(), 'rules');
        file_put_contents($rules, 'local rules = ruleset{ name = "mine", version = "1", api = 1 }'
            . ' rules.choose_flow(function(c) return flow.none{ why = "we are on holiday" } end)');
        $this->start(['SAVEDWALLET_RULES' => $rules]);
        $page = $this->browser->get($this->order());
        unlink($rules);
        $this->assertStringContainsString('cannot be used just now: we are on holiday', $page);
    }

    public function testWithoutAPasswordOfItsOwn(): void
    {
        $this->shop->stop();
        $this->start(['SAVEDWALLET_STATE_SECRET' => '']); // one is made up
        $this->assertMatchesRegularExpression('~^admin: http://admin:[0-9a-f]{16}@127~', $this->shop->line());
        $this->save();
    }

    /**
     * @param array<string, string> $env
     */
    private function start(array $env): void
    {
        $this->shop = new Program(__DIR__ . '/../../php/examples/shop/serve.php', $env);
        $this->assertMatchesRegularExpression('~^shop:  http://127\.0\.0\.1:\d+/$~', $this->shop->ready);
        $this->url = rtrim(substr($this->shop->ready, strlen('shop:  ')), "/\n");
        $this->browser = new Browser($this->url, self::PASSWORD);
    }

    private function register(string $email, ?Browser $browser = null): void
    {
        $browser ??= $this->browser;
        $browser->get('/sign-in');
        $browser->post('/register', ['name' => 'Ada', 'email' => $email, 'password' => 'long enough']);
        $this->assertStringContainsString('Your wallets', $browser->page);
    }

    private function save(): void
    {
        $this->register('ada@example.com');
        $page = $this->browser->get(Emulator::buy($this->browser->get('/wallets/new')));
        $this->assertStringContainsString('Wallet saved', $page);
    }

    /**
     * @return string the basket's path
     */
    private function order(): string
    {
        $this->browser->get('/');
        $page = $this->browser->post('/orders', ['article' => 'mug']);
        $this->assertSame(1, preg_match('~"(/orders/\w+)/checkout"~', $page, $found));
        return $found[1];
    }

    /**
     * @param array<string, string> $how
     */
    private function charge(array $how = []): string
    {
        $this->browser->get('/admin');
        $fields = ['wallet' => Emulator::wallet(), 'intent' => 'fee:1', 'amount' => '7.50 EUR'];
        return $this->browser->post('/admin/charge', $how + $fields);
    }

    private function waitFor(callable $isThere): void
    {
        for ($i = 0; $i < 500 && !$isThere(); $i++) {
            usleep(20000);
        }
        $this->assertTrue($isThere());
    }
}
