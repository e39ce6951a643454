<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Symfony\Component\HttpFoundation\Session;

final class Session
{
    /** @var array<string, mixed> */
    private array $values = [];

    public function has(string $name): bool
    {
        return isset($this->values[$name]);
    }

    public function get(string $name): mixed
    {
        return $this->values[$name] ?? null;
    }

    public function set(string $name, mixed $value): void
    {
        $this->values[$name] = $value;
    }
}
