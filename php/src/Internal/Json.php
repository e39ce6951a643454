<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Exception\InvalidRequest;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Money;

/**
 * JSON as the library takes and gives it: the same bytes for the same values, in every language.
 *
 * @internal
 */
final class Json
{
    private const MOST_LEVELS = 64; // SW_MAX_JSON_DEPTH

    private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
        | JSON_UNESCAPED_LINE_TERMINATORS;

    /** A number with a point or an exponent, outside of texts. */
    private const FRACTION = '~"(?:[^"\\\\]++|\\\\.)*+"(*SKIP)(*FAIL)'
        . '|-?\d++(?:\.\d++(?:[eE][+-]?\d++)?|[eE][+-]?\d++)~s';

    /**
     * Writes JSON. What cannot be written is an exception that says so; nothing was sent then.
     */
    public static function dump(#[\SensitiveParameter] mixed $value, string $what): string
    {
        self::check($value, $what, 0);
        return self::encode($value, $what);
    }

    /**
     * As PHP writes it, whatever is in it.
     */
    public static function encode(#[\SensitiveParameter] mixed $value, string $what): string
    {
        try {
            return json_encode($value, self::FLAGS, self::MOST_LEVELS);
        } catch (\JsonException $failure) {
            throw match ($failure->getCode()) {
                JSON_ERROR_DEPTH, JSON_ERROR_RECURSION => self::tooDeep($what),
                JSON_ERROR_INF_OR_NAN => SavedWalletException::invalid("{$what} holds INF or NAN, which is no number"),
                default => SavedWalletException::invalid("{$what}: " . $failure->getMessage()),
            };
        }
    }

    /**
     * An object, also where it has no members.
     *
     * @param array<string, mixed> $members
     */
    public static function dumpObject(#[\SensitiveParameter] array $members, string $what): string
    {
        return $members === [] ? '{}' : self::dump($members, $what);
    }

    /**
     * What is sent: JSON, or text as it is.
     *
     * @param array<string, mixed>|string|null $body
     */
    public static function bodyOf(array|string|null $body, string $operation): ?string
    {
        return is_array($body) ? self::dumpObject($body, "the body of {$operation}") : $body;
    }

    /**
     * @return array<string, mixed>
     */
    public static function load(string $text): array
    {
        $exact = preg_replace(self::FRACTION, '"$0"', $text) ?? $text;
        return json_decode($exact, true, 512, JSON_THROW_ON_ERROR | JSON_BIGINT_AS_STRING);
    }

    /**
     * An answer's body, where it is an object as it should be.
     *
     * @return array<string, mixed>
     */
    public static function object(mixed $body): array
    {
        return is_array($body) ? $body : [];
    }

    /**
     * The body as it came, out of the text of a call's answer: {"status":…,"body":…,
     */
    public static function body(string $text): string
    {
        $body = self::member($text, 'body') ?? '';
        return str_starts_with($body, '"') ? json_decode($body, false, 512, JSON_THROW_ON_ERROR) : $body;
    }

    /**
     * A member of an object, as it came, and not its first: no text in JSON looks like what begins it.
     *
     * @return string|null null for null, too
     */
    public static function member(string $text, string $name): ?string
    {
        $start = strpos($text, ",\"{$name}\":");
        if ($start === false) {
            return null;
        }
        $start += strlen(",\"{$name}\":");
        $member = substr($text, $start, self::end($text, $start) - $start);
        return $member === 'null' ? null : $member;
    }

    /**
     * Where a value ends.
     */
    private static function end(string $text, int $at): int
    {
        $depth = 0;
        for (;; $at++) {
            $at += strcspn($text, '"{}[],', $at);
            switch ($text[$at] ?? '') {
                case '"':
                    for ($at++; $text[$at] !== '"'; $at++) {
                        $at += $text[$at] === '\\' ? 1 : strcspn($text, '\\"', $at) - 1;
                    }
                    break;
                case '{':
                case '[':
                    $depth++;
                    break;
                case ',':
                    if ($depth === 0) {
                        return $at;
                    }
                    break;
                case '':
                    return $at;
                default:
                    if (--$depth < 0) {
                        return $at;
                    }
            }
        }
    }

    private static function tooDeep(string $what): InvalidRequest
    {
        $most = self::MOST_LEVELS;
        return SavedWalletException::invalid("{$what} is nested deeper than {$most} levels, or holds itself");
    }

    /**
     * How PHP writes a float depends on php.ini, and no amount is one.
     */
    private static function check(mixed $value, string $what, int $levels): void
    {
        if (is_array($value) || $value instanceof \stdClass) {
            if ($levels === self::MOST_LEVELS) {
                throw self::tooDeep($what);
            }
            foreach ((array) $value as $part) {
                self::check($part, $what, $levels + 1);
            }
        } elseif (is_float($value)) {
            throw new \TypeError("{$what} holds a float, which cannot hold most amounts: give a Money, or text");
        } elseif (is_object($value) && !$value instanceof Money && !$value instanceof \BackedEnum) {
            throw new \TypeError($what . ': ' . get_debug_type($value) . ' has no form in JSON: use arrays and text');
        } elseif (is_resource($value)) {
            throw new \TypeError("{$what}: a resource has no form in JSON");
        }
    }
}
