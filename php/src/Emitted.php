<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * An event that the journal has.
 */
final class Emitted
{
    /**
     * @internal
     * @param string $id
     * @param string $state "recorded", "decided", "held" or "failed"
     * @param bool $replayed it was there before, with the same content
     * @param Decision|null $decision what the rules said to it; null: they were not asked yet
     */
    public function __construct(
        public readonly string $id,
        public readonly string $state,
        public readonly bool $replayed,
        public readonly ?Decision $decision
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer with the decision as JSON
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['id'],
            $answer['state'],
            $answer['replayed'],
            $answer['decision'] === null ? null : Decision::of($answer['decision'])
        );
    }
}
