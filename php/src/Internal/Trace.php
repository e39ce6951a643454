<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Client;
use SavedWallet\Config;
use SavedWallet\Native\Batch;
use SavedWallet\Native\Client as NativeClient;
use SavedWallet\Native\Engine;

/**
 * SensitiveParameter does not hide named arguments that a function takes as `...$settings`, and the extension has none:
 * PHP shows both in traces.
 *
 * @internal
 */
final class Trace
{
    /**
     * The same exception, which no longer shows what a Client or a Config was made of, or what the extension was given.
     */
    public static function clean(\Throwable $thrown): \Throwable
    {
        for ($one = $thrown; $one !== null; $one = $one->getPrevious()) {
            $trace = new \ReflectionProperty($one instanceof \Exception ? \Exception::class : \Error::class, 'trace');
            $trace->setValue($one, array_map(self::frame(...), $one->getTrace()));
        }
        return $thrown;
    }

    /**
     * @param array<string, mixed> $frame
     * @return array<string, mixed>
     */
    private static function frame(array $frame): array
    {
        $ours = [Client::class, Config::class, NativeClient::class, Batch::class, Engine::class];
        $isOurs = in_array($frame['class'] ?? '', $ours, true);
        return $isOurs ? array_diff_key($frame, ['args' => true]) : $frame;
    }
}
