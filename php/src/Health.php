<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Whether the engine keeps up, for whoever watches over it.
 */
final class Health
{
    /**
     * @internal
     * @param HealthLevel $level
     * @param list<mixed> $problems
     */
    public function __construct(
        public readonly HealthLevel $level,
        public readonly array $problems
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(HealthLevel::from($answer['level']), $answer['problems']);
    }
}
