<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\RulesJson;

/**
 * What the rules want to be told: a buyer, or somebody of the merchant's. It comes again until it is acknowledged.
 */
final class Message
{
    /**
     * @internal
     * @param string $id the same when it comes again
     * @param string $kind "notify" or "ask_buyer"
     * @param string $wallet
     * @param string $event the id of the event that led to it
     * @param array<string, mixed> $data to, template, data, via, … as the rules gave them, amounts as Money
     */
    public function __construct(
        public readonly string $id,
        public readonly string $kind,
        public readonly string $wallet,
        public readonly string $event,
        public readonly array $data
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['id'],
            $answer['kind'],
            $answer['wallet'] ?? '',
            $answer['event'] ?? '',
            RulesJson::told(Internal\Json::object($answer['data'] ?? null))
        );
    }

    /**
     * What rules tell of a customer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['id' => $this->id, 'kind' => $this->kind, 'wallet' => $this->wallet, 'event' => $this->event];
    }
}
