<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Symfony\Component\HttpFoundation;

final class HeaderBag
{
    /** @var array<string, string> */
    private array $headers = [];

    /**
     * @param array<string, string> $headers
     */
    public function add(array $headers): void
    {
        $this->headers = array_change_key_case($headers) + $this->headers;
    }

    public function get(string $name): ?string
    {
        return $this->headers[strtolower($name)] ?? null;
    }
}
