<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\Told;

/**
 * How much there is in a journal.
 */
final class EngineStatus
{
    /**
     * @internal
     * @param array<string, int> $states how many actions are in each state
     * @param int $events that wait for a decision
     * @param int $inbox
     * @param array<string, mixed>|null $paused who did it and why; null: it is not paused
     * @param \DateTimeImmutable|null $nextAt when the next thing is due; null: nothing is planned
     * @param array<string, mixed> $all what the engine told, whatever is in it
     */
    public function __construct(
        public readonly array $states,
        public readonly int $events,
        public readonly int $inbox,
        public readonly ?array $paused,
        public readonly ?\DateTimeImmutable $nextAt,
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
            $answer['states'],
            $answer['events'],
            $answer['inbox'],
            $answer['paused'],
            Told::time($answer['next_at']),
            $answer
        );
    }
}
