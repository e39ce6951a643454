<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\Told;

/**
 * Something that a person has to look at. Engine::settle takes it out of the inbox.
 */
final class InboxItem
{
    /**
     * @internal
     * @param int $number
     * @param string $kind "blocked", "unresolved", "declined", "conflict", …
     * @param string $about an intent, the id of an event, or of an object of Amazon's
     * @param string $wallet
     * @param string $message
     * @param \DateTimeImmutable|null $at
     */
    public function __construct(
        public readonly int $number,
        public readonly string $kind,
        public readonly string $about,
        public readonly string $wallet,
        public readonly string $message,
        public readonly ?\DateTimeImmutable $at
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['number'],
            $answer['kind'],
            $answer['about'] ?? '',
            $answer['wallet'] ?? '',
            $answer['message'] ?? '',
            Told::time($answer['at'] ?? null)
        );
    }
}
