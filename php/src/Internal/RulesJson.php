<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Exception\InvalidRequest;
use SavedWallet\Exception\LimitReached;
use SavedWallet\Money;
use SavedWallet\Wallet;

/**
 * What rules are given and what they say, between PHP's types and JSON.
 *
 * @internal
 */
final class RulesJson
{
    /** What is an object, also where it has no members, or such as a list would have. */
    private const TABLES = [['event', 'data'], ['state', 'charges']];

    /** The members of actions that are times. */
    private const TIMES = ['at', 'by', 'expires_at', 'until'];

    private const MOST_LEVELS = 64; // SW_MAX_JSON_DEPTH: what is deeper is refused by Json

    /**
     * @param array<string, mixed> $what the input's members
     */
    public static function input(array $what, string $hook): string
    {
        $plain = self::plain($what, 0);
        foreach (self::TABLES as [$of, $name]) {
            if (is_array($plain[$of][$name] ?? null)) {
                $plain[$of][$name] = (object) $plain[$of][$name];
            }
        }
        return Json::dump($plain, "the input of {$hook}");
    }

    /**
     * An event of the merchant's, as an engine takes it.
     *
     * @param array<string, mixed> $event
     */
    public static function event(array $event): string
    {
        $given = array_filter($event, static fn (mixed $value): bool => $value !== null);
        return Json::dump(['data' => (object) self::plain($event['data'], 0)] + self::plain($given, 0), 'the event');
    }

    /**
     * What rules are told of a wallet that Client::wallet has read.
     *
     * @return array<string, mixed>
     */
    public static function wallet(Wallet $wallet, bool $isWhole): array
    {
        $told = [
            'usable' => $wallet->chargeable,
            'state' => $wallet->state,
            'reason' => $wallet->reasons[0] ?? null,
            'next_step' => $wallet->nextStep->value,
        ];
        $more = ['descriptor' => $wallet->descriptor ?: null, 'left_this_month' => $wallet->balance];
        return $isWhole ? $told + $more : $told;
    }

    /**
     * JSON with its amounts as Money. A table of the rules' own that only looks like one stays as it is.
     */
    public static function told(mixed $value): mixed
    {
        if (!is_array($value)) {
            return $value;
        }
        $names = array_keys($value);
        sort($names);
        if ($names === ['amount', 'currencyCode'] && is_string($value['amount']) && is_string($value['currencyCode'])) {
            try {
                return Money::of($value['amount'], $value['currencyCode']);
            } catch (InvalidRequest | LimitReached) {
                return $value;
            }
        }
        return array_map(self::told(...), $value);
    }

    /**
     * @param array<string, mixed> $value
     * @return array<string, mixed>
     */
    public static function action(array $value): array
    {
        $told = self::told($value);
        foreach (array_intersect(self::TIMES, array_keys($told)) as $name) {
            $told[$name] = new \DateTimeImmutable($told[$name]);
        }
        return $told;
    }

    /**
     * Money is left to the writer.
     */
    private static function plain(mixed $value, int $levels): mixed
    {
        if ($value instanceof \DateTimeInterface) {
            $utc = \DateTimeImmutable::createFromInterface($value)->setTimezone(new \DateTimeZone('UTC'));
            return $utc->format($utc->format('u') === '000000' ? 'Y-m-d\TH:i:s\Z' : 'Y-m-d\TH:i:s.u\Z');
        }
        if (!is_array($value) || $levels > self::MOST_LEVELS) {
            return $value;
        }
        $plain = [];
        foreach ($value as $name => $one) {
            $plain[$name] = self::plain($one, $levels + 1);
        }
        return $plain;
    }
}
