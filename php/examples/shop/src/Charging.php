<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Action;
use SavedWallet\ActionState;
use SavedWallet\Engine;
use SavedWallet\Exception\AmazonException;
use SavedWallet\Exception\NotFound;
use SavedWallet\NextStep;
use SavedWallet\Outcome;

/**
 * Charges and refunds. The engine makes them, each once, and its journal knows how they stand; the shop's tables have
 * what its pages show.
 */
final class Charging
{
    /** Seconds that a customer waits at most. What is not over then, the worker goes on with. */
    private const WAIT = 10.0;

    public function __construct(private readonly Data $data, private readonly Engine $engine)
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
        $this->plan($intent, $wallet, $amount, $initiator, $orderNo);
        $row = $this->row($intent);
        try {
            $made = $this->engine->charge(
                wallet: $row['wallet'],
                amount: $row['amount'],
                intent: $intent,
                wait: self::WAIT,
                initiator: $row['initiator'],
                canHandlePending: true,
                reference: $row['order_no'],
                simulate: $simulate,
                attempt: $attempt
            );
        } catch (AmazonException) { // a no, or no answer: the journal has it
            $made = $this->engine->show($intent);
        }
        $this->noteCharge($made);
        return $this->row($intent);
    }

    /**
     * Pays an order with a saved wallet. Another wallet than the one that was declined is another intent, and so is
     * what comes after a charge that a guard has stopped for ever.
     *
     * @param int $attempt as `attemptOf` said when the form was made: sent again, the form is the same charge
     * @return array<string, mixed> the row
     */
    public function pay(string $orderNo, string $wallet, string $amount, int $attempt): array
    {
        $made = $this->madeFor($orderNo);
        $last = end($made) ?: ['state' => 'Declined', 'attempt' => 0];
        $isNew = $last['state'] === 'Declined' && $attempt === $this->attemptOf($orderNo);
        if ($isNew && ($last['attempt'] === 0 || $last['wallet'] !== $wallet)) {
            $intent = "order:{$orderNo}" . ($made === [] ? '' : ':' . count($made) + 1);
            return $this->charge($intent, $wallet, $amount, 'CITU', orderNo: $orderNo);
        }
        $next = $last['attempt'] + ($isNew ? 1 : 0);
        return $this->charge($last['intent'], $last['wallet'], $amount, 'CITU', $next, $orderNo);
    }

    /**
     * The number that the next attempt to pay an order will have.
     */
    public function attemptOf(string $orderNo): int
    {
        return array_sum(array_column($this->madeFor($orderNo), 'attempt')) + 1;
    }

    public function refund(string $intent, string $chargeId, string $amount): void
    {
        $this->data->run(
            'INSERT OR IGNORE INTO refunds (intent, charge_id, amount) VALUES (?, ?, ?)',
            $intent,
            $chargeId,
            $amount
        );
        $charge = $this->data->the('SELECT * FROM charges WHERE charge_id = ?', $chargeId);
        try {
            $made = $this->engine->refund(
                charge: $chargeId,
                amount: $amount,
                intent: $intent,
                wait: self::WAIT,
                wallet: $charge['wallet']
            );
        } catch (AmazonException) {
            $made = $this->engine->show($intent);
        }
        $this->noteRefund($made);
    }

    /**
     * What a buyer paid on Amazon's pages: the engine has no part in it.
     */
    public function noteCheckout(string $orderNo, Outcome $done): void
    {
        $intent = "checkout:{$orderNo}";
        $this->plan($intent, $done->chargePermissionId, (string) $done->amount, null, $orderNo);
        $state = $done->charge['statusDetails']['state'] ?? 'AuthorizationInitiated';
        $this->note($intent, $done->chargeId, $state, '');
    }

    public function note(
        string $intent,
        ?string $chargeId,
        string $state,
        string $reason,
        NextStep $nextStep = NextStep::None,
        string $message = '',
        int $attempt = 1
    ): void {
        $this->data->run(
            'UPDATE charges SET charge_id = ?, state = ?, reason = ?, next_step = ?, message = ?, attempt = ?'
            . ' WHERE intent = ?',
            $chargeId,
            $state,
            $reason,
            $nextStep->value,
            $message,
            $attempt,
            $intent
        );
        $this->data->run(
            'UPDATE orders SET state = ? WHERE no = (SELECT order_no FROM charges WHERE intent = ?)',
            self::orderState($state),
            $intent
        );
    }

    /**
     * Brings to the shop's tables what the engine has found out since.
     */
    public function catchUp(): void
    {
        $open = "('Planned', 'Unknown', 'AuthorizationInitiated', 'CaptureInitiated', 'RefundInitiated')";
        $made = "SELECT intent FROM charges WHERE initiator IS NOT NULL AND state IN {$open}";
        foreach ($this->data->rows($made) as $row) {
            $this->whenKnown($row['intent'], $this->noteCharge(...));
        }
        foreach ($this->data->rows("SELECT intent FROM refunds WHERE state IN {$open}") as $row) {
            $this->whenKnown($row['intent'], $this->noteRefund(...));
        }
    }

    /**
     * What is noted here and not in the journal was never begun: another process is about to, or ended before.
     */
    private function whenKnown(string $intent, \Closure $note): void
    {
        try {
            $made = $this->engine->show($intent);
        } catch (NotFound) {
            return;
        }
        $note($made);
    }

    private function noteCharge(Action $made): void
    {
        $state = self::stateOf($made);
        $isDeclined = $state === 'Declined';
        $this->note(
            $made->intent,
            $isDeclined ? null : ($made->chargeId ?: null),
            $state,
            $made->reason,
            $made->nextStep,
            $made->message,
            $made->attempt
        );
        if ($isDeclined && in_array($made->nextStep, [NextStep::UpdateWallet, NextStep::NewSetup], true)) {
            $this->data->run(
                "UPDATE wallets SET state = 'NonChargeable', next_step = ? WHERE id = ?",
                $made->nextStep->value,
                $made->wallet
            );
        }
    }

    private function noteRefund(Action $made): void
    {
        $this->data->run(
            'UPDATE refunds SET refund_id = ?, state = ?, message = ? WHERE intent = ?',
            $made->refundId ?: null,
            self::stateOf($made),
            $made->message,
            $made->intent
        );
    }

    /**
     * @return list<array<string, mixed>> the charges that the engine made for an order
     */
    private function madeFor(string $orderNo): array
    {
        $sql = 'SELECT * FROM charges WHERE order_no = ? AND initiator IS NOT NULL ORDER BY rowid';
        return $this->data->rows($sql, $orderNo);
    }

    private function plan(string $intent, string $wallet, string $amount, ?string $initiator, ?string $orderNo): void
    {
        $this->data->run(
            'INSERT OR IGNORE INTO charges (intent, wallet, amount, initiator, order_no) VALUES (?, ?, ?, ?, ?)',
            $intent,
            $wallet,
            $amount,
            $initiator,
            $orderNo
        );
    }

    /**
     * @return array<string, mixed>
     */
    private function row(string $intent): array
    {
        return $this->data->the('SELECT * FROM charges WHERE intent = ?', $intent);
    }

    /**
     * Amazon's word, where there is one.
     */
    private static function stateOf(Action $made): string
    {
        return match ($made->state) {
            ActionState::Accepted => $made->objectState,
            ActionState::Planned, ActionState::Waiting => 'Planned',
            ActionState::Started, ActionState::Unknown, ActionState::Unresolved => 'Unknown',
            default => 'Declined',
        };
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
