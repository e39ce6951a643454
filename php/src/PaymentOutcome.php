<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What came of the payment.
 */
enum PaymentOutcome: string
{
    case None = 'none';
    case Authorized = 'authorized';
    case Captured = 'captured';

    /** Amazon is at it: the end comes by a notification. */
    case Pending = 'pending';
}
