<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Client;
use SavedWallet\Engine;
use SavedWallet\Exception\AmazonException;
use SavedWallet\Exception\NoAnswer;
use SavedWallet\Exception\StateMismatch;
use SavedWallet\Rules;

/**
 * A small shop that saves Amazon Pay wallets and charges them.
 */
final class Shop
{
    private const NOTIFICATIONS = '/amazon/notifications';

    private const ROUTES = [
        ['GET', '/', Orders::class, 'home'],
        ['POST', '/orders', Orders::class, 'order'],
        ['GET', '/orders/:no', Orders::class, 'basket'],
        ['GET', '/orders/:no/review', Orders::class, 'review'],
        ['POST', '/orders/:no/place', Orders::class, 'place'],
        ['GET', '/orders/:no/checkout', Orders::class, 'checkout'],
        ['POST', '/orders/:no/charge', Orders::class, 'charge'],
        ['GET', '/orders/:no/back', Orders::class, 'back'],
        ['GET', '/sign-in', Accounts::class, 'signIn'],
        ['POST', '/sign-in', Accounts::class, 'signInByPassword'],
        ['GET', '/sign-in/back', Accounts::class, 'back'],
        ['GET', '/link', Accounts::class, 'link'],
        ['POST', '/link', Accounts::class, 'linkByPassword'],
        ['POST', '/register', Accounts::class, 'register'],
        ['POST', '/sign-out', Accounts::class, 'signOut'],
        ['GET', '/wallets', Wallets::class, 'show'],
        ['GET', '/wallets/new', Wallets::class, 'new'],
        ['GET', '/wallets/back', Wallets::class, 'back'],
        ['GET', '/wallets/:wallet/change', Wallets::class, 'change'],
        ['POST', '/wallets/:wallet/remove', Wallets::class, 'remove'],
        ['POST', self::NOTIFICATIONS, Notifications::class, 'receive'],
        ['GET', '/admin', Admin::class, 'show'],
        ['POST', '/admin/charge', Admin::class, 'charge'],
        ['POST', '/admin/again', Admin::class, 'again'],
        ['POST', '/admin/refund', Admin::class, 'refund'],
    ];

    /**
     * @param string|null $adminPassword null: the page for the people of the shop is closed
     */
    public function __construct(
        private readonly Client $client,
        private readonly Engine $engine,
        private readonly Rules $rules,
        private readonly Data $data,
        private readonly ?string $adminPassword
    ) {
    }

    public function answer(Request $request): Answer
    {
        $session = new Session(str_starts_with($request->origin, 'https:'));
        $visit = new Visit($request, $this->client, $this->engine, $this->rules, $this->data, $session);
        $pages = new Pages($visit);
        try {
            if ($request->method === 'POST' && $request->path !== self::NOTIFICATIONS) {
                $pages->refuseOtherSites();
            }
            [$class, $method, $ids] = self::find($request) ?? throw $pages->notFound();
            $part = $class === Admin::class
                ? new Admin($visit, $pages, $this->adminPassword)
                : new $class($visit, $pages);
            $part->guard();
            return $part->$method(...$ids);
        } catch (Stop $stop) {
            return $stop->answer;
        } catch (\Exception $failure) {
            return self::told($failure, $pages);
        }
    }

    /**
     * @return array{class-string<Part>, string, list<string>}|null
     */
    private static function find(Request $request): ?array
    {
        foreach (self::ROUTES as [$method, $path, $class, $function]) {
            $pattern = '~^' . preg_replace('/:\w+/', '([\w-]+)', $path) . '$~D';
            if ($method === $request->method && preg_match($pattern, $request->path, $ids) === 1) {
                return [$class, $function, array_slice($ids, 1)];
            }
        }
        return null;
    }

    private static function told(\Exception $failure, Pages $pages): Answer
    {
        if ($failure instanceof StateMismatch) {
            $text = 'This link belongs to another visit of the shop, or it is too old. Nothing was changed.';
            return $pages->notice('Please start again', $text, 400);
        }
        if ($failure instanceof NoAnswer) {
            $text = 'We do not know yet how this ended. Load this page again in a moment: nothing is paid twice.';
            return $pages->notice('Amazon does not answer', $text, 503);
        }
        if ($failure instanceof AmazonException) {
            error_log("{$failure->getMessage()} (request {$failure->requestId})");
            return $pages->notice('This did not work', Words::forBuyer($failure->nextStep), 502);
        }
        throw $failure;
    }
}
