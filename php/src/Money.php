<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Exception\SavedWalletException;

/**
 * An amount, such as `Money::of('18.40', 'EUR')` or `Money::of('18.40 EUR')`: whole minor units of a currency, reckoned
 * by the library, never in floating point. It never changes.
 *
 * Two amounts are added, subtracted and compared only where their currency is the same. A float is refused.
 */
final class Money implements \JsonSerializable, \Stringable
{
    private const FLOAT = "a float cannot hold most amounts: write it as text, Money::of('18.40', 'EUR')";

    /** "18.40": with all digits of the currency. */
    public readonly string $amount;

    /** "EUR": the code of ISO 4217. */
    public readonly string $currency;

    /** In the currency's smallest unit: 1840. */
    public readonly int $minor;

    /**
     * @param string|int $amount
     */
    public function __construct(mixed $amount, ?string $currency = null)
    {
        if (is_float($amount)) {
            throw new \TypeError(self::FLOAT);
        }
        if (!is_string($amount) && !is_int($amount)) {
            throw new \TypeError('an amount is text or int, not ' . get_debug_type($amount));
        }
        if ($currency === null && is_int($amount)) {
            throw new \TypeError("{$amount} of which currency? Money::of('{$amount}', 'EUR')");
        }
        $this->take(self::reckon('parse', ['amount' => (string) $amount, 'currency' => $currency]));
    }

    /**
     * The same as `new Money`.
     *
     * @param string|int $amount
     */
    public static function of(mixed $amount, ?string $currency = null): self
    {
        return new self($amount, $currency);
    }

    /**
     * Of minor units: `Money::ofMinor(1840, 'EUR')` is 18.40 EUR, and of "JPY" 1840 yen.
     *
     * @param int $minor
     */
    public static function ofMinor(mixed $minor, string $currency): self
    {
        $minor = (string) self::whole($minor, 'minor units are');
        return self::ofReckoned(self::reckon('minor', ['minor' => $minor, 'currency' => $currency]));
    }

    /**
     * @internal
     * @param array{amount: string, currencyCode: string}|null $json
     */
    public static function ofAnswer(?array $json): ?self
    {
        return $json === null ? null : new self($json['amount'], $json['currencyCode']);
    }

    public function add(self $other): self
    {
        return $this->with('add', ['b' => (string) $other]);
    }

    public function subtract(self $other): self
    {
        return $this->with('subtract', ['b' => (string) $other]);
    }

    /**
     * @param int $times
     */
    public function multiply(mixed $times): self
    {
        if (is_float($times)) {
            throw new \TypeError("an amount is multiplied by a whole number; for a share use percent('7.5')");
        }
        return $this->with('multiply', ['times' => self::whole($times, 'a factor is')]);
    }

    /**
     * A percentage, rounded half to even: `$fee->percent('7.5')`.
     *
     * @param string|int $percent
     */
    public function percent(mixed $percent): self
    {
        if (!is_string($percent) && !is_int($percent)) {
            throw new \TypeError("a percentage is text or int: write percent('7.5')");
        }
        return $this->with('percent', ['percent' => (string) $percent]);
    }

    /**
     * Equal parts whose sum is the amount; the first ones have one unit more where it does not come out even.
     *
     * @return list<self>
     */
    public function split(int $parts): array
    {
        $answer = self::reckon('split', ['a' => (string) $this, 'parts' => $parts]);
        return array_map(self::ofReckoned(...), $answer['parts']);
    }

    /**
     * @return int below zero, zero or above it: this amount is less than the other, equal or more
     */
    public function compare(self $other): int
    {
        if ($this->currency !== $other->currency) {
            throw SavedWalletException::invalid("{$this} and {$other} are of two currencies");
        }
        return $this->minor <=> $other->minor;
    }

    /**
     * Amounts of two currencies are never equal, not even nothing.
     */
    public function equals(self $other): bool
    {
        return $this->currency === $other->currency && $this->minor === $other->minor;
    }

    public function isZero(): bool
    {
        return $this->minor === 0;
    }

    public function __toString(): string
    {
        return "{$this->amount} {$this->currency}";
    }

    /**
     * @return array{amount: string, currencyCode: string} as Amazon writes it
     */
    public function jsonSerialize(): array
    {
        return ['amount' => $this->amount, 'currencyCode' => $this->currency];
    }

    /**
     * @return array{string, string}
     */
    public function __serialize(): array
    {
        return [$this->amount, $this->currency];
    }

    /**
     * @param array{string, string} $data
     */
    public function __unserialize(array $data): void
    {
        $this->take(self::reckon('parse', ['amount' => $data[0], 'currency' => $data[1]]));
    }

    /**
     * @param array<string, string> $answer
     */
    private function take(array $answer): void
    {
        $this->amount = $answer['amount'];
        $this->currency = $answer['currency'];
        $this->minor = (int) $answer['minor'];
    }

    /**
     * @param array<string, string> $answer
     */
    private static function ofReckoned(array $answer): self
    {
        $made = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $made->take($answer);
        return $made;
    }

    /**
     * @param array<string, mixed> $more
     */
    private function with(string $do, array $more): self
    {
        return self::ofReckoned(self::reckon($do, ['a' => (string) $this] + $more));
    }

    /**
     * @param array<string, mixed> $more
     * @return array<string, mixed>
     */
    private static function reckon(string $do, array $more): array
    {
        return Internal\Native::runFree('money', ['do' => $do] + $more);
    }

    private static function whole(mixed $value, string $what): int
    {
        if (!is_int($value)) {
            throw new \TypeError("{$what} a whole number, not " . get_debug_type($value));
        }
        return $value;
    }
}
