<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

/**
 * The answer is known before the page is made: sign in first, or there is no such page.
 */
final class Stop extends \Exception
{
    public function __construct(public readonly Answer $answer)
    {
        parent::__construct();
    }
}
