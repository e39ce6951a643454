<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * A charge, a refund, or what was canceled or closed, as it stands after the job.
 */
final class Receipt
{
    /**
     * @internal
     * @param string $id
     * @param string $state Amazon's word: "Captured", "Authorized", "RefundInitiated", "Canceled", "Closed", …
     * @param string $reason
     * @param Money|null $amount
     * @param bool $pending Amazon is at it: the end comes by a notification
     * @param NextStep $nextStep
     * @param string $redirectUrl where the buyer is sent when nextStep is SendBuyer
     * @param bool $wasDone it stood so already
     * @param string $requestId
     * @param string $idempotencyKey
     * @param array<string, mixed> $body Amazon's JSON
     */
    public function __construct(
        public readonly string $id,
        public readonly string $state,
        public readonly string $reason,
        public readonly ?Money $amount,
        public readonly bool $pending,
        public readonly NextStep $nextStep,
        public readonly string $redirectUrl,
        public readonly bool $wasDone,
        public readonly string $requestId,
        public readonly string $idempotencyKey,
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
            $answer['id'] ?? '',
            $answer['state'] ?? '',
            $answer['reason'] ?? '',
            Money::ofAnswer($answer['amount']),
            $answer['pending'],
            NextStep::from($answer['next_step']),
            $answer['redirect_url'] ?? '',
            $answer['was_done'],
            $answer['request_id'] ?? '',
            $answer['idempotency_key'] ?? '',
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
            'state' => $this->state,
            'reason' => $this->reason,
            'amount' => $this->amount,
            'pending' => $this->pending,
            'nextStep' => $this->nextStep,
            'wasDone' => $this->wasDone,
            'requestId' => $this->requestId,
            'idempotencyKey' => $this->idempotencyKey
        ];
    }
}
