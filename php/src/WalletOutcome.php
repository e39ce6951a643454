<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What came of the wallet.
 */
enum WalletOutcome: string
{
    case NotSaved = 'not_saved';
    case Saved = 'saved';
    case Updated = 'updated';
}
