<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What an operation answered. What it holds of a buyer stays out of what is printed.
 *
 * @template T of array
 */
final class Response
{
    /**
     * @internal
     * @param int $status of HTTP
     * @param T $body Amazon's JSON; numbers with a point are text
     * @param string $json the same as it came
     * @param string $requestId quote it to Amazon's support
     * @param string $idempotencyKey that was sent; "" for none
     * @param int $attempts how often the request was sent
     * @param list<string> $warnings what is unusual about what was sent
     */
    public function __construct(
        public readonly int $status,
        public readonly array $body,
        public readonly string $json,
        public readonly string $requestId,
        public readonly string $idempotencyKey,
        public readonly int $attempts,
        public readonly array $warnings
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     * @return self<array<string, mixed>>
     */
    public static function of(array $answer, string $text): self
    {
        return new self(
            $answer['status'] ?? 0,
            Internal\Json::object($answer['body']),
            Internal\Json::body($text),
            $answer['request_id'] ?? '',
            $answer['idempotency_key'] ?? '',
            $answer['attempts'],
            $answer['warnings'] ?? []
        );
    }

    /**
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['status' => $this->status, 'requestId' => $this->requestId, 'attempts' => $this->attempts];
    }
}
