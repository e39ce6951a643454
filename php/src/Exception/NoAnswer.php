<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

use SavedWallet\Effect;

/**
 * Amazon Pay gave no answer: nobody knows whether it was done. Send the same intent again, never a new one.
 */
final class NoAnswer extends AmazonException
{
    protected static function tell(string $message, Effect $effect, ?string $intent): string
    {
        if ($effect !== Effect::Unknown) {
            return $message;
        }
        $meant = $intent === null ? '' : " (the intent is \"{$intent}\")";
        if (str_contains($message, 'never a new one')) {
            return $message . $meant;
        }
        return $message . '. Nobody knows yet whether it was done: send the same intent or idempotency key again, never'
            . ' a new one' . $meant;
    }
}
