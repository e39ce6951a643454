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

/** An object could not be made: the message is the JSON of sw_face_error_json. */
final class Failure extends \RuntimeException
{
}
