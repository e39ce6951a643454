<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * How a buyer comes to Amazon Pay.
 */
enum Flow: string
{
    /** Saves the wallet of a buyer who is signed in; no money is moved. */
    case SetupOnly = 'setup_only';

    /** Picks at Amazon, reviews at the merchant, pays, may save the wallet. */
    case Express = 'express';

    /** At the end of the merchant's checkout. */
    case AdditionalPaymentButton = 'additional_payment_button';

    /** Signs in at the merchant and saves the wallet. */
    case SignInAndSetup = 'sign_in_and_setup';

    /** Changes what was saved; not in Japan. */
    case Update = 'update';

    /** Signs in and saves nothing. */
    case SignIn = 'sign_in';

    /** No page: the wallet that is there is charged. */
    case Saved = 'saved';
}
