<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Config;
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
    public function send(string $job, #[\SensitiveParameter] array $options, ?string $data = null): Answer
    {
        $text = Json::dumpObject($this->withLog($options), $job);
        $host = new CarefulHost($this->host);
        try {
            $answer = $this->native->run($job, $text, $data, $host);
        } catch (\Throwable $thrown) { // by newTopic, or by the handler of a signal
            throw Trace::clean($thrown);
        }
        return new Answer($answer, $options, $host->takeFailure());
    }

    /**
     * Does a job.
     *
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public function run(string $job, #[\SensitiveParameter] array $options, ?string $data = null): array
    {
        return $this->send($job, $options, $data)->orThrow();
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
