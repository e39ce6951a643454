<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Action, ActionKind, ActionState, Client, Engine, HealthLevel, Money, NextStep, Rules, RunEnd};
use SavedWallet\Exception\{Conflict, Declined, FileError, InvalidRequest, NoAnswer, NotFound};

/**
 * The engine from PHP, against the emulator: each thing is done once, whatever happens.
 */
final class EngineTest extends Cases
{
    private const RULES = <<<'LUA'
        local rules = ruleset{ name = "tolls", version = "1", api = 1 }
        rules.limits{ per_charge = money"50.00 EUR" }
        rules.on("toll", { toll = "string", amount = "money", at = "time" }, function(e)
          why("a toll of %s", e.amount)
          return {
            charge{ id = "toll:" .. e.toll, amount = e.amount + money"2.50 EUR", after = "3d" },
            notify{ to = "buyer", template = "toll", data = { sum = e.amount } },
          }
        end)
        LUA;

    private const DAY = 86400;

    private Emulator $emulator;

    private Client $client;

    private string $wallet;

    private string $folder;

    private int $passed = 0;

    protected function setUp(): void
    {
        $this->emulator = Emulator::empty();
        $this->client = self::client($this->emulator, [
            'certificateFile' => $this->emulator->ready['sns_cert_file'],
        ]);
        $this->wallet = $this->emulator->saveWallet($this->client);
        mkdir($this->folder = sys_get_temp_dir() . '/savedwallet' . bin2hex(random_bytes(8)), 0700);
    }

    protected function tearDown(): void
    {
        parent::tearDown();
        array_map(unlink(...), glob("{$this->folder}/*"));
        rmdir($this->folder);
    }

    /**
     * @param array<string, mixed> $over
     */
    private function engine(array $over = []): Engine
    {
        return new Engine($this->client, ...$over + ['journal' => "{$this->folder}/journal"]);
    }

    private function charge(Engine $engine, string $intent, string $amount = '18.40 EUR', float $wait = 8.0): Action
    {
        return $engine->charge($this->wallet, Money::of($amount), $intent, $wait);
    }

    /**
     * Time passes, at Amazon and here.
     */
    private function pass(Engine $engine, int $seconds): void
    {
        $this->emulator->control('POST', 'clock', ['advance' => "{$seconds}s"]);
        $engine->setClockOffset($this->passed += $seconds);
    }

    /**
     * @return list<string>
     */
    private function states(): array
    {
        return array_column(array_column($this->emulator->charges(), 'statusDetails'), 'state');
    }

    public function testAChargeIsMadeAtOnceAndOnce(): void
    {
        $engine = $this->engine();
        $made = $this->charge($engine, 'ride:81');
        self::assertSame([ActionKind::Charge, ActionState::Accepted, 'Captured', false], [
            $made->kind, $made->state, $made->objectState, $made->pending,
        ]);
        self::assertSame(['ride:81', '18.40 EUR', 1], [$made->intent, (string) $made->amount, $made->attempt]);
        self::assertEqualsWithDelta(time(), $made->createdAt->getTimestamp(), 60);
        self::assertSame($made->chargeId, $this->charge($engine, 'ride:81')->chargeId);
        self::assertSame($made->chargeId, $this->charge($this->engine(), 'ride:81')->chargeId);
        $charge = fn () => $this->charge($engine, 'ride:81', '18.41 EUR');
        $other = self::thrown(Conflict::class, $charge, 'another amount');
        self::assertSame(['ride:81', 'intent', ''], [$other->intent, $other->field, $other->guard()]);
        self::assertSame(['Captured'], $this->states());
    }

    public function testWithoutWaitARunDoesIt(): void
    {
        $engine = $this->engine();
        self::assertSame(ActionState::Planned, $this->charge($engine, 'ride:81', wait: 0.0)->state);
        self::assertSame([], $this->states());
        $report = $engine->run();
        self::assertSame([RunEnd::Idle, 1], [$report->ended, $report->sent]);
        $shown = $engine->show('ride:81');
        self::assertSame(ActionState::Accepted, $shown->state);
        self::assertCount(1, $shown->attempts);
        self::assertSame([RunEnd::Idle, 0], [$engine->run()->ended, $engine->run()->sent]);
        self::assertSame(['Captured'], $this->states());
        self::thrown(NotFound::class, static fn () => $engine->show('ride:82'));
    }

    public function testADeclineHasItsNextStepAndANewAttemptIsDeliberate(): void
    {
        $engine = $this->engine();
        $charge = fn (?string $simulate) => $engine->charge($this->wallet, '1.00 EUR', 'a', 8.0, simulate: $simulate);
        $no = self::thrown(Declined::class, static fn () => $charge('HardDeclined'));
        self::assertSame([NextStep::UpdateWallet, 'HardDeclined', 'a'], [$no->nextStep, $no->reasonCode, $no->intent]);
        self::thrown(Declined::class, static fn () => $charge('HardDeclined'));
        self::assertSame([ActionState::Stopped, 1], [$engine->show('a')->state, $engine->show('a')->attempt]);
        $this->emulator->control('POST', "permissions/{$this->wallet}", ['state' => 'Chargeable']); // it is repaired
        self::thrown(Declined::class, static fn () => $charge(null));
        self::assertSame([], $this->states());
        self::assertSame(ActionState::Planned, $engine->retry('a', by: 'ada')->state);
        self::assertSame([ActionState::Accepted, 2], [($made = $charge(null))->state, $made->attempt]);
        self::thrown(Conflict::class, static fn () => $engine->retry('a', by: 'ada'));
        $other = fn (int $attempt) => $engine->charge(
            $this->wallet,
            '1.00 EUR',
            'b',
            8.0,
            simulate: $attempt === 1 ? 'SoftDeclined' : null,
            attempt: $attempt
        );
        self::assertSame(NextStep::Wait, self::thrown(Declined::class, static fn () => $other(1))->nextStep);
        self::assertSame([2, 2], [$other(2)->attempt, $other(2)->attempt]);
        self::thrown(Conflict::class, static fn () => $other(3));
        self::assertSame(['Captured', 'Captured'], $this->states());
    }

    public function testALostAnswerIsFoundOutWithExactlyOneCharge(): void
    {
        $engine = $this->engine();
        $this->emulator->fault('createCharge', 'reset_after');
        $lost = self::thrown(NoAnswer::class, fn () => $this->charge($engine, 'ride:81', wait: 1.0));
        self::assertSame('ride:81', $lost->intent);
        self::assertSame(ActionState::Unknown, $engine->show('ride:81')->state);
        self::assertSame(1, $engine->status()->states['unknown']);
        $this->emulator->control('DELETE', 'faults');
        $this->pass($engine, 120);
        self::assertSame(1, $engine->run()->sent);
        $made = $engine->show('ride:81');
        self::assertSame([ActionState::Accepted, 1], [$made->state, $made->attempt]);
        self::assertSame(['Captured'], $this->states());
    }

    public function testCaptureCancelRefundAndClose(): void
    {
        $engine = $this->engine();
        $hold = fn (string $intent) => $engine->charge($this->wallet, '9.00 EUR', $intent, 8.0, authorizeOnly: true);
        self::assertSame('Authorized', $hold('a')->objectState);
        $taken = $engine->capture('a', '5.00 EUR', wait: 8.0);
        self::assertSame([ActionKind::Capture, 'Captured'], [$taken->kind, $taken->objectState]);
        $back = $engine->refund('a', Money::of('2.00 EUR'), 'back:a', wait: 8.0);
        self::assertSame([true, 'RefundInitiated', 'a'], [$back->pending, $back->objectState, $back->charge]);
        self::assertSame($back->refundId, $engine->refund('a', '2.00 EUR', 'back:a', wait: 8.0)->refundId);
        self::assertCount(1, $this->emulator->control('GET', 'state')['refunds']);
        $other = $hold('b');
        self::assertSame('Canceled', $engine->cancel($other->chargeId, 'no ride', wait: 8.0)->objectState);
        self::assertSame('Closed', $engine->close($this->wallet, 'gone', wait: 8.0)->objectState);
        $this->pass($engine, self::DAY);
        $engine->run();
        $ended = $engine->show('back:a');
        self::assertSame(['Refunded', false], [$ended->objectState, $ended->pending]);
        self::assertSame(['cancel:b', 'b', 'back:a', 'capture:a', 'a'], array_values(array_unique(array_map(
            static fn (Action $one): string => $one->intent,
            array_filter([...$engine->list()], static fn (Action $one): bool => $one->kind !== ActionKind::Close)
        ))));
        self::assertCount(2, [...$engine->list(kind: ActionKind::Charge, state: ActionState::Accepted)]);
    }

    public function testTheListIsReadPageByPage(): void
    {
        $engine = $this->engine();
        for ($i = 0; $i < 130; $i++) {
            $this->charge($engine, "ride:{$i}", wait: 0.0);
        }
        $intents = array_map(static fn (Action $one): string => $one->intent, [...$engine->list()]);
        self::assertSame('ride:129', $intents[0]);
        self::assertCount(130, array_unique($intents));
    }

    public function testAnEventIsDecidedByTheRulesAndDoneWhenItIsDue(): void
    {
        $engine = $this->engine(['rules' => new Rules(self::RULES)]);
        $engine->wallet('rider:1', $this->wallet);
        self::assertSame($this->wallet, $engine->wallet('rider:1')->chargePermissionId);
        $emit = static fn (string $amount) => $engine->emit('toll', id: 't1', wallet: 'rider:1', data: [
            'toll' => 'T1', 'amount' => Money::of($amount), 'at' => new \DateTimeImmutable('2026-11-29T17:00:00+01:00'),
        ]);
        self::assertSame([false, null], [($first = $emit('4.00 EUR'))->replayed, $first->decision]);
        self::assertTrue($emit('4.00 EUR')->replayed);
        self::thrown(Conflict::class, static fn () => $emit('4.01 EUR'));
        self::assertSame(1, $engine->run()->decided);
        self::assertSame('tolls', $emit('4.00 EUR')->decision?->ruleset['name']);
        [$message] = $engine->messages();
        self::assertSame(['notify', '4.00 EUR'], [$message->kind, (string) ($message->data['data']['sum'] ?? '')]);
        self::assertStringNotContainsString('4.00', print_r($message, true));
        self::assertTrue($engine->acknowledge($message->id));
        self::assertFalse($engine->acknowledge($message->id));
        self::assertSame([], $engine->messages());

        $planned = $engine->show('toll:T1');
        self::assertSame([ActionState::Planned, 't1'], [$planned->state, $planned->event]);
        self::assertEqualsWithDelta(time() + 3 * self::DAY, $planned->dueAt->getTimestamp(), 60);
        $this->pass($engine, 3 * self::DAY + 60);
        self::assertSame(1, $engine->run()->sent);
        self::assertSame('6.50', $this->emulator->charges()[0]['chargeAmount']['amount']);
        foreach (['toll:T1', 't1'] as $about) {
            $told = $engine->explain($about);
            self::assertSame('4.00 EUR', (string) $told->event['data']['amount']);
            self::assertSame('toll:T1', $told->actions[0]->intent);
            self::assertCount(1, $told->decisions);
        }
    }

    public function testAGuardStopsWhatIsTooMuchBeforeItIsSent(): void
    {
        $engine = $this->engine(['rules' => new Rules(self::RULES)]);
        $no = self::thrown(Conflict::class, fn () => $this->charge($engine, 'ride:81', '50.01 EUR'));
        self::assertSame('per_charge', $no->guard());
        self::assertSame(ActionState::Blocked, $engine->show('ride:81')->state);
        [$item] = $engine->inbox();
        self::assertSame(['blocked', 'ride:81'], [$item->kind, $item->about]);
        self::assertEquals($item, $engine->settle($item->number, by: 'ada', reason: 'a mistake'));
        self::assertSame([], $engine->inbox());
        self::assertSame([], $this->states());
    }

    public function testWhatPeopleMayDo(): void
    {
        $engine = $this->engine();
        $engine->pause('the shop is closed', by: 'ada');
        self::assertSame('ada', $engine->status()->paused['by']);
        $this->charge($engine, 'a', wait: 0.0);
        self::assertSame(0, $engine->run()->sent);
        self::assertSame(ActionState::Withdrawn, $engine->withdraw('a', 'no ride', by: 'ada')->state);
        $engine->resume(by: 'ada');
        self::assertNull($engine->status()->paused);
        self::assertSame(0, $engine->run()->sent);
        self::assertSame(HealthLevel::Ok, $engine->check()->level);
        $this->charge($engine, 'b');
        self::thrown(Conflict::class, static fn () => $engine->withdraw('b', 'too late', by: 'ada'));
        $engine->backup("{$this->folder}/copy");
        $copy = $this->engine(['journal' => "{$this->folder}/copy", 'mustExist' => true]);
        self::assertSame(ActionState::Accepted, $copy->show('b')->state);
        self::assertNotNull($copy->status()->paused);
    }

    public function testAPersonEndsWhatHasNoAnswer(): void
    {
        $engine = $this->engine();
        $this->emulator->fault('createCharge', 'reset_before');
        self::thrown(NoAnswer::class, fn () => $this->charge($engine, 'a', wait: 1.0));
        $this->pass($engine, 2 * self::DAY);
        $engine->run();
        self::assertSame(ActionState::Unresolved, $engine->show('a')->state);
        self::assertSame(HealthLevel::Critical, $engine->check(maxUnknown: 600)->level);
        $this->emulator->control('DELETE', 'faults');
        $resolved = $engine->resolve('a', by: 'ada', reason: 'not at Amazon', notCharged: true);
        self::assertSame([ActionState::Accepted, ['Captured']], [$resolved->state, $this->states()]);
    }

    public function testNotificationsAreTakenOrRefusedAndNeverThrow(): void
    {
        $engine = $this->engine();
        $loopback = Loopback::empty();
        $this->emulator->control('PUT', 'notifications', ['url' => "{$loopback->url}/ipn"]);
        $made = $engine->charge(
            $this->wallet,
            '1.00 EUR',
            'a',
            8.0,
            canHandlePending: true,
            simulate: 'AuthorizationInitiated'
        );
        self::assertTrue($made->pending);
        $this->pass($engine, 60);
        for ($body = '', $count = 1; !str_contains($body, 'CHARGE\"'); $count++) {
            $body = $loopback->requests($count)[$count - 1]->body;
        }
        self::assertSame(200, $engine->receive($body));
        self::assertSame(200, $engine->receive($body));
        $engine->run();
        self::assertSame(['Captured', false], [$engine->show('a')->objectState, $engine->show('a')->pending]);
        foreach (['', '{}', "\xff", '[1]', str_replace('S02-', 'S03-', $body), str_repeat('x', 300_000)] as $forged) {
            self::assertSame(400, $engine->receive($forged));
        }
    }

    public function testTheLoggerIsToldWhatReceiveDoesNotThrow(): void
    {
        $logger = new Logger();
        $engine = new Engine(self::client($this->emulator, ['logger' => $logger]), "{$this->folder}/journal");
        self::assertSame(400, $engine->receive('{}'));
        self::assertStringContainsString('a notification was not taken', json_encode($logger->lines));
    }

    public function testTheLoggerIsToldWhatTheEngineDoesAndWhatItCalls(): void
    {
        $logger = new Logger();
        $client = self::client($this->emulator, ['logger' => $logger]);
        $engine = new Engine($client, "{$this->folder}/journal");
        $engine->charge($this->wallet, '18.40 EUR', 'ride:81', 8.0);
        $events = array_map(static fn (array $line): string => $line[2]['savedwallet']['event'], $logger->lines);
        self::assertSame(['answer', 'start', 'answer', 'accepted'], $events);
        self::assertStringContainsString('createCharge: start intent=ride:81 key=', $logger->lines[1][1]);
    }

    public function testAfterAReloadTheNewRulesDecide(): void
    {
        $rules = new Rules(self::RULES);
        $engine = $this->engine(['rules' => $rules]);
        $this->toll($engine, 'T1');
        $rules->reload(str_replace('2.50', '7.50', self::RULES));
        $this->toll($engine, 'T2');
        self::assertSame(['6.50 EUR', '11.50 EUR'], array_map(
            static fn (string $intent): string => (string) $engine->show($intent)->amount,
            ['toll:T1', 'toll:T2']
        ));
        array_map(unlink(...), glob("{$this->folder}/*"));
        $rules->reload(self::RULES);
        self::thrown(FileError::class, fn () => $this->charge($engine, 'a'), 'no journal');
        self::assertSame([], glob("{$this->folder}/*"));
    }

    private function toll(Engine $engine, string $toll): void
    {
        $data = ['toll' => $toll, 'amount' => Money::of('4.00 EUR'), 'at' => '2026-11-29T16:00:00Z'];
        $engine->emit('toll', "toll:{$toll}", wallet: $this->wallet, data: $data);
        $engine->run();
    }

    public function testARunEndsAtItsDeadlineAndWhenItIsToldTo(): void
    {
        $engine = $this->engine();
        $start = microtime(true);
        self::assertSame(RunEnd::Deadline, $engine->run(untilIdle: false, deadline: 0.7)->ended);
        self::assertEqualsWithDelta(0.7, microtime(true) - $start, 0.4);
        $asked = 0;
        $stop = static function () use (&$asked): bool {
            return ++$asked === 2;
        };
        self::assertSame(RunEnd::Canceled, $engine->run(untilIdle: false, stop: $stop)->ended);
        foreach ([0.0, -1.0, NAN] as $wrong) {
            self::thrown(InvalidRequest::class, static fn () => $engine->run(deadline: $wrong), 'deadline');
        }
    }

    public function testASignalsHandlerEndsARun(): void
    {
        $engine = $this->engine();
        pcntl_async_signals(true);
        pcntl_signal(SIGALRM, static fn () => throw new \DomainException('alarm'));
        pcntl_alarm(1);
        try {
            self::thrown(\DomainException::class, static fn () => $engine->run(untilIdle: false, deadline: 20.0));
        } finally {
            pcntl_alarm(0);
            pcntl_signal(SIGALRM, SIG_DFL);
            pcntl_async_signals(false);
        }
        self::assertSame(ActionState::Accepted, $this->charge($engine, 'a')->state);
    }

    public function testASignalsHandlerEndsAChargeThatWaitsAndARunGoesOnWithIt(): void
    {
        $engine = $this->engine();
        $this->emulator->fault('createCharge', 'latency', ['milliseconds' => 20_000]);
        pcntl_async_signals(true);
        pcntl_signal(SIGALRM, static fn () => throw new \DomainException('alarm'));
        pcntl_alarm(1);
        $start = microtime(true);
        try {
            self::thrown(\DomainException::class, fn () => $this->charge($engine, 'a', wait: 15.0));
        } finally {
            pcntl_alarm(0);
            pcntl_signal(SIGALRM, SIG_DFL);
            pcntl_async_signals(false);
        }
        self::assertLessThan(5.0, microtime(true) - $start);
        $this->emulator->control('DELETE', 'faults');
        $this->pass($engine, 3600);
        $engine->run();
        self::assertSame([ActionState::Accepted, 1], [$engine->show('a')->state, $engine->show('a')->attempt]);
        self::assertSame(['Captured'], $this->states());
    }

    public function testASignFunctionSignsWhatAnEngineSends(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(
            ['method' => 'GET', 'body' => [
                'chargePermissionId' => self::WALLET,
                'statusDetails' => ['state' => 'Chargeable'],
                'limits' => ['amountLimit' => ['amount' => '500.00', 'currencyCode' => 'EUR']],
            ]],
            ['method' => 'POST', 'status' => 201, 'body' => [
                'chargeId' => 'S02-1',
                'chargePermissionId' => self::WALLET,
                'statusDetails' => ['state' => 'Captured'],
                'chargeAmount' => ['amount' => '1.00', 'currencyCode' => 'EUR'],
            ]]
        );
        $signed = 0;
        $sign = static function (string $text) use (&$signed): string {
            $signed++;
            return 'x';
        };
        $client = self::recorded($loopback, ['privateKey' => null, 'sign' => $sign]);
        $engine = new Engine($client, "{$this->folder}/journal");
        self::assertSame('S02-1', $engine->charge(self::WALLET, '1.00 EUR', 'a', 8.0)->chargeId);
        self::assertSame(count($loopback->requests()), $signed);
        self::assertGreaterThan(1, $signed);
    }

    public function testTheEnvironmentNamesJournalAndRules(): void
    {
        $rules = $this->fileOf(self::RULES);
        self::thrown(InvalidRequest::class, fn () => Engine::fromEnv($this->client), 'SAVEDWALLET_JOURNAL');
        $_SERVER['SAVEDWALLET_JOURNAL'] = "{$this->folder}/journal"; // as of fastcgi_param
        putenv("SAVEDWALLET_RULES={$rules}");
        try {
            $engine = Engine::fromEnv($this->client);
        } finally {
            unset($_SERVER['SAVEDWALLET_JOURNAL']);
            putenv('SAVEDWALLET_RULES');
        }
        self::thrown(Conflict::class, fn () => $this->charge($engine, 'a', '50.01 EUR'));
        self::assertFileExists("{$this->folder}/journal");
    }

    public function testAJournalIsOneMerchants(): void
    {
        $this->engine();
        $other = new Client(...self::account());
        $open = fn () => new Engine($other, "{$this->folder}/journal");
        self::thrown(InvalidRequest::class, $open);
        self::thrown(FileError::class, fn () => $this->engine(['journal' => $this->folder]));
        self::thrown(FileError::class, fn () => $this->engine(['journal' => '/none', 'mustExist' => true]));
        $wrong = fn () => $this->engine(['settings' => ['leese_ms' => 5]]);
        self::thrown(InvalidRequest::class, $wrong, 'lease_ms');
        self::thrown(InvalidRequest::class, fn () => $this->engine(['quota' => 'mine']), 'sandbox or live');
    }

    public function testWhatIsNoAmountIsRefusedBeforeItIsPlanned(): void
    {
        $engine = $this->engine();
        foreach (['1.0 EUR', '1.00', '-1.00 EUR', ''] as $wrong) {
            self::thrown(InvalidRequest::class, fn () => $engine->charge($this->wallet, $wrong, 'a'));
        }
        self::thrown(InvalidRequest::class, fn () => $engine->charge($this->wallet, '1.00 EUR', ''));
        self::thrown(\TypeError::class, fn () => $engine->charge($this->wallet, 1.5, 'a'));
        self::thrown(\TypeError::class, static fn () => $engine->emit('toll', 't', data: ['amount' => 1.5]));
        self::thrown(\ValueError::class, fn () => $this->charge($engine, 'a', wait: -1.0));
        self::assertSame([], [...$engine->list()]);
    }

    public function testAnEngineIsNotSerializedOrCloned(): void
    {
        $engine = $this->engine();
        $this->charge($engine, 'a', wait: 0.0);
        self::thrown(\LogicException::class, static fn () => serialize($engine));
        self::thrown(\LogicException::class, static fn () => unserialize('O:18:"SavedWallet\Engine":0:{}'));
        self::thrown(\Error::class, static fn () => clone $engine);
        self::assertStringNotContainsString('18.40', print_r($engine, true));
    }

    public function testBothSidesOfAForkGoOn(): void
    {
        $this->charge($this->engine(), 'a', wait: 0.0);
        $program = <<<'PHP'
            require getenv('TESTED_BUILD') . '/php/autoload.php';
            $client = SavedWallet\Client::fromEnv();
            $engine = new SavedWallet\Engine($client, $argv[1]);
            $engine->status();
            if (pcntl_fork() === 0) {
                echo $engine->run()->sent, ' ';
                exit;
            }
            pcntl_wait($status);
            echo $engine->show('a')->state->value, ' ', $engine->run()->sent, ' ', $status;
            PHP;
        self::assertSame('1 accepted 0 0', $this->runs([$program])[0]);
    }

    public function testEightProcessesAtOnceMakeOneCharge(): void
    {
        $program = <<<'PHP'
            require getenv('TESTED_BUILD') . '/php/autoload.php';
            $engine = new SavedWallet\Engine(SavedWallet\Client::fromEnv(), $argv[1]);
            do {
                $made = $engine->charge($argv[2], '18.40 EUR', 'ride:81', wait: 8.0);
            } while ($made->chargeId === '');
            echo $made->chargeId;
            PHP;
        $told = $this->runs(array_fill(0, 8, $program));
        self::assertCount(1, array_unique($told), implode("\n", $told));
        self::assertSame([$told[0]], array_column($this->emulator->charges(), 'chargeId'));
    }

    /**
     * @param list<string> $programs
     * @return list<string> what each of them printed
     */
    private function runs(array $programs): array
    {
        $started = [];
        foreach ($programs as $program) {
            $command = [PHP_BINARY, '-d', 'display_errors=1', '-r', $program, "{$this->folder}/journal", $this->wallet];
            $process = proc_open($command, [1 => ['pipe', 'w']], $pipes, null, $this->emulator->env() + getenv());
            $started[] = [$process, $pipes[1]];
        }
        $told = [];
        foreach ($started as [$process, $output]) {
            $told[] = stream_get_contents($output);
            fclose($output);
            proc_close($process);
        }
        return $told;
    }
}
