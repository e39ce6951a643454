<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Money;
use SavedWallet\Unbound;

/**
 * From the arguments of a method to the options of a job.
 *
 * @internal
 */
final class Options
{
    private const MOST_SECONDS = 86400; // SW_MAX_TIMEOUT_MS

    /**
     * The options that were given. Enums and amounts become text.
     *
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public static function given(#[\SensitiveParameter] array $options): array
    {
        $given = [];
        foreach ($options as $name => $value) {
            if ($value === null || $value === false) {
                continue;
            }
            $given[$name] = match (true) {
                $value instanceof Money => (string) $value,
                $value instanceof \BackedEnum => $value->value,
                default => $value,
            };
        }
        return $given;
    }

    /**
     * @return array<string, mixed>
     */
    public static function bound(#[\SensitiveParameter] string|Unbound $session): array
    {
        return $session instanceof Unbound ? ['unbound' => true] : ['browser_session' => $session];
    }

    /**
     * An attempt is one at an intent; without one the library says what is missing. To it, 0 is one that was left out.
     *
     * @return array<string, mixed>
     */
    public static function meant(?string $intent, int $attempt): array
    {
        if ($attempt < 1) {
            throw SavedWalletException::invalid("the first attempt is 1, not {$attempt}", 'attempt');
        }
        return $intent !== null || $attempt !== 1 ? self::given(['intent' => $intent, 'attempt' => $attempt]) : [];
    }

    /**
     * @param array<string, string> $headers
     * @return array<string, mixed>
     */
    public static function call(
        ?string $simulate,
        ?float $timeout,
        #[\SensitiveParameter] array $headers
    ): array {
        $options = ['simulate' => $simulate, 'timeout_ms' => self::milliseconds($timeout)];
        return self::given($options + ['headers' => $headers === [] ? null : $headers]);
    }

    /**
     * Of an operation.
     *
     * @param list<string> $ids
     * @param array<string, mixed> $query
     * @param array<string, mixed> $call
     * @return array<string, mixed>
     */
    public static function operation(
        string $name,
        array $ids,
        array $query,
        #[\SensitiveParameter] array $call
    ): array {
        foreach ($ids as $id) {
            if (!is_string($id)) {
                throw new \TypeError("{$name}: an id is text, not " . get_debug_type($id));
            }
        }
        $texts = array_map(self::queryText(...), array_filter($query, static fn (mixed $value) => $value !== null));
        return self::given([
            'ids' => $ids === [] ? null : array_values($ids),
            'query' => $texts === [] ? null : $texts,
            'idempotency_key' => $call['idempotencyKey'] ?? null,
            'permission' => $call['permission'] ?? null,
        ]) + self::meant($call['intent'] ?? null, $call['attempt'] ?? 1)
            + self::call($call['simulate'] ?? null, $call['timeout'] ?? null, $call['headers'] ?? []);
    }

    public static function milliseconds(?float $seconds): ?int
    {
        if ($seconds === null) {
            return null;
        }
        if (!($seconds > 0 && $seconds <= self::MOST_SECONDS)) {
            throw new \ValueError(
                "a time-out is a number of seconds above zero, and at most " . self::MOST_SECONDS . ", not {$seconds}"
            );
        }
        return max(1, (int) round($seconds * 1000));
    }

    /**
     * How long a caller wants to wait. 0: not at all.
     */
    public static function wait(float $seconds): ?int
    {
        return $seconds === 0.0 ? null : self::milliseconds($seconds);
    }

    private static function queryText(mixed $value): string
    {
        return is_array($value) ? implode(',', array_map(self::queryWord(...), $value)) : self::queryWord($value);
    }

    private static function queryWord(mixed $value): string
    {
        return match (true) {
            is_bool($value) => $value ? 'true' : 'false',
            is_string($value), is_int($value) => (string) $value,
            $value instanceof \BackedEnum => (string) $value->value,
            default => throw new \TypeError(
                'a query holds text, whole numbers, booleans and lists of these, not ' . get_debug_type($value)
            ),
        };
    }
}
