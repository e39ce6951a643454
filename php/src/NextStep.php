<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What the merchant does next.
 */
enum NextStep: string
{
    case None = 'none';
    case Wait = 'wait';

    /** The buyer changes the payment method on the update page: repairButton. */
    case UpdateWallet = 'update_wallet';

    /** The buyer saves the wallet anew. */
    case NewSetup = 'new_setup';

    /** Send the buyer to redirectUrl. */
    case SendBuyer = 'send_buyer';
    case LowerAmount = 'lower_amount';
    case NextMonth = 'next_month';

    /** A programmer or the configuration has to change something. */
    case FixRequest = 'fix_request';

    /** Give this up; pay another way. */
    case Stop = 'stop';
}
