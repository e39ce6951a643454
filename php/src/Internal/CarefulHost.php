<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

/**
 * The host of a batch, whose wait is for all calls at once: an exception in it would end that for all of them. The one
 * of a signature is kept for the call that fails of it; what a logger throws belongs to no call and comes at the end.
 *
 * @internal
 */
final class CarefulHost
{
    /** @var list<\Throwable> */
    private array $ofSignatures = [];

    private ?\Throwable $ofLog = null;

    public function __construct(private readonly Host $host)
    {
    }

    public function __invoke(string $question, string $text): ?string
    {
        if ($question === 'log' && $this->ofLog !== null) {
            return null;
        }
        try {
            return ($this->host)($question, $text);
        } catch (\Throwable $thrown) {
            if ($question === 'sign') {
                $this->ofSignatures[] = $thrown;
            } else {
                $this->ofLog ??= $thrown;
            }
            return null;
        }
    }

    public function takeOfSignature(): ?\Throwable
    {
        return array_shift($this->ofSignatures);
    }

    public function ofLog(): ?\Throwable
    {
        return $this->ofLog;
    }
}
