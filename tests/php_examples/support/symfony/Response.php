<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Symfony\Component\HttpFoundation;

class Response
{
    public readonly HeaderBag $headers;

    /**
     * @param array<string, string> $headers
     */
    public function __construct(
        private readonly string $content = '',
        private readonly int $status = 200,
        array $headers = []
    ) {
        $this->headers = new HeaderBag();
        $this->headers->add($headers);
    }

    public function getContent(): string
    {
        return $this->content;
    }

    public function getStatusCode(): int
    {
        return $this->status;
    }
}
