<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

/**
 * What a browser, or Amazon, has sent.
 */
final class Request
{
    public const LONGEST = 256 * 1024;

    /**
     * @param string $origin such as "https://shop.example"
     * @param string $url whole, as the browser has it
     * @param array<string, mixed> $form
     * @param string $raw the body's bytes
     * @param string|null $password of HTTP's own signing in
     * @param string $agent what the browser calls itself
     */
    public function __construct(
        public readonly string $method,
        public readonly string $path,
        public readonly string $origin,
        public readonly string $url,
        private readonly array $form,
        public readonly string $raw,
        public readonly ?string $password,
        public readonly string $agent
    ) {
    }

    public static function current(string $raw, bool $isHttps): self
    {
        $host = $_SERVER['HTTP_HOST'] ?? '';
        if (preg_match('/^[a-z0-9.:\[\]-]+$/Di', $host) !== 1) {
            $host = 'localhost';
        }
        $origin = ($isHttps ? 'https://' : 'http://') . $host;
        return new self(
            $_SERVER['REQUEST_METHOD'] === 'HEAD' ? 'GET' : $_SERVER['REQUEST_METHOD'],
            explode('?', $_SERVER['REQUEST_URI'])[0],
            $origin,
            $origin . $_SERVER['REQUEST_URI'],
            $_POST,
            $raw,
            $_SERVER['PHP_AUTH_PW'] ?? null,
            $_SERVER['HTTP_USER_AGENT'] ?? ''
        );
    }

    /**
     * A field of the form; "" where it has none.
     */
    public function field(string $name): string
    {
        $value = $this->form[$name] ?? '';
        return is_string($value) ? $value : '';
    }

    /**
     * The whole URL of a path of the shop.
     */
    public function to(string $path): string
    {
        return $this->origin . $path;
    }
}
