<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\Exception\{InvalidRequest, LimitReached, SavedWalletException};
use SavedWallet\Money;

/**
 * Amounts: what may be reckoned with them, and what may not.
 */
final class MoneyTest extends Cases
{
    private const DIGITS = ['EUR' => 2, 'USD' => 2, 'JPY' => 0, 'BHD' => 3];

    /**
     * @return iterable<string, array{array<string, mixed>}>
     */
    private static function golden(string $name): iterable
    {
        foreach (self::vectors('money.json')[$name] as $number => $row) {
            yield "{$name} {$number}" => [$row];
        }
    }

    public static function written(): iterable
    {
        return self::golden('written');
    }

    public static function refused(): iterable
    {
        return self::golden('refused');
    }

    public static function percents(): iterable
    {
        return self::golden('percent');
    }

    public static function splits(): iterable
    {
        return self::golden('split');
    }

    /**
     * @dataProvider written
     */
    public function testAnAmountIsReadAndWrittenAsInEveryLanguage(array $row): void
    {
        $one = Money::of($row['amount'], $row['currency']);
        self::assertSame($row['text'], (string) $one);
        self::assertSame($row['minor'], (string) $one->minor);
        self::assertSame($row['json'], json_encode($one));
    }

    /**
     * @dataProvider refused
     */
    public function testWhatIsNoAmountInAnyLanguageIsRefused(array $row): void
    {
        try {
            Money::of($row['amount'], $row['currency']);
            self::fail('it was taken');
        } catch (SavedWalletException $refused) {
            self::assertSame($row['code'], $refused->errorCode);
            self::assertStringContainsString($row['says'], $refused->getMessage());
        }
    }

    /**
     * @dataProvider percents
     */
    public function testAPercentageIsThatOfEveryLanguage(array $row): void
    {
        self::assertSame($row['gives'], (string) Money::of($row['of'])->percent($row['percent']));
    }

    /**
     * @dataProvider splits
     */
    public function testPartsAreThoseOfEveryLanguage(array $row): void
    {
        self::assertSame($row['gives'], array_map('strval', Money::of($row['of'])->split($row['into'])));
    }

    public function testAnAmountComesBackFromEveryFormOfIt(): void
    {
        mt_srand(20260102);
        for ($i = 0; $i < 200; $i++) {
            $currency = array_rand(self::DIGITS);
            $one = Money::ofMinor(mt_rand(0, 10 ** 12), $currency);
            $ways = [
                Money::of($one->amount, $currency), new Money($one->amount, $currency), Money::of((string) $one),
                Money::ofMinor($one->minor, $currency), unserialize(serialize($one)), clone $one,
            ];
            foreach ($ways as $way) {
                self::assertTrue($way->equals($one) && $way == $one && $way->compare($one) === 0);
                self::assertSame((string) $one, (string) $way);
            }
        }
    }

    public function testWhatIsReckonedIsThatOfTheMinorUnits(): void
    {
        mt_srand(20260103);
        for ($i = 0; $i < 200; $i++) {
            $currency = array_rand(self::DIGITS);
            [$less, $more] = [mt_rand(0, 10 ** 10), mt_rand(10 ** 10, 10 ** 12)];
            [$one, $other] = [Money::ofMinor($less, $currency), Money::ofMinor($more, $currency)];
            self::assertSame($less + $more, $one->add($other)->minor);
            self::assertSame($more - $less, $other->subtract($one)->minor);
            self::assertSame($less * 7, $one->multiply(7)->minor);
            self::assertSame($less <=> $more, $one->compare($other));
            $parts = $other->split(1 + $i);
            self::assertSame($more, array_sum(array_column($parts, 'minor')));
            self::assertLessThanOrEqual(1, $parts[0]->minor - end($parts)->minor);
        }
    }

    public function testAmountsOfTwoCurrenciesAreNeitherEqualNorOrdered(): void
    {
        [$euro, $dollar] = [Money::of('0 EUR'), Money::of('0 USD')];
        self::assertFalse($euro->equals($dollar));
        self::assertTrue($euro->isZero());
        self::assertFalse(Money::of('0.01 EUR')->isZero());
        foreach (['add', 'subtract', 'compare'] as $do) {
            self::assertStringContainsString('USD', self::thrown(
                InvalidRequest::class,
                static fn () => $euro->$do($dollar)
            )->getMessage());
        }
    }

    public static function wrongTypes(): array
    {
        $one = Money::of('1.00', 'EUR');
        return [
            'a float' => [fn () => Money::of(18.4, 'EUR'), "Money::of('18.40', 'EUR')"],
            'not a number' => [fn () => new Money(NAN, 'EUR'), 'float'],
            'a float of minor units' => [fn () => Money::ofMinor(1.0, 'EUR'), 'whole number'],
            'text of minor units' => [fn () => Money::ofMinor('1', 'EUR'), 'whole number'],
            'a float of times' => [fn () => $one->multiply(1.5), "percent('7.5')"],
            'text of times' => [fn () => $one->multiply('2'), 'whole number'],
            'true times' => [fn () => $one->multiply(true), 'whole number'],
            'a float of percent' => [fn () => $one->percent(7.5), "percent('7.5')"],
            'true' => [fn () => Money::of(true, 'EUR'), 'text or int'],
            'nothing' => [fn () => Money::of(null, 'EUR'), 'text or int'],
            'an int of no currency' => [fn () => Money::of(5), "Money::of('5', 'EUR')"],
            'text is no amount' => [fn () => $one->add('1.00 EUR'), 'Money'],
            'parts that are a float' => [fn () => $one->split(2.0), 'int'],
        ];
    }

    /**
     * @dataProvider wrongTypes
     */
    public function testWhatIsNoAmountIsATypeErrorThatSaysWhatToWrite(\Closure $use, string $text): void
    {
        self::thrown(\TypeError::class, $use, $text);
    }

    public static function tooMuch(): array
    {
        $one = Money::of('1.00', 'EUR');
        $most = Money::ofMinor(10 ** 15 - 1, 'EUR');
        return array_map(static fn (\Closure $use): array => [$use], [
            fn () => Money::of('1.00 EUR', 'EUR'), fn () => Money::of('1.00'), fn () => Money::of('1,00 EUR'),
            fn () => Money::of('1.00', 'XXX1'), fn () => Money::of("1.00\0", 'EUR'), fn () => Money::of("\xff", 'EUR'),
            fn () => Money::of('1.00', "\xff"), fn () => Money::ofMinor(PHP_INT_MAX, 'EUR'),
            fn () => Money::ofMinor(-1, 'EUR'), fn () => $most->add(Money::ofMinor(1, 'EUR')),
            fn () => $one->subtract(Money::of('1.01', 'EUR')), fn () => $most->multiply(2),
            fn () => $one->multiply(PHP_INT_MAX), fn () => $one->multiply(-1), fn () => $one->split(0),
            fn () => $one->split(-1), fn () => $one->split(PHP_INT_MAX), fn () => $one->percent('a'),
            fn () => $one->percent('-1'), fn () => Money::of('', 'EUR'),
        ]);
    }

    /**
     * @dataProvider tooMuch
     */
    public function testWhatDoesNotFitIsRefused(\Closure $use): void
    {
        try {
            $use();
            self::fail('it was taken');
        } catch (InvalidRequest | LimitReached $refused) {
            self::assertNotSame('', $refused->getMessage());
        }
    }

    public function testAnAmountNeverChanges(): void
    {
        $one = Money::of('18.40', 'EUR');
        foreach (['amount', 'currency', 'minor', 'colour'] as $name) {
            try {
                $one->$name = '1';
                self::fail("{$name} was changed");
            } catch (\Error | \ErrorException $refused) { // of PHP before 8.3, a new property is deprecated only
                self::assertNotSame('', $refused->getMessage());
            }
        }
        self::thrown(\Error::class, static fn () => $one->__construct('1.00', 'EUR'), 'readonly');
        self::assertSame('18.40 EUR', (string) $one);
    }

    public function testAnAmountThatWasTamperedWithDoesNotComeBack(): void
    {
        $text = str_replace('18.40', '-8.40', serialize(Money::of('18.40', 'EUR')));
        self::thrown(InvalidRequest::class, static fn () => unserialize($text));
    }

    public function testAnAmountInABodyIsWhatAmazonTakes(): void
    {
        $loopback = Loopback::empty();
        foreach (['18.40 EUR' => '18.40', '1840 JPY' => '1840'] as $text => $value) {
            self::recorded($loopback)->call('POST', '/v2/newThings', body: ['chargeAmount' => Money::of($text)]);
            $requests = $loopback->requests();
            $sent = json_decode(end($requests)->body, true);
            self::assertSame(['chargeAmount' => ['amount' => $value, 'currencyCode' => substr($text, -3)]], $sent);
        }
    }
}
