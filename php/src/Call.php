<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * A call of an operation that waits for callMany, with what call() takes.
 */
final class Call
{
    /**
     * @param list<string>|string $ids
     * @param array<string, mixed>|string|null $body
     * @param array<string, mixed> $query
     * @param array<string, string> $headers
     */
    public function __construct(
        public readonly string $operation,
        public readonly array|string $ids = [],
        public readonly array|string|null $body = null,
        public readonly array $query = [],
        public readonly ?string $intent = null,
        public readonly int $attempt = 1,
        public readonly ?string $idempotencyKey = null,
        public readonly ?string $permission = null,
        public readonly ?string $simulate = null,
        public readonly ?float $timeout = null,
        public readonly array $headers = []
    ) {
    }

    /**
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['operation' => $this->operation, 'intent' => $this->intent, 'attempt' => $this->attempt];
    }
}
