<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * A wallet as the journal knows it. Client::wallet asks Amazon.
 */
final class EngineWallet
{
    /**
     * @internal
     * @param string $reference the merchant's own reference
     * @param string $chargePermissionId
     * @param string $state as it was read last; "" when it was not read yet
     * @param array<string, mixed> $all what the engine told, whatever is in it
     */
    public function __construct(
        public readonly string $reference,
        public readonly string $chargePermissionId,
        public readonly string $state,
        public readonly array $all
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['wallet'] ?? '',
            $answer['charge_permission_id'] ?? '',
            $answer['state'] ?? '',
            Internal\RulesJson::told($answer)
        );
    }
}
