<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * A saved wallet as it stood when it was read.
 */
final class Wallet
{
    /**
     * @internal
     * @param string $id
     * @param bool $chargeable
     * @param string $state "Chargeable", "NonChargeable", "Closed" or what Amazon has added since
     * @param list<string> $reasons
     * @param NextStep $nextStep what makes it chargeable again
     * @param string $descriptor
     * @param Money|null $balance what it can still be charged in this month; Amazon often does not say
     * @param array<string, mixed> $body Amazon's JSON
     */
    public function __construct(
        public readonly string $id,
        public readonly bool $chargeable,
        public readonly string $state,
        public readonly array $reasons,
        public readonly NextStep $nextStep,
        public readonly string $descriptor,
        public readonly ?Money $balance,
        public readonly array $body
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
            $answer['chargeable'],
            $answer['state'] ?? '',
            $answer['reasons'],
            NextStep::from($answer['next_step']),
            $answer['descriptor'] ?? '',
            Money::ofAnswer($answer['balance']),
            Internal\Json::object($answer['body'])
        );
    }

    /**
     * What is known of a buyer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return [
            'id' => $this->id,
            'chargeable' => $this->chargeable,
            'state' => $this->state,
            'reasons' => $this->reasons,
            'nextStep' => $this->nextStep
        ];
    }
}
