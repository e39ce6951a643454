<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

/**
 * A process that says one line when it is ready, and ends when its standard input does: also when this process is
 * killed.
 */
final class Program
{
    public readonly string $ready;

    /** @var resource */
    private $process;

    /** @var array<int, resource> */
    private array $pipes = [];

    /** @var resource */
    private $errors;

    /**
     * @param list<string> $command
     */
    public function __construct(array $command)
    {
        $this->errors = tmpfile(); // a pipe that nobody reads would fill and hold it up
        $files = [['pipe', 'r'], ['pipe', 'w'], $this->errors];
        $this->process = proc_open($command, $files, $this->pipes);
        $this->ready = (string) fgets($this->pipes[1]);
        if ($this->ready === '') {
            $this->stop();
            throw new \LogicException("{$command[0]} did not start: " . $this->errors());
        }
        register_shutdown_function($this->stop(...));
    }

    public function errors(): string
    {
        rewind($this->errors);
        return stream_get_contents($this->errors);
    }

    /**
     * @return int its exit code
     */
    public function stop(): int
    {
        if (!is_resource($this->process)) {
            return 0;
        }
        array_map(fclose(...), $this->pipes);
        return proc_close($this->process);
    }
}
