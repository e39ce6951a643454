<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * An authentic message of Amazon's. It says which object changed, never how: call `operation` with `objectId`.
 */
final class Notification
{
    /**
     * @internal
     * @param string $kind "notification", "subscription_confirmation" or "unsubscribe_confirmation"
     * @param string $messageId the same when it is repeated
     * @param string $topicArn
     * @param string $timestamp
     * @param string $merchantId
     * @param string $objectType "CHARGE", "REFUND", "CHARGE_PERMISSION", "CHARGEBACK", …
     * @param string $objectId
     * @param string $chargePermissionId
     * @param string $notificationType
     * @param string $notificationId
     * @param string $notificationVersion
     * @param string $operation such as "getCharge"; "" for a kind of object that this release does not know: let it be
     * @param string $subscribeUrl
     */
    public function __construct(
        public readonly string $kind,
        public readonly string $messageId,
        public readonly string $topicArn,
        public readonly string $timestamp,
        public readonly string $merchantId,
        public readonly string $objectType,
        public readonly string $objectId,
        public readonly string $chargePermissionId,
        public readonly string $notificationType,
        public readonly string $notificationId,
        public readonly string $notificationVersion,
        public readonly string $operation,
        public readonly string $subscribeUrl
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['kind'] ?? '',
            $answer['message_id'] ?? '',
            $answer['topic_arn'] ?? '',
            $answer['timestamp'] ?? '',
            $answer['merchant_id'] ?? '',
            $answer['object_type'] ?? '',
            $answer['object_id'] ?? '',
            $answer['charge_permission_id'] ?? '',
            $answer['notification_type'] ?? '',
            $answer['notification_id'] ?? '',
            $answer['notification_version'] ?? '',
            $answer['operation'] ?? '',
            $answer['subscribe_url'] ?? ''
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
            'kind' => $this->kind,
            'messageId' => $this->messageId,
            'objectType' => $this->objectType,
            'objectId' => $this->objectId,
            'operation' => $this->operation
        ];
    }
}
