<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What is done with the buyer's money when a checkout ends (Amazon's paymentIntent).
 */
enum Payment: string
{
    /** Nothing is charged yet. */
    case Confirm = 'Confirm';

    /** The amount is held: capture it within 7 days, 30 at most. */
    case Authorize = 'Authorize';

    /** The amount is taken at once. */
    case AuthorizeWithCapture = 'AuthorizeWithCapture';
}
