<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * How a flow ended. What it pays for is known by its chargeId: book each one once.
 */
final class Outcome
{
    /**
     * @internal
     * @param WalletOutcome $wallet is there a wallet to charge from now on?
     * @param PaymentOutcome $payment is there money?
     * @param FinishReason $reason why one of them is missing
     * @param string $reasonCode the same in Amazon's words
     * @param bool $replayed had it been completed before?
     * @param Flow|null $flow
     * @param string $sessionId
     * @param string $chargePermissionId the wallet when it was saved; else what the one payment was made with
     * @param string $chargeId
     * @param Money|null $amount what was charged
     * @param string $descriptor how to show the payment method: "Visa ****1111 (Amazon Pay)"
     * @param Buyer $buyer
     * @param array<string, mixed>|null $session what was read, for all the rest: addresses, metadata
     * @param array<string, mixed>|null $permission
     * @param array<string, mixed>|null $charge
     */
    public function __construct(
        public readonly WalletOutcome $wallet,
        public readonly PaymentOutcome $payment,
        public readonly FinishReason $reason,
        public readonly string $reasonCode,
        public readonly bool $replayed,
        public readonly ?Flow $flow,
        public readonly string $sessionId,
        public readonly string $chargePermissionId,
        public readonly string $chargeId,
        public readonly ?Money $amount,
        public readonly string $descriptor,
        public readonly Buyer $buyer,
        public readonly ?array $session,
        public readonly ?array $permission,
        public readonly ?array $charge
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            WalletOutcome::from($answer['wallet']),
            PaymentOutcome::from($answer['payment']),
            FinishReason::from($answer['reason']),
            $answer['reason_code'] ?? '',
            $answer['replayed'],
            isset($answer['flow']) ? Flow::from($answer['flow']) : null,
            $answer['session_id'] ?? '',
            $answer['charge_permission_id'] ?? '',
            $answer['charge_id'] ?? '',
            Money::ofAnswer($answer['amount']),
            $answer['descriptor'] ?? '',
            Buyer::of($answer),
            $answer['session'],
            $answer['permission'],
            $answer['charge']
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
            'wallet' => $this->wallet,
            'payment' => $this->payment,
            'reason' => $this->reason,
            'reasonCode' => $this->reasonCode,
            'replayed' => $this->replayed,
            'flow' => $this->flow,
            'sessionId' => $this->sessionId,
            'chargePermissionId' => $this->chargePermissionId,
            'chargeId' => $this->chargeId
        ];
    }
}
