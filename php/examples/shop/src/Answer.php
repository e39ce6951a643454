<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

final class Answer
{
    /**
     * @param array<string, string> $headers
     */
    public function __construct(
        public readonly int $status,
        public readonly string $body = '',
        public readonly array $headers = []
    ) {
    }

    /**
     * @param int $status 303 after a form
     */
    public static function redirect(string $url, int $status = 302): self
    {
        return new self($status, '', ['location' => $url]);
    }

    public function send(): void
    {
        header_remove('x-powered-by');
        http_response_code($this->status);
        foreach ($this->headers as $name => $value) {
            header("{$name}: {$value}");
        }
        echo $this->body;
    }
}
