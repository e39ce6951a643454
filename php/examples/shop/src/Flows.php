<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Decision;
use SavedWallet\Money;
use SavedWallet\Rules;
use SavedWallet\Wallet;

/**
 * Which way to pay a page shows. shop.lua decides, or the rules that SAVEDWALLET_RULES names: the shop tells them what
 * it knows, and does what they choose.
 */
final class Flows
{
    public function __construct(private readonly Visit $visit, private readonly Pages $pages)
    {
    }

    /**
     * In half a millisecond. Their own tests have to pass before: serve.php sees to that, and `savedwallet rules test`.
     */
    public static function load(bool $tested): Rules
    {
        return Rules::load(getenv('SAVEDWALLET_RULES') ?: __DIR__ . '/../shop.lua', tested: $tested);
    }

    /**
     * @param array<string, mixed>|Wallet|null $wallet
     * @param array<string, mixed>|null $cart
     */
    public function choose(string $page, array|Wallet|null $wallet = null, ?array $cart = null): Decision
    {
        return $this->visit->rules->chooseFlow(
            now: new \DateTimeImmutable(),
            page: $page,
            channel: 'web',
            region: $this->visit->client->region(),
            device: $this->device(),
            buyer: ['signed_in' => $this->visit->account() !== null],
            cart: $cart,
            wallet: $wallet
        );
    }

    /**
     * For an order: of the customer's wallets the one that can be charged, where there is one.
     */
    public function chooseFor(string $page, string $amount): Decision
    {
        $total = Money::of($amount);
        $row = $this->visit->data->one(
            "SELECT * FROM wallets WHERE account = ? AND state != 'Closed' ORDER BY state = 'Chargeable' DESC",
            $this->visit->account()['id'] ?? null
        );
        $cart = ['total' => $total, 'currency' => $total->currency, 'items' => 1, 'physical' => true];
        return $this->choose($page, $row === null ? null : self::asRemembered($row), $cart);
    }

    /**
     * Where the rules have chosen a way without a page of Amazon's.
     */
    public function noPage(Decision $chosen): Answer
    {
        if ($chosen->kind() === 'external_browser') {
            return $this->pages->notice('Please open your browser', 'Amazon Pay does not open inside of this app.');
        }
        $text = 'A payment with this wallet is under way. Please try again when it has ended.';
        return $this->pages->notice('One moment', $text);
    }

    /**
     * A wallet, as the shop knows it from charges and notifications.
     *
     * @param array<string, mixed> $row
     * @return array<string, mixed>
     */
    private static function asRemembered(array $row): array
    {
        return [
            'usable' => $row['state'] === 'Chargeable',
            'state' => $row['state'],
            'next_step' => $row['next_step'],
            'descriptor' => $row['descriptor'],
        ];
    }

    /**
     * As far as browsers tell: Android says that it is a WebView, and one of an iPhone is no Safari.
     *
     * @return array<string, mixed>
     */
    private function device(): array
    {
        $agent = $this->visit->request->agent;
        $isOfApple = preg_match('/iP(hone|ad).*AppleWebKit/', $agent) === 1 && !str_contains($agent, 'Safari/');
        return [
            'kind' => str_contains($agent, 'Mobi') ? 'mobile' : 'desktop',
            'webview' => str_contains($agent, '; wv)') || $isOfApple,
        ];
    }
}
