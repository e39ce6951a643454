<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Internal\Channel;
use SavedWallet\Internal\Json;
use SavedWallet\Internal\Many;
use SavedWallet\Internal\Options;
use SavedWallet\Internal\Trace;

/**
 * A client of one merchant account: every operation of Amazon Pay as a method, and the jobs over them.
 *
 * What costs time to make, the key and the connections, is kept by the worker from one request to the next and found
 * again by the configuration; nothing of a request hangs on it. The object is cheap: make one where it is needed.
 *
 * @phpstan-import-type Report from Types
 * @phpstan-import-type Disbursement from Types
 */
final class Client
{
    use Operations;
    use Jobs;

    private readonly Channel $channel;

    /** @var array<string, string|null>|null */
    private ?array $about = null;

    /**
     * From a Config, or from the named arguments that a Config takes: `new Client(region: 'eu', …)`.
     *
     * @param mixed ...$settings as of {@see Config::__construct}
     */
    public function __construct(?Config $config = null, #[\SensitiveParameter] mixed ...$settings)
    {
        try {
            if ($config !== null && $settings !== []) {
                throw SavedWalletException::invalid('a client takes a Config or settings, not both');
            }
            $this->channel = new Channel($config ?? new Config(...$settings));
        } catch (\Throwable $thrown) {
            throw Trace::clean($thrown);
        }
    }

    /**
     * Configured by the environment: SAVEDWALLET_MERCHANT_ID, …, or the file that SAVEDWALLET_CONFIG names.
     *
     * @param mixed ...$over as of {@see Config::__construct}; they go over it
     */
    public static function fromEnv(#[\SensitiveParameter] mixed ...$over): self
    {
        return new self(Config::fromEnv(...$over));
    }

    /**
     * Configured by a JSON file, whose relative paths start at its own folder.
     *
     * @param mixed ...$over as of {@see Config::__construct}; they go over it
     */
    public static function fromFile(string $path, #[\SensitiveParameter] mixed ...$over): self
    {
        return new self(Config::fromFile($path, ...$over));
    }

    /**
     * Calls an operation by its name, `call('getCharge', 'S01-…')`; or, with a method and a path, what Amazon has added
     * since this release: `call('GET', '/v2/newThings/a')`.
     *
     * @param list<string>|string $ids or a path, with its ids in it, encoded
     * @param array<string, mixed>|string|null $body what becomes JSON, or text that is sent as it is
     * @param array<string, mixed> $query
     * @param array<string, string> $headers
     * @return Response<array<string, mixed>>
     */
    public function call(
        string $operation,
        array|string $ids = [],
        array|string|null $body = null,
        array $query = [],
        ?string $intent = null,
        int $attempt = 1,
        ?string $idempotencyKey = null,
        ?string $permission = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Response {
        $call = compact('intent', 'attempt', 'idempotencyKey', 'permission', 'simulate', 'timeout', 'headers');
        $isPath = is_string($ids) && str_starts_with($ids, '/');
        $options = Options::operation($operation, $isPath ? [] : (array) $ids, $query, $call);
        $options += $isPath ? ['method' => $operation, 'path' => $ids] : ['operation' => $operation];
        return $this->answer($options, Json::bodyOf($body, $operation));
    }

    /**
     * Has many calls on their way at once, and waits for all of them.
     *
     * @template K of array-key
     * @param array<K, Call> $calls
     * @param int $maxInFlight 0: as many as the library thinks right
     * @return array<K, Response<array<string, mixed>>|\Throwable> under the keys of the calls, in their order: what it
     *     answered, or the exception that call() would throw
     */
    public function callMany(#[\SensitiveParameter] array $calls, int $maxInFlight = 0): array
    {
        return Many::call($this->channel, $calls, $maxInFlight);
    }

    /**
     * Takes the body of a request that Amazon, or somebody who pretends to be Amazon, sent: its bytes, as they came,
     * such as `$request->getContent()` or `file_get_contents('php://input')`. Answer 200 to what is returned, when it
     * is stored.
     *
     * @throws Exception\SignatureMismatch for what is not Amazon's, or was there before: answer with answerStatus()
     */
    public function receive(string $raw): Notification
    {
        return Notification::of($this->run('receive', Options::given($this->channel->host->asks()), $raw));
    }

    /**
     * The key that an intent has: the same in every language and every later release.
     */
    public function idempotencyKey(string $operation, string $intent, int $attempt = 1): string
    {
        return $this->run('key', compact('operation') + Options::meant($intent, $attempt))['idempotency_key'];
    }

    /**
     * The headers of a signed request that somebody else sends. path and query as they go on the wire; date as
     * "20260102T030405Z".
     *
     * @return array<string, string>
     */
    public function sign(
        string $method,
        string $path,
        string $query = '',
        ?string $body = null,
        ?string $date = null
    ): array {
        $query = $query === '' ? null : $query;
        return $this->run('sign', Options::given(compact('method', 'path', 'query', 'date')), $body)['headers'];
    }

    /**
     * The signature of a button's payload that was written by hand, byte for byte as it goes into the page. `button`
     * writes, checks and signs one.
     */
    public function signButton(string $payload): string
    {
        return $this->run('sign_button', [], $payload)['signature'];
    }

    /**
     * Every report that the query finds, page by page.
     *
     * @param array<string, mixed> $query as of getReports
     * @return \Generator<int, array<string, mixed>>
     * @phpstan-return \Generator<int, Report>
     */
    public function reports(array $query = []): \Generator
    {
        do {
            $page = $this->getReports($query)->body;
            foreach ($page['reports'] ?? [] as $report) {
                yield $report;
            }
            $query = ['nextToken' => $page['nextToken'] ?? null]; // it stands for the query that gave it
        } while (($query['nextToken'] ?? '') !== '');
    }

    /**
     * Every payout that the query finds, page by page.
     *
     * @param array<string, mixed> $query as of getDisbursements
     * @return \Generator<int, array<string, mixed>>
     * @phpstan-return \Generator<int, Disbursement>
     */
    public function disbursements(array $query): \Generator
    {
        do {
            $page = $this->getDisbursements($query)->body;
            foreach ($page['disbursements'] ?? [] as $payout) {
                yield $payout;
            }
            $query['nextToken'] = $page['nextToken'] ?? null;
        } while (($query['nextToken'] ?? '') !== '');
    }

    /**
     * "sandbox" or "live", as the key id or the configuration said.
     */
    public function environment(): string
    {
        return $this->about()['environment'] ?? '';
    }

    public function region(): string
    {
        return $this->about()['region'] ?? '';
    }

    public function merchantId(): string
    {
        return $this->about()['merchant_id'] ?? '';
    }

    /**
     * @internal
     */
    public function channel(): Channel
    {
        return $this->channel;
    }

    /**
     * @return array<string, string|null>
     */
    public function __debugInfo(): array
    {
        return array_intersect_key(
            $this->about(),
            array_flip(['environment', 'region', 'merchant_id', 'public_key_id'])
        );
    }

    /**
     * @return array<never>
     */
    public function __serialize(): array
    {
        throw new \LogicException('a Client holds a key and is not serialized: make one in each process');
    }

    private function operation(
        string $name,
        array $ids,
        ?array $body,
        ?array $query,
        #[\SensitiveParameter] array $call
    ): Response {
        $options = ['operation' => $name] + Options::operation($name, $ids, $query ?? [], $call);
        return $this->answer($options, Json::bodyOf($body, $name));
    }

    /**
     * @param array<string, mixed> $options
     * @return Response<array<string, mixed>>
     */
    private function answer(#[\SensitiveParameter] array $options, ?string $body): Response
    {
        $answer = $this->channel->send('call', $options, $body);
        return Response::of($answer->orThrow(), $answer->text);
    }

    private function run(string $job, #[\SensitiveParameter] array $options, ?string $data = null): array
    {
        return $this->channel->run($job, $options, $data);
    }

    /**
     * @return array<string, string|null>
     */
    private function about(): array
    {
        return $this->about ??= $this->run('about', []);
    }
}
