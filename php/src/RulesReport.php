<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * How the tests in a ruleset went.
 */
final class RulesReport
{
    /**
     * @internal
     * @param int $passed
     * @param list<array{name: string, line: int, message: string}> $failed
     * @param array{lines: int, run: int, missed: list<int>}|null $coverage null: it was not asked for
     */
    public function __construct(
        public readonly int $passed,
        public readonly array $failed,
        public readonly ?array $coverage
    ) {
    }
}
