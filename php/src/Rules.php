<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Exception\FileError;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Internal\Json;
use SavedWallet\Internal\RulesJson;

/**
 * A ruleset, loaded: data in, a decision out. Nothing is sent and nothing is remembered; lua/README.md is how they are
 * written.
 *
 * Whatever it is given holds its own time as "now": the rules have no clock, so a decision can be made again. Amounts
 * are Money, times are DateTimeInterface or text such as "2026-11-29T16:00:00Z"; a float is a TypeError. With
 * explain: true a decision tells which lines made it.
 *
 * InvalidRequest: the rules or what they are given is wrong, and nothing is decided. LimitReached: they want too much;
 * its field names what.
 */
final class Rules
{
    private const EXPLAIN = 1; // SW_RULES_EXPLAIN

    private const COVERAGE = 1; // SW_RULES_COVERAGE

    private readonly string $options;

    private Native\Rules $native;

    /** @var array<string, mixed> */
    private array $about;

    /**
     * Checks the text and runs the tests in it; if one fails, the ruleset is not loaded.
     *
     * @param string|null $name of the file, as messages say it
     * @param string|null $zoneFolder where the time zones of the machine lie
     * @param bool $tested they have passed before, such as when this version was published
     * @param array<string, int> $limits what it may use: source, memory, block, loading_block, instructions, time_ms,
     *     input, output, actions; what is not given is as usual
     */
    public function __construct(
        string $text,
        ?string $name = null,
        ?string $zoneFolder = null,
        bool $tested = false,
        array $limits = []
    ) {
        $this->options = self::options($name, $zoneFolder, $tested, $limits);
        $this->reload($text);
    }

    /**
     * From a file.
     *
     * @param array<string, int> $limits as of the constructor
     */
    public static function load(
        string $path,
        ?string $zoneFolder = null,
        bool $tested = false,
        array $limits = []
    ): self {
        $text = is_file($path) && is_readable($path) ? file_get_contents($path) : false;
        if ($text === false) {
            throw new FileError(['code' => 'io', 'message' => "{$path}: it cannot be read", 'field' => 'path']);
        }
        return new self($text, basename($path), $zoneFolder, $tested, $limits);
    }

    /**
     * Everything that is wrong with a text, without loading it for use.
     *
     * @param array<string, int> $limits as of the constructor
     * @return list<RulesProblem>
     */
    public static function check(
        string $text,
        ?string $name = null,
        ?string $zoneFolder = null,
        array $limits = []
    ): array {
        $options = self::options($name, $zoneFolder, false, $limits);
        $said = Json::load(self::ask(static fn (): string => Native\Rules::check($text, $options)));
        return array_map(
            static fn (array $one): RulesProblem => new RulesProblem($one['line'], $one['message'], $one['warning']),
            $said['problems']
        );
    }

    /**
     * Puts another text in the place of the one in use. One that does not load is an exception, and changes nothing.
     */
    public function reload(string $text): void
    {
        $options = $this->options;
        $native = self::ask(static fn (): Native\Rules => new Native\Rules($text, $options));
        $about = Json::load(self::ask($native->about(...)));
        $this->native = $native;
        $this->about = $about;
    }

    /**
     * Which way a buyer pays: `chooseFlow(now: $now, page: 'checkout', device: ['kind' => 'mobile'], wallet: $wallet)`,
     * or the same as one array. A wallet is an array, what Client::wallet has read, or null.
     *
     * @param array<string, mixed> $c
     * @param mixed ...$more members of it, by their names
     */
    public function chooseFlow(array $c = [], bool $explain = false, mixed ...$more): Decision
    {
        $given = $more + $c;
        if (($given['wallet'] ?? null) instanceof Wallet) {
            $given['wallet'] = RulesJson::wallet($given['wallet'], true);
        }
        return $this->decideHook('flow', ['flow' => $given], $explain);
    }

    /**
     * What follows an event.
     *
     * @param array<string, mixed> $event id, name, wallet, subject, at, data
     * @param array<string, mixed> $state with at least "now"
     */
    public function decide(array $event, array $state, bool $explain = false): Decision
    {
        return $this->decideHook('event', compact('event', 'state'), $explain);
    }

    /**
     * What follows a charge that was declined.
     *
     * @param array<string, mixed> $decline reason, attempt, amount, charge, …
     * @param array<string, mixed> $state
     */
    public function decline(array $decline, array $state, bool $explain = false): Decision
    {
        return $this->decideHook('decline', compact('decline', 'state'), $explain);
    }

    /**
     * What follows when the buyer or Amazon has changed the wallet.
     *
     * @param array<string, mixed>|Wallet $wallet state, reason, …; or what Client::wallet has read
     * @param array<string, mixed> $state
     */
    public function walletChange(array|Wallet $wallet, array $state, bool $explain = false): Decision
    {
        $wallet = $wallet instanceof Wallet ? RulesJson::wallet($wallet, false) : $wallet;
        return $this->decideHook('wallet', compact('wallet', 'state'), $explain);
    }

    /**
     * What follows the end of a refund.
     *
     * @param array<string, mixed> $refund state, id, charge, amount, …
     * @param array<string, mixed> $state
     */
    public function refund(array $refund, array $state, bool $explain = false): Decision
    {
        return $this->decideHook('refund', compact('refund', 'state'), $explain);
    }

    /**
     * What follows when a buyer disputes a charge.
     *
     * @param array<string, mixed> $dispute state, charge, amount, …
     * @param array<string, mixed> $state
     */
    public function dispute(array $dispute, array $state, bool $explain = false): Decision
    {
        return $this->decideHook('dispute', compact('dispute', 'state'), $explain);
    }

    /**
     * Runs the tests in the ruleset.
     *
     * @param bool $coverage with the lines that never ran
     */
    public function test(bool $coverage = false): RulesReport
    {
        $said = Json::load(self::ask(fn (): string => $this->native->test($coverage ? self::COVERAGE : 0)));
        return new RulesReport($said['passed'], $said['failed'], $said['coverage'] ?? null);
    }

    /**
     * What it declares: its events with their shapes, hooks, limits, how many tests.
     *
     * @return array<string, mixed>
     */
    public function about(): array
    {
        return $this->about;
    }

    public function name(): string
    {
        return $this->about['name'];
    }

    /**
     * The ruleset's own, such as "7".
     */
    public function version(): string
    {
        return $this->about['version'];
    }

    public function timezone(): string
    {
        return $this->about['timezone'];
    }

    /**
     * SHA-256 of its text: which ruleset it is.
     */
    public function digest(): string
    {
        return $this->about['sha256'];
    }

    /**
     * @internal
     */
    public function native(): Native\Rules
    {
        return $this->native;
    }

    /**
     * @param array<string, mixed> $what
     */
    private function decideHook(string $hook, array $what, bool $explain): Decision
    {
        $input = RulesJson::input($what, $hook);
        $telling = $explain ? self::EXPLAIN : 0;
        return Decision::of(self::ask(fn (): string => $this->native->decide($hook, $input, $telling)));
    }

    /**
     * @param array<string, int> $limits
     */
    private static function options(?string $name, ?string $zoneFolder, bool $tested, array $limits): string
    {
        return Json::dump([
            'name' => $name,
            'zone_folder' => $zoneFolder,
            'tested' => $tested,
            'limits' => $limits === [] ? null : $limits,
        ], 'the options of a ruleset');
    }

    /**
     * @template T
     * @param \Closure(): T $native
     * @return T
     */
    private static function ask(\Closure $native): mixed
    {
        Internal\Native::check();
        try {
            return $native();
        } catch (Native\Failure $failure) {
            $answer = Json::load($failure->getMessage());
        }
        throw SavedWalletException::of($answer);
    }
}
