<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Was anything changed at Amazon? It has three values: an enum is always true, so compare it.
 */
enum Effect: string
{
    case None = 'none';
    case Done = 'done';

    /** Nobody knows yet: only the same intent may be sent again. */
    case Unknown = 'unknown';
}
