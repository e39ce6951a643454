<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * What starts the checkout.
 */
enum Start: string
{
    /** Amazon's own button. */
    case Button = 'button';

    /** A plain button of the merchant's. */
    case Custom = 'custom';

    /** The page itself, once; Amazon's button stays as a fallback. */
    case Touchless = 'touchless';
}
