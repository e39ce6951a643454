<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\RulesJson;
use SavedWallet\Internal\Told;

/**
 * A charge, capture, cancel, refund or close of the engine's, as the journal has it.
 */
final class Action
{
    /**
     * @internal
     * @param string $intent
     * @param ActionKind $kind
     * @param ActionState $state
     * @param string $wallet the merchant's own reference, or the charge permission
     * @param Money|null $amount
     * @param string $charge the intent of the charge that it is about
     * @param int $attempt 0: nothing was started yet
     * @param string $chargeId Amazon's
     * @param string $refundId Amazon's
     * @param string $objectState Amazon's word: "Captured", "RefundInitiated", …
     * @param string $reason why not, in Amazon's words
     * @param NextStep $nextStep
     * @param string $message
     * @param string $guard what stopped it before anything was sent
     * @param bool $pending it is not over: the end comes by a notification or a run
     * @param \DateTimeImmutable|null $dueAt nothing is done before
     * @param \DateTimeImmutable|null $nextAt when a run looks at it again
     * @param \DateTimeImmutable|null $createdAt
     * @param \DateTimeImmutable|null $changedAt
     * @param string $event the id of the event that led to it
     * @param list<array<string, mixed>> $attempts what was sent, as `show` tells; else empty
     */
    public function __construct(
        public readonly string $intent,
        public readonly ActionKind $kind,
        public readonly ActionState $state,
        public readonly string $wallet,
        public readonly ?Money $amount,
        public readonly string $charge,
        public readonly int $attempt,
        public readonly string $chargeId,
        public readonly string $refundId,
        public readonly string $objectState,
        public readonly string $reason,
        public readonly NextStep $nextStep,
        public readonly string $message,
        public readonly string $guard,
        public readonly bool $pending,
        public readonly ?\DateTimeImmutable $dueAt,
        public readonly ?\DateTimeImmutable $nextAt,
        public readonly ?\DateTimeImmutable $createdAt,
        public readonly ?\DateTimeImmutable $changedAt,
        public readonly string $event,
        public readonly array $attempts
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['intent'] ?? '',
            ActionKind::from($answer['kind']),
            ActionState::from($answer['state']),
            $answer['wallet'] ?? '',
            Money::ofAnswer($answer['amount'] ?? null),
            $answer['charge'] ?? '',
            $answer['attempt'] ?? 0,
            $answer['charge_id'] ?? '',
            $answer['refund_id'] ?? '',
            $answer['object_state'] ?? '',
            $answer['reason'] ?? '',
            NextStep::from($answer['next_step'] ?? 'none'),
            $answer['message'] ?? '',
            $answer['guard'] ?? '',
            $answer['pending'] ?? false,
            Told::time($answer['due_at'] ?? null),
            Told::time($answer['next_at'] ?? null),
            Told::time($answer['created_at'] ?? null),
            Told::time($answer['changed_at'] ?? null),
            $answer['event'] ?? '',
            array_map(RulesJson::told(...), $answer['attempts'] ?? [])
        );
    }
}
