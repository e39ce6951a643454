<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Client;
use SavedWallet\Engine;
use SavedWallet\Rules;

/**
 * One request: what came, who it is, and what is at hand to answer it.
 */
final class Visit
{
    public function __construct(
        public readonly Request $request,
        public readonly Client $client,
        public readonly Engine $engine,
        public readonly Rules $rules,
        public readonly Data $data,
        public readonly Session $session
    ) {
    }

    /**
     * What only this server and this buyer's browser know: it binds a return from Amazon to the browser that left.
     */
    public function sid(): string
    {
        return $this->session->token('sid');
    }

    /**
     * @return array<string, mixed>|null
     */
    public function account(): ?array
    {
        return $this->data->one('SELECT * FROM accounts WHERE id = ?', $this->session->get('account'));
    }

    /**
     * Of a page that is only for customers.
     *
     * @return array<string, mixed>
     */
    public function customer(): array
    {
        return $this->account() ?? throw new Stop(Answer::redirect('/sign-in'));
    }
}
