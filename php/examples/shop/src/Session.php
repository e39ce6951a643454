<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

/**
 * PHP's session, begun when something is first asked of it.
 */
final class Session
{
    private bool $isOpen = false;

    public function __construct(private readonly bool $isHttps)
    {
    }

    public function get(string $name): mixed
    {
        $this->open();
        return $_SESSION[$name] ?? null;
    }

    public function set(string $name, mixed $value): void
    {
        $this->open();
        $_SESSION[$name] = $value;
    }

    /**
     * Something that nobody can guess, the same as long as the session lasts.
     */
    public function token(string $name): string
    {
        $this->open();
        return $_SESSION[$name] ??= bin2hex(random_bytes(24));
    }

    /**
     * Somebody has signed in: whoever knew the session before does not know it any more.
     */
    public function signIn(int $account): void
    {
        $this->open();
        session_regenerate_id(true);
        $_SESSION['account'] = $account;
    }

    public function clear(): void
    {
        $this->open();
        $_SESSION = [];
        session_regenerate_id(true);
    }

    private function open(): void
    {
        if ($this->isOpen) {
            return;
        }
        session_start([
            'name' => 'shop',
            'cookie_samesite' => 'Lax', // Strict would leave the buyer who comes back from Amazon without a session
            'cookie_httponly' => true,
            'cookie_secure' => $this->isHttps,
            'use_strict_mode' => true,
            'cache_limiter' => '',
        ]);
        $this->isOpen = true;
    }
}
