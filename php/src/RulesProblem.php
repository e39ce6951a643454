<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Something that is wrong with the text of a ruleset.
 */
final class RulesProblem
{
    /**
     * @internal
     * @param int $line 0: it is about no line
     * @param string $message
     * @param bool $warning it loads all the same
     */
    public function __construct(
        public readonly int $line,
        public readonly string $message,
        public readonly bool $warning
    ) {
    }
}
