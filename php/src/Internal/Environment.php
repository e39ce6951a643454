<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

/**
 * What PHP knows of the environment: also variables of FastCGI and of .env loaders, which C does not see.
 *
 * @internal
 */
final class Environment
{
    /**
     * @return string|null null where there is none, or nothing in it
     */
    public static function get(string $variable): ?string
    {
        $value = getenv($variable);
        $value = is_string($value) ? $value : $_ENV[$variable] ?? $_SERVER[$variable] ?? null;
        return is_string($value) && $value !== '' ? $value : null;
    }
}
