<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What an action of the engine does.
 */
enum ActionKind: string
{
    case Charge = 'charge';
    case Capture = 'capture';
    case Cancel = 'cancel';
    case Refund = 'refund';

    /** Of a wallet. */
    case Close = 'close';
}
