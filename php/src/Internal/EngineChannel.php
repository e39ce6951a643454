<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Native\Engine;
use SavedWallet\Native\Failure;
use SavedWallet\Native\Rules as NativeRules;
use SavedWallet\Rules;

/**
 * An engine of the extension above a client, with what it is given at each call.
 *
 * @internal
 */
final class EngineChannel
{
    /** One that takes notifications has read the machine's authorities: it is made when one comes. */
    private ?Engine $receiver = null;

    private Engine $native;

    /** What both of them decide by. */
    private ?NativeRules $loaded;

    /**
     * @param array<string, mixed> $config
     */
    public function __construct(
        private readonly Channel $channel,
        private array $config,
        private readonly ?Rules $rules
    ) {
        $this->loaded = $rules?->native();
        $this->native = $this->open([]);
        $this->config['must_exist'] = true; // a journal that is gone is not made anew when it is opened again
    }

    /**
     * Does a job.
     *
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public function run(string $job, array $options): array
    {
        $intent = $options['intent'] ?? null;
        return self::answer($this->ask($this->native(), $job, Json::dumpObject($options, $job), intent: $intent));
    }

    /**
     * Records an event.
     *
     * @return array<string, mixed> with the decision as JSON
     */
    public function emit(string $event): array
    {
        $text = $this->ask($this->native(), 'emit', $event);
        return ['decision' => Json::member($text, 'decision')] + self::answer($text);
    }

    /**
     * @return array<string, mixed>
     */
    public function receive(string $raw): array
    {
        $this->receiver ??= $this->open(['receive' => true]);
        return self::answer($this->ask($this->receiver, 'receive', '{}', $raw));
    }

    public function setClockOffset(int $milliseconds): void
    {
        $this->config['clock_offset_ms'] = $milliseconds; // of a receiver that is made later
        foreach (array_filter([$this->native, $this->receiver]) as $engine) {
            $this->ask($engine, 'clock', Json::dump(['offset_ms' => $milliseconds], 'clock'));
        }
    }

    /**
     * Tells the logger what the caller is not told of.
     */
    public function log(string $level, string $message): void
    {
        $this->channel->host->tell($level, $message);
    }

    /**
     * Opened anew where its rules were reloaded.
     */
    private function native(): Engine
    {
        if ($this->loaded !== $this->rules?->native()) {
            $this->loaded = $this->rules?->native();
            $this->native = $this->open([]);
        }
        return $this->native;
    }

    /**
     * @param array<string, mixed> $more
     */
    private function open(array $more): Engine
    {
        Native::check();
        $config = Json::dumpObject($this->channel->withLog($more + $this->config), 'the settings of an engine');
        try {
            return new Engine($this->channel->native, $this->loaded, $config);
        } catch (Failure $failure) {
            throw SavedWalletException::of(Json::load($failure->getMessage()));
        }
    }

    /**
     * @return string what it told, where it is no error
     */
    private function ask(
        Engine $engine,
        string $job,
        string $options,
        ?string $data = null,
        ?string $intent = null
    ): string {
        $host = new CarefulHost($this->channel->host);
        try {
            $text = $engine->run($job, $options, $data, $host);
        } catch (\Throwable $thrown) { // by the handler of a signal
            throw Trace::clean($thrown);
        }
        if (str_starts_with($text, '{"error":null,')) {
            return $text;
        }
        $said = Json::load($text);
        $all = ['error' => $said['error']] + ($said['answer'] ?? []);
        throw SavedWalletException::of($all, $intent, null, $host->takeFailure());
    }

    /**
     * @return array<string, mixed>
     */
    private static function answer(string $text): array
    {
        return Json::load($text)['answer'];
    }
}
