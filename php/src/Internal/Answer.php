<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Exception\SavedWalletException;

/**
 * What the library answered.
 *
 * @internal
 */
final class Answer
{
    /** @var array<string, mixed> */
    public readonly array $members;

    /**
     * @param array<string, mixed> $options that it came of
     * @param \Throwable|null $cause what a function of the caller's threw meanwhile
     */
    public function __construct(
        public readonly string $text,
        #[\SensitiveParameter] private readonly array $options = [],
        #[\SensitiveParameter] private readonly ?\Throwable $cause = null
    ) {
        $this->members = Json::load($text);
    }

    /**
     * @return array<string, mixed> the members, where it is no error
     */
    public function orThrow(): array
    {
        return $this->members['error'] === null ? $this->members : throw $this->error();
    }

    public function error(): SavedWalletException
    {
        $intent = $this->options['intent'] ?? null;
        return SavedWalletException::of($this->members, $intent, $this->options['attempt'] ?? null, $this->cause);
    }
}
