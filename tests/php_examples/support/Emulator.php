<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

/**
 * The local Amazon Pay that runs the tests, and what a buyer does at it.
 */
final class Emulator
{
    public static function control(string $method, string $path, mixed $value = null): mixed
    {
        $url = getenv('SAVEDWALLET_EMULATOR_URL') . "/emulator/api/{$path}";
        $answer = file_get_contents($url, false, stream_context_create([
            'http' => [
                'method' => $method,
                'header' => [
                    'content-type: application/json',
                    'x-emulator-token: ' . getenv('SAVEDWALLET_EMULATOR_TOKEN'),
                ],
                'content' => $value === null ? '' : json_encode($value, JSON_THROW_ON_ERROR),
                'ignore_errors' => true,
            ],
            'ssl' => ['cafile' => getenv('SAVEDWALLET_CA_FILE')],
        ]));
        return json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    }

    public static function reset(): void
    {
        self::control('POST', 'reset');
        self::control('DELETE', 'faults');
        self::control('PUT', 'notifications', ['url' => null]);
    }

    /**
     * A buyer on a page with a button.
     *
     * @param array<string, mixed> $choice
     * @return string the URL on which the buyer comes back
     */
    public static function buy(string $page, array $choice = []): string
    {
        preg_match('~<script type="application/json"[^>]*>(.*?)</script>~s', $page, $found);
        $options = json_decode($found[1], true, 64, JSON_THROW_ON_ERROR)['options'];
        $config = $options['createCheckoutSessionConfig'] ?? $options['signInConfig'];
        return self::control('POST', 'checkout', $choice + [
            'payload' => $config['payloadJSON'],
            'signature' => $config['signature'],
            'algorithm' => $config['algorithm'],
            'public_key_id' => $config['publicKeyId'] ?? $options['publicKeyId'],
            'product_type' => $options['productType'] ?? 'PayOnly',
            'card' => '1111',
            'consent' => true,
        ])['url'];
    }

    /**
     * @return list<array<string, mixed>>
     */
    public static function charges(): array
    {
        return self::control('GET', 'state')['charges'];
    }

    public static function wallet(): string
    {
        return self::control('GET', 'state')['chargePermissions'][0]['chargePermissionId'];
    }
}
