<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Compat;

use SavedWallet\Internal\Json;

/**
 * A body as Amazon's own SDK takes it: whatever json_encode writes, so floats and objects too.
 *
 * @internal
 */
final class Body
{
    /**
     * @param array<string, mixed>|string|null $payload
     */
    public static function of(array|string|null $payload, string $what): ?string
    {
        if (!is_array($payload)) {
            return $payload;
        }
        return $payload === [] ? '{}' : self::write($payload, $what);
    }

    /**
     * A float has its shortest form, whatever php.ini says: 18.4, and never 18.399999999999999.
     *
     * @param array<string, mixed> $payload
     */
    private static function write(array $payload, string $what): string
    {
        $before = ini_set('serialize_precision', '-1');
        try {
            return Json::encode($payload, $what);
        } finally {
            if ($before !== false) {
                ini_set('serialize_precision', $before);
            }
        }
    }
}
