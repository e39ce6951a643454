<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

/**
 * A request that came.
 */
final class Sent
{
    /**
     * @param array<string, string> $headers
     */
    public function __construct(
        public readonly string $method,
        public readonly string $path,
        public readonly string $query,
        public readonly array $headers,
        public readonly string $body
    ) {
    }
}
