<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\NextStep;
use SavedWallet\Notification;

/**
 * Where Amazon tells what has changed. A message never says how: the object is read.
 */
final class Notifications extends Part
{
    /**
     * The bytes as they came are what the signature is over. Anything that fails here is answered with 500 or more, and
     * Amazon sends it again.
     */
    public function receive(): Answer
    {
        try {
            $told = $this->visit->client->receive($this->visit->request->raw);
        } catch (SavedWalletException $no) {
            return new Answer($no->answerStatus());
        }
        $this->read($told);
        $this->visit->data->run(
            'INSERT OR IGNORE INTO notifications (message_id, object_type, object_id, subscribe_url)'
            . ' VALUES (?, ?, ?, ?)',
            $told->messageId,
            $told->objectType ?: $told->kind,
            $told->objectId,
            $told->subscribeUrl
        );
        return new Answer(200);
    }

    /**
     * Reads what the message is about; twice does no harm.
     */
    private function read(Notification $told): void
    {
        match ($told->objectType) {
            'CHARGE' => $this->readCharge($told->objectId),
            'REFUND' => $this->readRefund($told->objectId),
            'CHARGE_PERMISSION' => $this->readWallet($told->objectId),
            default => null,
        };
    }

    private function readCharge(string $id): void
    {
        $status = $this->visit->client->getCharge($id)->body['statusDetails'];
        $row = $this->visit->data->one('SELECT * FROM charges WHERE charge_id = ?', $id);
        if ($row !== null) {
            $reason = $status['reasonCode'] ?? '';
            (new Charging($this->visit))->note($row['intent'], $id, $status['state'], $reason, NextStep::None);
        }
    }

    private function readRefund(string $id): void
    {
        $status = $this->visit->client->getRefund($id)->body['statusDetails'];
        $this->visit->data->run('UPDATE refunds SET state = ? WHERE refund_id = ?', $status['state'], $id);
    }

    private function readWallet(string $id): void
    {
        $wallet = $this->visit->client->wallet($id);
        $this->visit->data->run(
            'UPDATE wallets SET state = ?, next_step = ? WHERE id = ?',
            $wallet->state,
            $wallet->nextStep->value,
            $wallet->id
        );
    }
}
