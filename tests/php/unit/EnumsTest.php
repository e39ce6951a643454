<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{
    ActionKind, ActionState, Effect, Engine, Errors, FinishReason, Flow, HealthLevel, NextStep, Payment, PaymentOutcome,
    Retry, RunEnd, Start, Surface, WalletOutcome
};
use SavedWallet\Exception;

/**
 * The words of PHP are those of the library.
 */
final class EnumsTest extends Cases
{
    private const ENUMS = [
        'flow' => Flow::class,
        'surface' => Surface::class,
        'start' => Start::class,
        'payment' => Payment::class,
        'wallet_outcome' => WalletOutcome::class,
        'payment_outcome' => PaymentOutcome::class,
        'finish_reason' => FinishReason::class,
        'effect' => Effect::class,
        'retry' => Retry::class,
        'next_step' => NextStep::class,
    ];

    private const OF_ENGINE = [ActionKind::class, ActionState::class, HealthLevel::class, RunEnd::class];

    /**
     * @return iterable<string, array{string, class-string<\BackedEnum>}>
     */
    public static function enums(): iterable
    {
        foreach (self::ENUMS as $word => $enum) {
            yield $word => [$word, $enum];
        }
    }

    /**
     * @dataProvider enums
     */
    public function testAnEnumHasTheWordsOfTheLibraryInTheirOrder(string $word, string $enum): void
    {
        self::assertSame(self::free('names')[$word], array_column($enum::cases(), 'value'));
        foreach ($enum::cases() as $case) {
            self::assertSame(str_replace('_', '', ucwords($case->value, '_')), $case->name);
        }
    }

    public function testEveryListOfWordsAndEveryEnumIsKnownHere(): void
    {
        self::assertSame(array_keys(self::free('names')), [...array_keys(self::ENUMS), 'code']);
        $enums = [];
        foreach (self::classes() as $class) {
            if (enum_exists($class)) {
                $enums[] = $class;
            }
        }
        self::assertEqualsCanonicalizing([...array_values(self::ENUMS), ...self::OF_ENGINE], $enums);
    }

    /**
     * The engine's words and jobs stand in its header.
     */
    public function testTheEnginesWordsAreThoseOfItsHeader(): void
    {
        $header = file_get_contents(__DIR__ . '/../../../core/include/savedwallet/engine.h');
        preg_match_all('/^ \* \| (\w+) +\| \w/m', strstr($header, '#ifndef', true), $states);
        self::assertSame(['state', ...array_column(ActionState::cases(), 'value')], $states[1]);
        preg_match('/kind is ([\w, ]+) or (\w+)\./', $header, $kinds);
        self::assertSame([...explode(', ', $kinds[1]), $kinds[2]], array_column(ActionKind::cases(), 'value'));
        preg_match('/"ended": ([\w"| ]+),/', $header, $ends);
        $ends = explode(' | ', str_replace('"', '', $ends[1]));
        self::assertSame($ends, array_column(RunEnd::cases(), 'value'));
        preg_match_all('/^ \* \| (\w+) +\| .*\|/m', strstr($header, '| job '), $jobs);
        foreach (array_diff($jobs[1], ['job']) as $job) {
            self::assertTrue(method_exists(Engine::class, $job), $job);
        }
        self::assertGreaterThan(20, count($jobs[1]));
    }

    public function testEveryErrorOfTheLibraryHasItsException(): void
    {
        self::assertSame(self::free('names')['code'], array_keys(Errors::TABLE));
        $classes = array_column(Errors::TABLE, 0);
        self::assertSame($classes, array_unique($classes));
        $concrete = [];
        foreach (self::classes() as $class) {
            if (is_a($class, Exception\Throwable::class, true) && (new \ReflectionClass($class))->isInstantiable()) {
                $concrete[] = $class;
            }
        }
        self::assertEqualsCanonicalizing([...$classes, Exception\ExtensionMissing::class], $concrete);
        foreach (Errors::TABLE as $code => [$class, $text]) {
            $reflected = new \ReflectionClass($class);
            self::assertTrue($reflected->isFinal());
            self::assertTrue($reflected->isSubclassOf(Exception\SavedWalletException::class));
            $said = preg_replace('/\s+\*\s+/', ' ', $reflected->getDocComment());
            self::assertStringStartsWith("/** {$text}", $said, $code);
        }
    }

    public function testEveryClassLoadsAndIsSaidWhatItIs(): void
    {
        $classes = iterator_to_array(self::classes(), false);
        self::assertGreaterThan(50, count($classes));
        foreach ($classes as $class) {
            $exists = class_exists($class) || interface_exists($class) || trait_exists($class);
            self::assertTrue($exists, $class);
            self::assertNotFalse((new \ReflectionClass($class))->getDocComment(), "{$class} is not explained");
        }
    }

    public function testTheReleaseIsThatOfTheExtension(): void
    {
        self::assertSame(self::free('version')['version'], \SavedWallet\Version::VERSION);
    }

    /**
     * @return iterable<class-string>
     */
    private static function classes(): iterable
    {
        $root = getenv('TESTED_BUILD') . '/php/src/';
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($root)) as $file) {
            if ($file->getExtension() === 'php') {
                yield 'SavedWallet\\' . strtr(substr($file->getPathname(), strlen($root), -4), '/', '\\');
            }
        }
    }
}
