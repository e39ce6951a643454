<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Symfony\Component\Routing\Attribute;

#[\Attribute(\Attribute::TARGET_METHOD)]
final class Route
{
    /**
     * @param list<string> $methods
     */
    public function __construct(
        public readonly string $path,
        public readonly string $name = '',
        public readonly array $methods = []
    ) {
    }
}
