<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Call;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Native\Batch;
use SavedWallet\Native\Failure;
use SavedWallet\Response;

/**
 * Many calls at once.
 *
 * @internal
 */
final class Many
{
    private const MOST_CALLS = 4096; // SW_MAX_BATCH_CALLS

    /** @var list<array-key> The key of each tag. */
    private array $keys;

    /** @var array<array-key, array<string, mixed>> */
    private array $options = [];

    /** @var array<array-key, string|null> */
    private array $bodies = [];

    /** @var array<array-key, Response<array<string, mixed>>|\Throwable> */
    private array $results = [];

    /**
     * @param array<array-key, Call> $calls
     */
    private function __construct(
        private readonly Channel $channel,
        private readonly Batch $batch,
        private readonly CarefulHost $host,
        array $calls
    ) {
        $this->keys = array_keys($calls);
        foreach ($calls as $key => $call) {
            if (!$call instanceof Call) {
                throw new \TypeError('callMany takes a list of Call, not of ' . get_debug_type($call));
            }
            $this->options[$key] = ['operation' => $call->operation]
                + Options::operation($call->operation, (array) $call->ids, $call->query, get_object_vars($call));
            $this->bodies[$key] = Json::bodyOf($call->body, $call->operation);
        }
    }

    /**
     * @param array<array-key, Call> $calls
     * @return array<array-key, Response<array<string, mixed>>|\Throwable>
     */
    public static function call(Channel $channel, array $calls, int $maxInFlight): array
    {
        try {
            $batch = new Batch($channel->native, $maxInFlight);
        } catch (Failure $failure) {
            throw SavedWalletException::of(Json::load($failure->getMessage()));
        }
        $many = new self($channel, $batch, new CarefulHost($channel->host), $calls);
        $many->work();
        return array_replace(array_fill_keys($many->keys, null), $many->results);
    }

    private function work(): void
    {
        $next = 0;
        for (;;) {
            while ($next < count($this->keys) && $this->batch->count() < self::MOST_CALLS) {
                $this->add($next++);
            }
            if ($this->batch->count() === 0 && $next === count($this->keys)) {
                break;
            }
            $text = $this->batch->wait(-1, $this->host);
            $event = Json::load($text);
            if (($event['event'] ?? '') === 'call') {
                $this->end((int) $event['tag'], $event, $text);
            } elseif ($event['error'] !== null) {
                throw SavedWalletException::of($event);
            }
        }
        if ($this->host->ofLog() !== null) {
            throw $this->host->ofLog();
        }
    }

    private function add(int $tag): void
    {
        $key = $this->keys[$tag];
        $options = Json::dumpObject($this->channel->withLog($this->options[$key]), 'a call');
        $text = $this->batch->add($tag, $options, $this->bodies[$key], $this->host);
        $answer = Json::load($text);
        if ($answer['error'] !== null) {
            $this->end($tag, $answer, $text);
        }
    }

    /**
     * @param array<string, mixed> $answer
     */
    private function end(int $tag, array $answer, string $text): void
    {
        $key = $this->keys[$tag];
        $options = $this->options[$key];
        if ($answer['error'] === null) {
            $this->results[$key] = Response::of($answer, $text);
            return;
        }
        $thrown = $answer['error']['code'] === 'callback' ? $this->host->takeOfSignature() : null;
        $this->results[$key] = $thrown
            ?? SavedWalletException::of($answer, $options['intent'] ?? null, $options['attempt'] ?? null);
    }
}
