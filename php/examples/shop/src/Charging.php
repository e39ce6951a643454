<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Effect;
use SavedWallet\Exception\AmazonException;
use SavedWallet\NextStep;
use SavedWallet\Outcome;

/**
 * Charges and refunds, and what the shop writes down of them: the intent first, then what came of it.
 */
final class Charging
{
    public function __construct(private readonly Visit $visit)
    {
    }

    /**
     * Charges a saved wallet, once however often it is called with the same intent.
     *
     * @param string $initiator CITU when the customer is present, MITU when the shop charges by itself
     * @param int $attempt counted up for a new attempt after a definite no
     * @return array<string, mixed> the row
     */
    public function charge(
        string $intent,
        string $wallet,
        string $amount,
        string $initiator,
        int $attempt = 1,
        ?string $orderNo = null,
        ?string $simulate = null
    ): array {
        $this->plan($intent, $wallet, $amount, $attempt, $orderNo);
        $row = $this->row($intent);
        if ($row['charge_id'] !== null) {
            return $row;
        }
        try {
            $receipt = $this->visit->client->charge(
                wallet: $row['wallet'],
                amount: $row['amount'],
                intent: $intent,
                attempt: $row['attempt'],
                initiator: $initiator,
                canHandlePending: true,
                reference: $orderNo,
                simulate: $simulate
            );
            $this->note($intent, $receipt->id, $receipt->state, $receipt->reason, $receipt->nextStep);
        } catch (AmazonException $no) {
            $state = $no->effect === Effect::Unknown ? 'Unknown' : 'Declined';
            $this->note($intent, null, $state, $no->reasonCode, $no->nextStep, $no->getMessage());
            if (in_array($no->nextStep, [NextStep::UpdateWallet, NextStep::NewSetup], true)) {
                $this->visit->data->run(
                    "UPDATE wallets SET state = 'NonChargeable', next_step = ? WHERE id = ?",
                    $no->nextStep->value,
                    $wallet
                );
            }
        }
        return $this->row($intent);
    }

    public function note(
        string $intent,
        ?string $chargeId,
        string $state,
        string $reason,
        NextStep $nextStep,
        string $message = ''
    ): void {
        $this->visit->data->run(
            'UPDATE charges SET charge_id = ?, state = ?, reason = ?, next_step = ?, message = ? WHERE intent = ?',
            $chargeId,
            $state,
            $reason,
            $nextStep->value,
            $message,
            $intent
        );
        $this->visit->data->run(
            'UPDATE orders SET state = ? WHERE no = (SELECT order_no FROM charges WHERE intent = ?)',
            self::orderState($state),
            $intent
        );
    }

    /**
     * What a buyer paid on Amazon's pages.
     */
    public function noteCheckout(string $orderNo, Outcome $done): void
    {
        $intent = "order:{$orderNo}";
        $this->plan($intent, $done->chargePermissionId, (string) $done->amount, 1, $orderNo);
        $state = $done->charge['statusDetails']['state'] ?? 'AuthorizationInitiated';
        $this->note($intent, $done->chargeId, $state, '', NextStep::None);
    }

    public function refund(string $intent, string $chargeId, string $amount): void
    {
        $data = $this->visit->data;
        $data->run(
            'INSERT OR IGNORE INTO refunds (intent, charge_id, amount) VALUES (?, ?, ?)',
            $intent,
            $chargeId,
            $amount
        );
        try {
            $receipt = $this->visit->client->refund(charge: $chargeId, amount: $amount, intent: $intent);
            $data->run(
                'UPDATE refunds SET refund_id = ?, state = ? WHERE intent = ?',
                $receipt->id,
                $receipt->state,
                $intent
            );
        } catch (AmazonException $no) {
            $state = $no->effect === Effect::Unknown ? 'Unknown' : 'Declined';
            $data->run(
                'UPDATE refunds SET state = ?, message = ? WHERE intent = ?',
                $state,
                $no->getMessage(),
                $intent
            );
        }
    }

    /**
     * A later attempt is made only after a definite no; anything else is the same charge again.
     */
    private function plan(string $intent, string $wallet, string $amount, int $attempt, ?string $orderNo): void
    {
        $this->visit->data->run(
            'INSERT INTO charges (intent, wallet, amount, attempt, order_no) VALUES (?, ?, ?, ?, ?)'
            . ' ON CONFLICT (intent) DO UPDATE SET attempt = excluded.attempt, wallet = excluded.wallet,'
            . " state = 'Planned', charge_id = NULL WHERE state = 'Declined' AND excluded.attempt = attempt + 1",
            $intent,
            $wallet,
            $amount,
            $attempt,
            $orderNo
        );
    }

    /**
     * @return array<string, mixed>
     */
    private function row(string $intent): array
    {
        return $this->visit->data->the('SELECT * FROM charges WHERE intent = ?', $intent);
    }

    private static function orderState(string $state): string
    {
        return match ($state) {
            'Authorized', 'Captured' => 'paid',
            'AuthorizationInitiated', 'CaptureInitiated', 'Unknown' => 'pending',
            default => 'open',
        };
    }
}
