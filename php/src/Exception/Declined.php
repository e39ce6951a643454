<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The payment was declined.
 */
final class Declined extends AmazonException
{
}
