<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Exception\InvalidRequest;
use SavedWallet\Money;

/**
 * For the people of the shop: what was charged, what was declined, and what comes next.
 */
final class Admin extends Part
{
    public function __construct(
        Visit $visit,
        Pages $pages,
        #[\SensitiveParameter] private readonly ?string $password
    ) {
        parent::__construct($visit, $pages);
    }

    public function guard(): void
    {
        if ($this->password === null) {
            $text = 'Set SHOP_ADMIN_PASSWORD to open this page.';
            throw new Stop($this->pages->notice('Closed', $text, 403));
        }
        if (!hash_equals($this->password, $this->visit->request->password ?? '')) {
            throw new Stop(new Answer(401, 'Please sign in.', ['www-authenticate' => 'Basic realm="shop"']));
        }
    }

    public function show(): Answer
    {
        $data = $this->visit->data;
        $refunds = [];
        foreach ($data->rows('SELECT * FROM refunds') as $refund) {
            $refunds[$refund['charge_id']][] = $refund;
        }
        return $this->pages->render('admin', [
            'charges' => $data->rows('SELECT * FROM charges ORDER BY at DESC, rowid DESC LIMIT 100'),
            'refunds' => $refunds,
            'wallets' => $data->rows(
                'SELECT wallets.*, accounts.name FROM wallets JOIN accounts ON accounts.id = wallets.account'
                . ' ORDER BY wallets.rowid DESC'
            ),
            'notifications' => $data->rows('SELECT * FROM notifications ORDER BY at DESC, rowid DESC LIMIT 20'),
            'fee' => 'fee:' . bin2hex(random_bytes(6)),
        ]);
    }

    /**
     * Something that comes later, such as a fee. The form names the intent: sent twice, it is charged once.
     */
    public function charge(): Answer
    {
        $wallet = $this->visit->data->one('SELECT * FROM wallets WHERE id = ?', $this->field('wallet'))
            ?? throw $this->pages->notFound();
        try {
            $this->charging()->charge(
                $this->field('intent'),
                $wallet['id'],
                (string) Money::of($this->field('amount')),
                initiator: 'MITU',
                simulate: $this->field('simulate') ?: null
            );
        } catch (InvalidRequest $no) {
            return $this->pages->notice('Not charged', $no->getMessage(), 400, again: '/admin');
        }
        return Answer::redirect('/admin', 303);
    }

    /**
     * Asks at once where nobody knows how it ended, with the same attempt; after a no, the form names the next one.
     */
    public function again(): Answer
    {
        $row = $this->visit->data->one('SELECT * FROM charges WHERE intent = ?', $this->field('intent'))
            ?? throw $this->pages->notFound();
        $this->charging()->charge(
            $row['intent'],
            $row['wallet'],
            $row['amount'],
            initiator: $row['initiator'],
            attempt: (int) $this->field('attempt'),
            orderNo: $row['order_no']
        );
        return Answer::redirect('/admin', 303);
    }

    public function refund(): Answer
    {
        $row = $this->visit->data->one('SELECT * FROM charges WHERE charge_id = ?', $this->field('charge'))
            ?? throw $this->pages->notFound();
        try {
            $amount = (string) Money::of($this->field('amount'));
            $this->charging()->refund($this->field('intent'), $row['charge_id'], $amount);
        } catch (InvalidRequest $no) {
            return $this->pages->notice('Not refunded', $no->getMessage(), 400, again: '/admin');
        }
        return Answer::redirect('/admin', 303);
    }
}
