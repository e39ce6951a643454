<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Amazon Pay was asked, or should have been: what it said or did not say is on the exception.
 */
abstract class AmazonException extends SavedWalletException
{
}
