<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

/**
 * What the engine tells, from JSON to PHP's types.
 *
 * @internal
 */
final class Told
{
    public static function time(?string $text): ?\DateTimeImmutable
    {
        return $text === null ? null : new \DateTimeImmutable($text);
    }
}
