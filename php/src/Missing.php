<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What Amazon still waits for.
 */
final class Missing
{
    /**
     * @internal
     * @param string $constraint Amazon's word, such as BuyerNotAssociated
     * @param string $text
     */
    public function __construct(
        public readonly string $constraint,
        public readonly string $text
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     * @return list<self>
     */
    public static function allOf(array $answer): array
    {
        return array_map(
            static fn (array $one): self => new self($one['constraint'], $one['text'] ?? ''),
            $answer['missing']
        );
    }
}
