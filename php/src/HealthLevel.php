<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * How the engine is, in three words that a monitor knows.
 */
enum HealthLevel: string
{
    case Ok = 'ok';
    case Warning = 'warning';
    case Critical = 'critical';
}
