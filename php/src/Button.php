<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * A button for one page view. Send `headers` and `csp($nonce)` with the page that holds `html($nonce)`.
 */
final class Button
{
    /**
     * @internal
     * @param string|null $payloadJson exactly as it was signed; null on the surface MobileSdk
     * @param string $scriptUrl of Amazon's script
     * @param array<string, mixed>|null $options what amazon.Pay.renderButton and initCheckout take
     * @param array<string, mixed>|null $lazy what the path of lazyUrl answers with
     * @param array<string, mixed>|null $initiate what an app gives Amazon's Mobile SDK
     * @param array<string, string> $headers that the page, or the answer of lazyUrl, is sent with
     * @param list<string> $warnings
     */
    public function __construct(
        public readonly ?string $payloadJson,
        public readonly ?string $signature,
        public readonly ?string $algorithm,
        public readonly string $publicKeyId,
        public readonly string $scriptUrl,
        public readonly ?array $options,
        public readonly ?array $lazy,
        public readonly ?array $initiate,
        public readonly array $headers,
        public readonly array $warnings,
        private readonly ?string $html,
        private readonly ?string $csp,
        private readonly string $placeholder
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer, string $placeholder): self
    {
        return new self(
            $answer['payload_json'],
            $answer['signature'],
            $answer['algorithm'],
            $answer['public_key_id'],
            $answer['script_url'],
            $answer['options'],
            $answer['lazy'],
            $answer['initiate'],
            $answer['headers'],
            $answer['warnings'],
            $answer['html'],
            $answer['csp'],
            $placeholder
        );
    }

    /**
     * A nonce for one answer's Content-Security-Policy.
     */
    public static function newNonce(): string
    {
        return rtrim(strtr(base64_encode(random_bytes(24)), '+/', '-_'), '=');
    }

    /**
     * The page to which a flow in an app's browser tab leads back, where the link into the app did not fire. It opens
     * the app and tells it nothing; the app asks your server how it went.
     *
     * @return array{html: string, headers: array<string, string>}
     */
    public static function relayPage(string $appUrl, string $nonce): array
    {
        $answer = Internal\Native::runFree('relay', ['app_url' => $appUrl, 'nonce' => $nonce]);
        $headers = ['content-security-policy' => $answer['csp'], 'cache-control' => 'no-store'];
        return ['html' => $answer['html'], 'headers' => $headers];
    }

    /**
     * The button as HTML: a part of a page, or on the surface AppBrowser the whole page.
     */
    public function html(string $nonce): string
    {
        return $this->fill($this->html, $nonce);
    }

    /**
     * The Content-Security-Policy that the page needs, to be merged into its own.
     */
    public function csp(string $nonce): string
    {
        return $this->fill($this->csp, $nonce);
    }

    private function fill(?string $text, string $nonce): string
    {
        if ($text === null) {
            throw new \LogicException("an app that uses Amazon's Mobile SDK has no page: it takes \$button->initiate");
        }
        Internal\Native::runFree('relay', ['nonce' => $nonce]); // a nonce that is none is refused
        return str_replace($this->placeholder, $nonce, $text);
    }

    /**
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['publicKeyId' => $this->publicKeyId, 'payloadJson' => $this->payloadJson];
    }
}
