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
    private readonly array $keys;

    private readonly CarefulHost $host;

    /** @var array<array-key, array<string, mixed>> */
    private array $options = [];

    /** @var array<array-key, Response<array<string, mixed>>|\Throwable> */
    private array $results = [];

    /**
     * @param array<array-key, Call> $calls
     */
    private function __construct(
        private readonly Channel $channel,
        private readonly Batch $batch,
        private readonly array $calls
    ) {
        $this->keys = array_keys($calls);
        $this->host = new CarefulHost($channel->host);
    }

    /**
     * @param array<array-key, Call> $calls
     * @return array<array-key, Response<array<string, mixed>>|\Throwable>
     */
    public static function call(Channel $channel, #[\SensitiveParameter] array $calls, int $maxInFlight): array
    {
        foreach ($calls as $call) {
            if (!$call instanceof Call) {
                throw new \TypeError('callMany takes a list of Call, not of ' . get_debug_type($call));
            }
        }
        try {
            $batch = new Batch($channel->native, $maxInFlight);
        } catch (Failure $failure) {
            throw SavedWalletException::of(Json::load($failure->getMessage()));
        }
        $many = new self($channel, $batch, $calls);
        $many->work();
        return array_replace($calls, $many->results);
    }

    private function work(): void
    {
        $next = 0;
        for (;;) {
            while ($next < count($this->keys) && $this->batch->count() < self::MOST_CALLS) {
                $this->start($next++);
            }
            if ($this->batch->count() === 0 && $next === count($this->keys)) {
                return;
            }
            $text = $this->batch->wait(-1, $this->host);
            $event = Json::load($text);
            if (($event['event'] ?? '') === 'call') {
                $this->end((int) $event['tag'], $event, $text);
            } elseif ($event['error'] !== null) {
                throw SavedWalletException::of($event);
            }
        }
    }

    /**
     * What cannot be written fails by itself: others may have been carried out.
     */
    private function start(int $tag): void
    {
        $key = $this->keys[$tag];
        try {
            $this->add($tag, $this->calls[$key]);
        } catch (SavedWalletException | \TypeError | \ValueError $unwritten) {
            $this->results[$key] = Trace::clean($unwritten);
        }
    }

    private function add(int $tag, #[\SensitiveParameter] Call $call): void
    {
        $options = ['operation' => $call->operation]
            + Options::operation($call->operation, (array) $call->ids, $call->query, get_object_vars($call));
        $this->options[$this->keys[$tag]] = $options;
        $written = Json::dumpObject($this->channel->withLog($options), 'a call');
        $body = Json::bodyOf($call->body, $call->operation);
        $text = $this->batch->add($tag, $written, $body, $this->host);
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
        ['intent' => $intent, 'attempt' => $attempt] = $this->options[$key] + ['intent' => null, 'attempt' => null];
        unset($this->options[$key]);
        if ($answer['error'] === null) {
            $this->results[$key] = Response::of($answer, $text);
            return;
        }
        $cause = $answer['error']['code'] === 'callback' ? $this->host->takeFailure() : null;
        $this->results[$key] = SavedWalletException::of($answer, $intent, $attempt, $cause);
    }
}
