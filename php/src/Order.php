<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * An order that was placed, or what it still misses.
 */
final class Order
{
    /**
     * @internal
     * @param string $url where the buyer is sent now, with status 303; "" while something is missing
     * @param list<Missing> $missing
     */
    public function __construct(
        public readonly string $url,
        public readonly array $missing
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self($answer['redirect_url'] ?? '', Missing::allOf($answer));
    }
}
