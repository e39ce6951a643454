<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Button, Client, Flow};

/**
 * A local Amazon Pay, and its control API.
 */
final class Emulator
{
    /** @var array<string, string> the line that it says when it listens */
    public readonly array $ready;

    private readonly Program $program;

    private static ?self $shared = null;

    public function __construct(string ...$options)
    {
        $file = tempnam(sys_get_temp_dir(), 'savedwallet');
        $this->program = new Program([
            getenv('TESTED_BUILD') . '/bin/savedwallet-emulator', 'exec', '--region', 'eu', '--ready-file', $file,
            ...$options, '--', 'sh', '-c', 'cat "$0"; exec cat', $file,
        ]);
        unlink($file);
        $this->ready = json_decode($this->program->ready, true, 8, JSON_THROW_ON_ERROR);
    }

    /**
     * One for all tests of this process, which holds nothing yet.
     */
    public static function empty(): self
    {
        self::$shared ??= new self();
        self::$shared->control('POST', 'reset');
        self::$shared->control('DELETE', 'faults');
        self::$shared->control('PUT', 'notifications', ['url' => null]);
        return self::$shared;
    }

    /**
     * @return array<string, string> what a Client is made of
     */
    public function config(): array
    {
        return [
            'region' => $this->ready['region'],
            'merchantId' => $this->ready['merchant_id'],
            'storeId' => $this->ready['store_id'],
            'publicKeyId' => $this->ready['public_key_id'],
            'privateKeyFile' => $this->ready['private_key_file'],
            'baseUrl' => $this->ready['url'],
            'caFile' => $this->ready['ca_file'],
            'initiator' => 'MITU',
            'channel' => 'Web',
            'ledgerCurrency' => 'EUR',
            'stateSecret' => '0123456789abcdef0123',
        ];
    }

    /**
     * @return array<string, string> the same as variables of the environment
     */
    public function env(): array
    {
        $env = [];
        foreach ($this->config() as $name => $value) {
            $env['SAVEDWALLET_' . strtoupper(preg_replace('/[A-Z]/', '_$0', $name))] = $value;
        }
        return $env;
    }

    public function control(string $method, string $path, mixed $value = null): mixed
    {
        $answer = file_get_contents("{$this->ready['url']}/emulator/api/{$path}", false, stream_context_create([
            'http' => [
                'method' => $method,
                'header' => "x-emulator-token: {$this->ready['control_token']}\r\ncontent-type: application/json",
                'content' => $value === null ? '' : json_encode($value, JSON_THROW_ON_ERROR),
            ],
            'ssl' => ['cafile' => $this->ready['ca_file']],
            'socket' => ['tcp_nodelay' => true],
        ]));
        return json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * @param array<string, mixed> $more
     */
    public function fault(string $operation, string $fault, array $more = []): void
    {
        $this->control('POST', 'faults', [['operation' => $operation, 'fault' => $fault] + $more]);
    }

    /**
     * What a buyer does at Amazon.
     *
     * @param array<string, mixed> $choice
     * @return string the URL on which the buyer comes back
     */
    public function checkOut(Button $button, array $choice = []): string
    {
        return $this->control('POST', 'checkout', $choice + [
            'payload' => $button->payloadJson,
            'signature' => $button->signature,
            'public_key_id' => $button->publicKeyId,
            'algorithm' => $button->algorithm,
            'product_type' => $button->options['productType'] ?? 'PayOnly',
            'card' => '1111',
            'consent' => true,
        ])['url'];
    }

    public function saveWallet(Client $client): string
    {
        $button = $client->button(Flow::SetupOnly, returnUrl: 'https://shop.example/back', browserSession: 'sid');
        return $client->finish($this->checkOut($button), browserSession: 'sid')->chargePermissionId;
    }

    /**
     * @return list<array<string, mixed>>
     */
    public function charges(): array
    {
        return $this->control('GET', 'state')['charges'];
    }

    public function stop(): int
    {
        return $this->program->stop();
    }
}
