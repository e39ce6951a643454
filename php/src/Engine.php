<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Internal\EngineChannel;
use SavedWallet\Internal\Environment;
use SavedWallet\Internal\Options;
use SavedWallet\Internal\RulesJson;

/**
 * Carries out what programs and rules decide, at most once, and loses nothing: whatever is sent is on disk before, and
 * whatever happens then, the same bytes go out again under the same key until Amazon says yes or no.
 *
 * The journal is a file that any number of processes of one machine use at once. An engine is made for each request: it
 * opens the file and closes it again. A child of a fork may go on with its parent's.
 *
 * Whatever sends throws what the Client would: Declined with its nextStep; NoAnswer, and then the engine finds out by
 * itself what came of it; Conflict with the field "guard/…" when a guard stops it before it is sent; FileError when the
 * journal cannot be written, and nothing was sent.
 */
final class Engine
{
    /** Seconds that a run stays in the library before `stop` is asked. */
    private const SLICE = 0.5;

    private const PAGE = 100;

    private readonly EngineChannel $channel;

    private readonly string $journal;

    /**
     * @param string $journal the path of the file; it is made when it is not there
     * @param Rules|string|null $rules those in force, or the path of their file, whose tests are run; what is decided
     *     after a reload is decided by the new text. Null: events wait, and so do declines of what rules decided
     * @param bool $mustExist a file that is not there is an error
     * @param float|null $busy seconds for which another process may hold the file (15)
     * @param array<string, int|bool|list<int>> $settings how long the engine waits, and for what: call_ms, lease_ms,
     *     skew_ms, resend_ms, … as in savedwallet/engine.h
     * @param string|null $quota of Amazon's that is kept: "amazon" (as the client's environment has it; none at an
     *     emulator), "none", "sandbox" or "live"
     * @param float $clockOffset seconds that the engine's clock is ahead, to follow an emulator's
     */
    public function __construct(
        Client $client,
        string $journal,
        Rules|string|null $rules = null,
        bool $mustExist = false,
        ?float $busy = null,
        array $settings = [],
        ?string $quota = null,
        float $clockOffset = 0.0
    ) {
        $this->journal = $journal;
        $this->channel = new EngineChannel($client->channel(), Options::given([
            'journal' => $journal,
            'must_exist' => $mustExist,
            'busy_ms' => Options::milliseconds($busy),
            'settings' => $settings === [] ? null : $settings,
            'quota' => $quota,
            'clock_offset_ms' => self::inMilliseconds($clockOffset),
        ]), is_string($rules) ? Rules::load($rules) : $rules);
    }

    /**
     * With the journal that SAVEDWALLET_JOURNAL names, and the rules that SAVEDWALLET_RULES names, if it is set.
     *
     * @param mixed ...$over as of the constructor; they go over it
     */
    public static function fromEnv(Client $client, mixed ...$over): self
    {
        $over += [
            'journal' => Environment::get('SAVEDWALLET_JOURNAL'),
            'rules' => Environment::get('SAVEDWALLET_RULES'),
        ];
        if ($over['journal'] === null) {
            throw SavedWalletException::invalid('SAVEDWALLET_JOURNAL has to name the file of the journal', 'journal');
        }
        return new self($client, ...$over);
    }

    /**
     * Charges a saved wallet. The intent said again is the same charge, whoever says it; with other content it is a
     * Conflict.
     *
     * @param string $wallet the merchant's own reference (see wallet), or the charge permission
     * @param string $intent what is meant, such as "ride:81"
     * @param float $wait seconds. 0 plans it and leaves it to a run; more carries it out here and now, for about so
     *     long at most: what is not over then is pending, and a run goes on with it
     * @param bool $authorizeOnly the amount is held, to be captured later
     * @param string|null $initiator "CITU" the buyer, "MITU" the merchant; where the configuration has none
     * @param string|null $channel "Web", "App", …; where the configuration has none
     * @param int|null $attempt 2 and up: a deliberate new one, after a definite no of the one before
     * @throws Exception\Declined with nextStep
     * @throws Exception\NoAnswer the engine finds out what came of it: never charge again under another name
     */
    public function charge(
        string $wallet,
        Money|string $amount,
        string $intent,
        float $wait = 0.0,
        bool $authorizeOnly = false,
        bool $canHandlePending = false,
        ?string $softDescriptor = null,
        ?string $initiator = null,
        ?string $channel = null,
        ?string $reference = null,
        ?string $noteToBuyer = null,
        ?string $customInformation = null,
        ?string $simulate = null,
        ?int $attempt = null
    ): Action {
        return $this->act('charge', [
            'wallet' => $wallet,
            'amount' => $amount,
            'intent' => $intent,
            'wait_ms' => Options::wait($wait),
            'authorize_only' => $authorizeOnly,
            'can_handle_pending' => $canHandlePending,
            'soft_descriptor' => $softDescriptor,
            'initiator' => $initiator,
            'channel' => $channel,
            'reference' => $reference,
            'note_to_buyer' => $noteToBuyer,
            'custom_information' => $customInformation,
            'simulate' => $simulate,
            'attempt' => $attempt,
        ]);
    }

    /**
     * Takes the money of an authorized charge, once; a smaller amount lets go of the rest.
     *
     * @param string $charge its intent, or its chargeId
     * @param float $wait as of charge
     * @param string|null $wallet of a charge that the engine did not make
     */
    public function capture(
        string $charge,
        Money|string $amount,
        float $wait = 0.0,
        ?string $softDescriptor = null,
        ?string $wallet = null,
        ?string $simulate = null
    ): Action {
        return $this->act('capture', [
            'charge' => $charge,
            'amount' => $amount,
            'wait_ms' => Options::wait($wait),
            'soft_descriptor' => $softDescriptor,
            'wallet' => $wallet,
            'simulate' => $simulate,
        ]);
    }

    /**
     * Cancels a charge that was not captured.
     *
     * @param string $charge its intent, or its chargeId
     * @param float $wait as of charge
     * @param string|null $wallet of a charge that the engine did not make
     */
    public function cancel(
        string $charge,
        ?string $reason = null,
        float $wait = 0.0,
        ?string $wallet = null
    ): Action {
        $options = compact('charge', 'reason', 'wallet');
        return $this->act('cancel', $options + ['wait_ms' => Options::wait($wait)]);
    }

    /**
     * Pays a captured charge back, whole or in part. It ends later: a run reads how.
     *
     * @param string $charge its intent, or its chargeId
     * @param float $wait as of charge
     * @param string|null $wallet of a charge that the engine did not make
     */
    public function refund(
        string $charge,
        Money|string $amount,
        string $intent,
        float $wait = 0.0,
        ?string $softDescriptor = null,
        ?string $wallet = null,
        ?string $simulate = null
    ): Action {
        return $this->act('refund', [
            'charge' => $charge,
            'amount' => $amount,
            'intent' => $intent,
            'wait_ms' => Options::wait($wait),
            'soft_descriptor' => $softDescriptor,
            'wallet' => $wallet,
            'simulate' => $simulate,
        ]);
    }

    /**
     * Closes a saved wallet for ever.
     *
     * @param bool $cancelPending open charges are canceled too
     * @param float $wait as of charge
     */
    public function close(
        string $wallet,
        ?string $reason = null,
        bool $cancelPending = false,
        float $wait = 0.0
    ): Action {
        return $this->act('close', [
            'wallet' => $wallet,
            'reason' => $reason,
            'cancel_pending' => $cancelPending,
            'wait_ms' => Options::wait($wait),
        ]);
    }

    /**
     * What is known of a wallet under the merchant's own reference.
     *
     * @param string|null $chargePermissionId sets the one that it stands for, or replaces it
     */
    public function wallet(string $wallet, ?string $chargePermissionId = null): EngineWallet
    {
        $options = ['wallet' => $wallet, 'charge_permission_id' => $chargePermissionId];
        return EngineWallet::of($this->channel->run('wallet', Options::given($options)));
    }

    /**
     * Records something that has happened. The rules decide in the next run what follows.
     *
     * @param string $id the same event said again, with the same content, is one; with other content it is a Conflict
     * @param string|null $subject what it is about, such as "rental:R1"
     * @param array<string, mixed> $data amounts as Money, times as DateTimeInterface
     */
    public function emit(
        string $name,
        string $id,
        ?string $wallet = null,
        ?string $subject = null,
        ?\DateTimeInterface $at = null,
        array $data = []
    ): Emitted {
        $event = compact('id', 'name', 'wallet', 'subject', 'at', 'data');
        return Emitted::of($this->channel->emit(RulesJson::event($event)));
    }

    /**
     * Takes the body of a request that Amazon, or somebody who pretends to be Amazon, sent: its bytes, as they came. A
     * run reads what it is about. The client's `seen` is not asked, as the journal knows; nor is its `newTopic`.
     *
     * @return int what to answer: 200, 400 for what is not Amazon's, 500 where it was not stored and shall come again
     */
    public function receive(string $raw): int
    {
        try {
            return $this->channel->receive($raw)['status'];
        } catch (SavedWalletException $refused) {
            $status = ($refused->answer['status'] ?? 0) ?: 500;
            $message = "a notification was not taken: {$refused->getMessage()}";
            $this->channel->log($status === 500 ? 'error' : 'warning', $message);
            return $status;
        }
    }

    /**
     * Does what is due: asks the rules, sends, sends again, follows notifications. Any number of processes may run.
     *
     * Signals of pcntl are handled meanwhile. What a handler throws ends it, as PHP's time limit does; what is on its
     * way then is found out by the next run.
     *
     * @param bool $untilIdle ends when nothing is due; false waits for more
     * @param float|null $deadline seconds after which it ends; null: never
     * @param callable|null $stop asked about twice a second: true ends the run
     */
    public function run(bool $untilIdle = true, ?float $deadline = null, ?callable $stop = null): RunReport
    {
        if ($deadline !== null && !($deadline > 0)) {
            throw SavedWalletException::invalid('a deadline is a number of seconds above zero', 'deadline');
        }
        $end = microtime(true) + ($deadline ?? INF);
        $report = null;
        do {
            $part = $this->runSlice($untilIdle, $end - microtime(true));
            $report = $report?->then($part) ?? $part;
            if ($part->ended !== RunEnd::Deadline || microtime(true) >= $end) {
                return $report;
            }
        } while ($stop === null || !$stop());
        return $report->canceled();
    }

    /**
     * What people have to look at.
     *
     * @return list<InboxItem>
     */
    public function inbox(int $limit = self::PAGE): array
    {
        return array_map(InboxItem::of(...), $this->channel->run('inbox', compact('limit'))['items']);
    }

    /**
     * A person has seen to it: it leaves the inbox.
     */
    public function settle(int $number, string $by, string $reason): InboxItem
    {
        return InboxItem::of($this->channel->run('settle', compact('number', 'by', 'reason')));
    }

    /**
     * What the rules want to be told. Each comes again until it is acknowledged.
     *
     * @return list<Message>
     */
    public function messages(int $limit = self::PAGE): array
    {
        return array_map(Message::of(...), $this->channel->run('messages', compact('limit'))['messages']);
    }

    /**
     * @return bool whether there was such a message
     */
    public function acknowledge(string $id): bool
    {
        return $this->channel->run('acknowledge', compact('id'))['acknowledged'];
    }

    /**
     * All that led to an action, or came of an event.
     *
     * @param string $about an intent, or the id of an event
     */
    public function explain(string $about): Explanation
    {
        return Explanation::of($this->channel->run('explain', ['intent' => $about]));
    }

    /**
     * An action, with all that was sent for it.
     */
    public function show(string $intent): Action
    {
        return $this->act('show', compact('intent'));
    }

    /**
     * The actions, the newest first, page by page.
     *
     * @return \Generator<int, Action>
     */
    public function list(?ActionState $state = null, ?ActionKind $kind = null, ?string $wallet = null): \Generator
    {
        $options = Options::given(compact('state', 'kind', 'wallet'));
        do {
            $page = $this->channel->run('list', $options);
            foreach ($page['actions'] as $action) {
                yield Action::of($action);
            }
            $options['before'] = $page['next'];
        } while ($page['next'] !== null);
    }

    public function status(): EngineStatus
    {
        return EngineStatus::of($this->channel->run('status', []));
    }

    /**
     * From now on nothing new is started, by no process; what was started before is still found out.
     */
    public function pause(string $reason, string $by): void
    {
        $this->channel->run('pause', compact('reason', 'by'));
    }

    public function resume(string $by): void
    {
        $this->channel->run('resume', compact('by'));
    }

    /**
     * Takes back what was not started.
     */
    public function withdraw(string $intent, string $reason, string $by): Action
    {
        return $this->act('withdraw', compact('intent', 'reason', 'by'));
    }

    /**
     * Plans a new attempt, which is refused unless the last one got a definite no, or a guard stopped it.
     *
     * @param string $intent or the id of an event that the rules failed to decide
     * @return Action|null null of an event
     */
    public function retry(string $intent, string $by): ?Action
    {
        $answer = $this->channel->run('retry', compact('intent', 'by'));
        return isset($answer['kind']) ? Action::of($answer) : null;
    }

    /**
     * Ends what has no definite answer, as a person has found out. The same bytes are sent once more before.
     *
     * @param string|null $charged the chargeId that Amazon shows, which is checked
     * @param bool $notCharged there is none
     */
    public function resolve(
        string $intent,
        string $by,
        string $reason,
        ?string $charged = null,
        bool $notCharged = false
    ): Action {
        $options = compact('intent', 'by', 'reason', 'charged');
        return $this->act('resolve', $options + ['not_charged' => $notCharged]);
    }

    /**
     * Whether the engine keeps up.
     *
     * @param float|null $maxUnknown seconds that an action may be without a definite answer
     * @param float|null $maxOverdue seconds that it may be late
     */
    public function check(?float $maxUnknown = null, ?float $maxOverdue = null): Health
    {
        return Health::of($this->channel->run('check', Options::given([
            'max_unknown_ms' => self::inMilliseconds($maxUnknown),
            'max_overdue_ms' => self::inMilliseconds($maxOverdue),
        ])));
    }

    /**
     * Writes a copy of the journal as of now, while others go on.
     *
     * @param string $path of a new file
     */
    public function backup(string $path): void
    {
        $this->channel->run('backup', compact('path'));
    }

    /**
     * Moves the engine's clock, to follow an emulator's that was moved on. Refused with a live client.
     *
     * @param float $seconds ahead of the machine's
     */
    public function setClockOffset(float $seconds): void
    {
        $this->channel->setClockOffset(self::inMilliseconds($seconds));
    }

    /**
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['journal' => $this->journal];
    }

    /**
     * @return array<never>
     */
    public function __serialize(): array
    {
        throw new \LogicException('an Engine has a file open and is not serialized: make one in each process');
    }

    /**
     * @param array<mixed> $data
     */
    public function __unserialize(array $data): void
    {
        throw new \LogicException('an Engine has a file open and is not serialized: make one in each process');
    }

    private function __clone()
    {
    }

    /**
     * @param array<string, mixed> $options
     */
    private function act(string $job, array $options): Action
    {
        return Action::of($this->channel->run($job, Options::given($options)));
    }

    private function runSlice(bool $untilIdle, float $left): RunReport
    {
        $slice = self::inMilliseconds(max(0.001, min(self::SLICE, $left)));
        return RunReport::of($this->channel->run('run', ['until_idle' => $untilIdle, 'deadline_ms' => $slice]));
    }

    private static function inMilliseconds(?float $seconds): ?int
    {
        return $seconds === null ? null : (int) round($seconds * 1000);
    }
}
