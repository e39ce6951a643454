<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Why wallet or payment is missing.
 */
enum FinishReason: string
{
    case None = 'none';
    case BuyerCanceled = 'buyer_canceled';
    case Declined = 'declined';
    case Expired = 'expired';
    case AmazonCanceled = 'amazon_canceled';

    /** The buyer has not been through Amazon's pages to their end. */
    case NotReturned = 'not_returned';

    /** The session has another amount than the order: it was not completed. */
    case AmountChanged = 'amount_changed';

    /** See reasonCode. */
    case Other = 'other';
}
