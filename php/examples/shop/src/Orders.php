<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Button;
use SavedWallet\Decision;
use SavedWallet\Flow;
use SavedWallet\Missing;
use SavedWallet\Money;
use SavedWallet\NextStep;
use SavedWallet\Payment;
use SavedWallet\PaymentOutcome;
use SavedWallet\Review;
use SavedWallet\WalletOutcome;

/**
 * Buying: express (the basket's button, a review, then the order), AdditionalPaymentButton (at the end of the
 * checkout), and a saved wallet with one click.
 */
final class Orders extends Part
{
    private const CURRENCIES = ['na' => 'USD', 'eu' => 'EUR', 'jp' => 'JPY'];
    private const ARTICLES = [
        'mug' => ['Stoneware mug', 1840],
        'bowl' => ['Breakfast bowl', 2450],
        'vase' => ['Slim vase', 3900],
    ];

    public function home(): Answer
    {
        $articles = [];
        foreach (self::ARTICLES as $key => [$title]) {
            $articles[] = [$key, $title, $this->price($key)];
        }
        return $this->pages->render('home', ['articles' => $articles]);
    }

    public function order(): Answer
    {
        $article = $this->field('article');
        if (!isset(self::ARTICLES[$article])) {
            throw $this->pages->notFound();
        }
        $no = bin2hex(random_bytes(6));
        $this->visit->data->run(
            'INSERT INTO orders (no, sid, account, article, amount) VALUES (?, ?, ?, ?, ?)',
            $no,
            $this->visit->sid(),
            $this->visit->account()['id'] ?? null,
            $article,
            (string) $this->price($article)
        );
        return Answer::redirect("/orders/{$no}", 303);
    }

    /**
     * The basket, or what became of it. The buyer of an express checkout brings the address from Amazon.
     */
    public function basket(string $no): Answer
    {
        $order = $this->own($no);
        if ($order['state'] !== 'open') {
            return $this->pages->render('paid', ['order' => $order]);
        }
        $chosen = $this->flows->chooseFor('cart', $order['amount']);
        return $this->pages->render('basket', compact('order', 'chosen'), button: $this->wayToPay($order, $chosen));
    }

    public function review(string $no): Answer
    {
        $order = $this->own($no);
        $url = $this->visit->request->url;
        return $this->showReview($order, $this->read($url), $url);
    }

    public function place(string $no): Answer
    {
        $order = $this->own($no);
        $url = $this->field('url');
        $placed = $this->visit->client->placeOrder(
            $url,
            amount: $order['amount'],
            payment: Payment::AuthorizeWithCapture,
            browserSession: $this->visit->sid(),
            reference: $no,
            returnUrl: $this->visit->request->to("/orders/{$no}/back")
        );
        return $placed->missing === []
            ? Answer::redirect($placed->url, 303)
            : $this->showReview($order, $this->read($url), $url, $placed->missing);
    }

    /**
     * The end of the shop's own checkout: a saved wallet, or Amazon Pay as one more way to pay.
     */
    public function checkout(string $no): Answer
    {
        $order = $this->own($no);
        if ($order['state'] !== 'open') {
            return Answer::redirect("/orders/{$no}");
        }
        $chosen = $this->flows->chooseFor('checkout', $order['amount']);
        $values = [
            'order' => $order,
            'chosen' => $chosen,
            'wallets' => $chosen->kind() === 'saved' ? $this->wallets() : [],
            'attempt' => $this->charging()->attemptOf($no),
        ];
        return $this->pages->render('checkout', $values, button: $this->wayToPay($order, $chosen));
    }

    /**
     * A second press, or a form that is sent again, names the same attempt: it is the same charge.
     */
    public function charge(string $no): Answer
    {
        $order = $this->own($no);
        $wallet = $this->field('wallet');
        if (!in_array($wallet, array_column($this->wallets(), 'id'), true)) {
            throw $this->pages->notFound();
        }
        $made = $this->charging()->pay($no, $wallet, $order['amount'], (int) $this->field('attempt'));
        if ($made['state'] === 'Declined') {
            $why = Words::forBuyer(NextStep::from($made['next_step']));
            return $this->pages->notice('Not paid', $why, 402, "/orders/{$no}/checkout", $wallet);
        }
        return Answer::redirect("/orders/{$no}", 303);
    }

    /**
     * Both flows end here, and so does the buyer who gave up.
     */
    public function back(string $no): Answer
    {
        $order = $this->own($no);
        $done = $this->visit->client->finish(
            $this->visit->request->url,
            browserSession: $this->visit->sid(),
            amount: $order['amount']
        );
        if ($done->payment === PaymentOutcome::None) {
            return $this->pages->notice('Not paid', Words::finished($done->reason), again: "/orders/{$no}");
        }
        $this->charging()->noteCheckout($no, $done);
        if ($done->wallet !== WalletOutcome::NotSaved) {
            $customers = new Customers($this->visit);
            $owner = $customers->ownerOf($done);
            if ($owner === null) {
                return Answer::redirect('/link');
            }
            $customers->keepWallet($done->chargePermissionId, $done->descriptor, $owner);
        }
        return Answer::redirect("/orders/{$no}");
    }

    /**
     * Amazon's button, where the rules have chosen a way that begins with one.
     *
     * @param array<string, mixed> $order
     */
    private function wayToPay(array $order, Decision $chosen): ?Button
    {
        $back = $this->visit->request->to("/orders/{$order['no']}/back");
        return match ($chosen->kind()) {
            'express' => $this->visit->client->button(
                Flow::Express,
                returnUrl: $this->visit->request->to("/orders/{$order['no']}/review"),
                cancelUrl: $back,
                browserSession: $this->visit->sid(),
                productType: $chosen->flow['product'] ?? null,
                estimatedAmount: $order['amount'],
                placement: $chosen->flow['placement'] ?? null
            ),
            'additional_payment_button' => $this->visit->client->button(
                Flow::AdditionalPaymentButton,
                returnUrl: $back,
                cancelUrl: $back,
                browserSession: $this->visit->sid(),
                amount: $order['amount'],
                payment: Payment::AuthorizeWithCapture,
                reference: $order['no'],
                placement: $chosen->flow['placement'] ?? null
            ),
            default => null,
        };
    }

    private function price(string $article): Money
    {
        return Money::ofMinor(self::ARTICLES[$article][1], self::CURRENCIES[$this->visit->client->region()]);
    }

    /**
     * @return array<string, mixed> with the article's title
     */
    private function own(string $no): array
    {
        $sid = $this->visit->sid();
        $order = $this->visit->data->one('SELECT * FROM orders WHERE no = ? AND sid = ?', $no, $sid)
            ?? throw $this->pages->notFound();
        return $order + ['title' => self::ARTICLES[$order['article']][0]];
    }

    /**
     * @return list<array<string, mixed>>
     */
    private function wallets(): array
    {
        $sql = "SELECT * FROM wallets WHERE account = ? AND state = 'Chargeable'";
        return $this->visit->data->rows($sql, $this->visit->account()['id'] ?? null);
    }

    private function read(string $url): Review
    {
        return $this->visit->client->review($url, browserSession: $this->visit->sid());
    }

    /**
     * @param array<string, mixed> $order
     * @param list<Missing> $missing
     */
    private function showReview(array $order, Review $review, string $url, array $missing = []): Answer
    {
        // The form leads on to Amazon, and the page may change address and card there: it needs a button's policy.
        $policy = $this->visit->client->button(
            Flow::Express,
            returnUrl: explode('?', $url)[0],
            browserSession: $this->visit->sid()
        );
        return $this->pages->render('review', compact('order', 'review', 'url', 'missing'), policyOf: $policy);
    }
}
