<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The object's state or an earlier request stands against it.
 */
final class Conflict extends AmazonException
{
    /**
     * Of an engine: the guard that stopped it before anything was sent, such as "per_charge"; "" for all else.
     */
    public function guard(): string
    {
        return str_starts_with($this->field, 'guard/') ? substr($this->field, strlen('guard/')) : '';
    }
}
