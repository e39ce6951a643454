<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Outcome;

/**
 * Whose wallet is it? Two accounts are never taken for one because their e-mail addresses are the same. Whoever signs
 * in with Amazon and has an account here proves that with its password, once.
 */
final class Customers
{
    public function __construct(private readonly Visit $visit)
    {
    }

    /**
     * Of who is signed in here, of who is known by the Amazon account, or of a new customer.
     *
     * @return int|null of somebody who has to show first that the account with the same e-mail address is theirs
     */
    public function ownerOf(Outcome $done): ?int
    {
        $data = $this->visit->data;
        $buyer = $done->buyer;
        $here = $this->visit->account();
        $known = $buyer->id === '' ? null : $data->one('SELECT * FROM accounts WHERE amazon_id = ?', $buyer->id);
        if ($here !== null) {
            if ($buyer->id !== '' && $known === null && $here['amazon_id'] === null) {
                $data->run('UPDATE accounts SET amazon_id = ? WHERE id = ?', $buyer->id, $here['id']);
            }
            return $here['id'];
        }
        if ($known !== null) {
            return $known['id'];
        }
        if ($data->one('SELECT 1 FROM accounts WHERE email = ? AND password IS NOT NULL', $buyer->email) !== null) {
            $this->visit->session->set('to_link', [
                'amazon_id' => $buyer->id,
                'email' => $buyer->email,
                'wallet' => $done->chargePermissionId,
                'descriptor' => $done->descriptor,
            ]);
            return null;
        }
        return $data->run(
            'INSERT INTO accounts (name, email, amazon_id) VALUES (?, ?, ?)',
            $buyer->name ?: 'Customer',
            $buyer->email,
            $buyer->id ?: null
        );
    }

    public function keepWallet(string $wallet, string $descriptor, int $owner): void
    {
        $this->visit->data->run(
            'INSERT INTO wallets (id, account, descriptor) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET'
            . " descriptor = excluded.descriptor, state = 'Chargeable', next_step = 'none'",
            $wallet,
            $owner,
            $descriptor
        );
    }

    /**
     * @return array<string, mixed>|null
     */
    public function byPassword(string $email, string $password): ?array
    {
        $email = strtolower(trim($email));
        $here = $this->visit->data->one(
            'SELECT * FROM accounts WHERE email = ? AND password IS NOT NULL',
            $email
        );
        return $here !== null && password_verify($password, $here['password']) ? $here : null;
    }
}
