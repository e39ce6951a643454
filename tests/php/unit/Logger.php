<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

/**
 * Keeps every line, whole.
 */
final class Logger implements \Psr\Log\LoggerInterface
{
    /** @var list<array{string, string, array<string, mixed>}> */
    public array $lines = [];

    /** What it does with each. */
    public ?\Closure $then = null;

    public function log(mixed $level, string|\Stringable $message, array $context = []): void
    {
        $this->lines[] = [$level, (string) $message, $context];
        if ($this->then !== null) {
            ($this->then)();
        }
    }

    public function text(): string
    {
        return var_export($this->lines, true);
    }

    /**
     * @return list<string> without doubles
     */
    public function levels(): array
    {
        return array_values(array_unique(array_column($this->lines, 0)));
    }

    public function emergency(string|\Stringable $message, array $context = []): void
    {
        $this->log('emergency', $message, $context);
    }

    public function alert(string|\Stringable $message, array $context = []): void
    {
        $this->log('alert', $message, $context);
    }

    public function critical(string|\Stringable $message, array $context = []): void
    {
        $this->log('critical', $message, $context);
    }

    public function error(string|\Stringable $message, array $context = []): void
    {
        $this->log('error', $message, $context);
    }

    public function warning(string|\Stringable $message, array $context = []): void
    {
        $this->log('warning', $message, $context);
    }

    public function notice(string|\Stringable $message, array $context = []): void
    {
        $this->log('notice', $message, $context);
    }

    public function info(string|\Stringable $message, array $context = []): void
    {
        $this->log('info', $message, $context);
    }

    public function debug(string|\Stringable $message, array $context = []): void
    {
        $this->log('debug', $message, $context);
    }
}
