<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Compat;

use SavedWallet\Config;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Internal\Channel;
use SavedWallet\Internal\Json;
use SavedWallet\Internal\Native;
use SavedWallet\Internal\Options;
use SavedWallet\Version;

/**
 * Amazon's own SDK as it is called, over this library: the array it is constructed with, its methods, and the arrays
 * they return. Where that SDK is unsafe, this is not; php/README.md says where the two differ.
 *
 * Every answer of Amazon's is returned, whatever its status. What was not sent, or not answered, is an exception.
 */
final class AmazonPayClient
{
    use Operations;
    use Signing;

    private const KEYS = [
        'region', 'public_key_id', 'private_key', 'sandbox', 'algorithm', 'override_service_url', 'proxy', 'ca_file',
        'integrator_id', 'integrator_version', 'platform_version', 'timeout', 'logger', 'log_level',
    ];

    public const SDK_VERSION = Version::VERSION;
    public const API_VERSION = 'v2';

    private const REGIONS = ['eu' => 'eu', 'de' => 'eu', 'uk' => 'eu', 'na' => 'na', 'us' => 'na', 'jp' => 'jp'];
    private const HOSTS = ['eu' => 'pay-api.amazon.eu', 'na' => 'pay-api.amazon.com', 'jp' => 'pay-api.amazon.jp'];
    private const KEY = 'x-amz-pay-idempotency-key';

    /** @var array<string, mixed> Without what is secret. */
    private array $config;

    private readonly Config $ofSandbox;

    private readonly Config $ofLive;

    private ?Channel $channel = null;

    /**
     * @param array<string, mixed>|null $config public_key_id, private_key (PEM, or the path of one), region, sandbox,
     *     algorithm, override_service_url, proxy (host, port, username, password), integrator_id, integrator_version,
     *     platform_version; and of ours: ca_file, timeout (seconds), logger, log_level
     */
    public function __construct(#[\SensitiveParameter] ?array $config = null)
    {
        if ($config === null) {
            throw SavedWalletException::invalid('Expecting config array{region, sandbox, public_key_id, private_key}');
        }
        // A key that is misspelt, such as "sandbx", would lead from the sandbox to live.
        $config = array_change_key_case($config);
        $unknown = array_diff(array_keys($config), self::KEYS);
        if ($unknown !== []) {
            $name = (string) reset($unknown);
            throw SavedWalletException::invalid("config['{$name}'] is no setting of this client", $name);
        }
        $this->ofSandbox = self::configOf($config, 'sandbox');
        $this->ofLive = self::configOf($config, 'live');
        $this->config = array_diff_key($config, ['private_key' => true, 'proxy' => true]);
        $config = [];
        $this->setSandbox((bool) ($this->config['sandbox'] ?? false));
    }

    /**
     * A value of the configuration. The key is given to nobody.
     */
    public function __get(string $name): mixed
    {
        $name = strtolower($name);
        if (!array_key_exists($name, $this->config)) {
            throw SavedWalletException::invalid("\"{$name}\" is not set, or is kept secret", $name);
        }
        return $this->config[$name];
    }

    public function __isset(string $name): bool
    {
        return isset($this->config[strtolower($name)]);
    }

    public function setSandbox(bool $value): void
    {
        $this->config['sandbox'] = $value;
        $this->channel = null;
    }

    /**
     * Calls a path, with its ids in it, encoded.
     *
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @param array<string, mixed>|null $queryParams
     * @return array<string, mixed>
     */
    public function apiCall(
        string $method,
        string $urlFragment,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers = null,
        ?array $queryParams = null
    ): array {
        $method = strtoupper($method);
        $path = '/' . ltrim($urlFragment, '/');
        [$how, $ids] = self::operationAt($method, $path);
        return $this->exchange($how, $method, $path, $ids, $payload, $headers, $queryParams);
    }

    /**
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return $this->config;
    }

    /**
     * @return array<never>
     */
    public function __serialize(): array
    {
        throw new \LogicException('an AmazonPayClient holds a key and is not serialized: make one in each process');
    }

    private function operation(
        string $name,
        string $method,
        string $path,
        array $ids,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers,
        ?array $query = null
    ): array {
        foreach ($ids as $id => $value) {
            $path = str_replace(":{$id}", rawurlencode($value), $path);
        }
        $how = ['operation' => $name];
        $answer = $this->exchange($how, $method, $path, array_values($ids), $payload, $headers, $query);
        return str_contains($path, '/checkoutSessions') ? self::withAddresses($answer) : $answer;
    }

    /**
     * A path that is an operation's is called by its name, which says more about it.
     *
     * @return array{array<string, string>, list<string>} what to call, and its ids
     */
    private static function operationAt(string $method, string $path): array
    {
        foreach (Native::runFree('operations', [])['operations'] as $row) {
            $pattern = preg_replace('/\\\\:\w+/', '([^/]+)', preg_quote($row['path'], '~'));
            if ($row['method'] === $method && preg_match("~^{$pattern}\$~D", $path, $ids) === 1) {
                return [['operation' => $row['name']], array_map(rawurldecode(...), array_slice($ids, 1))];
            }
        }
        return [['method' => $method, 'path' => $path], []];
    }

    /**
     * @param array<string, string> $how
     * @param list<string> $ids
     * @param array<string, mixed>|string|null $payload
     * @param array<string, mixed>|null $headers
     * @param array<string, mixed>|null $query
     * @return array<string, mixed>
     */
    private function exchange(
        array $how,
        string $method,
        string $path,
        array $ids,
        array|string|null $payload,
        #[\SensitiveParameter] ?array $headers,
        ?array $query
    ): array {
        $start = hrtime(true);
        $given = self::headersOf($headers ?? []);
        $query = array_filter($query ?? [], static fn (mixed $value): bool => $value !== null && $value !== '');
        // Amazon takes keys of a POST only, and this library refuses others. They often stand in headers for all calls.
        $call = ['idempotencyKey' => $method === 'POST' ? $given[self::KEY] ?? null : null];
        unset($given[self::KEY]);
        $call['headers'] = $given + $this->platform();
        $request = Body::of($payload, "the body of {$path}");
        if (is_string($payload) && $payload !== '' && json_decode($payload) === null && json_last_error() !== 0) {
            throw SavedWalletException::invalid("the body of {$path} is no JSON: " . json_last_error_msg());
        }
        $options = $how + Options::operation($path, $ids, $query, $call);
        $told = $this->channel(true)->send('call', $options, $request);
        $answer = $told->members;
        if (($answer['status'] ?? null) === null) {
            throw $told->error();
        }
        $queryText = self::queryOf($options['query'] ?? []);
        return [
            'status' => $answer['status'],
            'method' => $method,
            'url' => $this->baseUrl() . $path . ($queryText === '' ? '' : "?{$queryText}"),
            'headers' => self::lines($this->shown($call)),
            'request' => $request,
            'response' => Json::body($told->text),
            'request_id' => $answer['request_id'],
            'retries' => max(0, $answer['attempts'] - 1),
            'duration' => (int) round((hrtime(true) - $start) / 1e6),
        ];
    }

    private function channel(bool $callsAmazon): Channel
    {
        if ($callsAmazon && empty($this->config['region'])) {
            throw SavedWalletException::invalid("config['region'] is a required parameter and is not set", 'region');
        }
        return $this->channel ??= new Channel($this->config['sandbox'] ? $this->ofSandbox : $this->ofLive);
    }

    /**
     * @param array<string, mixed> $config
     */
    private static function configOf(#[\SensitiveParameter] array $config, string $environment): Config
    {
        $key = $config['private_key'] ?? null;
        $isPem = $key !== null && str_contains($key, '-----BEGIN');
        $isInKey = preg_match('/^(LIVE|SANDBOX)/i', $config['public_key_id'] ?? '') === 1;
        $proxy = $config['proxy'] ?? [];
        return new Config(
            region: self::regionOf($config),
            publicKeyId: $config['public_key_id'] ?? null,
            privateKey: $isPem ? $key : null,
            privateKeyFile: $isPem ? null : $key,
            algorithm: $config['algorithm'] ?? 'AMZN-PAY-RSASSA-PSS',
            environment: $isInKey ? null : $environment,
            baseUrl: self::overrideOf($config),
            caFile: $config['ca_file'] ?? null,
            proxy: empty($proxy['host']) ? null : self::proxyOf($proxy),
            proxyUser: $proxy['username'] ?? null,
            proxyPassword: $proxy['password'] ?? null,
            validation: 'warn',
            timeout: isset($config['timeout']) ? (float) $config['timeout'] : null,
            logger: $config['logger'] ?? null,
            logLevel: $config['log_level'] ?? 'info',
        );
    }

    /**
     * Button signatures need no region: then any will do.
     *
     * @param array<string, mixed> $config
     */
    private static function regionOf(#[\SensitiveParameter] array $config): string
    {
        $region = strtolower((string) ($config['region'] ?? ''));
        return $region === '' ? 'na' : self::REGIONS[$region] ?? $region;
    }

    /**
     * @param array<string, mixed> $config
     */
    private static function overrideOf(#[\SensitiveParameter] array $config): ?string
    {
        $url = $config['override_service_url'] ?? null;
        return $url === null ? null : 'https://' . rtrim(preg_replace('~^https?://~i', '', $url), '/');
    }

    /**
     * @param array<string, mixed> $proxy
     */
    private static function proxyOf(#[\SensitiveParameter] array $proxy): string
    {
        $host = preg_match('~^https?://~i', $proxy['host']) === 1 ? $proxy['host'] : "http://{$proxy['host']}";
        return empty($proxy['port']) ? $host : "{$host}:{$proxy['port']}";
    }

    private function baseUrl(): string
    {
        $isInKey = preg_match('/^(LIVE|SANDBOX)/i', (string) $this->config['public_key_id']) === 1;
        $base = self::overrideOf($this->config) ?? 'https://' . self::HOSTS[self::regionOf($this->config)];
        return $base . ($isInKey ? '' : ($this->config['sandbox'] ? '/sandbox' : '/live'));
    }

    /**
     * The addresses of a session come as texts that hold JSON.
     *
     * @param array<string, mixed> $answer
     * @return array<string, mixed>
     */
    private static function withAddresses(array $answer): array
    {
        $session = json_decode($answer['response']);
        if (is_array($session->shippingAddressList ?? null)) {
            $session->shippingAddressList = array_map(
                static fn (mixed $address): mixed => is_string($address) ? json_decode($address) : $address,
                $session->shippingAddressList
            );
            $answer['response'] = json_encode($session, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
        }
        return $answer;
    }
}
