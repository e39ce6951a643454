<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Config;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Native\Client;

/**
 * A client of the extension, with what it is given at each call.
 *
 * @internal
 */
final class Channel
{
    public readonly Client $native;

    public readonly Host $host;

    private readonly ?string $logLevel;

    public function __construct(#[\SensitiveParameter] Config $config)
    {
        $this->native = Native::client($config);
        $this->host = $config->host();
        $this->logLevel = $config->logLevel();
    }

    /**
     * Does a job. What it answers may be an error.
     *
     * @param array<string, mixed> $options
     */
    public function send(string $job, #[\SensitiveParameter] array $options, ?string $data = null): string
    {
        $text = Json::dumpObject($this->withLog($options), $job);
        try {
            return $this->native->run($job, $text, $data, $this->host);
        } catch (\Throwable $thrown) { // by a function of the caller's
            throw Trace::clean($thrown);
        }
    }

    /**
     * Does a job.
     *
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public function run(string $job, #[\SensitiveParameter] array $options, ?string $data = null): array
    {
        return self::read($this->send($job, $options, $data), $options);
    }

    /**
     * @param array<string, mixed> $options that the answer came of
     * @return array<string, mixed>
     */
    public static function read(string $text, #[\SensitiveParameter] array $options): array
    {
        $answer = Json::load($text);
        if ($answer['error'] !== null) {
            throw SavedWalletException::of($answer, $options['intent'] ?? null, $options['attempt'] ?? null);
        }
        return $answer;
    }

    /**
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public function withLog(#[\SensitiveParameter] array $options): array
    {
        return $this->logLevel === null ? $options : $options + ['log' => $this->logLevel];
    }
}
