<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\Exception\{FileError, InvalidRequest, LimitReached};
use SavedWallet\{Decision, Effect, Money, NextStep, Rules, RulesProblem, Wallet};

/**
 * Rules from PHP: what goes in and out, and what is refused. That every language gets the same bytes is proven in
 * tests/interop/rules.
 */
final class RulesTest extends Cases
{
    private const EXAMPLES = __DIR__ . '/../../../lua/examples';

    private const HEAD = 'local rules = ruleset{ name = "mine", version = "3", api = 1, timezone = "Europe/Berlin" }'
        . "\n";

    private const TOLL = self::HEAD . <<<'LUA'
        rules.on("toll", {
          amount = "money", at = "time", places = { "string" }, count = "integer", more = { a = "string?" }
        }, function(e, s)
          why("%s at %s", e.amount, e.at:date())
          local odd = { amount = "lots", currencyCode = "of it" }
          return {
            charge{ id = "toll:1", amount = e.amount, after = "3d", capture = "later", expires = "5d" },
            notify{ to = "buyer", template = "t", data = { sum = e.amount, odd = odd, at = e.at } },
          }
        end)
        rules.on("nothing", {}, function(e, s) end)
        LUA;

    private static function now(): \DateTimeImmutable
    {
        return new \DateTimeImmutable('2026-11-29T17:00:00+01:00');
    }

    /**
     * @return array<string, mixed>
     */
    private static function event(): array
    {
        $data = ['amount' => Money::of('4.00 EUR'), 'at' => self::now(), 'places' => [], 'count' => 1, 'more' => []];
        return ['id' => 't1', 'name' => 'toll', 'data' => $data];
    }

    private static function shop(): Rules
    {
        return Rules::load(self::EXAMPLES . '/shop.lua');
    }

    public function testWhatARulesetSaysOfItself(): void
    {
        $rules = new Rules(self::TOLL, name: 'tolls.lua');
        self::assertSame(['mine', '3', 'Europe/Berlin'], [$rules->name(), $rules->version(), $rules->timezone()]);
        self::assertSame(hash('sha256', self::TOLL), $rules->digest());
        self::assertSame('money', $rules->about()['events']['toll']['amount']);
    }

    public function testADecisionHasTheTypesOfPhpAndTheBytesAsTheyCame(): void
    {
        $rules = new Rules(self::TOLL);
        $said = $rules->decide(self::event(), state: ['now' => self::now()]);
        [$charge, $notice] = $said->actions;
        self::assertEquals(Money::of('4.00 EUR'), $charge['amount']);
        self::assertSame('2026-12-02T16:00:00+00:00', $charge['at']->format(DATE_ATOM));
        self::assertSame('2026-12-07T16:00:00+00:00', $charge['expires_at']->format(DATE_ATOM));
        self::assertEquals(Money::of('4.00 EUR'), $notice['data']['sum']);
        self::assertSame(['amount' => 'lots', 'currencyCode' => 'of it'], $notice['data']['odd']);
        self::assertSame('2026-11-29T16:00:00Z', $notice['data']['at']);
        self::assertSame(['4.00 EUR at 2026-11-29'], $said->why);
        self::assertSame(['event', 't1', '', ''], [$said->hook, $said->event, $said->inbox, $said->kind()]);
        self::assertSame([null, null, []], [$said->flow, $said->explain, $said->guards]);
        self::assertSame(['name' => 'mine', 'sha256' => $rules->digest(), 'version' => '3'], $said->ruleset);
        self::assertStringContainsString('"amount":{"amount":"4.00","currencyCode":"EUR"}', $said->json);
        $again = $rules->decide(self::event(), state: ['now' => '2026-11-29T16:00:00Z', 'charges' => []]);
        self::assertSame($said->json, $again->json);
        self::assertNotNull($rules->decide(self::event(), ['now' => self::now()], explain: true)->explain);
        $empty = $rules->decide(['id' => '2', 'name' => 'nothing', 'data' => []], state: ['now' => self::now()]);
        self::assertSame([], $empty->actions);
    }

    public function testAFractionOfASecondAndAMutableTime(): void
    {
        $rules = new Rules(self::HEAD . 'rules.on("a", { at = "time" }, function(e, s)
            return notify{ to = "b", template = "c", data = { at = e.at } } end)');
        $at = new \DateTime('2026-11-29T17:00:00.25', new \DateTimeZone('Asia/Kathmandu'));
        $said = $rules->decide(['id' => '1', 'name' => 'a', 'data' => ['at' => $at]], state: ['now' => $at]);
        self::assertSame('2026-11-29T11:15:00.250Z', $said->actions[0]['data']['at']);
        self::assertSame('Asia/Kathmandu', $at->getTimezone()->getName());
    }

    public function testEveryHook(): void
    {
        $rules = Rules::load(self::EXAMPLES . '/everything.lua');
        $state = ['now' => self::now()];
        self::assertSame(
            ['kind' => 'setup_only', 'language' => 'de_DE', 'why' => 'a new customer'],
            $rules->chooseFlow(now: self::now(), buyer: ['signed_in' => true], country: 'DE')->flow
        );
        $decline = $rules->decline(['reason' => 'HardDeclined', 'attempt' => 1], state: $state);
        self::assertSame('ask_buyer', $decline->actions[0]['action']);
        self::assertInstanceOf(\DateTimeImmutable::class, $decline->actions[1]['until']);
        $closed = $rules->walletChange(['state' => 'Closed'], state: $state);
        self::assertSame('close_permission', $closed->actions[0]['action']);
        $refund = $rules->refund(['state' => 'Declined', 'amount' => Money::of('1.00 EUR')], state: $state);
        self::assertSame('refund', $refund->hook);
        $dispute = $rules->dispute(['state' => 'Action_Required'], state: $state);
        self::assertSame('dispute', $dispute->actions[0]['template']);
        self::assertStringContainsString('on_dispute', self::shop()->dispute(['state' => 'a'], state: $state)->inbox);
        $data = ['plate' => 'B-AB', 'price' => Money::of('900.00 EUR')];
        $stopped = $rules->decide(
            ['id' => 'e', 'name' => 'cleaning.booked', 'data' => $data],
            state: $state + ['released_by' => 'x']
        );
        self::assertSame(['action', 'guard', 'message'], array_keys($stopped->guards[0]));
    }

    public function testAChargeMayHaveANumberForItsId(): void
    {
        $charges = [['amount' => Money::of('1.00 EUR'), 'state' => 'Captured']]; // "0" is 0 to PHP
        $rules = new Rules(self::HEAD . 'rules.on("a", {}, function(e, s) why(s.charges["0"].state) end)');
        $event = ['id' => '1', 'name' => 'a', 'data' => []];
        $said = $rules->decide($event, ['now' => self::now(), 'charges' => $charges]);
        self::assertSame(['Captured'], $said->why);
    }

    private static function wallet(bool $isUsable): Wallet
    {
        return new Wallet(
            'B01-1',
            $isUsable,
            $isUsable ? 'Chargeable' : 'NonChargeable',
            $isUsable ? [] : ['PaymentMethodExpired'],
            $isUsable ? NextStep::None : NextStep::UpdateWallet,
            'Visa ****1111',
            $isUsable ? Money::of('50.00 EUR') : null,
            []
        );
    }

    public function testAWalletAsTheClientReadIt(): void
    {
        $everything = Rules::load(self::EXAMPLES . '/everything.lua');
        $now = self::now();
        $saved = self::shop()->chooseFlow(now: $now, page: 'checkout', wallet: self::wallet(true));
        self::assertSame(['kind' => 'saved', 'why' => 'Visa ****1111'], $saved->flow);
        $broken = self::shop()->chooseFlow(['now' => $now], page: 'checkout', wallet: self::wallet(false));
        self::assertSame('repair', $broken->kind());
        self::assertSame('additional_payment_button', self::shop()->chooseFlow(
            ['now' => $now, 'page' => 'checkout', 'wallet' => null]
        )->kind());
        $cart = ['total' => Money::of('50.01 EUR')];
        $tooMuch = $everything->chooseFlow(now: $now, wallet: self::wallet(true), cart: $cart);
        self::assertNotSame('saved', $tooMuch->kind());
        $change = $everything->walletChange(self::wallet(false), state: ['now' => $now]);
        self::assertSame([['action' => 'ask_buyer', 'to' => 'update_wallet']], $change->actions);
    }

    public static function wrong(): array
    {
        $now = self::now();
        return [
            'no time' => [static fn (Rules $it) => $it->chooseFlow(), '/flow/now', 'is a time'],
            'misspelt' => [static fn (Rules $it) => $it->chooseFlow(now: $now, pages: ''), '/flow/pages', 'is page'],
            'a position' => [static fn (Rules $it) => $it->chooseFlow([], false, $now), '/flow/now', 'is a time'],
            'text for a number' => [
                static fn (Rules $it) => $it->chooseFlow(now: $now, cart: ['items' => '2']),
                '/flow/cart/items',
                'items',
            ],
            'an event' => [
                static fn (Rules $it) => $it->decide(['id' => '1', 'name' => 'tol'], state: ['now' => $now]),
                '/event/name',
                'no event tol',
            ],
            'a state' => [static fn (Rules $it) => $it->decide([], state: []), '/state/now', 'is a time'],
            'no text' => [static fn (Rules $it) => $it->chooseFlow(now: $now, page: "\xff"), '', 'UTF-8'],
        ];
    }

    /**
     * @dataProvider wrong
     */
    public function testWhatIsWrongIsRefusedAndNamed(\Closure $use, string $field, string $says): void
    {
        $refused = self::thrown(InvalidRequest::class, static fn () => $use(self::shop()), $says);
        self::assertSame([$field, Effect::None], [$refused->field, $refused->effect]);
    }

    public function testWhatIsNoJson(): void
    {
        $rules = self::shop();
        foreach ([1.5, new \ArrayObject(), fopen('php://memory', 'r'), [1.0]] as $page) {
            self::thrown(\TypeError::class, static fn () => $rules->chooseFlow(now: self::now(), page: $page));
        }
        $cyclic = ['now' => self::now()];
        $cyclic['page'] = &$cyclic;
        self::thrown(InvalidRequest::class, static fn () => $rules->chooseFlow($cyclic), 'nested deeper');
    }

    public static function limits(): array
    {
        return [
            'instructions' => ['while true do end', 'instructions'],
            'memory' => ['local t = {} while true do t = { t } end', 'memory'],
            'block' => ['local t = "x" for i = 1, 40 do t = t .. t end', 'block'],
            'actions' => ['local t = {} for i = 1, 40 do t[i] = skip{ reason = "a" } end return t', 'actions'],
            'output' => ['return notify{ to = "a", template = "b", data = { x = e.text } }', 'output', 1000],
            'input' => ['return {}', 'input', 3000],
        ];
    }

    /**
     * @dataProvider limits
     */
    public function testALimitIsNamedAndTheNextDecisionIsMade(string $body, string $name, int $length = 1): void
    {
        $rules = new Rules(
            self::HEAD . "rules.on('go', { text = 'string?' }, function(e, s) {$body} end)\n"
            . "rules.on('fine', {}, function(e, s) return {} end)",
            limits: ['output' => 600, 'input' => 2000]
        );
        $state = ['now' => self::now()];
        $event = ['id' => '1', 'name' => 'go', 'data' => ['text' => str_repeat('x', $length)]];
        $reached = self::thrown(LimitReached::class, static fn () => $rules->decide($event, $state));
        self::assertSame($name, $reached->field);
        self::assertSame([], $rules->decide(['id' => '1', 'name' => 'fine', 'data' => []], $state)->actions);
    }

    public function testLimitsOfOnesOwn(): void
    {
        foreach (['source' => 100, 'instructions' => 1] as $name => $most) {
            $load = static fn () => new Rules(self::TOLL, limits: [$name => $most]);
            $reached = self::thrown(LimitReached::class, $load);
            self::assertSame($name, $reached->field);
        }
        foreach ([['instuctions' => 5], ['instructions' => -1], ['instructions' => '5'], [5]] as $limits) {
            self::thrown(InvalidRequest::class, static fn () => new Rules(self::TOLL, limits: $limits));
        }
    }

    public static function noRulesets(): array
    {
        return [
            ['', 'ruleset'], ['x =', 'mine.lua:1'], ["\x1bLua", 'bytecode'], [self::HEAD . 'foo()', 'mine.lua:2'],
            ["\xff\xfe", ''], ["a\0b", ''],
            [self::HEAD . 'rules.test("wrong", function(t) assert(false) end)', 'the test "wrong" failed'],
        ];
    }

    /**
     * @dataProvider noRulesets
     */
    public function testATextThatIsNoRulesetIsRefused(string $text, string $says): void
    {
        self::thrown(InvalidRequest::class, static fn () => new Rules($text, name: 'mine.lua'), $says);
    }

    public function testTestsMayBeSkippedAndAskedFor(): void
    {
        $text = self::HEAD . "rules.test('wrong', function(t)\n assert(false, 'it is') end)\n"
            . "rules.test('fine', function(t) end)";
        $report = (new Rules($text, tested: true))->test();
        self::assertSame([1, 1, null], [$report->passed, count($report->failed), $report->coverage]);
        self::assertSame(['wrong', 2], [$report->failed[0]['name'], $report->failed[0]['line']]);
        $coverage = self::shop()->test(coverage: true)->coverage;
        self::assertSame($coverage['lines'], $coverage['run'] + count($coverage['missed']));
    }

    public function testCheckTellsEverythingThatIsWrong(): void
    {
        self::assertSame([], Rules::check(self::TOLL));
        $problems = Rules::check(self::HEAD . "foo()\nbar()\n", name: 'mine.lua');
        $lines = array_map(static fn (RulesProblem $one): int => $one->line, $problems);
        self::assertSame([], array_diff([2, 3], $lines));
        self::thrown(InvalidRequest::class, static fn () => Rules::check(self::TOLL, limits: ['x' => 1]));
    }

    public function testAReloadThatFailsKeepsWhatWasThere(): void
    {
        $rules = new Rules(self::HEAD . 'rules.choose_flow(function(c) return flow.none{} end)', name: 'mine.lua');
        $before = [$rules->digest(), $rules->chooseFlow(now: self::now())->json];
        $failing = self::HEAD . 'rules.test("t", function(t) assert(false) end)';
        foreach (['x =', $failing] as $text) {
            self::thrown(InvalidRequest::class, static fn () => $rules->reload($text));
            self::assertSame($before, [$rules->digest(), $rules->chooseFlow(now: self::now())->json]);
        }
        $rules->reload(self::HEAD . 'rules.choose_flow(function(c) return flow.saved{} end)');
        self::assertNotSame($before[0], $rules->digest());
        self::assertSame('saved', $rules->chooseFlow(now: self::now())->kind());
        self::thrown(InvalidRequest::class, static fn () => $rules->reload('x ='), 'mine.lua:1'); // the name goes on
    }

    public function testAFile(): void
    {
        foreach ([__DIR__, '/no/such.lua', "a\0b"] as $path) {
            $missing = self::thrown(FileError::class, static fn () => Rules::load($path));
            self::assertSame('path', $missing->field);
        }
        $file = $this->fileOf('x =');
        self::thrown(InvalidRequest::class, static fn () => Rules::load($file), basename($file) . ':1');
        file_put_contents($file, self::TOLL);
        self::assertSame((new Rules(self::TOLL))->digest(), Rules::load($file)->digest());
        $no = sys_get_temp_dir() . '/no-zones';
        self::thrown(InvalidRequest::class, static fn () => Rules::load($file, zoneFolder: $no), $no);
    }

    public function testWhatIsPrintedOfADecisionTellsNothingOfACustomer(): void
    {
        $said = (new Rules(self::TOLL))->decide(['subject' => 'rental:R1'] + self::event(), ['now' => self::now()]);
        self::assertStringNotContainsString('4.00', print_r($said, true));
        self::assertStringContainsString('charge', print_r($said, true));
        $this->expectException(\Error::class);
        $said->json = '';
    }

    public function testADecisionGoesThroughASession(): void
    {
        $said = self::shop()->chooseFlow(now: self::now(), page: 'cart');
        $back = unserialize(serialize($said));
        self::assertInstanceOf(Decision::class, $back);
        self::assertSame($said->json, $back->json);
    }
}
