<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

/**
 * Where Amazon tells what has changed. A message never says how: the object is read.
 */
final class Notifications extends Part
{
    /**
     * The bytes as they came are what the signature is over. The engine verifies and keeps the message, and the worker
     * reads what the engine has charged or paid back. The rest is read here; where that fails the answer is 500 or
     * more, and Amazon sends the message again.
     */
    public function receive(): Answer
    {
        $status = $this->visit->engine->receive($this->visit->request->raw);
        if ($status === 200) {
            $this->take(json_decode($this->visit->request->raw, true));
        }
        return new Answer($status);
    }

    /**
     * @param array<string, string> $told as Amazon SNS writes it
     */
    private function take(array $told): void
    {
        $about = $told['Type'] === 'Notification' ? json_decode($told['Message'], true) : [];
        match ($about['ObjectType'] ?? '') {
            'CHARGE' => $this->readCheckout($about['ObjectId']),
            'CHARGE_PERMISSION' => $this->readWallet($about['ObjectId']),
            default => null,
        };
        $this->visit->data->run(
            'INSERT OR IGNORE INTO notifications (message_id, object_type, object_id, subscribe_url)'
            . ' VALUES (?, ?, ?, ?)',
            $told['MessageId'],
            $about['ObjectType'] ?? $told['Type'],
            $about['ObjectId'] ?? '',
            $told['SubscribeURL'] ?? ''
        );
    }

    /**
     * A charge that was made on Amazon's pages.
     */
    private function readCheckout(string $id): void
    {
        $row = $this->visit->data->one('SELECT * FROM charges WHERE charge_id = ? AND initiator IS NULL', $id);
        if ($row !== null) {
            $status = $this->visit->client->getCharge($id)->body['statusDetails'];
            $this->charging()->note($row['intent'], $id, $status['state'], $status['reasonCode'] ?? '');
        }
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
