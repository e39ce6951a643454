<?php
// SPDX-License-Identifier: Apache-2.0
//
// What the extension savedwallet has, for editors and analysers; it is never run. Private to the classes of SavedWallet\.

namespace SavedWallet\Native;

/** A client of one account. */
final class Client
{
    /**
     * @param string $config JSON, as sw_face_new takes it
     * @throws Failure
     */
    public function __construct(#[\SensitiveParameter] string $config) {}

    /**
     * The client that this process keeps for the configuration and the files it leads to, or a new one. At most 16 are kept.
     *
     * @throws Failure
     */
    public static function kept(#[\SensitiveParameter] string $config): Client {}

    /**
     * Does a job.
     *
     * @param string $options JSON
     * @param ?callable(string $question, string $text): ?string $host asked while the call runs; what it throws stands in
     *        place of the answer. An object may have a public property `cancel`, a Cancel or null, which ends the call
     * @return string JSON, with a member "error"
     */
    public function run(string $job, string $options, ?string $data, ?callable $host): string {}

    /** A job that needs no client. */
    public static function runFree(string $job, string $options, ?string $data, ?callable $host): string {}
}

/** Many calls at once. It holds what it needs of its client. */
final class Batch
{
    /**
     * @param int $maxInFlight 0: the default
     * @throws Failure
     */
    public function __construct(Client $client, int $maxInFlight) {}

    public function add(int $tag, string $options, ?string $data, ?callable $host): string {}

    /** @param int $timeoutMs negative: until a call ends */
    public function wait(int $timeoutMs, ?callable $host): string {}

    public function cancel(int $tag): int {}

    public function count(): int {}

    public function wakeup(): void {}
}

/** Ends the calls that it is given to. */
final class Cancel
{
    public function __construct() {}

    public function request(): void {}

    public function isRequested(): bool {}
}

/** A merchant's rules, loaded. They never change. */
final class Rules
{
    /**
     * @param string $text Lua source
     * @param string $options JSON: name, zone_folder, tested, limits
     * @throws Failure
     */
    public function __construct(string $text, string $options) {}

    /**
     * @param string $hook "flow", "event", "decline", "wallet", "refund" or "dispute"
     * @param string $input JSON, as sw_rules_decide takes it
     * @param int $telling 1: with what explains the decision
     * @return string JSON, the same bytes for the same input
     * @throws Failure
     */
    public function decide(string $hook, string $input, int $telling): string {}

    /**
     * @param int $asking 1: with the lines that never ran
     * @throws Failure
     */
    public function test(int $asking): string {}

    /** @throws Failure */
    public function about(): string {}

    /**
     * Everything that is wrong with a text.
     *
     * @throws Failure
     */
    public static function check(string $text, string $options): string {}
}

/** An engine and its journal. It holds what it needs of its client and its rules. */
final class Engine
{
    /**
     * @param string $config JSON: journal, must_exist, busy_ms, clock_offset_ms, quota, receive, settings
     * @throws Failure
     */
    public function __construct(Client $client, ?Rules $rules, string $config) {}

    /**
     * Does a job of sw_engine_do; or "receive", with the notification as data; or "clock", with offset_ms.
     *
     * @param string $options JSON
     * @param ?callable(string $question, string $text): ?string $host as of Client::run
     * @return string JSON: {"error": …, "answer": …}
     */
    public function run(string $job, string $options, ?string $data, ?callable $host): string {}
}

/** An object could not be made, or rules failed: the message is the JSON of sw_face_error_json. */
final class Failure extends \RuntimeException
{
}
