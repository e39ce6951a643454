<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * As far as Amazon tells; "" where it does not. Never link accounts by the e-mail address alone.
 */
final class Buyer
{
    /**
     * @internal
     * @param string $id
     * @param string $name
     * @param string $email
     */
    public function __construct(
        public readonly string $id,
        public readonly string $name,
        public readonly string $email
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        $buyer = $answer['buyer'];
        return new self($buyer['id'] ?? '', $buyer['name'] ?? '', $buyer['email'] ?? '');
    }

    /**
     * What is known of a buyer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['id' => $this->id];
    }
}
