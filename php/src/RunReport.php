<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\Told;

/**
 * What a run of the engine did.
 */
final class RunReport
{
    /**
     * @internal
     * @param RunEnd $ended
     * @param int $steps
     * @param int $sent requests that change something at Amazon
     * @param int $decided events and declines that the rules were asked about
     * @param int $due what is due and was not done yet
     * @param \DateTimeImmutable|null $nextAt when the next thing is due; null: nothing is planned
     */
    public function __construct(
        public readonly RunEnd $ended,
        public readonly int $steps,
        public readonly int $sent,
        public readonly int $decided,
        public readonly int $due,
        public readonly ?\DateTimeImmutable $nextAt
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            RunEnd::from($answer['ended']),
            $answer['steps'],
            $answer['sent'],
            $answer['decided'],
            $answer['due'],
            Told::time($answer['next_at'])
        );
    }

    /**
     * @internal
     */
    public function canceled(): self
    {
        return new self(RunEnd::Canceled, $this->steps, $this->sent, $this->decided, $this->due, $this->nextAt);
    }

    /**
     * Of a run in two parts, this one and the one after it.
     *
     * @internal
     */
    public function then(self $after): self
    {
        return new self(
            $after->ended,
            $this->steps + $after->steps,
            $this->sent + $after->sent,
            $this->decided + $after->decided,
            $after->due,
            $after->nextAt
        );
    }
}
