<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Compat;

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Internal\Channel;
use SavedWallet\Internal\Options;

/**
 * Headers and signatures with the arguments that Amazon's own SDK has.
 */
trait Signing
{
    abstract private function channel(bool $callsAmazon): Channel;

    abstract private function baseUrl(): string;

    /**
     * The signature of these bytes. Put the same bytes into the page: nothing is unescaped. An array is signed as
     * payloadJson writes it.
     *
     * @param array<string, mixed>|string $payload
     */
    public function generateButtonSignature(array|string $payload): string
    {
        $bytes = is_array($payload) ? $this->payloadJson($payload) : $payload;
        return $this->channel(false)->run('sign_button', [], $bytes)['signature'];
    }

    /**
     * The JSON of a button's payload as generateButtonSignature signs it, and as the page has to say it.
     *
     * @param array<string, mixed> $payload
     */
    public function payloadJson(array $payload): string
    {
        return (string) Body::of($payload, 'the payload');
    }

    /**
     * The headers of a signed request that somebody else sends, as "name:value".
     *
     * @param array<string, mixed>|null $request_parameters
     * @param array<string, mixed>|string|null $request_payload
     * @param array<string, mixed>|null $other_presigned_headers
     * @return list<string>
     */
    public function getPostSignedHeaders(
        string $http_request_method,
        string $request_uri,
        ?array $request_parameters,
        array|string|null $request_payload,
        #[\SensitiveParameter] ?array $other_presigned_headers = null
    ): array {
        $given = self::headersOf($other_presigned_headers ?? []) + $this->platform();
        $signed = $this->signed($http_request_method, $request_uri, $request_parameters, $request_payload, $given);
        return self::lines($signed);
    }

    /**
     * The signature of a request, as it stands in its header "authorization".
     *
     * @param array<string, mixed>|null $request_parameters
     * @param array<string, mixed> $pre_signed_headers
     * @param array<string, mixed>|string|null $request_payload
     */
    public function createSignature(
        string $http_request_method,
        string $request_uri,
        ?array $request_parameters,
        #[\SensitiveParameter] array $pre_signed_headers,
        array|string|null $request_payload,
        string $timeStamp
    ): string {
        $given = array_diff_key(
            self::headersOf($pre_signed_headers),
            array_flip(['accept', 'content-type', 'x-amz-pay-date', 'x-amz-pay-host', 'x-amz-pay-region'])
        );
        $signed = $this->signed(
            $http_request_method,
            $request_uri,
            $request_parameters,
            $request_payload,
            $given,
            $timeStamp
        );
        return substr((string) strstr($signed['authorization'], 'Signature='), strlen('Signature='));
    }

    /**
     * The headers as they are signed.
     *
     * @param array<string, mixed> $headers
     */
    public function getHeaderString(#[\SensitiveParameter] array $headers): string
    {
        $sorted = self::headersOf($headers);
        ksort($sorted, SORT_STRING);
        return implode("\n", self::lines($sorted)) . "\n";
    }

    /**
     * Signs 100 times. It prints nothing.
     */
    public function testPrivateKeyIntegrity(): bool
    {
        for ($i = 0; $i < 100; $i++) {
            $this->generateButtonSignature('TESTING PRIVATE KEY');
        }
        return true;
    }

    /**
     * @param array<string, mixed>|null $query
     * @param array<string, mixed>|string|null $payload
     * @param array<string, string> $fields
     * @return array<string, string> the headers
     */
    private function signed(
        string $method,
        string $uri,
        ?array $query,
        array|string|null $payload,
        #[\SensitiveParameter] array $fields,
        ?string $date = null
    ): array {
        $base = parse_url($this->baseUrl());
        $parts = parse_url($uri);
        if (!is_array($parts) || strcasecmp($parts['host'] ?? '', $base['host']) !== 0) {
            throw SavedWalletException::invalid("requests to {$base['host']} are signed, and to no other host");
        }
        $options = Options::given([
            'method' => strtoupper($method),
            'path' => $parts['path'] ?? '/',
            'query' => self::queryOf($query ?? []) ?: null,
            'date' => $date,
            'fields' => $fields === [] ? null : $fields,
        ]);
        return $this->channel(true)->run('sign', $options, Body::of($payload, 'the body of a request'))['headers'];
    }

    /**
     * @return array<string, string> what a platform says of itself
     */
    private function platform(): array
    {
        $headers = [];
        foreach (['integrator_id', 'integrator_version', 'platform_version'] as $name) {
            if (isset($this->config[$name])) {
                $headers['x-amz-pay-' . strtr($name, '_', '-')] = (string) $this->config[$name];
            }
        }
        return $headers;
    }

    /**
     * What is told of the headers that were sent: no signature and no token.
     *
     * @param array<string, mixed> $call
     * @return array<string, string>
     */
    private function shown(#[\SensitiveParameter] array $call): array
    {
        $shown = ['accept' => 'application/json', 'content-type' => 'application/json']
            + ['x-amz-pay-host' => (string) parse_url($this->baseUrl(), PHP_URL_HOST)]
            + ['x-amz-pay-region' => self::regionOf($this->config)]
            + array_filter([self::KEY => $call['idempotencyKey']], is_string(...))
            + array_diff_key($call['headers'], ['x-amz-pay-authtoken' => true, 'authorization' => true]);
        ksort($shown, SORT_STRING);
        return $shown;
    }

    /**
     * @param array<string, mixed> $headers
     * @return array<string, string> under their names in small letters; empty ones are left out
     */
    private static function headersOf(#[\SensitiveParameter] array $headers): array
    {
        $taken = [];
        foreach ($headers as $name => $value) {
            if (is_array($value) || is_object($value)) {
                throw new \TypeError("the header {$name} is text, not " . get_debug_type($value));
            }
            if ((string) $value !== '') {
                $taken[strtolower((string) $name)] = (string) $value;
            }
        }
        return $taken;
    }

    /**
     * @param array<string, string> $headers
     * @return list<string>
     */
    private static function lines(#[\SensitiveParameter] array $headers): array
    {
        return array_map(
            static fn (string $name, string $value): string => "{$name}:{$value}",
            array_keys($headers),
            array_values($headers)
        );
    }

    /**
     * @param array<string, mixed> $query
     */
    private static function queryOf(array $query): string
    {
        ksort($query, SORT_STRING);
        return http_build_query($query, '', '&', PHP_QUERY_RFC3986);
    }
}
