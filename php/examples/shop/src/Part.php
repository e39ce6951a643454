<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

/**
 * A part of the shop: each of its public methods answers a request.
 */
abstract class Part
{
    protected readonly Flows $flows;

    public function __construct(protected readonly Visit $visit, protected readonly Pages $pages)
    {
        $this->flows = new Flows($visit, $pages);
    }

    /**
     * Throws a Stop where this visitor may not come in.
     */
    public function guard(): void
    {
    }

    protected function charging(): Charging
    {
        return new Charging($this->visit->data, $this->visit->engine);
    }

    protected function field(string $name): string
    {
        return $this->visit->request->field($name);
    }
}
