<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use Psr\Log\LoggerInterface;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Internal\Environment;
use SavedWallet\Internal\Host;
use SavedWallet\Internal\Options;
use SavedWallet\Internal\Trace;

/**
 * What a client is configured with. Nothing prints, exports or serializes what is secret in it.
 */
final class Config
{
    /** The settings that have variables of the environment: SAVEDWALLET_MERCHANT_ID, … */
    private const SETTINGS = [
        'merchant_id', 'store_id', 'public_key_id', 'private_key', 'private_key_file', 'private_key_passphrase',
        'algorithm', 'region', 'environment', 'ledger_currency', 'state_secret', 'base_url', 'ca_file', 'proxy',
        'proxy_user', 'proxy_password', 'script_url', 'channel', 'initiator', 'language', 'validation', 'namespace',
    ];

    /** @var \WeakMap<self, array<string, string>>|null Away from the object, where var_export does not find them. */
    private static ?\WeakMap $secrets = null;

    /** @var array<string, mixed> */
    private readonly array $settings;

    private readonly Host $host;

    private readonly ?string $logLevel;

    /**
     * A client of one merchant account. It connects to nothing before its first call.
     *
     * Of notifications: topics, seen, newTopic, maxAge, intermediatesFile, allowIncompleteChain and certificateFile.
     *
     * @param string|null $region na, eu or jp
     * @param string|null $merchantId needed with an intent
     * @param string|null $publicKeyId SANDBOX-… or LIVE-…, which decides the environment
     * @param string|null $privateKey PEM text, or an OpenSSL STORE URI; or else:
     * @param string|null $privateKeyFile the path of the PEM file; or else:
     * @param callable|null $sign signs elsewhere (a KMS, an HSM): it is given the string to sign and returns the bytes
     *     of RSASSA-PSS with SHA-256, salt 32 (20 for AMZN-PAY-RSASSA-PSS)
     * @param string|null $stateSecret 16 random bytes or more that bind return URLs to the buyer's browser
     * @param string|null $channel of saved-wallet charges that name none: "Web", "App", …
     * @param string|null $initiator of saved-wallet charges that name none: "CITU" the buyer, "MITU" the merchant
     * @param string|null $namespace keeps two programs' intents apart
     * @param string|null $validation of bodies before they are sent: refuse, warn or off
     * @param float|null $timeout seconds for one call with all its tries (60)
     * @param float|null $connectTimeout seconds (3)
     * @param float|null $attemptTimeout seconds for one try (30)
     * @param string|null $baseUrl of the emulator, as caFile and scriptUrl
     * @param list<string>|null $topics the ARNs that notifications may come through
     * @param callable|null $seen is given a message id and its time in milliseconds, notes it, and says whether it was
     *     there before
     * @param callable|null $newTopic is told of each topic while topics is empty, once in each worker
     * @param int|null $maxAge of a notification, in seconds
     * @param string|null $certificateFile the emulator's
     * @param string|null $source "environment", or the path of a configuration file, which the others go over
     * @param LoggerInterface|null $logger of PSR-3
     * @param string $logLevel how much it is told: error, warning, info (every answer) or debug (every try)
     */
    public function __construct(
        ?string $region = null,
        ?string $merchantId = null,
        ?string $storeId = null,
        ?string $publicKeyId = null,
        #[\SensitiveParameter] ?string $privateKey = null,
        #[\SensitiveParameter] ?string $privateKeyFile = null,
        #[\SensitiveParameter] ?string $privateKeyPassphrase = null,
        ?callable $sign = null,
        ?string $algorithm = null,
        ?string $environment = null,
        ?string $ledgerCurrency = null,
        #[\SensitiveParameter] ?string $stateSecret = null,
        ?string $channel = null,
        ?string $initiator = null,
        ?string $language = null,
        ?string $namespace = null,
        ?string $validation = null,
        ?float $timeout = null,
        ?float $connectTimeout = null,
        ?float $attemptTimeout = null,
        ?int $maxAttempts = null,
        ?int $retryBudget = null,
        ?string $baseUrl = null,
        ?string $caFile = null,
        ?string $scriptUrl = null,
        ?string $proxy = null,
        ?string $proxyUser = null,
        #[\SensitiveParameter] ?string $proxyPassword = null,
        ?array $topics = null,
        ?callable $seen = null,
        ?callable $newTopic = null,
        ?int $maxAge = null,
        ?string $intermediatesFile = null,
        bool $allowIncompleteChain = false,
        ?string $certificateFile = null,
        ?string $source = null,
        ?LoggerInterface $logger = null,
        string $logLevel = 'info'
    ) {
        $isKey = str_contains((string) $privateKeyFile, '-----BEGIN'); // in place of its path: the library refuses it
        $this->keep([
            'private_key' => $privateKey,
            'private_key_file' => $isKey ? $privateKeyFile : null,
            'private_key_passphrase' => $privateKeyPassphrase,
            'state_secret' => $stateSecret,
            'proxy_password' => $proxyPassword,
        ]);
        // What a trace would show of the arguments where PHP does not know SensitiveParameter (8.1).
        $privateKey = $privateKeyPassphrase = $stateSecret = $proxyPassword = null;
        $privateKeyFile = $isKey ? null : $privateKeyFile;
        $this->settings = Options::given([
            'region' => $region,
            'merchant_id' => $merchantId,
            'store_id' => $storeId,
            'public_key_id' => $publicKeyId,
            'private_key_file' => $privateKeyFile,
            'sign' => $sign !== null,
            'algorithm' => $algorithm,
            'environment' => $environment,
            'ledger_currency' => $ledgerCurrency,
            'channel' => $channel,
            'initiator' => $initiator,
            'language' => $language,
            'namespace' => $namespace,
            'validation' => $validation,
            'timeout_ms' => Options::milliseconds($timeout),
            'connect_timeout_ms' => Options::milliseconds($connectTimeout),
            'attempt_timeout_ms' => Options::milliseconds($attemptTimeout),
            'max_attempts' => $maxAttempts,
            'retry_budget' => $retryBudget,
            'base_url' => $baseUrl,
            'ca_file' => $caFile,
            'script_url' => $scriptUrl,
            'proxy' => $proxy,
            'proxy_user' => $proxyUser,
            'topics' => $topics === null ? null : array_values($topics),
            'max_age_s' => $maxAge,
            'intermediates_file' => $intermediatesFile,
            'allow_incomplete_chain' => $allowIncompleteChain,
            'certificate_file' => $certificateFile,
            'source' => $source,
        ]);
        $this->host = new Host(self::closure($sign), self::closure($seen), self::closure($newTopic), $logger);
        $this->logLevel = $logger === null ? null : $logLevel;
    }

    /**
     * Configured by the environment: SAVEDWALLET_MERCHANT_ID, …, or the file that SAVEDWALLET_CONFIG names. `over` are
     * arguments of the constructor, which go over it.
     */
    public static function fromEnv(#[\SensitiveParameter] mixed ...$over): self
    {
        return self::from('environment', $over);
    }

    /**
     * Configured by a JSON file, whose relative paths start at its own folder.
     */
    public static function fromFile(string $path, #[\SensitiveParameter] mixed ...$over): self
    {
        return self::from($path, $over);
    }

    /**
     * @param array<string, mixed> $over
     */
    private static function from(string $source, #[\SensitiveParameter] array $over): self
    {
        try {
            return new self(...$over + ['source' => $source]);
        } catch (\Throwable $thrown) {
            throw Trace::clean($thrown);
        }
    }

    /**
     * @internal
     * @return array<string, mixed> with what is secret
     */
    public function settings(): array
    {
        $own = $this->settings + self::$secrets[$this];
        return $own + (($own['source'] ?? '') === 'environment' ? self::environment() : []);
    }

    /**
     * @internal
     */
    public function host(): Host
    {
        return $this->host;
    }

    /**
     * @internal
     */
    public function logLevel(): ?string
    {
        return $this->logLevel;
    }

    /**
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        $hidden = array_map(static fn (): string => '(hidden)', self::$secrets[$this]);
        return $this->settings + $hidden;
    }

    /**
     * @return array<never>
     */
    public function __serialize(): array
    {
        throw new \LogicException('a Config may hold a key and is not serialized: make one in each process');
    }

    private function __clone()
    {
    }

    /**
     * @param array<string, string|null> $secrets
     */
    private function keep(#[\SensitiveParameter] array $secrets): void
    {
        self::$secrets ??= new \WeakMap();
        self::$secrets[$this] = array_filter($secrets, static fn (?string $secret): bool => $secret !== null);
        $secrets = [];
    }

    private static function closure(?callable $function): ?\Closure
    {
        return $function === null ? null : $function(...);
    }

    /**
     * What PHP alone knows of the environment: variables of FastCGI and of .env loaders, which C does not see.
     *
     * @return array<string, string>
     */
    private static function environment(): array
    {
        $found = [];
        foreach (self::SETTINGS as $name) {
            $variable = 'SAVEDWALLET_' . strtoupper($name);
            $value = Environment::get($variable);
            if ($value !== null && $value !== getenv($variable, true)) {
                $found[$name] = $value;
            }
        }
        return $found;
    }
}
