<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use Psr\Log\LoggerInterface;

/**
 * What the library asks while a job runs. It goes with each call; nothing of it is kept in C.
 *
 * @internal
 */
final class Host
{
    private const MOST_SIGNATURE = 1024; // of the largest RSA key that is taken

    /** Of an entry, besides its message: those of a call, and those of an engine. */
    private const FACTS = [
        'http_status', 'reason_code', 'duration_ms', 'request_id', 'intent', 'about', 'kind', 'hook', 'key', 'state',
        'object_state', 'charge_id', 'reason', 'next_step',
    ];

    public function __construct(
        private readonly ?\Closure $sign,
        private readonly ?\Closure $seen,
        private readonly ?\Closure $newTopic,
        private readonly ?LoggerInterface $logger
    ) {
    }

    public function __invoke(string $question, string $text): ?string
    {
        switch ($question) {
            case 'log':
                $this->log(json_decode($text, true, 8, JSON_THROW_ON_ERROR));
                return null;
            case 'sign':
                return $this->sign === null ? null : self::signature(($this->sign)($text));
            case 'seen':
                $message = json_decode($text, true, 8, JSON_THROW_ON_ERROR);
                $isSeen = $this->seen !== null && ($this->seen)($message['message_id'], $message['timestamp_ms']);
                return $isSeen ? '1' : '0';
            case 'new_topic':
                if ($this->newTopic !== null) {
                    ($this->newTopic)($text);
                }
                return null;
            default:
                return null;
        }
    }

    /**
     * Tells the logger; without one, PHP's own log of what is an error.
     */
    public function tell(string $level, string $message): void
    {
        if ($this->logger !== null) {
            $this->logger->log($level, $message);
        } elseif ($level === 'error') {
            error_log("savedwallet: {$message}");
        }
    }

    /**
     * @return array<string, bool> what a message that is received asks
     */
    public function asks(): array
    {
        return ['ask_seen' => $this->seen !== null, 'tell_topic' => $this->newTopic !== null];
    }

    private static function signature(mixed $given): string
    {
        if (!is_string($given)) {
            throw new \TypeError('sign returns the bytes of a signature, not ' . get_debug_type($given));
        }
        $size = strlen($given);
        if ($size < 1 || $size > self::MOST_SIGNATURE) {
            throw new \ValueError('a signature has 1 to ' . self::MOST_SIGNATURE . " bytes, not {$size}");
        }
        return $given;
    }

    /**
     * @param array<string, string|int> $entry
     */
    private function log(array $entry): void
    {
        $parts = array_filter([$entry['operation'] ?? '', $entry['event'] ?? '', $entry['message'] ?? '']);
        $line = implode(': ', $parts);
        foreach (self::FACTS as $name) {
            $line .= isset($entry[$name]) ? " {$name}={$entry[$name]}" : '';
        }
        $this->logger?->log($entry['level'], $line, ['savedwallet' => $entry]);
    }
}
