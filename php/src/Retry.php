<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * May the call be made again? It has three values: an enum is always true, so compare it.
 */
enum Retry: string
{
    case Never = 'never';

    /** The same intent and attempt. */
    case SameKey = 'same_key';

    /** Only as a deliberate new attempt, after nextStep. */
    case NewKey = 'new_key';
}
