<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

/**
 * The host of one call, or of a batch. An exception would end the call and stand in place of its answer, also where a
 * charge was made before: the one of a signature or of seen is kept for the error that comes of it, and the one of a
 * logger is told to PHP's own log. There is nothing to lose where newTopic throws: it goes through.
 *
 * @internal
 */
final class CarefulHost
{
    /** @var list<\Throwable> In their order, which is that of the calls that fail of them. */
    private array $failures = [];

    private bool $isLoggerTold = false;

    public function __construct(private readonly Host $host)
    {
    }

    public function __invoke(string $question, string $text): ?string
    {
        try {
            return ($this->host)($question, $text);
        } catch (\Throwable $thrown) {
            match ($question) {
                'sign', 'seen' => $this->failures[] = Trace::clean($thrown),
                'log' => $this->tellOfLogger($thrown),
                default => throw $thrown,
            };
            return null;
        }
    }

    public function takeFailure(): ?\Throwable
    {
        return array_shift($this->failures);
    }

    /**
     * Without its message, which may hold the line that was to be logged.
     */
    private function tellOfLogger(\Throwable $thrown): void
    {
        if (!$this->isLoggerTold) {
            $this->isLoggerTold = true;
            $where = "{$thrown->getFile()}:{$thrown->getLine()}";
            error_log('savedwallet: the logger threw ' . get_debug_type($thrown) . " at {$where}; the call went on");
        }
    }
}
