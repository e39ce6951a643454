<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

/**
 * An example as a process of its own.
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
     * @param array<string, string> $env
     */
    public function __construct(string $file, array $env = [])
    {
        $this->errors = tmpfile();
        $command = [PHP_BINARY, '-d', 'error_reporting=-1', '-d', 'display_errors=stderr', $file];
        $files = [['file', '/dev/null', 'r'], ['pipe', 'w'], $this->errors];
        $this->process = proc_open($command, $files, $this->pipes, null, $env + getenv());
        $this->ready = $this->line();
    }

    /**
     * The next line that it prints.
     */
    public function line(): string
    {
        return (string) fgets($this->pipes[1]);
    }

    /**
     * @return string what else it prints
     */
    public function rest(): string
    {
        return stream_get_contents($this->pipes[1]);
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
        proc_terminate($this->process);
        return $this->wait();
    }

    public function wait(): int
    {
        $this->rest(); // PHP that prints into a closed pipe exits with 255
        fclose($this->pipes[1]);
        return proc_close($this->process);
    }
}
